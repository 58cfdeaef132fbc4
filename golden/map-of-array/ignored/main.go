package main

import "fmt"

var fixed = map[string][8]int{} //unheap:ignore map-of-array its layout is known to a tool

//unheap:ignore map-of-array
var bare = map[string][8]int{}

var other = map[string][8]int{} // want rewrite pointer

// partly is marked in one of the places of its flow.
func partly() map[string][9]int { // want leave suppressed
	//unheap:ignore map-of-array one is enough for all
	return map[string][9]int{"a": {1}}
}

func main() {
	fixed["a"], bare["b"] = [8]int{1}, [8]int{2}
	fmt.Println(fixed["a"][0], bare["b"][0], partly()["a"][0])
	fmt.Println(other["c"][0])
}
