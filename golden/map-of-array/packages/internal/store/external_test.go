package store_test

import (
	"testing"

	"example.com/packages/internal/store"
)

func TestNames(t *testing.T) {
	names := store.Names(map[string][6]float64{"b": {}, "a": {}}) // want rewrite pointer
	if len(names) != 2 || names[0] != "a" {
		t.Errorf("got %q", names)
	}
}
