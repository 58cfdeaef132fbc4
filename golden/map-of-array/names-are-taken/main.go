// Every name that the rewrite would like is somebody else's.
package main

import "fmt"

func orZero(n int) int { return n }

type setEntry struct{ n int }

var ok = "ok of the package"

func count(m map[string][4]int, k string, i int) { // want rewrite pointer
	v := m[k]
	v[i]++
	m[k] = v
	fmt.Println(ok)
}

func shadows(m map[string][4]int, k string) int { // want rewrite pointer
	newEntry := orZero(1)
	if new := m[k]; new[0] > 0 {
		return new[0] + newEntry
	}
	return newEntry
}

// A new entry is told by a comparison with nil, which is a variable here.
func hidesNil(m map[string][4]int, k string) { // want rewrite pointer
	var nil any = "no nil"
	v := m[k]
	v[3] += 2
	m[k] = v
	fmt.Println(nil)
}

func main() {
	types("k")
	parameter("k", 1)
	holder[string]{}.receiver("k")
	made("k")
	m := map[string][4]int{} // want rewrite pointer
	count(m, "a", 1)
	count(m, "a", 0)
	m["b"] = [4]int{setEntry{5}.n}
	{
		m := map[string]int{"a": 1} // another m
		m["a"]++
		fmt.Println(m["a"])
	}
	hidesNil(m, "c")
	fmt.Println(m["c"][3])
	fmt.Println(shadows(m, "a"), shadows(m, "b"), m["a"], orZero(3))
}
