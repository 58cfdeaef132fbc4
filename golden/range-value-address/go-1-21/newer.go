//go:build go1.22

package main

// fresh has variables of its own in each iteration, since its file says so.
func fresh(users []user) (out []*user) {
	for _, u := range users { // want rewrite batch
		out = append(out, &u)
	}
	return out
}
