// Package p_test is not the external test of package p.
package p_test

import "fmt"

var mine = map[string][32]int64{"q": {}} // want rewrite pointer

func other() int { mine["q"] = [32]int64{5}; return 7 }

func Run() string {
	x := mine["q"]
	n := other()
	return fmt.Sprint(n, x[0], mine["q"][0])
}
