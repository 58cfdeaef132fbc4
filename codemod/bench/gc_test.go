package costs

import "runtime"

// How many collections of garbage make one sample.
const collections = 10

// collect measures collections of garbage while nothing but a filled map is alive.
func collect(times int, fill func() any) {
	keys = newKeys()
	alive := fill()
	keys = nil
	// What is left of the keys and of earlier benchmarks goes before the clock runs.
	runtime.GC()
	runtime.GC()
	begin()
	for n := 0; n < times; n++ {
		runtime.GC()
	}
	runtime.KeepAlive(alive)
}
