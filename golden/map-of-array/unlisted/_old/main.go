package main

import "example.com/unlisted/internal/lib"

func main() {
	v := lib.Underscored["a"] // because excluded-file
	println(v[0])
}
