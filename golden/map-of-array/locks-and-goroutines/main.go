package main

import (
	"fmt"
	"sync"
)

type meter struct {
	mu   sync.Mutex
	hits map[string][64]uint64 // want rewrite pointer
}

func (m *meter) hit(k string, code int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	v := m.hits[k]
	v[code%64]++
	m.hits[k] = v
}

// snapshot is used when the lock is gone, so it has to be a copy.
func (m *meter) snapshot(k string) uint64 {
	m.mu.Lock()
	v := m.hits[k]
	m.mu.Unlock()
	total := uint64(0)
	for _, n := range v {
		total += n
	}
	return total
}

// sends hands copies to whoever listens.
func (m *meter) sends(k string, to chan<- [64]uint64) {
	m.mu.Lock()
	to <- m.hits[k]
	m.mu.Unlock()
}

func main() {
	m := meter{hits: make(map[string][64]uint64)} // want rewrite pointer
	var wg sync.WaitGroup
	for worker := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 500 {
				m.hit([]string{"a", "b"}[i%2], worker)
				m.snapshot("a")
			}
		}()
	}
	wg.Wait()
	to := make(chan [64]uint64, 1)
	m.sends("a", to)
	m.hit("a", 0)
	got := <-to
	fmt.Println(got[0], m.snapshot("a"), m.snapshot("b"), m.snapshot("c"))
}
