// Keys that are equal and yet not the same: a store to one replaces the other.
package main

import (
	"fmt"
	"math"
)

type sample struct{ at, value float32 }

var (
	byTemperature = map[float64][20]int{} // want refuse key-identity
	byValue       = map[any][20]int{}     // want refuse key-identity
	bySample      = map[sample][20]int{}  // want refuse key-identity
	byName        = map[string][20]int{}  // want rewrite slab
)

func main() {
	byTemperature[0] = [20]int{1}
	byTemperature[math.Copysign(0, -1)] = [20]int{2}
	byTemperature[math.NaN()] = [20]int{3}
	byTemperature[math.NaN()] = [20]int{4}
	for k := range byTemperature {
		if k == 0 {
			fmt.Println(math.Signbit(k), len(byTemperature))
		}
	}
	byValue["a"] = [20]int{5}
	func() {
		defer func() { fmt.Println(recover()) }()
		byValue[[]int{}] = [20]int{}
	}()
	bySample[sample{1, 2}] = [20]int{6}
	byName["a"] = [20]int{7}
	fmt.Println(byValue["a"][0], bySample[sample{1, 2}][0], byName["a"][0])
}
