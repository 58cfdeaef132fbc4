package main

import "fmt"

type cell struct{ x, y int }

// Go takes a constant length of each of these, and evaluates nothing, unless there is a call.
var grid [3][4]int

func again(m map[int]cell) (out []*cell, n int) {
	for _, v := range m { // want refuse name-shadowed
		out = append(out, &v)
		n += len(grid[v.x]) // because name-shadowed
		v := 3
		n += v
	}
	return out, n
}

func turns(m map[int][9]int) (out []*[9]int, n int) {
	for _, v := range m { // want refuse name-shadowed
		out = append(out, &v)
		for i := range grid[v[0]] { // because name-shadowed
			n += i
		}
	}
	return out, n
}

func pointed(m map[int]cell) (out []*cell, n int) {
	for _, v := range m { // want rewrite batch
		out = append(out, &v)
		n += len(grid[v.x])
	}
	return out, n
}

func counted(list []cell) (out []*cell, n int) {
	for _, v := range list { // want rewrite batch
		out = append(out, &v)
		n += len(grid[v.x])
		v := 3
		n += v
	}
	return out, n
}

func evaluated(m map[int][9]int) (out []*[9]int, n int) {
	for _, v := range m { // want rewrite batch
		out = append(out, &v)
		for i, x := range grid[v[1]] {
			n += i + x
		}
	}
	return out, n
}

// What is assigned to is no part of what has the length.
var assigned = func(number int) (out []*int, n int) {
	var at [9]int
	for i := range number { // want rewrite batch
		out = append(out, &i)
		for at[i] = range grid {
			n += at[1]
		}
		i := 3
		n += i
	}
	return out, n
}

func assignedToo(m map[int][9]int) (out []*[9]int, n int) {
	var at [9]int
	for _, v := range m { // want rewrite batch
		out = append(out, &v)
		for at[v[0]] = range grid {
			n += at[7]
		}
	}
	return out, n
}

func lengths() {
	_, n := again(map[int]cell{1: {7, 1}})
	_, more := turns(map[int][9]int{1: {7, 1}})
	_, rest := pointed(map[int]cell{1: {7, 1}})
	_, all := counted([]cell{{7, 1}})
	_, last := evaluated(map[int][9]int{1: {7, 1}})
	_, set := assigned(2)
	_, again := assignedToo(map[int][9]int{1: {7, 1}})
	fmt.Println(n, more, rest, all, last, set, again)
}
