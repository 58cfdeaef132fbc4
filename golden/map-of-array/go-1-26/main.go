// With Go 1.26 a pointer to a copy is new(v).
package main

import "fmt"

func origin() [5]int { return [5]int{4: 1} }

func main() {
	start := [5]int{1}
	held := struct{ row [5]int }{[5]int{4}}
	m := map[string][5]int{ // want rewrite pointer
		"v": start, // a copy
		"f": origin(),
		"l": [5]int{2}, "e": {3},
		"s": held.row,
	}
	start[0] = 100
	fmt.Println(m["v"][0], m["f"][4], m["l"][0], m["e"][0], m["s"][0])
	ownNew([5]int{3})
	ownName(0)
	ownType([5]int{6})
	fmt.Println(rows["r"])
	fmt.Println(*whole(m, []string{"v"}, 0), *element(m, "v", []int{1, 0}, 1), len(m))
	m["z"], m["y"] = [5]int{1}, [5]int{2}
	fmt.Println(*sum(m, "z"), *sum(m, "none"), len(m), *or(m, "none"))
}

// The compiler makes a variable of the value: what is read for it is as good as any other use.
func sum(m map[string][5]int, k string) *int { // want rewrite pointer
	v := m[k]
	v[3] += *new(m["y"][0] + len(k))
	m[k] = v
	return new(v[3] + m["y"][0])
}

func or(m map[string][5]int, k string) *bool { // want rewrite pointer
	return new(m[k] == [5]int{} || *new(m[k][1] > 2))
}

type box[T any] struct{ v T }

// whole: what new is given looks like an instance of a generic type.
func whole(m map[string][5]int, ks []string, i int) *[5]int { // want rewrite pointer
	b := new(box[string])
	b.v = ks[i]
	p := new(m[ks[i]])
	p[1] = new(m[b.v])[0]
	m["w"] = *new(m[*new(ks[i])])
	return p
}

func element(m map[string][5]int, k string, xs []int, i int) *int { // want rewrite pointer
	return new(m[k][*new(xs[i])])
}

var spare [5]int

// A function of that name would be called instead.
func ownNew(v [5]int) {
	new := func([5]int) *[5]int { return &spare }
	m := map[string][5]int{"v": v} // want rewrite pointer
	fmt.Println(m["v"], *new(v))
}

// A type of that name would be converted to.
func ownType(v [5]int) {
	type new struct{}
	m := map[string][5]int{"v": v} // want rewrite pointer
	var x new
	fmt.Println(m["v"], x)
}

type row [20]int

var rows = map[string]row{} // want rewrite pointer

// new(row) would be a copy of the variable.
func ownName(i int) {
	row := row{9, 9}
	r := rows["r"]
	r[i]++
	rows["r"] = r
	fmt.Println(row[0])
}
