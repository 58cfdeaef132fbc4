package main

import "fmt"

// What may end a loop of n iterations long before n.

type pair struct{ a, b int }

func divided(n, by int) map[int]int {
	m := make(map[int]int) // want refuse count
	for i := range n {
		m[i] = n / by // because count
	}
	return m
}

func left(n, by int) map[int]int {
	m := make(map[int]int) // want refuse count
	for i := range n {
		m[i] = n % by // because count
	}
	return m
}

func doubled(n, by int) map[int]int {
	m := make(map[int]int) // want refuse count
	for i := range n {
		m[i] = 1 << by // because count
	}
	return m
}

func halved(n, by int) map[int]int {
	m := make(map[int]int) // want refuse count
	for i := range n {
		m[i] = n >> by // because count
	}
	return m
}

func equal(n int, a, b any) map[int]bool {
	m := make(map[int]bool) // want refuse count
	for i := range n {
		m[i] = a == b // because count
	}
	return m
}

func different(n int, a, b any) map[int]bool {
	m := make(map[int]bool) // want refuse count
	for i := range n {
		m[i] = a != b // because count
	}
	return m
}

func received(n int, ch chan int) map[int]int {
	m := make(map[int]int) // want refuse count
	for i := range n {
		m[i] = <-ch // because count
	}
	return m
}

func literal(n int, key any) map[int]int {
	m := make(map[int]int) // want refuse count
	for i := range n {
		m[i] = len(map[any]int{key: 1}) // because count
	}
	return m
}

func called(n int, next func(int) int) map[int]int {
	m := make(map[int]int) // want refuse count
	for i := range n {
		m[i] = next(i) // because count
	}
	return m
}

func field(n int, p *pair) map[int]int {
	m := make(map[int]int) // want refuse count
	for i := range n {
		m[i] = p.a // because count
	}
	return m
}

func lookedUp(n int, other map[any]int, key any) map[int]int {
	m := make(map[int]int) // want refuse count
	for i := range n {
		m[i] = other[key] // because count
	}
	return m
}

func sized(n, size int) map[int]int {
	m := make(map[int]int) // want refuse count
	for i := range n {
		m[i] = cap(make([]int, size)) // because count
	}
	return m
}

func queued(n, size int) map[int]int {
	m := make(map[int]int) // want refuse count
	for i := range n {
		m[i] = cap(make(chan int, size)) // because count
	}
	return m
}

func converted(n int, list []int) map[int][2]int {
	m := make(map[int][2]int) // want refuse count
	for i := range n {
		m[i] = [2]int(list) // because count
	}
	return m
}

func asserted(n int, a any) map[int]int {
	m := make(map[int]int) // want refuse count
	for i := range n {
		m[i] = a.(int) // because count
	}
	return m
}

func printed(n int, a fmt.Stringer) map[int]string {
	m := make(map[int]string) // want refuse count
	for i := range n {
		m[i] = fmt.Sprint(a) // because count
	}
	return m
}

func quotients(n, by int) map[int]int {
	m, q := make(map[int]int), n // want refuse count
	for i := range n {
		q /= by // because count
		m[i] = q
	}
	return m
}

func waits(n int, ch chan int) map[int]bool {
	m := make(map[int]bool) // want refuse count
	for i := range n {
		for range ch { // because count
		}
		m[i] = true
	}
	return m
}

func bump(i *int) { *i += 100 }

// moved: the counter goes its own ways.
func moved(n int) map[int]bool {
	m := make(map[int]bool)  // want refuse bound
	for i := 0; i < n; i++ { // because bound
		m[i] = true
		bump(&i)
	}
	return m
}

// A variable that is no key of its own in each iteration.
func keysRepeat(n int) map[int]bool {
	m := make(map[int]bool) // want refuse count
	for i := range n {      // because count
		k := i
		bump(&k)
		k %= 3
		m[k] = true
	}
	return m
}

// calm does nothing that could end the loop.
func calm(n int, a any, bytes []byte, list []int) map[int]int {
	m := make(map[int]int) // want rewrite presized
	for i := range n {
		j := i/2 + i%3 + i<<1 + i>>1
		if a != nil && a == nil || list == nil {
			j -= 1
		}
		p := new(int)
		list = append(list, j)
		j += len(list) + cap(list) + min(i, 3) + max(i, 4)
		other, part, all := map[int]int{}, [2]int{1, 2}, make(map[int]int)
		space := make([]int, 3)
		text := string(bytes) + fmt.Sprint(i)
		copied := []byte(text)
		j += len(other) + len(part) + len(all) + len(space) + len(copied) + len(fmt.Sprint(j))
		if p == nil {
			j = 0
		}
		m[i] = j
	}
	return m
}

type named string

func (n named) String() string { return string(n) }

func endings() {
	fmt.Println(divided(2, 1), left(2, 1), doubled(2, 1), halved(2, 1))
	fmt.Println(equal(1, 1, 1), different(1, 1, 2), literal(1, 2), sized(1, 2), queued(1, 2))
	ch := make(chan int, 1)
	ch <- 5
	fmt.Println(received(1, ch), called(2, func(i int) int { return i }), field(1, &pair{a: 1}))
	fmt.Println(lookedUp(1, map[any]int{1: 2}, 1), converted(2, []int{1, 2}), asserted(1, 2))
	close(ch)
	fmt.Println(printed(1, named("x")), quotients(2, 2), waits(2, ch), moved(200), keysRepeat(5))
	fmt.Println(calm(2, nil, nil, nil))
}
