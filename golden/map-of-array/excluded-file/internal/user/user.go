// Package user uses a map of another package on one system alone.
package user

// Name is spelled as a variable of the other package is.
const Name = "free"
