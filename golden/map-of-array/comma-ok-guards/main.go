// What a comma-ok load gives may be used where the entry is missing, too: there it is all zeros.
package main

import "fmt"

var m = map[string][4]int{"a": {1, 2}} // want rewrite pointer

func note(string) {}

func returns(k string) int {
	v, ok := m[k]
	if !ok {
		return -1
	}
	return v[0]
}

func panics(k string) int {
	v, ok := m[k]
	// The comment stands between the two.
	if !ok {
		note(k)
		panic("missing")
	}
	return v[0]
}

func skips(keys ...string) (n int) {
	for _, k := range keys {
		v, ok := m[k]
		if !ok {
			continue
		}
		n += v[0]
	}
	for _, k := range keys {
		v, ok := m[k]
		if !ok {
			break
		}
		n += v[0]
	}
	return n
}

// The rest of these is reached without an entry.
func goesOn(k string) (n int) {
	v, ok := m[k]
	if !ok {
		n++
	}
	return n + v[0]
}

func empty(k string) int {
	v, ok := m[k]
	if !ok {
	}
	return v[0]
}

func calls(k string) int {
	v, ok := m[k]
	if !ok {
		note(k)
	}
	return v[0]
}

func comesBack(k string) int {
	panic := func(string) {}
	v, ok := m[k]
	if !ok {
		panic(k)
	}
	return v[0]
}

func sometimes(k string, n int) int {
	v, ok := m[k]
	if !ok {
		if n > 0 {
			return n
		}
	}
	return v[0]
}

func either(k string, n int) int {
	v, ok := m[k]
	if !ok && n > 0 {
		return n
	}
	return v[0]
}

func otherwise(k string) (n int) {
	v, ok := m[k]
	if !ok {
		return -1
	} else {
		n = v[0]
	}
	return n + v[1]
}

func inside(k string) int {
	v, ok := m[k]
	if !ok {
		return v[0] - 1
	}
	return v[0]
}

func before(k string) (n int) {
	v, ok := m[k]
	if n = v[0]; !ok {
		return n - 1
	}
	return v[0]
}

func later(k string) int {
	v, ok := m[k]
	note(k)
	if !ok {
		return -1
	}
	return v[0]
}

func another(k string, ready bool) int {
	v, ok := m[k]
	if !ready {
		return -1
	}
	return v[0] + len(fmt.Sprint(ok))
}

func unnamed(k string) int {
	v, _ := m[k]
	if k == "" {
		return -1
	}
	return v[0]
}

// In a condition, what stands behind `ok &&` runs with an entry alone.
func and(k string) int {
	if v, ok := m[k]; ok && v[0] > 0 && v[1] > 1 {
		return v[0]
	}
	return 0
}

func or(k string) int {
	if v, ok := m[k]; ok || v[0] == 0 {
		return v[1]
	}
	return -1
}

func swapped(k string) int {
	if v, ok := m[k]; v[0] == 0 || ok && v[0] > 0 {
		return v[1]
	}
	return -1
}

func behind(k string) int {
	if v, ok := m[k]; v[0] == 0 && ok {
		return v[1]
	}
	return -1
}

func negated(k string) int {
	if v, ok := m[k]; !ok {
		return v[0] - 1
	}
	return 0
}

func alternative(k string) int {
	if v, ok := m[k]; ok {
		return v[0]
	} else {
		return v[1] - 1
	}
}

func next(k string) (n int) {
	v, ok := m[k]
	if ok {
		n = v[0]
	}
	return n
}

func after(k string) (n int) {
	v, ok := m[k]
	if ok {
		n = v[0]
	}
	return n + v[1]
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panics:", r)
		}
	}()
	f()
}

func main() {
	for _, k := range []string{"a", "b"} {
		try(func() { fmt.Println(panics(k)) })
		fmt.Println(skips(k, "a"), sometimes(k, 0), sometimes(k, 1), either(k, 0), either(k, 1))
		fmt.Println(another(k, true), another(k, false))
		for _, f := range []func(string) int{
			returns, goesOn, empty, calls, comesBack, otherwise, inside, before, later, unnamed,
			and, or, swapped, behind, negated, alternative, next, after,
		} {
			fmt.Print(f(k), " ")
		}
		fmt.Println()
	}
}
