package wide

import . "math/bits"

// Wide is the same in every build, and Last is not: it has its size from another package.
type Wide int

const Last Wide = UintSize/32 - 1
