// Files that no edit may be made in.
package main

import "fmt"

func main() { fmt.Println(len(generated([]int{1})), len(fixed([]int{1}))) }
