package latency

import (
	"slices"
	"testing"
	"time"
)

func TestRecorder(t *testing.T) {
	r := NewRecorder()
	for range 98 {
		r.Observe("/a", 900*time.Microsecond)
	}
	r.Observe("/a", 3*time.Second)
	r.Observe("/a", 3*time.Second)
	r.Observe("/b", 0)

	if got := r.Routes(); !slices.Equal(got, []string{"/a", "/b"}) {
		t.Errorf("Routes() = %v", got)
	}
	if got := r.Count("/a"); got != 100 {
		t.Errorf("Count(/a) = %d", got)
	}
	if got, ok := r.Quantile("/a", 0.5); got != 1024*time.Microsecond || !ok {
		t.Errorf("Quantile(/a, 0.5) = %v, %v", got, ok)
	}
	if got, ok := r.Quantile("/a", 0.99); got != 4194304*time.Microsecond || !ok {
		t.Errorf("Quantile(/a, 0.99) = %v, %v", got, ok)
	}
	if got := r.Slow(); got != 2 {
		t.Errorf("Slow() = %d", got)
	}
}

func TestUnknownRoute(t *testing.T) {
	r := NewRecorder()
	if got := r.Count("/none"); got != 0 {
		t.Errorf("Count = %d", got)
	}
	if got, ok := r.Quantile("/none", 0.5); ok {
		t.Errorf("Quantile = %v, true", got)
	}
	if got := r.Routes(); len(got) != 0 {
		t.Errorf("asking for a route added it: %v", got)
	}
}

func TestForget(t *testing.T) {
	r := NewRecorder()
	r.Observe("/a", time.Second)
	r.Forget("/a")
	r.Observe("/a", time.Millisecond)
	if got := r.Count("/a"); got != 1 {
		t.Errorf("Count = %d after Forget and one more", got)
	}
}

func BenchmarkObserve(b *testing.B) {
	r := NewRecorder()
	for i := range b.N {
		r.Observe("/a", time.Duration(i))
	}
}
