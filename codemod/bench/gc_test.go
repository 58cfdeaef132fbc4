package costs

import (
	"runtime"
	"sort"
	"testing"
	"time"
)

const collections = 9

func gcArray(b *testing.B)   { collect(b, func() any { return filledArray() }) }
func gcStruct(b *testing.B)  { collect(b, func() any { return filledStruct() }) }
func gcPointer(b *testing.B) { collect(b, func() any { return filledPointer() }) }
func gcSlab(b *testing.B)    { collect(b, func() any { return filledSlab() }) }

// collect reports the median time of a garbage collection while nothing but a filled map is alive,
// whatever b.N is.
func collect(b *testing.B, fill func() any) {
	keys = newKeys()
	alive := fill()
	keys = nil
	// What is left of the keys and of earlier benchmarks goes before the clock runs.
	runtime.GC()
	runtime.GC()
	times := make([]time.Duration, collections)
	for i := range times {
		start := time.Now()
		runtime.GC()
		times[i] = time.Since(start)
	}
	runtime.KeepAlive(alive)
	sort.Slice(times, func(i, j int) bool { return times[i] < times[j] })
	b.ReportMetric(float64(times[collections/2].Nanoseconds()), "ns/op")
}
