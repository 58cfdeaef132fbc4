// A read-modify-write that is not done in place: somebody could tell.
package main

import "fmt"

var m = map[string][4]int{"a": {1}, "b": {2}} // want rewrite pointer

type box struct{ m map[string][4]int } // want rewrite pointer

// jumped looks at its copy again, after the entry has changed once more.
func jumped() {
	v := m["a"]
	v[0]++
	m["a"] = v
	n := 0
again:
	fmt.Println(v[0])
	m["a"] = [4]int{9}
	n++
	if n < 2 {
		goto again
	}
}

// another stores something else than it has changed.
func another(w [4]int) {
	v := m["a"]
	v[0]++
	m["a"] = w
	fmt.Println(v[0], m["a"][0])
}

// received has two keys that look like one.
func received(keys chan string) {
	v := m[<-keys]
	v[0]++
	m[<-keys] = v
	fmt.Println(m["a"][0], m["b"][0])
}

// sliced keeps its copy's memory.
func sliced() {
	v := m["a"]
	s := v[:]
	v[0]++
	m["a"] = v
	s[0] = 50
	fmt.Println(m["a"][0])
}

// handed waits for a goroutine that puts another map in the map's place.
func handed(b *box, turn, done chan bool) {
	old := b.m
	for k, v := range b.m {
		v[0]++
		b.m[k] = v
		turn <- true
		<-done
	}
	fmt.Println(len(b.m), old["a"][0]+old["b"][0])
}

// awaited only receives.
func awaited(b *box, turn chan bool) {
	old := b.m
	for k, v := range b.m {
		v[0]++
		b.m[k] = v
		<-turn
		<-turn
	}
	fmt.Println(len(b.m), old["a"][0]+old["b"][0])
}

// stepped has another map in each turn.
func stepped(list []map[string][4]int, i int) { // want rewrite pointer
	old := list[i]
	for k, v := range list[i] {
		v[0]++
		list[i][k] = v
		i--
	}
	fmt.Println(old["a"][0] + old["b"][0])
}

func fresh() map[string][4]int { return map[string][4]int{"a": {1}, "b": {1}} } // want rewrite pointer

func main() {
	jumped()
	another([4]int{7})
	keys := make(chan string, 2)
	keys <- "a"
	keys <- "b"
	received(keys)
	sliced()
	b := &box{fresh()}
	turn, done := make(chan bool), make(chan bool)
	go func() {
		for range turn {
			b.m = map[string][4]int{} // want rewrite pointer
			done <- true
		}
	}()
	handed(b, turn, done)
	c := &box{fresh()}
	go func() {
		turn <- true
		c.m = map[string][4]int{} // want rewrite pointer
		turn <- true
		turn <- true
		turn <- true
	}()
	close(done)
	awaited(c, turn)
	stepped([]map[string][4]int{fresh(), fresh(), fresh()}, 2) // want rewrite pointer
}
