// A finalizer must get a pointer to an allocation of its own; a lock must not be copied.
package main

import (
	"fmt"
	"sync"

	"example.com/finalizers/items"
	"example.com/finalizers/track"
)

type item struct{ n int }

func watched(list []item) (out []*item) {
	for _, v := range list { // want refuse finalizer
		p := &v
		track.Track(p)
		out = append(out, p)
	}
	return out
}

func found(list []item) *item {
	for _, v := range list { // want rewrite late
		if v.n > 1 {
			return &v
		}
	}
	return nil
}

type locked struct {
	sync.Mutex
	n int
}

func locks(list []*locked) (out []*int) {
	for _, p := range list {
		p.Lock()
		out = append(out, &p.n)
		p.Unlock()
	}
	return out
}

func main() {
	track.Track(items.All(3)[1])
	fmt.Println(watched([]item{{1}, {2}})[1].n, found([]item{{1}, {2}}).n, *locks([]*locked{{n: 3}})[0])
}
