// Package copies has a name that a batch would like to have.
package copies

// Number counts.
type Number int

type hidden struct{ n int }

// Hidden are values of a type without a name that others could write.
func Hidden() []hidden { return []hidden{{1}, {2}} }
