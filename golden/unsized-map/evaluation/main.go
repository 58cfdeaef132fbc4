package main

import (
	"fmt"
	"sync"
)

type queue struct {
	mu    sync.Mutex
	words []string
	next  *queue
	fixed [3]int
}

// witnessed returns an empty map, not nil, where q is nil.
func witnessed(q *queue) (m map[string]int) {
	defer func() { _ = recover() }()
	m = make(map[string]int) // want refuse bound-may-panic
	for i, word := range q.words { // because bound-may-panic
		m[word] = i
	}
	return m
}

// unwitnessed panics before anybody can have seen the map.
func unwitnessed(q *queue) (size int) {
	defer func() { fmt.Println(recover() != nil) }()
	m := make(map[string]int) // want rewrite presized
	for i, word := range q.words {
		m[word] = i
	}
	return len(m)
}

// guarded: the condition was evaluated, so what it goes through is no nil pointer.
func guarded(q *queue) (m, n map[string]int) {
	if 0 < len(q.next.words) && q.next.next == nil {
		m = make(map[string]int) // want rewrite presized
		for i, word := range q.next.words {
			m[word] = i
		}
	}
	if q.next == nil || q.next.words == nil {
		return nil, nil
	} else {
		n = make(map[string]int) // want rewrite presized
		for i, word := range q.next.words {
			n[word] = i
		}
	}
	if q.next.next != nil {
		m = make(map[string]int) // want rewrite presized
		for i, word := range q.next.next.words {
			m[word] = i
		}
	}
	return m, n
}

func (q *queue) cut() bool {
	q.next = nil
	return true
}

// unguarded: it was not, or something else may be there since.
func unguarded(q *queue) (m map[string]int) {
	defer func() { _ = recover() }()
	if q == nil || q.next == nil || q.next.words == nil {
		m = make(map[string]int)            // want refuse bound-may-panic
		for i, word := range q.next.words { // because bound-may-panic
			m[word] = i
		}
	}
	if q.next.words != nil && q.cut() {
		m = make(map[string]int)            // want refuse bound-may-panic
		for i, word := range q.next.words { // because bound-may-panic
			m[word] = i
		}
	}
	if (m != nil && q.next.words == nil) || q.next == nil {
		m = make(map[string]int)            // want refuse bound-may-panic
		for i, word := range q.next.words { // because bound-may-panic
			m[word] = i
		}
	}
	if !(m == nil || q.next.words == nil) {
		m = make(map[string]int)            // want refuse bound-may-panic
		for i, word := range q.next.words { // because bound-may-panic
			m[word] = i
		}
	}
	if q.next.next == nil {
		m = make(map[string]int)                 // want refuse bound-may-panic
		for i, word := range q.next.next.words { // because bound-may-panic
			m[word] = i
		}
	}
	if len(q.next.fixed) > 0 {
		m = make(map[string]int)            // want refuse bound-may-panic
		for i, word := range q.next.words { // because bound-may-panic
			m[word] = i
		}
	}
	return m
}

// locked must not look at the queue without its lock.
func (q *queue) locked() map[string]int {
	m := make(map[string]int) // want refuse bound-changes
	q.mu.Lock()               // because bound-changes
	defer q.mu.Unlock()
	for i, word := range q.words {
		m[word] = i
	}
	return m
}

func appended(words []string) map[string]int {
	m := make(map[string]int)      // want refuse bound-changes
	words = append(words, "", "z") // because bound-changes
	for i, word := range words {
		m[word] = i
	}
	return m
}

func captured(words []string) map[string]int {
	add := func() { words = append(words, "more") }
	m := make(map[string]int) // want refuse bound-changes
	add()                     // because bound-changes
	for i, word := range words {
		m[word] = i
	}
	return m
}

// A literal may run several times at once: it must not look at what it shares without the lock.
func severalAtOnce(words []string) (total int) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			m := make(map[string]int) // want refuse bound-changes
			mu.Lock()                 // because bound-changes
			defer mu.Unlock()
			for i, word := range words {
				m[word] = i
			}
			words = append(words, "more")
			total += len(m)
		}()
	}
	wg.Wait()
	return total
}

// Since Go 1.22 each iteration has variables of its own.
func eachOfAll(lists [][]string) (total int) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	mu.Lock()
	for _, words := range lists {
		wg.Add(1)
		go func() {
			m := make(map[string]int) // want rewrite presized
			mu.Lock()
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

// What the literal declares itself belongs to one run of it.
func oneEach(lists [][]string) (total int) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	for _, list := range lists {
		wg.Add(1)
		go func(words []string) {
			defer wg.Done()
			words = append(words, "last")
			m := make(map[string]int) // want rewrite presized
			mu.Lock()
			defer mu.Unlock()
			for i, word := range words {
				m[word] = i
			}
			total += len(m)
		}(list)
	}
	wg.Wait()
	return total
}

func pointed(words []string) map[string]int {
	m := make(map[string]int) // want refuse bound-changes
	extend(&words)            // because bound-changes
	for i, word := range words {
		m[word] = i
	}
	return m
}

func extend(words *[]string) { *words = append(*words, "last") }

// shared: the caller may hold the map that is copied, and a call may change it.
func shared(old map[string]int, change func()) map[string]int {
	m := make(map[string]int) // want refuse bound-changes
	change()                  // because bound-changes
	for k, v := range old {
		m[k] = v
	}
	return m
}

// growing evaluates the length again before each iteration.
func (q *queue) growing() map[string]int {
	m := make(map[string]int) // want refuse bound-changes
	for i := 0; i < len(q.words); i++ {
		m[q.words[i]] = i
		if i == 0 {
			q.words = append(q.words, "grown") // because bound-changes
		}
	}
	return m
}

func (q *queue) add(word string) int {
	if len(q.words) < 9 {
		q.words = append(q.words, word)
	}
	return len(word)
}

// calling: what the loop calls makes it longer.
func (q *queue) calling() map[string]int {
	m := make(map[string]int) // want refuse bound-changes
	for i := 0; i < len(q.words); i++ { // because bound-changes
		m[q.words[i]] = q.add("more")
	}
	return m
}

func calls(q *queue) (map[string]int, map[string]int) {
	m := make(map[string]int)          // want refuse bound
	for i, word := range q.all("m:") { // because bound
		m[word] = i
	}
	n := make(map[string]int)           // want refuse bound
	for i, word := range q.words[1:2] { // because bound
		n[word] = i
	}
	return m, n
}

func (q *queue) all(why string) []string {
	fmt.Print(why)
	return q.words
}

func later(q *queue) map[string]int {
	m := make(map[string]int) // want refuse bound-out-of-scope
	words := q.all("later:")
	for i, word := range words { // because bound-out-of-scope
		m[word] = i
	}
	return m
}

func hidden(words []string) (m map[string]int) {
	{
		words := len(words)
		fmt.Println(words)
		m = make(map[string]int) // want refuse may-stay-nil
	}
	for i, word := range words { // because may-stay-nil
		m[word] = i
	}
	return m
}

func shadowed(words []string) map[string]int {
	len := 7
	m := make(map[string]int) // want refuse shadowed
	for i, word := range words {
		m[word] = i + len
	}
	return m
}

func made(words []string) map[string]int {
	make := 7
	m := map[string]int{} // want refuse shadowed
	for i, word := range words {
		m[word] = i + make
	}
	return m
}

func grouped(words []string) map[string]int {
	m := make(map[string]int) // want rewrite presized
	for i, word := range (words) {
		m[word] = i
	}
	return m
}

// noted: what is more than a name is not written twice.
func noted(n int) map[int]int {
	squares := make(map[int]int)       // want refuse bound
	for i := range n /* items */ + 1 { // because bound
		squares[i] = i * i
	}
	return squares
}

// measured: the length that counts is not that of the map's birth.
func (q *queue) measured(more []string) []map[string]int {
	words := q.words
	m := make(map[string]int) // want refuse bound-changes
	words = more              // because bound-changes
	count := len(words)
	for i := range count {
		m[words[i]] = i
	}
	n := make(map[string]int) // want refuse bound-changes
	q.add("measured")         // because bound-changes
	size, last := len(q.words), 0
	for ; last < size; last++ {
		fmt.Print(last)
	}
	for i := size; i > 0; i-- {
		n[q.words[i-1]] = i
	}
	o := make(map[string]int) // want refuse bound-changes
	q.add("in between")       // because bound-changes
	for i, end := 0, len(q.words); i < end; i++ {
		o[q.words[i]] = i
	}
	return []map[string]int{m, n, o}
}

// otherSteps: an unsigned number is never below 0, and steps of two count half.
func otherSteps(words []string, n uint) (m map[uint]int, o map[string]int) {
	defer func() { fmt.Println(recover() != nil) }()
	o = make(map[string]int)               // want refuse bound
	for i := 0; i < len(words)-1; i += 2 { // because bound
		o[words[i]] = i
	}
	m = make(map[uint]int)           // want refuse bound
	for i := n - 1; i >= 0; i-- {    // because bound
		m[i] = len(words[i])
	}
	return m, o
}

func commented(words []string) map[string]int {
	m := map[string]int{ // want refuse comment
		// filled below
	}
	for i, word := range words {
		m[word] = i
	}
	return m
}

func main() {
	q := &queue{words: []string{"a", "b", "c"}}
	fmt.Println(guarded(&queue{next: q}))
	fmt.Println(unguarded(nil), unguarded(&queue{next: q}), unguarded(&queue{next: &queue{}}))
	fmt.Println(witnessed(nil) == nil, witnessed(q))
	fmt.Println(unwitnessed(nil), unwitnessed(q))
	fmt.Println(q.locked(), appended(q.words), captured(q.words), pointed(q.words))
	lists := [][]string{{"a"}, {"b", "c"}, {"d", "e", "f"}}
	fmt.Println(lastOfAll(lists), eachOfAll(lists))
	fmt.Println(severalAtOnce(q.words), oneEach([][]string{q.words, nil}))
	old := map[string]int{"x": 1}
	fmt.Println(shared(old, func() { old["y"] = 2 }), q.growing())
	fmt.Println(calls(q))
	fmt.Println(later(q), hidden(q.words), shadowed(q.words), commented(q.words))
	fmt.Println(made(q.words), q.calling())
	fmt.Println(grouped(q.words), noted(2), q.measured([]string{"b", "z"}))
	fmt.Println(otherSteps(q.words, 3))
}
