// Package users shows what --unsafe does before Go 1.22: each iteration gets its own variable.
package users

type user struct {
	name string
	age  int
}

func all(users []user) (out []*user) {
	for _, u := range users { // want rewrite batch
		out = append(out, &u)
	}
	return out
}

// counted: the literals must not count by a variable that all iterations share.
func counted(users []user) (out []func() int) {
	for _, u := range users { // want rewrite batch
		out = append(out, func() int { u.age++; return u.age })
	}
	return out
}

func again(users []user) (out []func() int) {
	for _, u := range users { // want rewrite batch
		out = append(out, func() int { u.age++; return u.age })
		u, ok := u, true
		_, _ = u, ok
	}
	return out
}

// local: the pointer stays on the stack, and so does the variable.
func local(users []user) int {
	best := &user{}
	for _, u := range users { // want rewrite late
		if u.age > best.age {
			best = &u
		}
	}
	return best.age
}

func old(users []user) (out []*user) {
	for _, u := range users { // want rewrite late
		if u.age > 60 {
			out = append(out, &u)
		}
	}
	return out
}
