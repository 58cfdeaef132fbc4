// Package costs measures operations on a map whose values are arrays, in every shape that such a
// map can be given. Each shape does what the array does: a missing key reads as zero, a copy is a
// copy, a store is not seen through older copies.
//
// The types key, element and fields, the constants and the functions makeKey and changed are
// written anew for each point of the table.
package costs

import (
	"flag"
	"syscall"
	"testing"
	"time"
)

type value = [length]element

// The results go here, so that the compiler cannot leave the work out.
var (
	sinkElement element
	sinkValue   value
	sinkFields  fields
)

// A variable index: the compiler must not know that it never changes.
var position = at

// The first half is what a filled map holds.
var keys = newKeys()

func newKeys() []key {
	made := make([]key, 2*entries)
	for i := range made {
		made[i] = makeKey(i)
	}
	return made
}

var benchmarks = []struct {
	operation, shape string
	run              func(times int)
}{
	{"RMW", "array", rmwArray},
	{"RMW", "struct", rmwStruct},
	{"RMW", "pointer", rmwPointer},
	{"RMW", "slab", rmwSlab},

	{"ReadVar", "array", readVarArray},
	{"ReadVar", "access", readVarAccess},
	{"ReadVar", "pointer", readVarPointer},
	{"ReadVar", "slab", readVarSlab},

	{"ReadOk", "array", readOkArray},
	{"ReadOk", "access", readOkAccess},
	{"ReadOk", "pointer", readOkPointer},
	{"ReadOk", "slab", readOkSlab},

	{"ReadElem", "array", readElemArray},
	{"ReadElem", "struct", readElemStruct},
	{"ReadElem", "pointer", readElemPointer},
	{"ReadElem", "slab", readElemSlab},

	{"ReadCopy", "array", readCopyArray},
	{"ReadCopy", "struct", readCopyStruct},
	{"ReadCopy", "pointer", readCopyPointer},
	{"ReadCopy", "slab", readCopySlab},

	{"RangeVar", "array", rangeVarArray},
	{"RangeVar", "access", rangeVarAccess},
	{"RangeVar", "pointer", rangeVarPointer},
	{"RangeVar", "slab", rangeVarSlab},

	{"RangeConst", "array", rangeConstArray},
	{"RangeConst", "struct", rangeConstStruct},
	{"RangeConst", "pointer", rangeConstPointer},
	{"RangeConst", "slab", rangeConstSlab},

	{"Overwrite", "array", overwriteArray},
	{"Overwrite", "struct", overwriteStruct},
	{"Overwrite", "pointer", overwritePointer},
	{"Overwrite", "pointer, new on overwrite", overwriteNew},
	{"Overwrite", "slab", overwriteSlab},

	{"InsGrow", "array", func(times int) { insertArray(times, 0) }},
	{"InsGrow", "struct", func(times int) { insertStruct(times, 0) }},
	{"InsGrow", "pointer", func(times int) { insertPointer(times, 0) }},
	{"InsGrow", "pooled", func(times int) { insertPooled(times, 0) }},
	{"InsGrow", "slab", func(times int) { insertSlab(times, 0) }},

	{"InsPre", "array", func(times int) { insertArray(times, entries) }},
	{"InsPre", "struct", func(times int) { insertStruct(times, entries) }},
	{"InsPre", "pointer", func(times int) { insertPointer(times, entries) }},
	{"InsPre", "pooled", func(times int) { insertPooled(times, entries) }},
	{"InsPre", "slab", func(times int) { insertSlab(times, entries) }},

	{"Churn", "array", churnArray},
	{"Churn", "struct", churnStruct},
	{"Churn", "pointer", churnPointer},
	{"Churn", "pooled", churnPooled},
	{"Churn", "slab", churnSlab},

	{"LoopHit", "array", loopHitArray},
	{"LoopHit", "late", loopHitLate},

	{"LoopAll", "array", loopAllArray},
	{"LoopAll", "batch", loopAllBatch},

	{"GC", "array", func(times int) { collect(times, func() any { return filledArray() }) }},
	{"GC", "struct", func(times int) { collect(times, func() any { return filledStruct() }) }},
	{"GC", "pointer", func(times int) { collect(times, func() any { return filledPointer() }) }},
	{"GC", "slab", func(times int) { collect(times, func() any { return filledSlab() }) }},
}

// A benchmark is over once it has taken that long.
var goal = flag.Duration("goal", 50*time.Millisecond, "processor time for each benchmark")

func BenchmarkCosts(b *testing.B) {
	for _, one := range benchmarks {
		one := one
		b.Run(one.operation+"/"+one.shape, func(b *testing.B) {
			b.ReportMetric(measure(one.run, one.operation), "ns/op")
		})
	}
}

// measure returns the nanoseconds that an operation takes on the processor. How often it is done
// is not left to the testing package, which would go by the time that passes, and may be content
// with a single operation on a busy machine.
func measure(run func(times int), operation string) float64 {
	if operation == "GC" {
		return took(run, collections) / collections
	}
	times := 2 * entries
	for {
		used := took(run, times)
		if used >= float64(goal.Nanoseconds()) {
			break
		}
		// A little more than it seems to take, but never a leap from what was too short to tell.
		times *= int(min(max(1.2*float64(goal.Nanoseconds())/(used+1), 2), 100))
	}
	// What ran so far made the heap as large as it gets, which costs whoever comes first.
	return took(run, times) / float64(times)
}

// took returns the nanoseconds that a benchmark was on the processor, once it was set up.
func took(run func(times int), times int) float64 {
	run(times)
	return float64((processorTime() - began).Nanoseconds())
}

var began time.Duration

// begin starts the clock, once a benchmark is set up.
func begin() {
	began = processorTime()
}

// processorTime returns how long the process was on the processor. Unlike the time that passes, it
// does not count what others do on a busy machine.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// next returns the place after j in a circle of n.
func next(j, n int) int {
	if j++; j < n {
		return j
	}
	return 0
}

// orZero, setEntry and newEntry are the helpers that rewritten packages get.

func orZero[V any](p *V) *V {
	if p == nil {
		p = new(V)
	}
	return p
}

func setEntry[M ~map[K]*V, K comparable, V any](m M, k K, v V) {
	p := m[k]
	if p == nil {
		p = new(V)
		m[k] = p
	}
	*p = v
}

func newEntry[V any](v V) *V {
	p := new(V)
	*p = v
	return p
}

// A slab holds the values in one slice, and in a map where each of them is.
type slab struct {
	index  map[key]int32
	values []value
	free   []int32
}

func newSlab(capacity int) *slab {
	return &slab{index: make(map[key]int32, capacity), values: make([]value, 0, capacity)}
}

// insert gives a key a place, in which there may be what an earlier key left.
func (s *slab) insert(k key) int32 {
	var i int32
	if n := len(s.free); n > 0 {
		i, s.free = s.free[n-1], s.free[:n-1]
	} else {
		i = int32(len(s.values))
		s.values = append(s.values, value{})
	}
	s.index[k] = i
	return i
}

func (s *slab) remove(k key) {
	if i, ok := s.index[k]; ok {
		delete(s.index, k)
		s.free = append(s.free, i)
	}
}

// The filled maps are made out of sight of the loops: a literal in the same function makes the
// compiler copy entries that it would else read in place.
//
//go:noinline
func filledArray() map[key]value {
	m := make(map[key]value, entries)
	for _, k := range keys[:entries] {
		m[k] = value{}
	}
	return m
}

//go:noinline
func filledStruct() map[key]fields {
	m := make(map[key]fields, entries)
	for _, k := range keys[:entries] {
		m[k] = fields{}
	}
	return m
}

//go:noinline
func filledPointer() map[key]*value {
	m := make(map[key]*value, entries)
	for _, k := range keys[:entries] {
		m[k] = new(value)
	}
	return m
}

//go:noinline
func filledSlab() *slab {
	s := newSlab(entries)
	for _, k := range keys[:entries] {
		s.insert(k)
	}
	return s
}
