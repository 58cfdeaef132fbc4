// The compiler keeps these variables on the stack, so there is nothing to win.
package main

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"io"
	"sort"
	"strconv"
	"strings"
)

type counter struct {
	n    int
	name [4]byte
}

func (c *counter) add(n int) { c.n += n }

func (c *counter) String() string { return fmt.Sprint(c.n) }

//go:noinline
func inspect(c *counter) int { return c.n }

func all(list []counter) (total int, names string) {
	for _, c := range list { // want leave on-stack
		c.add(1)
		total += inspect(&c)
	}
	for _, c := range list { // want leave on-stack
		total += int(binary.BigEndian.Uint32(c.name[:]))
	}
	for _, c := range list { // want leave on-stack
		p := &c
		p.n++
		total += p.n
	}
	for _, c := range list { // want leave on-stack
		func() { c.n++ }()
		total += c.n
	}
	for _, c := range list {
		names += strings.Repeat("x", c.n)
		sort.Slice(list, func(i, j int) bool { return list[i].n < c.n })
	}
	return total, names
}

// outer: the variable is not the loop's own, and nobody keeps its address.
func outer(list []counter) (total int) {
	var c counter
	for _, c = range list { // want leave on-stack
		total += inspect(&c)
	}
	return total
}

// parts: what the address is assigned to stays in the loop's body.
func parts(list []counter) (total int) {
	for _, c := range list { // want leave on-stack
		var both [2]*counter
		both[0] = &c
		total += both[0].n
	}
	return total
}

var table = [2]counter{{n: 1}, {n: 2}}

// silent: the compiler has nothing to say of this function.
//
//go:noinline
func silent() (total int) {
	for _, c := range table { // want leave on-stack
		p := &c
		total += p.n
	}
	return total
}

// generic is used, so it is known where the variable lives.
func generic[T any](list []T) (n int) {
	for _, v := range list { // want leave on-stack
		if p := &v; p != nil {
			n++
		}
	}
	return n
}

var show = func(s fmt.Stringer) { fmt.Println(s) }

// printed: nothing is known to keep the address, and the compiler cannot know.
func printed(list []counter) {
	for _, c := range list { // want leave only-lent
		fmt.Println(&c)
	}
	for _, c := range list { // want leave only-lent
		show(&c)
	}
	for _, c := range list { // want leave only-lent
		if _, err := strconv.Atoi(string(c.name[:])); err != nil {
			continue
		}
		fmt.Println(&c)
	}
	for _, c := range list { // want leave only-lent
		if err := check(c.n); err != nil {
			continue
		}
		fmt.Println(&c)
	}
	for _, c := range list { // want rewrite late
		if err := check(c.n); err != nil {
			continue
		}
		fmt.Println(&c)
		break
	}
}

func check(n int) error {
	if n < 5 {
		return errors.New("few")
	}
	return nil
}

var errs []error

//go:noinline
func keep(err error) { errs = append(errs, err) }

//go:noinline
func (c *counter) check() error { return check(c.n) }

// checked: what is kept is an error that a call gives back, and not what the call got.
func checked(list []counter) {
	for _, c := range list { // want leave only-lent
		keep(c.check())
		show(&c)
	}
}

type digest [20]byte

// written: an error may be all that comes back, whatever variable it is put into.
func written(w io.Writer, list []digest) (err error) {
	for _, d := range list { // want leave only-lent
		if _, err = w.Write(d[:]); err != nil {
			return err
		}
	}
	for _, d := range list { // want leave only-lent
		err = errors.Join(err, json.Unmarshal([]byte("[1]"), &d))
	}
	for _, d := range list { // want leave only-lent
		err = json.Unmarshal([]byte("[2]"), &d)
	}
	return err
}

// inspected: ast.Inspect is out of sight, as a test's Run is.
func inspected(list []counter, n ast.Node) {
	for _, c := range list { // want leave only-lent
		ast.Inspect(n, func(ast.Node) bool {
			c.add(1)
			return c.n > 0
		})
	}
	for _, c := range list { // want leave only-lent
		ast.Inspect(n, func(ast.Node) bool {
			ast.Inspect(n, func(ast.Node) bool {
				fmt.Println(&c)
				return false
			})
			return false
		})
	}
	for _, c := range list { // want rewrite batch
		ast.Inspect(n, func(ast.Node) bool {
			seen = append(seen, &c)
			return false
		})
	}
	for _, c := range list { // want rewrite batch
		later(func() { c.n++ })
	}
}

var (
	seen []*counter
	todo []func()
)

func later(f func()) { todo = append(todo, f) }

type nothing struct{}

func empty(list []nothing) (out []*nothing) {
	for _, n := range list { // want leave zero-size
		out = append(out, &n)
	}
	return out
}

// first ends in its first iteration.
func first(m map[string]counter) *counter {
	for _, c := range m { // want leave no-gain
		return &c
	}
	return nil
}

type large [40]int

// tests: the literals are allocated anyway.
func tests(list []large) (out []func() int) {
	for _, l := range list { // want leave captured
		out = append(out, func() int { return l[1] + l[2] })
	}
	return out
}

func main() {
	printed([]counter{{n: 4}, {n: 5}, {n: 6}})
	inspected(make([]counter, 5), ast.NewIdent("x"))
	checked([]counter{{n: 4}})
	fmt.Println(len(seen), len(todo), errs)
	fmt.Println(written(io.Discard, make([]digest, 2)))
	fmt.Println(outer([]counter{{n: 5}}), parts([]counter{{n: 6}}), silent(), generic([]int{7}))
	fmt.Println(tests([]large{{1, 2, 3}})[0]())
	fmt.Println(all([]counter{{1, [4]byte{0, 0, 0, 1}}, {2, [4]byte{}}}))
	fmt.Println(len(empty(make([]nothing, 3))), first(map[string]counter{"a": {n: 4}}).n)
}
