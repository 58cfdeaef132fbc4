package main

import (
	"fmt"
	"strings"
)

func main() {
	fmt.Println(strings.Repeat("-", 3), one())
	fmt.Println(two())
	fmt.Println(three())
}
