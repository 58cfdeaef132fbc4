package main

import "fmt"

type digest [64]byte

type generic[T any] struct {
	rows map[string][10]int // want refuse excluded-file
	kept T
}

type plain struct {
	rows map[string]digest // want refuse excluded-file
	size int
}

type plains []plain

type call func(map[[2]int][11]int) int // want refuse excluded-file

type quiet struct {
	rows map[string][12]string // want rewrite pointer
}

func each(f call) int { return f(nil) }

func named() {
	var none quiet
	fmt.Println(len(none.rows), each(func(m map[[2]int][11]int) int { return len(m) })) // want refuse excluded-file
	fmt.Println(len(generic[int]{}.rows), len(plain{}.rows), elsewhere())
}
