// Command loaded is built with -buildmode=plugin: its function main is not called.
package main

// Table is found by its name, and by its type.
var Table = map[string][100]int{} // want refuse exported

var own = map[string][100]int{} // want rewrite pointer

// Add can be called by what loads the plugin.
func Add(key string) int {
	v := own[key]
	v[0]++
	own[key] = v
	return own[key][0] + Table[key][0]
}

type adder struct{}

// This main is not the program's either.
func (adder) main() { Add("x") }

func main() {
	// Nothing runs it.
}
