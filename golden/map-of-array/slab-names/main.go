// A pointer to a slab can take the place of a map's type, but not of one with a name.
package main

import "fmt"

type table map[string][20]int // want refuse named-map

func (t table) add(k string, n int) {
	v := t[k]
	v[0] += n
	t[k] = v
}

type rows = map[int][20]int // want refuse named-map

func fill(r rows) {
	r[1] = [20]int{1}
}

func sum(m map[int8][20]int) (n int) { // want refuse unknown-use
	for _, v := range m {
		n += v[0]
	}
	return n
}

// sized has another int, which the size of a slab would be converted by.
func sized(n int8) {
	int := func(n int8) int { return 2 }
	m := make(map[string][20]uint8, n) // want refuse shadowed
	m["a"] = [20]uint8{1}
	fmt.Println(m["a"], int(n))
}

func sizedByType(n int8) {
	type int float32
	m := make(map[string][20]uint16, n) // want refuse shadowed
	m["a"] = [20]uint16{1}
	fmt.Println(m["a"], int(n))
}

func sizedByLength(s string) {
	int := 5
	m := make(map[string][20]uint32, len(s)) // want rewrite slab
	m["a"] = [20]uint32{1}
	fmt.Println(m["a"], int)
}

func main() {
	sized(3)
	sizedByType(3)
	sizedByLength("abc")
	t := table{} // because named-map
	t.add("a", 1)
	t.add("a", 2)
	r := make(rows) // because named-map
	fill(r)
	fmt.Println(t["a"][0], r[1][0])

	m := (map[int8][20]int)(nil) // want refuse unknown-use
	fmt.Println(sum(m))
	many := []map[uint][20]int{{1: {1}}, {2: {2}}} // want refuse unknown-use
	fmt.Println(len(many), many[1][2][0])
	few := []map[uint32][20]int{map[uint32][20]int{1: {1}}, nil} // want rewrite slab
	fmt.Println(len(few), few[0][1][0], few[1][1][0])
	noted := map[ /* by hour */ int16][20]int{} // want refuse unknown-use
	noted[3] = [20]int{3}
	fmt.Println(noted[3][0], len(noted))
}
