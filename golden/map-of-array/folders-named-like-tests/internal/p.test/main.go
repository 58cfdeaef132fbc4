// The command p.test is not the one that Go makes of the tests of package p.
package main

import (
	"fmt"

	"example.com/m/internal/p"
)

func main() {
	p.Hit("x")
	fmt.Println(p.Hits) // because interface
}
