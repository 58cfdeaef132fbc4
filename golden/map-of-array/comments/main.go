// Comments in odd places stay where they are.
package main

import "fmt"

// table is documented.
var table = /* before */ /* after */ map[ /* m */ /* k */ string] /* v */ /* a */ [ /* n */ 3]int{ // want rewrite pointer
	// in front of an entry
	"a": /* value */ {1 /* one */, 2, 3}, // behind it
	// at the end
}

func change(k string) {
	v := table[k] // load
	// between: v is v
	v[1]++ /* changed */ // stays
	/* leading */ table[k] = v // stored
	// last
}

func store(k string /* the key */) {
	table[ /* inside */ k /* behind */] = /* value */ [3]int{ // open
		1, // one
		2,
	} // done
}

func read(k string) int {
	if v, ok := table[k]; /* then */ ok { // found
		return v[0] /* first */ + v[2] // sum
	} /* no */
	return /* nothing */ table[k /* key */][ /* index */ 0] // zero
}

func loop() (n int) {
	for k /* key */, v /* value */ := range table { // each
		// change it
		v[0]++       // one more
		table[k] = v // and back
	}
	for _, v := range /* over */ table {
		// a private copy
		v[0] = 5
		n += v[0]
	}
	return n
}

func main() {
	change("a")
	change("b")
	store("c")
	fmt.Println(read("a"), read("b"), read("c"), read("d"), loop(), len(table))
}

/* a block
   at the end // of it all
*/
