package users

import "testing"

// Only what is the same before and after is looked at.
func Test(t *testing.T) {
	users := []user{{"ann", 31}, {"cid", 62}}
	if out := all(users); len(out) != 2 || out[1].name != "cid" {
		t.Error(out)
	}
	if out := old(users); len(out) != 1 || out[0].name != "cid" {
		t.Error(out)
	}
}
