// Between the change of an element and the store of the array: what may keep it from happening, or
// have it happen to another entry?
package main

import "fmt"

// Each has a map of its own.
var (
	assigned   = map[string][4]int{}    // want rewrite pointer
	aliased    = map[string][4]int{}    // want rewrite pointer
	indexed    = map[string][4]int{}    // want rewrite pointer
	moved      = map[string][4]int{}    // want rewrite pointer
	returned   = map[string][4]int{}    // want rewrite pointer
	continued  = map[string][4]int{}    // want rewrite pointer
	broken     = map[string][4]int{}    // want rewrite pointer
	conditions = map[string][4]int{}    // want rewrite pointer
	remainders = map[string][4]int{}    // want rewrite pointer
	divisions  = map[string][4]int{}    // want rewrite pointer
	lefts      = map[string][4]int{}    // want rewrite pointer
	rights     = map[string][4]int{}    // want rewrite pointer
	quotients  = map[string][4]int{}    // want rewrite pointer
	elements   = map[string][4]int{}    // want rewrite pointer
	others     = map[string][4]int{}    // want rewrite pointer
	pointers   = map[string][4]int{}    // want rewrite pointer
	arrays     = map[string][4]int{}    // want rewrite pointer
	operators  = map[string][4]int{}    // want rewrite pointer
	tables     = map[string][2][2]int{} // want rewrite pointer
)

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover() != nil) }()
	f()
}

func assign(k string) {
	v := assigned[k]
	v[0]++
	k = "b"
	assigned[k] = v
}

func alias() {
	keys := [2]string{"a", "b"}
	s := keys[:]
	v := aliased[s[0]]
	v[0]++
	keys = [2]string{"c", "d"}
	aliased[s[0]] = v
}

func index(keys []string) {
	v := indexed[keys[0]]
	v[0]++
	keys[0] = "b"
	indexed[keys[0]] = v
}

func move(k string) {
	next := func() int {
		k = "b"
		return 5
	}
	v := moved[k]
	v[0] = next()
	moved[k] = v
}

func leave(n int) {
	v := returned["a"]
	v[0]++
	if n > 1 {
		return
	}
	returned["a"] = v
}

func goOn() {
	for i := range 3 {
		v := continued["a"]
		v[0]++
		if i > 1 {
			continue
		}
		continued["a"] = v
	}
}

func end() {
	for i := range 3 {
		v := broken["a"]
		v[0]++
		if i > 1 {
			break
		}
		broken["a"] = v
	}
}

func condition(s []int) {
	v := conditions["a"]
	v[0]++
	if s[3] > 0 {
		v[1]++
	}
	conditions["a"] = v
}

func remainder(n, z int) {
	v := remainders["a"]
	v[0]++
	n %= z
	remainders["a"] = v
}

func division(n, z int) {
	v := divisions["a"]
	v[0]++
	n /= z
	divisions["a"] = v
}

func left(n, z int) {
	v := lefts["a"]
	v[0]++
	n <<= z
	lefts["a"] = v
}

func right(n, z int) {
	v := rights["a"]
	v[0]++
	n >>= z
	rights["a"] = v
}

func quotient(n, z int) {
	v := quotients["a"]
	v[0]++
	v[1] = (n / z)
	quotients["a"] = v
}

func element(i int) {
	v := elements["a"]
	v[0]++
	n := v[i]
	elements["a"] = v
	_ = n
}

func other(list []int) {
	v := others["a"]
	v[0]++
	v[1] = -list[3]
	others["a"] = v
}

func pointer(p *int) {
	v := pointers["a"]
	v[0]++
	v[1] = *p
	pointers["a"] = v
}

func array(list []int) {
	v := arrays["a"]
	v[0]++
	w := [4]int(list)
	v[1] = w[0]
	arrays["a"] = v
}

// operator: none of these can panic, so the entry is changed where it lies.
func operator(a, b int, x, y float64, ok bool) {
	v := operators["a"]
	v[0] = a + b - a*b&a | b ^ a&^b
	v[1] = -a + ^b + len("abc") + min(a, b, 3) + max(int(x+1.5), int(int8('x')))
	if !ok && (x < y || x <= y) || x > y && (x >= y) {
		v[2]++
	} else if true || false && ok {
		v[3] = 1
	}
	v[3] /= 2
	operators["a"] = v
}

func table(i int) {
	v := tables["a"]
	v[0][0]++
	v[1][i] = 2
	tables["a"] = v
}

func main() {
	assign("a")
	fmt.Println(assigned["a"], assigned["b"])
	alias()
	fmt.Println(aliased["a"], aliased["c"])
	index([]string{"a"})
	fmt.Println(indexed["a"], indexed["b"])
	move("a")
	fmt.Println(moved["a"], moved["b"])
	leave(1)
	leave(2)
	fmt.Println(returned["a"])
	goOn()
	end()
	fmt.Println(continued["a"], broken["a"])
	for _, z := range []int{1, 0, -1} {
		try("remainder", func() { remainder(1, z) })
		try("division", func() { division(1, z) })
		try("left", func() { left(1, z) })
		try("right", func() { right(1, z) })
		try("quotient", func() { quotient(1, z) })
		try("element", func() { element(z) })
		try("table", func() { table(z) })
	}
	fmt.Println(remainders["a"], divisions["a"], lefts["a"], rights["a"])
	fmt.Println(quotients["a"], elements["a"], tables["a"])
	try("condition", func() { condition(nil) })
	try("other", func() { other(nil) })
	try("pointer", func() { pointer(nil) })
	try("array", func() { array(nil) })
	fmt.Println(len(conditions), len(others), len(pointers), len(arrays))
	operator(6, 3, 1.5, 2, false)
	operator(6, 3, 2, 1.5, true)
	fmt.Println(operators["a"])
}
