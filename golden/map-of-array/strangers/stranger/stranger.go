// Package stranger is not of the module, nor of the standard library.
package stranger

import (
	"fmt"
	"io"
)

// Show looks at more than the methods.
func Show(w io.Writer) { fmt.Printf("%v\n", w) }

// A Shower shows what it is given.
type Shower struct{ W io.Writer }

func (s *Shower) Show() { fmt.Printf("%v\n", s.W) }
