package main

// Free is another one.
var Free = map[string][4]int{}

func main() {
	println(Free["a"][0])
}
