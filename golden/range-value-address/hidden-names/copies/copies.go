// Package copies has a name that a batch would like to have.
package copies

// Number counts.
type Number int
