// It exits with a code of its own and prints to stderr.
package main

import (
	"fmt"
	"os"
)

func main() {
	m := map[rune][70]int{'a': {3}} // want rewrite pointer
	for _, v := range m {
		fmt.Fprintln(os.Stderr, "code", v[0])
	}
	os.Exit(m['a'][0] + m['b'][0])
}
