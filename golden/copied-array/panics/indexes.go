package main

import "fmt"

type point struct{ x, y int }

var at int

func next() int {
	at++
	return at
}

// What has no place in memory Go copies where it needs an address, before the calls that follow: an
// element of an entry, but not one of a variable, which is read after them.
func indexes() {
	printed(map[string][64]point{"a": {{1, 1}, {2, 2}}}, "a")
	late(map[string][64]point{"a": {{1, 1}, {2, 2}}}, "a", 64)
	behindPointer(map[string][64]point{"a": {{1, 1}, {2, 2}}}, "a", 64, nil)
	key(map[string][64]float64{"a": {1, 2}}, "a")
	fmt.Println(compared(map[string][64][2]int{}, "a", 64, nil))
	alone(map[string][64]point{"a": {{1, 1}, {2, 2}}}, "a", 1)
	fixed(map[string][64]point{"a": {{1, 1}, {2, 2}}}, "a")
	number(map[string][64]float64{"a": {1, 2}}, "a")
	passed(map[string][64]point{"a": {{1, 1}, {2, 2}}}, "a")
	lengthBeside(map[string][64]point{"a": {{1, 1}, {2, 2}}}, "a")
}

func told(what string) {
	fmt.Println(what, at, recover())
	at = 0
}

func printed(m map[string][64]point, k string) {
	defer told("printed")
	v := m[k]                  // want refuse index-timing
	fmt.Println(v[at], next()) // because index-timing
}

func late(m map[string][64]point, k string, i int) {
	defer told("panics")
	v := m[k]                 // want refuse index-timing
	fmt.Println(v[i], next()) // because index-timing
}

func behindPointer(m map[string][64]point, k string, i int, p *int) {
	defer told("pointer")
	v := m[k]             // want refuse index-timing
	fmt.Println(*p, v[i]) // because index-timing
}

func key(m map[string][64]float64, k string) {
	defer told("key")
	others := map[float64]int{1: 3, 2: 4}
	v := m[k]                           // want refuse index-timing
	fmt.Println(others[v[at]] + next()) // because index-timing
}

func compared(m map[string][64][2]int, k string, i int, p *[1][2]int) bool {
	defer told("compared")
	v := m[k]           // want refuse index-timing
	return p[0] == v[i] // because index-timing
}

func alone(m map[string][64]point, k string, i int) {
	defer told("alone")
	v := m[k] // want rewrite access
	fmt.Println(v[i], k)
}

func fixed(m map[string][64]point, k string) {
	defer told("fixed")
	i := 1
	v := m[k] // want rewrite access
	fmt.Println(v[1], v[0].y, next(), i)
}

// number: it is read when it becomes an interface value.
func number(m map[string][64]float64, k string) {
	defer told("number")
	v := m[k] // want rewrite access
	fmt.Println(v[at], next())
}

func pass(p point, n int) { fmt.Println(p, n) }

func passed(m map[string][64]point, k string) {
	defer told("passed")
	v := m[k] // want rewrite access
	pass(v[at], next())
}

func lengthBeside(m map[string][64]point, k string) {
	defer told("length")
	v := m[k] // want rewrite access
	fmt.Println(len(v), next())
	fmt.Println(v[0].x + v[at].y)
}

// What two interface values hold may not be comparable, which is a panic of its own.
func comparisons() {
	list := any([]int{1})
	besideComparison(map[string][64]point{}, "a", 64, list, list)
	besideLiteral(map[string][64]point{}, "a", 64, list)
	comparedKey(map[bool][64]point{}, list, list)
}

func besideComparison(m map[string][64]point, k string, i int, a, b any) {
	defer told("comparison")
	v := m[k]                 // want refuse index-timing
	fmt.Println(v[i], a == b) // because index-timing
}

func besideLiteral(m map[string][64]point, k string, i int, a any) {
	defer told("literal")
	v := m[k] // want rewrite access
	fmt.Println(v[i], a == 1, a != nil)
}

func comparedKey(m map[bool][64]point, a, b any) {
	defer told("compared key")
	v := m[a == b] // want refuse operand
	next()
	fmt.Println(v[0])
}
