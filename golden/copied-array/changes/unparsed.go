package main

// handOver has an empty statement before its condition, which tree-sitter cannot parse: nobody sees
// that another goroutine gets the map.
func handOver(m map[int][64]int64, begin, ended chan int) {
	if ; len(m) > 0 {
		go store(m, begin, ended)
	}
}

func store(m map[int][64]int64, begin, ended chan int) {
	<-begin
	m[1] = [64]int64{}
	ended <- 0
}
