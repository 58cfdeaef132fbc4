// The type is part of an interface.
package main

import "fmt"

type source interface {
	All() map[string][16]int // want refuse interface-method
	Fill(map[string][17]int) // want refuse interface-method
}

type fixed struct{}

func (fixed) All() map[string][16]int { // want refuse interface-method
	return map[string][16]int{"a": {1}} // want refuse interface-method
}

func (fixed) Fill(m map[string][17]int) { m["b"] = [17]int{2} } // want refuse interface-method

func main() {
	var s source = fixed{}    // because interface-method
	m := map[string][17]int{} // want refuse interface-method
	s.Fill(m)
	fmt.Println(s.All()["a"][0], m["b"][0])
}
