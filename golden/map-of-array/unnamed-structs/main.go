package main

import (
	"fmt"

	"example.com/m/internal/tables"
)

func main() {
	var row tables.Row
	fmt.Println(row.Counts["a"][0])
	row.Counts = map[string][4]int{"a": {2}} // want rewrite pointer
	v := row.Counts["a"]
	row.Counts["a"] = [4]int{3}
	fmt.Println(v[0], row.Counts["a"][0])
	for _, one := range tables.All {
		fmt.Println(one.Seen["a"][0], len(one.Seen))
	}
}
