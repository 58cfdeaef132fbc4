// Entries as a whole: compared, passed, sent, returned, put into other values.
package main

import "fmt"

type vec [24]float32

type pair struct {
	name string
	at   vec
}

var m = map[string]vec{"a": {1, 2}, "b": {1, 2}, "c": {3}} // want rewrite pointer

func norm(v vec) (sum float32) {
	for i := range v {
		sum += v[i] * v[i]
	}
	v[0] = -1 // its own
	return sum
}

func get(k string) vec { return m[k] }

func two(k string) (vec, error) { return m[k], nil }

func variadic(all ...vec) int { return len(all) + int(all[0][0]) }

func main() {
	fmt.Println(m["a"] == m["b"], m["a"] != m["c"], m["none"] == vec{}, (m["a"]) == m["a"])
	fmt.Println(norm(m["a"]), m["a"][0])

	p := pair{"p", m["a"]}
	q := &pair{name: "q", at: m["c"]}
	list := []vec{m["a"], 2: m["c"]}
	inner := map[bool]vec{true: m["b"]} // want rewrite pointer
	ch := make(chan vec, 1)
	ch <- m["b"]
	var declared vec = m["c"]
	var assigned vec
	assigned = m["c"]
	x, y := m["a"], m["b"]
	got := get("a")
	again, _ := two("b")
	m["a"] = vec{50}
	m["b"] = vec{60}
	m["c"] = vec{70}
	from := <-ch
	fmt.Println(p.at[0], q.at[0], list[0][0], list[2][0], inner[true][0], inner[false][0], from[0])
	fmt.Println(declared[0], assigned[0], x[0], y[0], got[0], again[0])

	switch m["a"] {
	case vec{1}:
		fmt.Println("one")
	case m["none"], vec{50}:
		fmt.Println("fifty")
	}
	fmt.Println(variadic(m["a"], m["b"]), len(append(list, m["c"])))
	fmt.Println(m["a"], m["none"] == m["none"])
	var any any = m["c"]
	_, isVec := any.(vec)
	fmt.Println(isVec)
}
