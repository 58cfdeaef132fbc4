package table_test

import (
	"testing"

	table "ex.org/tests-only"
)

func get(k string, i int) int64 {
	if v, ok := table.Table[k]; ok { // want rewrite access
		return v[i]
	}
	return -1
}

func TestTable(t *testing.T) {
	if got := get("a", 1) + get("b", 1); got != 4 {
		t.Error(got)
	}
}
