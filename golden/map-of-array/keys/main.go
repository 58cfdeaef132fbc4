// Keys and maps that are evaluated once, and only once.
package main

import "fmt"

type point struct{ x, y int }

var m = map[point][50]int{} // want rewrite pointer

var calls int

func next() point {
	calls++
	return point{calls, calls}
}

func pick() map[point][50]int { // want rewrite pointer
	calls += 100
	return m
}

func main() {
	v := m[next()]
	v[0] = 1
	m[next()] = v
	fmt.Println(calls, len(m), m[point{2, 2}][0])

	pick()[next()] = [50]int{7}
	fmt.Println(calls, m[point{103, 103}][0])
	fmt.Println(pick()[next()][0])

	p := point{1, 2}
	w := m[p]
	w[1]++
	p.x = 5
	m[p] = w
	fmt.Println(m[point{1, 2}][1], m[point{5, 2}][1])

	if v, ok := m[next()]; ok {
		fmt.Println(v[0])
	}
	fmt.Println(calls)

	floats := map[float64][2]int{} // want rewrite pointer
	nan := 0.0
	nan /= nan
	for range 2 {
		f := floats[nan]
		f[0]++
		floats[nan] = f
	}
	sum := 0
	for _, f := range floats {
		sum += f[0]
	}
	fmt.Println(len(floats), sum, floats[nan][0])
	for k, f := range floats {
		f[1] = 8
		floats[k] = f // adds another one: NaN is not equal to itself
		break
	}
	fmt.Println(len(floats))
	local()
	fmt.Println(indexed([]point{{1, 1}, {2, 2}}, []int{1, 0}, 0), len(m))
}

// indexed: to the parser of syntax trees these are instances of generic types.
func indexed(points []point, at []int, i int) int {
	m := map[point][50]int{} // want rewrite pointer
	m[points[at[i]]] = [50]int{1, 2}
	v := m[points[at[i]]]
	v[at[i]]++
	m[points[at[i]]] = v
	return m[points[i]][i] + 10*m[points[at[i]]][at[i]] + m[points[at[i]]][m[points[at[i]]][i]]
}

// Fields of a local struct and of one without a name stand in keys.
func local() {
	type place struct{ x, y int }
	m := map[place][50]int{}                      // want rewrite pointer
	n := map[struct{ x int }][50]int{{x: 1}: {2}} // want rewrite pointer
	m[place{x: 1}] = n[struct{ x int }{x: 1}]
	v := m[place{x: 1, y: len(m) - 1}]
	v[0]++
	m[place{x: 1, y: 0}] = v
	n[struct{ x int }{x: m[place{y: 0, x: 1}][0]}] = v
	fmt.Println(m[place{1, 0}][0], len(n), n[struct{ x int }{3}][0])
}
