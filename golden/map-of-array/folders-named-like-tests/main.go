package main

import (
	"fmt"

	"example.com/m/internal/p"
	ptest "example.com/m/internal/p_test"
)

func main() {
	p.Hit("x")
	fmt.Println(p.Count("x"), ptest.Run())
}
