// Every iteration lets the address go: all copies lie in one slice.
package main

import "fmt"

type point struct{ x, y int }

type named []point

type config struct{ points named }

var points = []point{{1, 2}, {3, 4}, {5, 6}}

func pointers(points []point) (out []*point) {
	for _, p := range points { // want rewrite batch
		out = append(out, &p) // kept
	}
	return out
}

func (p point) sum() int { return p.x + p.y }

func (p *point) double() *point { p.x, p.y = 2*p.x, 2*p.y; return p }

// often has so many references that a pointer reads better.
func often(points []point) (out []*point, last point, sums []func() int) {
	for _, p := range points { // want rewrite batch
		if p.x > 4 {
			p.x = -p.x
		}
		out = append(out, &p, p.double())
		last = p
		last.x = 100/p.y + 100/p.sum()
		sums = append(sums, p.sum, func() int { return p.x })
		p = point{p.y, p.x}
		if q := p; q != last && p == q {
			p.y++
		}
	}
	return out, last, sums
}

// again declares the name once more.
func again(rows [][2]int) (out []*[2]int, total int) {
	for _, r := range rows { // want rewrite batch
		out = append(out, &r)
		r[0]++
		total += len(r) + r[1]
		r, n := r[:], 1
		r[1] += n
	}
	return out, total
}

// changed works on the variable before and after.
func changed(points []point) (out []*point) {
	for i, p := range points { // want rewrite batch
		p.x *= 10
		out = append(out, &p)
		p.y += i
		out = append(out, &p)
	}
	return out
}

func index(c *config) map[int]*point {
	out := make(map[int]*point)
	for _, p := range c.points { // want rewrite batch
		out[p.x] = &p
	}
	return out
}

func load() []point { return append([]point(nil), points...) }

func loaded() (out []*point) {
	for _, p := range load() { // want rewrite batch
		out = append(out, &p)
	}
	return out
}

func literal() (out []*point) {
	for i, p := range []point{ // want rewrite batch
		{1, 1}, // first
		{2, 2},
		{}, {}, {}, {}, {}, {}, {},
	} {
		out = append(out, &p)
		out[i].y = 7
	}
	return out
}

type node struct {
	p    *point
	next *node
}

func list(points [3]point) (head *node) {
	for _, p := range points { // want rewrite batch
		head = &node{&p, head}
	}
	return head
}

func array(points *[3]point) (out []*int) {
	for _, p := range points { // want rewrite batch
		points[2].y++
		out = append(out, &p.y)
	}
	return out
}

func values(m map[string]point) map[string]*point {
	out := map[string]*point{}
	for k, p := range m { // want rewrite batch
		p.x++
		out[k] = &p
	}
	return out
}

func keys(m map[string]point) (out []*string) {
	for k := range m { // want rewrite batch
		out = append(out, &k)
	}
	return out
}

func both(m map[int]point) (ks []*int, ps []*point) {
	for k, p := range m { // want rewrite batch
		ks, ps = append(ks, &k), append(ps, &p)
	}
	return ks, ps
}

func numbers(n int) (out []*int) {
	for i := range n { // want rewrite batch
		i *= 2
		out = append(out, &i)
	}
	return out
}

func closures(points []point) (out []func() int) {
	for _, p := range points { // want rewrite batch
		out = append(out, func() int { p.x++; return p.x })
	}
	return out
}

// nested has a batch in a batch, and indices that must not be mixed up.
func nested(rows [][]point) (out []*point, lens []*[]point) {
	for _, row := range rows { // want rewrite batch
		lens = append(lens, &row)
		for _, p := range row { // want rewrite batch
			p.x += len(row)
			out = append(out, &p)
			row = row[:len(row):len(row)]
		}
	}
	return out, lens
}

func checked(points []point) ([]*point, error) {
	var out []*point
	for _, p := range points { // want rewrite batch
		if err := check(p); err != nil {
			return nil, err
		}
		out = append(out, &p)
	}
	return out, nil
}

// strict: a panic is as rare as an error.
func strict(points []point) (out []*point) {
	for _, p := range points { // want rewrite batch
		if p.x < 0 {
			panic("negative")
		}
		out = append(out, &p)
	}
	return out
}

func check(p point) error {
	if p.x < 0 {
		return fmt.Errorf("%d < 0", p.x)
	}
	return nil
}

func generic[T any](list []T) (out []*T) {
	for _, v := range list { // want refuse pins-memory
		out = append(out, &v)
	}
	return out
}

var (
	many = make([]point, 1000)
	kept = make([]*point, 1000)
	ints = make([]*int, 1000)
)

func keepPointers() {
	for i, p := range many { // want rewrite batch
		kept[i] = &p
	}
}

func keepNumbers() {
	for i := range 1000 { // want rewrite batch
		ints[i] = &i
	}
}

// eitherWay makes a copy in each iteration, if not always at the same place.
func eitherWay(list []point) (first *point, rest []*point) {
	for _, p := range list { // want rewrite batch
		if first == nil {
			first = &p
			continue
		}
		rest = append(rest, &p)
	}
	return first, rest
}

func main() {
	fmt.Println(*few()[2], few()[11].value, *few()[11], *enough()[8], *enough()[17], *last)
	first, rest := eitherWay(points)
	fmt.Println(*first, len(rest))
	for _, p := range pointers(points) {
		p.x = 100
		fmt.Println(*p)
	}
	fmt.Println(points)
	op, last, sums := often(points)
	fmt.Println(*op[0], op[0] == op[1], *op[5], last)
	for _, f := range sums {
		fmt.Print(f(), " ")
	}
	rows, total := again([][2]int{{1, 2}, {3, 4}})
	fmt.Println(*rows[0], *rows[1], total)
	ps := changed(points)
	fmt.Println(*ps[0], ps[0] == ps[1], ps[1] == ps[2], *ps[3], len(ps))
	fmt.Println(*index(&config{points})[3], *loaded()[2], *literal()[1])
	for n := list([3]point{{1, 1}, {2, 2}, {3, 3}}); n != nil; n = n.next {
		fmt.Println(*n.p)
	}
	three := [3]point{{1, 1}, {2, 2}, {3, 3}}
	for _, y := range array(&three) {
		fmt.Println(*y)
	}
	m := map[string]point{"a": {1, 2}, "b": {3, 4}}
	fmt.Println(*values(m)["a"], *values(m)["b"], len(keys(m)))
	ks, vs := both(map[int]point{1: {2, 3}})
	fmt.Println(*ks[0], *vs[0])
	for _, n := range numbers(4) {
		fmt.Println(*n)
	}
	fmt.Println(len(numbers(-1)))
	for _, f := range closures(points) {
		fmt.Println(f(), f())
	}
	out, lens := nested([][]point{{{1, 1}}, {{2, 2}, {3, 3}}})
	for _, p := range out {
		fmt.Println(*p)
	}
	fmt.Println(*lens[0], *lens[1])
	fmt.Println(checked(nil))
	fmt.Println(*strict(points)[1])
	fmt.Println(checked([]point{{-1, 0}}))
	fmt.Println(*generic([]string{"a", "b"})[1], *generic(points)[0])
}
