// Package latency keeps one histogram of response times for each route.
package latency

import (
	"math/bits"
	"sort"
	"sync"
	"time"
)

// buckets is the size of a histogram. Bucket i counts the responses that took less than 2^i
// microseconds and did not fit into the bucket before.
const buckets = 64

// A Recorder counts response times. It may be used by several goroutines.
type Recorder struct {
	mu         sync.Mutex
	histograms map[string][buckets]int64 // by route
}

// NewRecorder returns an empty Recorder.
func NewRecorder() *Recorder {
	return &Recorder{histograms: make(map[string][buckets]int64)}
}

// Observe counts one response.
func (r *Recorder) Observe(route string, took time.Duration) {
	bucket := bits.Len64(uint64(took.Microseconds()))

	r.mu.Lock()
	defer r.mu.Unlock()
	h := r.histograms[route]
	h[bucket]++
	r.histograms[route] = h
}

// Count returns how many responses a route gave.
func (r *Recorder) Count(route string) int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	var count int64
	for i := 0; i < buckets; i++ {
		count += r.histograms[route][i]
	}
	return count
}

// Quantile returns a time within which the share q of a route's responses came.
// It returns false for a route that gave none.
func (r *Recorder) Quantile(route string, q float64) (time.Duration, bool) {
	want := q * float64(r.Count(route))

	r.mu.Lock()
	defer r.mu.Unlock()
	h, ok := r.histograms[route]
	if !ok {
		return 0, false
	}
	var seen int64
	for i := 0; i < buckets; i++ {
		seen += h[i]
		if float64(seen) >= want {
			return time.Microsecond << i, true
		}
	}
	return 0, false
}

// Routes returns the routes that gave a response, sorted.
func (r *Recorder) Routes() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	routes := make([]string, 0, len(r.histograms))
	for route := range r.histograms {
		routes = append(routes, route)
	}
	sort.Strings(routes)
	return routes
}

// Slow returns how many responses of all routes took about a second or more.
func (r *Recorder) Slow() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	var slow int64
	for _, h := range r.histograms {
		for i := 21; i < buckets; i++ {
			slow += h[i]
		}
	}
	return slow
}

// Forget drops what is known of a route.
func (r *Recorder) Forget(route string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.histograms, route)
}
