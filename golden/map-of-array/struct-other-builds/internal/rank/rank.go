package rank

import "math/bits"

// A Rank is the same in every build, whatever the other file has.
type Rank int

const (
	Low Rank = iota
	Top
	Least = -(-Low)
)

// What follows depends on the size of a word.
const Word Rank = bits.UintSize/32 - 1

const Upper = Rank(^uint(0) >> 32 & 1)

const Repeated = Word
