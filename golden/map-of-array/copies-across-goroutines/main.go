// Another goroutine changes the entry, in an order that the program relies on.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

var (
	m     = map[string][4]int{"a": {1}} // want rewrite pointer
	began atomic.Bool
	ended int32
	done  = make(chan int)
	mu    sync.Mutex
)

func bump() {
	v := m["a"]
	v[0]++
	m["a"] = v
}

func spin() {
	for !began.Load() {
	}
	bump()
	atomic.StoreInt32(&ended, 1)
}

func send() {
	bump()
	close(done)
}

func main() {
	go spin()
	a := m["a"]
	began.Store(true)
	for atomic.LoadInt32(&ended) == 0 {
	}
	fmt.Println(a[0], m["a"][0])

	b := m["a"]
	go send()
	for range done {
	}
	fmt.Println(b[0], m["a"][0])

	mu.Lock()
	c := m["a"]
	mu.Unlock()
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		mu.Lock()
		defer mu.Unlock()
		bump()
	}()
	wg.Wait()
	fmt.Println(c[0], m["a"][0])
}
