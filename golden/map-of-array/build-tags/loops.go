package main

import "fmt"

var (
	loops  = map[string][8]int{}    // want rewrite pointer
	rests  = map[string][8]int{}    // want rewrite pointer
	shares = map[string][8]int{}    // want rewrite pointer
	sums   = map[string][wide]int{} // want rewrite pointer
	all    = map[string][wide]int{} // want rewrite pointer
	firsts = map[string][4]int{}    // want refuse evaluation-order
)

// count runs out of the array in another build, in which few is 9.
func count(k string) {
	defer func() { fmt.Println(recover() != nil, loops[k][0], len(loops)) }()
	v := loops[k]
	for i := 0; i < few; i++ {
		v[i]++
	}
	loops[k] = v
}

func rest(k string, n uint) {
	defer func() { fmt.Println(recover() != nil, rests[k][0], len(rests)) }()
	v := rests[k]
	v[0]++
	v[n%few]++
	rests[k] = v
}

// share divides by a variable there, which is 0.
func share(k string, n int) {
	defer func() { fmt.Println(recover() != nil, shares[k][0], len(shares)) }()
	v := shares[k]
	v[0]++
	v[1] += n / half
	shares[k] = v
}

// sum has an array of 6 elements there.
func sum(k string, n int) {
	defer func() { fmt.Println(recover() != nil, sums[k][0], len(sums)) }()
	v := sums[k]
	v[0]++
	v[n&7]++
	sums[k] = v
}

// each counts the elements that there are, in every build.
func each(k string) {
	v := all[k]
	for i := range v {
		v[i]++
	}
	for i := 0; i < len(v); i++ {
		v[i]++
	}
	all[k] = v
}

// first runs out of the array there, and does not get to the key.
func first(ks []string, i uint) (int, int) {
	defer func() { fmt.Println(recover()) }()
	var table [7]int
	return table[i&few], firsts[ks[i]][0] // because evaluation-order
}

func elsewhere() {
	count("a")
	rest("a", 8)
	share("a", 4)
	sum("a", 7)
	each("a")
	first(nil, 9)
	fmt.Println(all["a"][0], len(all))
}
