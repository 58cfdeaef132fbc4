package main

import (
	"fmt"

	"example.com/unlisted/internal/lib"
)

func main() {
	lib.Nested["a"] = [100]int{1}
	lib.Underscored["a"] = [100]int{2}
	lib.Tested["a"] = [100]int{3}
	lib.Free["a"] = [100]int{4}
	fmt.Println(lib.Nested["a"][0], lib.Underscored["a"][0], lib.Tested["a"][0], lib.Free["a"][0])
}
