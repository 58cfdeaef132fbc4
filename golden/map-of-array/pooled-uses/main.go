// Entries come and go: those that go leave their memory to those that come.
package main

import "fmt"

type page [64]int64

type cache struct {
	pages map[int]page        // want rewrite pooled
	lines map[string][40]int  // want rewrite pooled
	rows  map[uint16][40]int  // want rewrite pooled
	seen  map[int8][2][40]int // want rewrite pooled
}

func newCache() *cache {
	return &cache{
		pages: make(map[int]page, 8),         // want rewrite pooled
		lines: make(map[string][40]int),      // want rewrite pooled
		rows:  map[uint16][40]int{1: {1, 2}}, // want rewrite pooled
		seen:  map[int8][2][40]int{},         // want rewrite pooled
	}
}

// load writes a whole page: what it held before does not matter.
func (c *cache) load(k int, first int64) {
	c.pages[k] = page{0: first}
}

// touch changes a page in place; a new one starts with zeros.
func (c *cache) touch(k, i int) {
	p := c.pages[k]
	p[0]++
	c.pages[k] = p
	if i >= 0 {
		q := c.pages[k]
		q[i%64]--
		c.pages[k] = q
	}
}

func (c *cache) evict(k int) (page, bool) {
	p, ok := c.pages[k]
	delete(c.pages, k)
	return p, ok
}

// pop keeps a copy across the delete, as it did before.
func (c *cache) pop(name string) int {
	v := c.lines[name]
	delete(c.lines, name) // gone
	c.lines["new"] = [40]int{9, 9}
	return v[0] + v[1]
}

// peek borrows the entry: nothing is deleted until it has been read.
func (c *cache) peek(name string) int {
	v := c.lines[name]
	sum := v[0] + v[1]
	delete(c.lines, name)
	return sum
}

func (c *cache) purge() (sum int) {
	for name, v := range c.lines {
		if v[0] > 0 {
			delete(c.lines, name)
			c.lines["_"] = [40]int{}
		}
		sum += v[0]
	}
	return sum
}

type paths struct {
	m map[int][40]int64 // want rewrite pooled
}

// each: what is printed becomes an interface value where the body is inlined, twice, and then in the
// body itself, which has become too long for that.
func (p paths) each() {
	for k, v := range func(yield func(int, [40]int64) bool) {
		if !yield(1, p.m[1]) {
			return
		}
		yield(2, p.m[2])
	} {
		v[0]++
		p.m[k] = v
		fmt.Println("each", k, v[0])
	}
	delete(p.m, 1)
}

func main() {
	c := newCache()
	for i := range 6 {
		c.load(i%3, int64(i))
		c.touch(i, i*i)
		if p, ok := c.evict(i / 2); ok {
			fmt.Println(i, p[0], p[1], p[9], len(c.pages))
		}
	}
	clear(c.pages)
	c.touch(7, -1)
	fmt.Println(c.pages[7], len(c.pages), c.pages[8][1])

	c.lines["a"] = [40]int{1, 2}
	fmt.Println(c.pop("a"), c.peek("new"), c.peek("gone"), len(c.lines))
	c.lines["b"] = [40]int{3}
	fmt.Println(c.purge(), len(c.lines), c.lines["_"][0])

	// Swapped entries take new memory, what they held is left to the garbage collector.
	c.rows[2], c.rows[1] = c.rows[1], c.rows[2]
	delete(c.rows, 1)
	fmt.Println(c.rows[2][1], len(c.rows))
	for k := int8(0); k < 4; k++ {
		v := c.seen[k]
		v[1][3] += int(k)
		c.seen[k] = v
		defer delete(c.seen, k)
	}
	fmt.Println(len(c.seen), c.seen[3][1][3])

	p := paths{m: map[int][40]int64{2: {7}}} // want rewrite pooled
	p.each()
	fmt.Println(len(p.m), p.m[2][0])
}
