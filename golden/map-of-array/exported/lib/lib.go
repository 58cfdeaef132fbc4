// Package lib can be imported by other modules.
package lib

// Default is open to all.
var Default = map[string][100]int{} // want refuse exported

var hidden = map[string][100]int{} // want rewrite pointer

// Total sums what is hidden.
func Total() (n int) {
	for _, v := range hidden {
		n += v[0]
	}
	return n
}
