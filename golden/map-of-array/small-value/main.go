// With 128 bytes or less, pointers would cost the garbage collector more than they save.
package main

import "fmt"

const n = 16

type id [20]byte

var sums = map[uint64][n]int64{} // want leave small-value

var names = map[[32]byte]id{} // want leave small-value

func main() {
	v := sums[1]
	v[2]++
	sums[1] = v
	names[[32]byte{}] = id{1}
	fmt.Println(sums[1][2], names[[32]byte{}][0])
}
