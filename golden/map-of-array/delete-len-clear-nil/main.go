package main

import "fmt"

type cache struct {
	lines map[uint64][128]byte // want rewrite pointer
	max   int
}

func (c *cache) put(k uint64, line [128]byte) {
	if c.lines == nil {
		c.lines = make(map[uint64][128]byte, c.max) // want rewrite pointer
	}
	if len(c.lines) >= c.max {
		clear(c.lines)
	}
	c.lines[k] = line
}

func (c *cache) drop(k uint64) (byte, bool) {
	defer delete(c.lines, k)
	line, ok := c.lines[k]
	return line[0], ok
}

func main() {
	c := cache{max: 2}
	fmt.Println(c.lines == nil, len(c.lines), c.lines[1][0])
	c.put(1, [128]byte{'a'})
	c.put(2, [128]byte{'b'})
	fmt.Println(c.drop(1))
	fmt.Println(c.drop(1))
	c.put(3, [128]byte{'c'})
	c.put(4, [128]byte{'d'})
	fmt.Println(nil != c.lines, len(c.lines), c.lines[4][0], c.lines[2][0])
	c.lines = nil
	delete(c.lines, 4)
	clear(c.lines)
	fmt.Println(c.lines == nil, c.lines == (nil))

	defer func() { fmt.Println("recovered:", recover()) }()
	c.lines[1] = [128]byte{}
}
