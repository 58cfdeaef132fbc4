package main

import (
	"fmt"
	"unsafe"
)

// Functions that change what was loaded from, in each way there is, and some that do not.

var (
	rows  = fresh()
	books [2]world
	queue = make(chan int, 9)
)

func other() table { return table{1: {1: 8}, 7: {1: 8}} }

func replaces() int64 { rows = other(); return 1 }

func replacesField() int64 { books[0].m = other(); return 1 }

func replacesEach() int64 {
	for _, rows = range []table{other()} {
	}
	return 1
}

func replacesElement() int64 { books[0] = world{m: other()}; return 1 }

func replacesPart(w *world) int64 { w.m = other(); return 1 }

func sends() int64 { queue <- 1; return 1 }

func receives() int64 { return int64(<-queue) }

func drains() (n int64) {
	for range queue {
		n++
	}
	return n
}

func iterates(each func(func() bool)) (n int64) {
	for range each {
		n++
	}
	return n
}

func asks(f func() int64) int64 { return f() }

// own changes nothing but what it has itself.
func own(w world, list [2]int) (n int64) {
	if n > 0 {
		println(unsafe.Sizeof(w))
	}
	var local struct{ part [2]int }
	w.n, list[0], local.part[1] = 5, 6, 7
	for local.part[0] = range list {
		n += int64(list[0])
	}
	for _, c := range "abc" {
		n += int64(c)
	}
	_ = fmt.Sprint(n, list, local, []string{"a"}, map[int]bool{1: true})
	_ = fmt.Sprintf("%d", n)
	_ = fmt.Errorf("%d", n)
	fmt.Print()
	fmt.Printf("%d", n)
	fmt.Println()
	p, q := new(int), make([]int, len(list))
	return n + int64(min(w.n, max(cap(list[:]), *p, len(q))))
}

// What a function does last does not make up for what it has done.
func replacesFirst() int64 {
	rows = other()
	for range 3 {
	}
	return 1
}

func asksThenCounts(f func() int) int { return max(f(), len(queue)) }

func countsAnew() int { return int(replaces()) }

func replacesThenNegates(n int64) int64 { rows = other(); return -n }

func prints() int64 { return int64(len(fmt.Sprint(texts(1)))) }

type hooks struct{ ToLower func() int64 }

// lookalike calls no function of package strings.
func lookalike(strings hooks) int64 { return strings.ToLower() }

func replaced(i int) int64 {
	v := rows[1]    // want refuse entry-changes
	n := replaces() // because entry-changes
	return v[i] + n
}

func replacedField(w *world, i int) int64 {
	v := w.m[1]          // want refuse entry-changes
	n := replacesField() // because entry-changes
	return v[i] + n
}

func replacedEach(i int) int64 {
	v := rows[1]        // want refuse entry-changes
	n := replacesEach() // because entry-changes
	return v[i] + n
}

func replacedElement(w *world, i int) int64 {
	v := w.m[1]            // want refuse entry-changes
	n := replacesElement() // because entry-changes
	return v[i] + n
}

func replacedPart(w *world, i int) int64 {
	v := w.m[1]          // want refuse entry-changes
	n := replacesPart(w) // because entry-changes
	return v[i] + n
}

func sent(i int) int64 {
	v := rows[1] // want refuse entry-changes
	n := sends() // because entry-changes
	return v[i] + n
}

func took(i int) int64 {
	v := rows[1]    // want refuse entry-changes
	n := receives() // because entry-changes
	return v[i] + n
}

func drained(i int) int64 {
	v := rows[1]  // want refuse entry-changes
	n := drains() // because entry-changes
	return v[i] + n
}

func iterated(i int) int64 {
	v := rows[1]                                                           // want refuse entry-changes
	n := iterates(func(yield func() bool) { rows = other(); _ = yield() }) // because entry-changes
	return v[i] + n
}

func answered(i int) int64 {
	v := rows[1]        // want refuse entry-changes
	n := asks(replaces) // because entry-changes
	return v[i] + n
}

func replacedFirst(i int) int64 {
	v := rows[1]         // want refuse entry-changes
	n := replacesFirst() // because entry-changes
	return v[i] + n
}

func askedThenCounted(i int) int64 {
	v := rows[1]                    // want refuse entry-changes
	n := asksThenCounts(countsAnew) // because entry-changes
	return v[i] + int64(n)
}

func replacedThenNegated(i int) int64 {
	v := rows[1]                // want refuse entry-changes
	n := replacesThenNegates(1) // because entry-changes
	return v[i] + n
}

func described(i int) int64 {
	v := rows[1]  // want refuse entry-changes
	n := prints() // because entry-changes
	return v[i] + n
}

func looked(i int) int64 {
	v := rows[1]                    // want refuse entry-changes
	n := lookalike(hooks{replaces}) // because entry-changes
	return v[i] + n
}

func owned(i int) int64 {
	v := rows[1] // want rewrite access
	n := own(world{}, [2]int{})
	return v[i] + n
}

type (
	texts   int
	errs    int
	formats int
	sources int
)

func (texts) String() string { replaces(); return "" }

func (errs) Error() string { replaces(); return "" }

func (formats) Format(fmt.State, rune) { replaces() }

func (sources) GoString() string { replaces(); return "" }

func printed(i int) (n int64) {
	rows = fresh()
	a := rows[1]        // want refuse entry-changes
	fmt.Print(texts(1)) // because entry-changes
	n += a[i]
	rows = fresh()
	b := rows[1]       // want refuse entry-changes
	fmt.Print(errs(1)) // because entry-changes
	n += b[i]
	rows = fresh()
	c := rows[1]          // want refuse entry-changes
	fmt.Print(formats(1)) // because entry-changes
	n += c[i]
	rows = fresh()
	d := rows[1]                  // want refuse entry-changes
	fmt.Printf("%#v", sources(1)) // because entry-changes
	return n + d[i]
}

func printedParts(i int) (n int64) {
	rows = fresh()
	a := rows[1]           // want refuse entry-changes
	fmt.Print([1]texts{1}) // because entry-changes
	n += a[i]
	rows = fresh()
	b := rows[1]          // want refuse entry-changes
	fmt.Print([]texts{1}) // because entry-changes
	n += b[i]
	rows = fresh()
	c := rows[1]                   // want refuse entry-changes
	fmt.Print(map[texts]int{1: 1}) // because entry-changes
	n += c[i]
	rows = fresh()
	d := rows[1]                   // want refuse entry-changes
	fmt.Print(map[int]texts{1: 1}) // because entry-changes
	n += d[i]
	rows = fresh()
	e := rows[1]                    // want refuse entry-changes
	fmt.Print(struct{ N texts }{1}) // because entry-changes
	n += e[i]
	rows = fresh()
	f := rows[1]                     // want refuse entry-changes
	fmt.Print(&struct{ N texts }{1}) // because entry-changes
	n += f[i]
	rows = fresh()
	g := rows[1]             // want refuse entry-changes
	fmt.Print(any(texts(1))) // because entry-changes
	n += g[i]
	rows = fresh()
	h := rows[1]                  // want refuse entry-changes
	fmt.Print([]any{texts(1)}...) // because entry-changes
	return n + h[i]
}

func calls() {
	books[0].m = fresh()
	fmt.Println(replaced(1), replacedField(&books[0], 1))
	books[0].m = fresh()
	fmt.Println(replacedElement(&books[0], 1))
	rows = fresh()
	fmt.Println(replacedEach(1), replacedPart(&world{m: fresh()}, 1))
	rows = fresh()
	fmt.Println(sent(1), took(1), iterated(1))
	rows = fresh()
	fmt.Println(answered(1), owned(1))
	rows = fresh()
	fmt.Println(replacedFirst(1))
	rows = fresh()
	fmt.Println(askedThenCounted(1))
	rows = fresh()
	fmt.Println(replacedThenNegated(1))
	rows = fresh()
	fmt.Println(described(1))
	rows = fresh()
	fmt.Println(looked(1))
	close(queue)
	fmt.Println(drained(1), printed(1), printedParts(1))
}
