// A call in the same statement changes what has just been read.
package main

import "fmt"

var m = map[string][4]int{"a": {1}} // want refuse evaluation-order

func bump(k string) int {
	v := m[k]
	v[0]++
	m[k] = v
	return v[0]
}

func pair(a [4]int, n int) string { return fmt.Sprint(a[0], n) }

var other = map[string][5]int{"a": {1}} // want refuse evaluation-order

func bumpOther(k string) int {
	v := other[k]
	v[0]++
	other[k] = v
	return v[0]
}

// converted: no conversion has an entry read before what stands behind it.
func converted(k string) int64 {
	return int64(other[k][0]) + int64(bumpOther(k)) // because evaluation-order
}

func bumpLocal(local map[string][6]int, k string) int { // want refuse evaluation-order
	v := local[k]
	v[0]++
	local[k] = v
	return v[0]
}

// passed: nobody else has the map, but the call gets it.
func passed(local map[string][6]int, k string) int { // want refuse evaluation-order
	return local[k][0] + bumpLocal(local, k) // because evaluation-order
}

// overwritten: copy changes no map, but here it changes which map it is.
func overwritten(to, from []map[string][7]int) int { // want refuse evaluation-order
	return to[0]["a"][0] + copy(to, from) // because evaluation-order
}

// received: today the number is taken out of the channel before the index panics.
func received(local map[string][9]int, keys []string, ch chan int) (n int) { // want refuse evaluation-order
	defer func() { fmt.Println(recover() != nil, len(ch)) }()
	return local[keys[1]][0] + <-ch // because evaluation-order
}

// unhashable: the same of a key.
func unhashable(local map[any][10]int, key any, ch chan int) (n int) { // want refuse evaluation-order
	defer func() { fmt.Println(recover() != nil, len(ch)) }()
	return local[key][0] + <-ch // because evaluation-order
}

// awaited: while this waits, the key becomes another one.
func awaited(local map[string][11]int, k string) int { // want refuse evaluation-order
	ch := make(chan int)
	go func() {
		k = "b"
		ch <- 1
	}()
	return local[k][0] + <-ch // because evaluation-order
}

func filled() chan int {
	ch := make(chan int, 1)
	ch <- 1
	return ch
}

func main() {
	beside()
	goesBefore()
	inPhases()
	inTuples()
	readLate()
	inStatements()
	received(map[string][9]int{}, nil, filled())                                               // want refuse evaluation-order
	unhashable(map[any][10]int{}, []int{}, filled())                                           // want refuse evaluation-order
	fmt.Println(awaited(map[string][11]int{"a": {1}, "b": {1}}, "a"))                          // want refuse evaluation-order
	fmt.Println(converted("a"), passed(map[string][6]int{}, "a"))                              // want refuse evaluation-order
	fmt.Println(overwritten([]map[string][7]int{{"a": {1}}}, []map[string][7]int{{"a": {2}}})) // want refuse evaluation-order
	fmt.Println(pair(m["a"], bump("a")))                                                       // because evaluation-order
	x, n := m["a"], bump("a")
	fmt.Println(x[0] == n)
}
