// Only whole reads and inserts: nothing to save.
package main

import "fmt"

var m = map[int][17]int64{} // want leave no-gain

func main() {
	for i := range 3 {
		m[i] = [17]int64{int64(i)}
	}
	fmt.Println(len(m))
}
