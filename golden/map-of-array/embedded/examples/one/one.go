package one

var hits = map[string][4]int{} // want refuse embedded

func Run() int {
	hits["a"] = [4]int{1}
	return hits["a"][0]
}
