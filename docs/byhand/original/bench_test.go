package tables

import (
	"runtime"
	"testing"
)

// The results go here, so that the compiler cannot leave the work out.
var (
	sum   int64
	order *Order
	all   []*Order
	rows  map[int][16]int64
)

const entries = 1000

func weights() Weights {
	w := Weights{}
	for i := range entries {
		w[i] = [128]int64{int64(i)}
	}
	return w
}

func orders() []Order {
	made := make([]Order, entries)
	for i := range made {
		made[i].ID = i
	}
	return made
}

func BenchmarkAdd(b *testing.B) {
	l := NewLatencies()
	for i := range b.N {
		l.Add(i%entries, i)
	}
	sum += l.At(1, 1)
}

func BenchmarkAt(b *testing.B) {
	l := NewLatencies()
	for i := range entries {
		l.Add(i, i)
	}
	b.ResetTimer()
	for i := range b.N {
		sum += l.At(i%entries, i)
	}
}

func BenchmarkWeight(b *testing.B) {
	w := weights()
	b.ResetTimer()
	for i := range b.N {
		sum += w.Weight(i%entries, i)
	}
}

func BenchmarkKnown(b *testing.B) {
	w := weights()
	b.ResetTimer()
	for i := range b.N {
		v, _ := w.Known(i%entries, i)
		sum += v
	}
}

func BenchmarkTotal(b *testing.B) {
	w := weights()
	b.ResetTimer()
	for i := range b.N {
		sum += w.Total(i)
	}
}

func BenchmarkIndex(b *testing.B) {
	ids := make([]int, entries)
	for i := range ids {
		ids[i] = 7 * i
	}
	b.ResetTimer()
	for range b.N {
		rows = Index(ids)
	}
}

func BenchmarkReplace(b *testing.B) {
	s := NewSessions()
	for i := range entries {
		s.Open(i)
	}
	b.ResetTimer()
	for i := range b.N {
		s.Replace(i, i+entries)
	}
	sum += s.Started(b.N)
}

func BenchmarkCount(b *testing.B) {
	c := NewCells(entries)
	for i := range b.N {
		c.Count(i%entries, i)
	}
	sum += c.At(1, 1)
}

func BenchmarkCollect(b *testing.B) {
	c := NewCells(1_000_000)
	for i := range 1_000_000 {
		c.Count(i, i)
	}
	b.ResetTimer()
	for range b.N {
		runtime.GC()
	}
	b.StopTimer()
	sum += c.At(1, 1)
}

func BenchmarkFirst(b *testing.B) {
	found := orders()
	b.ResetTimer()
	for i := range b.N {
		order = First(found, i%entries)
	}
}

func BenchmarkPointers(b *testing.B) {
	found := orders()
	b.ResetTimer()
	for range b.N {
		all = Pointers(found)
	}
}
