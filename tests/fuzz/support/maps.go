package main

type Row [4]int

func (r Row) total() int { return r[0] + r[1] + r[2] + r[3] }

type Wide [40]int

func (w Wide) total() int { return w[0] + w[39] }

type Key struct {
	a int
	b string
}

type Pair struct{ x, y int }

type id int

type numbered interface{ number() int }

type cell struct{ n int }

func (c *cell) String() string {
	if c == nil {
		return "none"
	}
	return fmt.Sprint("cell", c.n)
}

func at(i int) int {
	fmt.Print("at", i, " ")
	return i
}

func keyed[K any](k K) K {
	fmt.Print("key", k, " ")
	return k
}

func valued[V any](v V) V {
	fmt.Print("value", v, " ")
	return v
}

var ticks int

//go:noinline
func tick[V any](v V) V {
	ticks++
	fmt.Print("tick", ticks, " ")
	return v
}

func ticked[V any](v V) V { ticks++; return v }

func weigh(x any) (n int) {
	for _, c := range fmt.Sprint(x) {
		n = (n*3 + int(c)) % 11
	}
	return n
}

func count[M ~map[K]V, K comparable, V any](m M) int { return len(m) }

func same[T any](x T) T { return x }

func two(a, b int) int { return 3*a + b }

func odd(i int) any {
	if i > 8 {
		return []int{i}
	}
	return i
}

func each(list []int) func(func(int, int) bool) {
	return func(yield func(int, int) bool) {
		for i, x := range list {
			if !yield(i, x) {
				return
			}
		}
	}
}

func heap() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.TotalAlloc
}

func frugal(start uint64) {
	if heap()-start > 40<<20 {
		fmt.Print("much memory ")
	}
}

func sink(x any) { fmt.Print(x, " ") }

func changed[V any](v V, f func(*V)) V {
	f(&v)
	return v
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Print("recovered: ", r, " ")
		}
	}()
	f()
}

func order[K comparable](keys []K) []K {
	sort.Slice(keys, func(i, j int) bool { return fmt.Sprintf("%T%v", keys[i], keys[i]) < fmt.Sprintf("%T%v", keys[j], keys[j]) })
	return keys
}

func numbers(n int) (list []int) {
	for i := 0; i < n; i++ {
		list = append(list, i*i%50)
	}
	return list
}

type source struct {
	list  []int
	words []string
	n     int
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
