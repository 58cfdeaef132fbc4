package table

import "testing"

func get(k string, i int) int64 {
	v := Table[k] // want rewrite access
	return v[i]
}

func TestGet(t *testing.T) {
	if got := get("a", 1); got != 5 {
		t.Error(got)
	}
}
