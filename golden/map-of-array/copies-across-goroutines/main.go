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

// elements goes on having the map for itself: what it sends is a number.
func elements(local map[string][5]int, ch chan int) int { // want rewrite pointer
	v := local["a"]
	fmt.Println("sent")
	ch <- local["a"][0]
	return v[0] + local["a"][0] + <-ch
}

// whole has sent the map to a goroutine that changes it.
func whole(maps chan map[string][6]int, ch chan int) int { // want rewrite pointer
	local := map[string][6]int{"a": {1}} // want rewrite pointer
	maps <- local
	v := local["a"]
	ch <- 1
	<-ch
	return v[0]*10 + local["a"][0]
}

func change(maps chan map[string][6]int, ch chan int) { // want rewrite pointer
	got := <-maps
	<-ch
	v := got["a"]
	v[0]++
	got["a"] = v
	ch <- 1
}

func main() {
	fmt.Println(elements(map[string][5]int{"a": {3}}, make(chan int, 1))) // want rewrite pointer
	maps, ch := make(chan map[string][6]int), make(chan int)              // want rewrite pointer
	go change(maps, ch)
	fmt.Println(whole(maps, ch))

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
