// Beside a call Go copies what is in registers where it needs an address, and takes from memory what is
// there by then. A variable whose address goes lies in memory; once a copy has taken its place there,
// the variable itself may lie in registers.
package main

import "fmt"

type pair struct{ a, b int }

// shown is changed by a literal that is inlined, beside what becomes an interface value.
func shown(list []pair, want int) *pair {
	for _, v := range list { // want refuse evaluation-order
		fmt.Println(v, func() int { v.a += 10; return v.a }()) // because evaluation-order
		if v.a == want {
			return &v
		}
	}
	return nil
}

// stored: a key is copied to be looked up.
func stored(list []pair, seen map[pair]int, want int) *pair {
	for _, v := range list { // want refuse evaluation-order
		seen[v] = func() int { v.a += 10; return v.a }() // because evaluation-order
		if v.a == want {
			return &v
		}
	}
	return nil
}

// within a region the copy may be on the stack, if the reason lies in another one.
func within(list []pair, want int) (out []*pair) {
	for _, v := range list { // want refuse evaluation-order
		if v.a == want {
			out = append(out, &v)
			continue
		}
		if v.a > want {
			add := func() int { v.a += 10; return v.a }
			fmt.Println(v, add()) // because evaluation-order
			continue
		}
	}
	return out
}

// placed: what is in a batch lies in memory.
func placed(list []pair) (out []*pair) {
	for _, v := range list { // want rewrite batch
		out = append(out, &v)
		fmt.Println(v, func() int { v.a += 10; return v.a }())
	}
	return out
}

// before: what comes before the batch does not.
func before(list []pair) (out []*pair) {
	for _, v := range list { // want refuse evaluation-order
		fmt.Println(v, func() int { v.a += 10; return v.a }()) // because evaluation-order
		out = append(out, &v)
	}
	return out
}

// apart: each statement has one of the two.
func apart(list []pair, want int) *pair {
	for _, v := range list { // want rewrite late
		n := func() int { v.a += 10; return v.a }()
		fmt.Println(v, n)
		if v.a == want {
			return &v
		}
	}
	return nil
}

// unchanged by what stands beside it.
func unchanged(list []pair, want int) *pair {
	for _, v := range list { // want rewrite late
		fmt.Println(v, func() int { return v.a + 10 }())
		if v.a == want {
			return &v
		}
	}
	return nil
}

func main() {
	list := []pair{{1, 1}, {2, 2}, {3, 3}}
	seen := map[pair]int{}
	fmt.Println(shown(list, 13), stored(list, seen, 12), seen)
	fmt.Println(len(within(list, 2)), *placed(list)[2], *before(list)[1])
	fmt.Println(apart(list, 13), unchanged(list, 3))
	inLiterals()
}
