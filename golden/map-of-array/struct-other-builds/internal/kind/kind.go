package kind

import "math/bits"

// A Kind is the same in every build.
type Kind int

const (
	Small Kind = iota
	Large
)

const Word = bits.UintSize/32 - 1
