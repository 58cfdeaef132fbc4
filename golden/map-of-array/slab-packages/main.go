package main

import (
	"fmt"

	"example.com/slab-packages/internal/page"
)

func main() {
	page.Add("a")
	fmt.Println(page.Shared["a"][0]) // because several-packages
	fmt.Println(page.Count())
}
