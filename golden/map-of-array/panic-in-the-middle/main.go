// What a panic leaves behind must not change, even for a key that is not there yet.
package main

import "fmt"

type event struct {
	key   string
	index int
}

var counts = map[string][4]int{"old": {1, 1, 1, 1}} // want rewrite pointer

func count(e *event) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("recovered", len(counts))
		}
	}()
	v := counts[e.key]
	v[e.index]++
	counts[e.key] = v
}

func main() {
	count(&event{"old", 2})
	count(&event{"new", 1})
	count(&event{"old", 4})
	count(&event{"newer", 4})
	count(nil)
	fmt.Println(counts["old"], counts["new"], len(counts))
}
