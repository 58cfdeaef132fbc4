//go:build ignore

package main

func main() {
	one := map[string][13]int{}
	other := map[string][14]int{}
	println(len(one), len(other))
}
