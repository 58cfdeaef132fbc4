package p

var hits = make(map[string][32]int64) // want rewrite pointer

// Hits by name. The command in the folder p.test reads it.
var Hits = make(map[string][32]int64) // want refuse interface

func Hit(k string) {
	v := hits[k]
	v[1]++
	hits[k] = v
	Hits[k] = [32]int64{1}
}

func Count(k string) int64 { return hits[k][1] }
