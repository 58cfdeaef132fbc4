package main

import (
	"fmt"

	"example.com/excluded-file/internal/lib"
	"example.com/excluded-file/internal/user"
)

var shared = map[string][8]int{} // want refuse excluded-file

var free = map[string][8]int{} // want rewrite pointer

type state struct {
	table map[string][9]int // want refuse excluded-file
	other map[string][9]int // want rewrite pointer
}

func main() {
	s := state{table: map[string][9]int{}, other: nil} // want refuse excluded-file
	fmt.Println(len(shared), len(free), len(s.table), len(s.other))
	fmt.Println(lib.Len(), user.Name)
	named()
}
