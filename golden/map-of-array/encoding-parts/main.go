// Parts of the map are printed and encoded, and never the map.
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

var m = map[string][3]int{"a": {1, 2}} // want rewrite pointer

func main() {
	fmt.Println(m["a"], m["b"])
	fmt.Printf("%v %d %T\n", m["a"], m["a"][1], m["a"])
	text, err := json.Marshal(m["a"])
	fmt.Println(string(text), err)
	for k, v := range m {
		json.NewEncoder(os.Stdout).Encode(map[string]any{k: v})
	}
	var any any = m["a"]
	fmt.Println(any == any, any == [3]int{1, 2})
	if v, ok := m["a"]; ok {
		fmt.Println(k(v), v)
	}
}

func k(x any) bool { _, ok := x.([3]int); return ok }
