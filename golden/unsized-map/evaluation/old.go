//go:build go1.21

package main

import "sync"

// Before Go 1.22 the iterations of a range loop share its variables: here the lock makes sure that
// all look at the last one.
func lastOfAll(lists [][]string) (total int) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	mu.Lock()
	for _, words := range lists {
		wg.Add(1)
		go func() {
			m := make(map[string]int) // want refuse bound-changes
			mu.Lock()                 // because bound-changes
			for i, word := range words {
				m[word] = i
			}
			total += len(m)
			mu.Unlock()
			wg.Done()
		}()
		total += 100
	}
	mu.Unlock()
	wg.Wait()
	return total
}
