// The maps change their type and the loops over them their variables, in one run.
package main

import "fmt"

func pointers(m map[string][40]int) (out []*[40]int) { // want rewrite pointer
	for _, v := range m { // want rewrite batch
		v[0]++
		out = append(out, &v)
	}
	return out
}

// What is ranged over becomes a call, behind which the copies are declared.
func elements(m map[string][40]int) (out []*int) { // want rewrite pointer
	for _, e := range m["a"] { // want rewrite batch
		out = append(out, &e)
	}
	return out
}

func find(m map[string][40]int, n int) *[40]int { // want rewrite pointer
	for k, v := range m { // want rewrite late
		if v[1] == n && len(m[k]) > 1 {
			return &v
		}
	}
	return nil
}

func update(m map[string][40]int) (last *[40]int) { // want rewrite pointer
	for k, v := range m { // want rewrite late
		v[2] += 3
		m[k] = v
		if v[0] > 4 {
			last = &v
		}
	}
	return last
}

// The map would be refused no more once the loop's copies had other names.
func refused() (out [][]int) {
	m := map[string][40]int{"a": {1, 2}} // want refuse shadowed
	for _, v := range m {                // want leave other-rule
		v := v[1:]
		v[0]++
		out = append(out, v)
	}
	return out
}

// The loop's other variable has no part in that.
func otherVariable() (out [][]int, keys []*string) {
	m := map[string][40]int{"a": {1, 2}} // want refuse shadowed
	for k, v := range m {                // want rewrite batch, leave other-rule
		v := v[1:]
		out = append(out, v)
		keys = append(keys, &k)
	}
	return out, keys
}

func refusedElsewhere() (out []*[40]int) {
	m := map[string][40]int{"a": {1, 2}} // want refuse shadowed
	for _, v := range m {                // want leave on-stack
		v := v[1:]
		fmt.Println(len(v))
	}
	for _, v := range m { // want rewrite batch
		out = append(out, &v)
	}
	return out
}

func main() {
	fmt.Println(refused(), *refusedElsewhere()[0])
	other := map[string][40]int{"a": {1, 2}} // want refuse shadowed
	fmt.Println(len(elsewhere(other)), there(other))
	rows, keys := otherVariable()
	fmt.Println(rows, *keys[0])
	m := map[string][40]int{"a": {1, 2}, "b": {5, 6}} // want rewrite pointer
	for _, p := range pointers(m) {
		p[5] = 9
	}
	*elements(m)[1] += 3
	p := find(m, 6)
	p[0] = 77
	q := update(m)
	q[3] = 8
	fmt.Println(*elements(m)[1], m["a"][0], m["b"][0], m["b"][2], m["b"][3], m["a"][5], p[0], q[2])
}
