// What the map and the key may be made of.
package main

import "fmt"

type id int

type point struct{ x, y int }

type inner struct{ m map[id][64]int64 }

type outer struct {
	*inner
	id id
}

const one id = 1

func table() map[id][64]int64 { return map[id][64]int64{1: {1: 5}} }

func called(i int) int64 {
	v := table()[1] // want refuse operand
	return v[i]
}

func indexed(all []map[id][64]int64, i int) int64 {
	v := all[0][1] // want refuse operand
	return v[i]
}

func behind(p *map[id][64]int64, i int) int64 {
	v := (*p)[1] // want refuse operand
	return v[i]
}

func received(c chan map[id][64]int64, i int) int64 {
	v := (<-c)[1] // want refuse operand
	return v[i]
}

func element(m map[id][64]int64, ids []id, i int) int64 {
	v := m[ids[i]] // want refuse operand
	return v[i]
}

func text(m map[string][64]int64, name []byte, i int) int64 {
	v := m[string(name)] // want refuse operand
	return v[i]
}

// A sum is made once, as today, and not for each element.
func sum(m map[string][128]int64, name string, i int) int64 {
	v := m["/"+name] // want rewrite access
	return v[i]
}

func sums(m map[string][128]int64, name string, i int) int64 {
	v := m["/"+name] // want refuse operand
	return v[i] + v[i+1]
}

func divided(m map[int][64]int64, n, i int) int64 {
	v := m[9/n] // want refuse operand
	return v[i]
}

func constant(m map[id][64]int64, i int) int64 {
	v := m[one+0] // want rewrite access
	return v[i] + v[i+1]
}

func fields(o *outer, i int) int64 {
	v := o.m[o.id] // want rewrite access
	return v[i]
}

func numbers(m map[int64][64]int64, k, i int) int64 {
	v := m[int64(k)+1] // want rewrite access
	return v[i]
}

func composite(m map[point][64]int64, x, i int) int64 {
	v := m[point{x, 2}] // want rewrite access
	return v[i]
}

func commented(m map[id][64]int64, k id, i int) int64 {
	v := m[ /* by id */ k] // want refuse comment
	return v[i]
}

func broken(m map[point][64]int64, i int) int64 {
	/* // want refuse comment */ v := m[point{
		1,
		2,
	}]
	return v[i]
}

type rows map[int][64]int64

// A literal without parentheses cannot stand in the header of an if.
func literal(i int) int64 {
	v := rows{}[1] // want refuse operand
	if v[i] == 0 {
		return 1
	}
	return 0
}

func literalInParentheses(i int) int64 {
	v := (rows{})[1] // want rewrite access
	if v[i] == 0 {
		return 1
	}
	return 0
}

func main() {
	fmt.Println(literal(1), literalInParentheses(1))
	m := table()
	c := make(chan map[id][64]int64, 1)
	c <- m
	fmt.Println(called(1), indexed([]map[id][64]int64{m}, 1), behind(&m, 1), received(c, 1))
	s := map[string][128]int64{"/a": {1: 6}, "a": {1: 7}}
	short := map[string][64]int64{"a": {1: 7}}
	fmt.Println(element(m, []id{0, 1}, 1), text(short, []byte("a"), 1), sum(s, "a", 1), sums(s, "a", 1))
	p := map[point][64]int64{{1, 2}: {1: 8}}
	fmt.Println(divided(map[int][64]int64{3: {1: 9}}, 3, 1), constant(m, 1), fields(&outer{&inner{m}, 1}, 1))
	fmt.Println(numbers(map[int64][64]int64{2: {1: 3}}, 1, 1), composite(p, 1, 1), commented(m, 1, 1), broken(p, 1))
}
