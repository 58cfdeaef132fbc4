// What a deleted entry points to must not live on in the slab.
package main

import "fmt"

var (
	names  = map[int][20]string{} // want refuse stale-pointers
	errors = map[int][20]error{}  // want refuse stale-pointers
	labels = map[int][20]string{} // want rewrite slab
)

func main() {
	names[1] = [20]string{"a"}
	delete(names, 1) // because stale-pointers
	errors[1] = [20]error{}
	clear(errors) // because stale-pointers
	labels[1] = [20]string{"b"}
	fmt.Println(len(names), len(errors), labels[1][0], labels[2][0])
}
