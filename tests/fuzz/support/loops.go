package main

var grid [1][2]int

type inner struct {
	a int
	b [2]int
}

type T struct {
	x, y  int
	arr   [3]int
	items []int
	in    inner
	me    *T
}

func (t *T) self() *T        { return t }
func (t *T) each(f func(*T)) { f(t) }
func (t *T) inc()            { t.x++ }
func (t *T) px() *int        { return &t.x }
func (t *T) pin() *inner     { return &t.in }
func (t *T) all() []int      { return t.arr[:] }
func (t *T) store()          { savedT = t }
func (t *T) bump(n int) int  { t.y += n; return t.y }
func (t T) val() int         { return t.x*10 + t.y }
func (t *T) get() int        { return t.x + t.y }
func (t T) String() string   { return fmt.Sprint(t.x, t.y, t.arr, t.items, t.in, t.me != nil) }

//go:noinline
func (t *T) selfN() *T { return t }

var savedT *T

func mkT(n int) (list []T) {
	fmt.Print("make ")
	for i := 0; i < n; i++ {
		list = append(list, T{x: i + 1, y: i % 2, arr: [3]int{i, i + 1, i + 2}, items: []int{i, 5}, in: inner{a: i}})
	}
	return list
}

type Arr [3]int

func (t *Arr) self() *Arr     { return t }
func (t *Arr) inc()           { t[0]++ }
func (t *Arr) px() *int       { return &t[0] }
func (t *Arr) all() []int     { return t[:] }
func (t *Arr) store()         { savedArr = t }
func (t *Arr) bump(n int) int { t[1] += n; return t[1] }
func (t Arr) val() int        { return t[0]*10 + t[1] }
func (t *Arr) get() int       { return t[0] + t[1] }

//go:noinline
func (t *Arr) selfN() *Arr { return t }

var savedArr *Arr

func mkArr(n int) (list []Arr) {
	fmt.Print("make ")
	for i := 0; i < n; i++ {
		list = append(list, Arr{i + 1, i % 2, 4})
	}
	return list
}

type Num int

func (t *Num) self() *Num     { return t }
func (t *Num) inc()           { *t++ }
func (t *Num) px() *int       { return (*int)(t) }
func (t *Num) store()         { savedNum = t }
func (t *Num) bump(n int) int { *t += Num(n); return int(*t) }
func (t Num) val() int        { return int(t) * 10 }
func (t *Num) get() int       { return int(*t) }

//go:noinline
func (t *Num) selfN() *Num { return t }

var savedNum *Num

func mkNum(n int) (list []Num) {
	fmt.Print("make ")
	for i := 0; i < n; i++ {
		list = append(list, Num(i+1))
	}
	return list
}

type Big [100]int

func mkBig(n int) (list []Big) {
	for i := 0; i < n; i++ {
		list = append(list, Big{i + 1, 7})
	}
	return list
}

type Huge [17000]int

func (h Huge) String() string { return fmt.Sprint("huge", h[0], h[16999]) }

func mkHuge(n int) (list []Huge) {
	for i := 0; i < n; i++ {
		list = append(list, Huge{i + 1})
	}
	return list
}

type Log struct {
	b strings.Builder
	x int
}

func (l Log) String() string { return fmt.Sprint("log", l.x, l.b.Len()) }

func mkLog(n int) (list []Log) {
	for i := 0; i < n; i++ {
		list = append(list, Log{x: i + 1})
	}
	return list
}

type Guarded struct {
	mu sync.Mutex
	x  int
}

func mkGuarded(n int) (list []Guarded) {
	for i := 0; i < n; i++ {
		list = append(list, Guarded{x: i + 1})
	}
	return list
}

type Zero struct{}

func mkZero(n int) []Zero { return make([]Zero, n) }

type Plain = struct{ x, y int }

func mkPlain(n int) (list []Plain) {
	for i := 0; i < n; i++ {
		list = append(list, Plain{i + 1, 2})
	}
	return list
}

type holder struct{ f func() int }

//go:noinline
func hold(f func() int) holder { return holder{f} }

func holdPointer(f func() int) *holder { return &holder{f} }

func call(f func() int) int { return f() }

//go:noinline
func callN(f func() int) int { return f() }

type Box[E any] struct {
	p *E
	n int
}

func box[E any](p *E) Box[E] { return Box[E]{p: p} }

func id[E any](p *E) *E { return p }

//go:noinline
func idN[E any](p *E) *E { return p }

func boxN[E any](n int, p *E) (int, Box[E]) { return n, Box[E]{p: p} }

//go:noinline
func set(p *int, n int) int { *p = n; return n }

func add(p *int) { *p += 3 }

func sum(list []int) (n int) {
	for _, x := range list {
		n += x
	}
	return n
}

func fill(list []int) int { list[0] = 8; return len(list) }

func pure(n int) int { return n*2 + 1 }

func note(n int) int {
	fmt.Print("note", n, " ")
	return n
}

func seq[E any](list []E) func(func(int, E) bool) {
	return func(yield func(int, E) bool) {
		for i, x := range list {
			if !yield(i, x) {
				fmt.Print("stop ")
				return
			}
		}
	}
}

func queue[E any](list []E) chan E {
	c := make(chan E, len(list))
	for _, x := range list {
		c <- x
	}
	close(c)
	return c
}

type stock[E any] struct {
	list  []E
	byKey map[int]E
	array [3]E
	ptr   *[3]E
}

func mkStock[E any](list []E) *stock[E] {
	three := [3]E{list[0], list[1], list[2]}
	return &stock[E]{list, map[int]E{7: list[0]}, three, &[3]E{list[0], list[1], list[2]}}
}

type kept[E any] struct {
	ptrs   []*E
	ints   []*int
	slices [][]int
	funcs  []func() int
	boxes  []Box[E]
	anys   []any
	queue  chan *E
	byKey  map[int]*E
	last   *E
}

func keeper[E any]() *kept[E] { return &kept[E]{queue: make(chan *E, 100), byKey: map[int]*E{}} }

func (k *kept[E]) add(p *E) { k.ptrs = append(k.ptrs, p) }

func (k *kept[E]) all() []*E {
	list := append(append([]*E{}, k.ptrs...), k.last)
	for _, b := range k.boxes {
		list = append(list, b.p)
	}
	for _, a := range k.anys {
		list = append(list, a.(*E))
	}
	for i := -100; i < 1000; i++ {
		list = append(list, k.byKey[i])
	}
	for len(k.queue) > 0 {
		list = append(list, <-k.queue)
	}
	return list
}

func (k *kept[E]) show(touch func(*E)) {
	for _, f := range k.funcs {
		fmt.Print(f(), " ")
	}
	seen := map[*E]int{}
	for i, p := range k.all() {
		if p == nil {
			continue
		}
		if first, ok := seen[p]; ok {
			fmt.Print(i, "is", first, " ")
			continue
		}
		seen[p] = i
		fmt.Print(*p, " ")
		touch(p)
		fmt.Print(*p, " ")
	}
	k.showParts()
	for _, p := range k.ptrs {
		fmt.Print(*p, " ")
	}
	for _, f := range k.funcs {
		fmt.Print(f(), " ")
	}
}

func (k *kept[E]) showParts() {
	seen := map[*int]int{}
	for i, p := range k.ints {
		if first, ok := seen[p]; ok {
			fmt.Print(i, "is", first, " ")
		}
		seen[p] = i
		*p += 5
		fmt.Print(*p, " ")
	}
	for _, s := range k.slices {
		s[0] += 9
		fmt.Print(s, cap(s), " ")
	}
}

func run(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Print("panic: ", r)
		}
	}()
	fmt.Println("\n== " + name)
	f()
}
