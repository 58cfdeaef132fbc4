// Keys that are converted on their way into the map.
package main

import "fmt"

type key struct{ n int }

func main() {
	m := map[any][4]int{"k": {1}} // want refuse key-conversion
	v, ok := m["k"]               // because key-conversion
	fmt.Println(v[0], ok)

	// A store needs no helper where equal keys can be told apart (0.0 and -0.0).
	l := map[any][4]int{} // want rewrite pointer
	l[1] = [4]int{1}
	l["1"] = [4]int{2}
	l[key{1}] = [4]int{3}
	fmt.Println(l[1][0], l["1"][0], l[key{1}][0], l[2][0])

	n := map[fmt.Stringer][4]int{} // want rewrite pointer
	fmt.Println(n[nil][0], len(n))

	type id int64
	o := map[id][4]int{5: {1}} // want rewrite pointer
	o[7] = [4]int{2}
	o[id(8)] = [4]int{3}
	const nine = 9
	w, ok := o[nine]
	fmt.Println(o[5][0], o[7][0], o[8][0], w[0], ok)
}
