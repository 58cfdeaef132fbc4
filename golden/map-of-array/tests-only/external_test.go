package sum_test

import (
	"testing"

	sum "example.com/tests-only"
)

var table = map[int][65]int{3: {1, 1, 1}} // want rewrite pointer

func TestTable(t *testing.T) {
	for want, a := range table {
		if got := sum.Of(a); got != want {
			t.Errorf("got %d, want %d", got, want)
		}
	}
}

func BenchmarkOf(b *testing.B) {
	for range b.N {
		sum.Of(table[3])
	}
}
