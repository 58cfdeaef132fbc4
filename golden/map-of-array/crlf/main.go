package main

import "fmt"

// count has a comment.
func count(m map[string][9]int, k string, i int) { // want rewrite pointer
	v := m[k]
	v[i]++
	m[k] = v
}

func main() {
	m := make(map[string][9]int) // want rewrite pointer
	count(m, "a", 3)
	fmt.Println(m["a"][3], m["b"][3])
	m["b"] = m["a"]
	fmt.Println(`raw
text`, m["b"][3])
}
