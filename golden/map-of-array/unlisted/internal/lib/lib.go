// Package lib can be imported by nobody but the modules of this repository.
package lib

// Nested is used in a module of its own below this one, which nobody builds with it.
var Nested = map[string][100]int{} // want refuse excluded-file

// Underscored is used in a folder that Go leaves out.
var Underscored = map[string][100]int{} // want refuse excluded-file

// Tested is used in a folder that Go leaves out as well.
var Tested = map[string][100]int{} // want refuse excluded-file

// Free is only named by a module that has its own.
var Free = map[string][100]int{} // want rewrite pointer
