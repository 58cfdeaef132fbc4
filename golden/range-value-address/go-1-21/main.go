// Before Go 1.22 all iterations share one variable.
package main

import "fmt"

type user struct {
	name string
	age  int
}

// byName ends with the pointer: the same in every version.
//
//go:noinline
func byName(users []user, name string) *user {
	for _, u := range users { // want rewrite late
		if u.name == name {
			return &u
		}
	}
	return nil
}

//go:noinline
func first(users []user, age int) (found *user) {
	for _, u := range users { // want rewrite late
		if u.age > age {
			found = &u
			break
		}
	}
	return found
}

// all returns pointers to one variable, which holds the last user in the end.
func all(users []user) (out []*user) {
	for _, u := range users { // want refuse shared-variable
		out = append(out, &u)
	}
	return out
}

func oldest(users []user) int {
	var best *user
	for _, u := range users { // want refuse shared-variable
		if best == nil || u.age > best.age {
			best = &u
		}
	}
	return best.age
}

// local: the loop ends with the pointer, which stays on the stack with all else.
func local(users []user) int {
	var found *user
	for _, u := range users { // want leave on-stack
		if u.age > 60 {
			found = &u
			break
		}
	}
	return found.age
}

// some ways lead to the next iteration, where the variable changes.
func some(users []user) (found *user) {
	for _, u := range users { // want refuse shared-variable
		if u.age > 15 {
			found = &u
			if u.age < 30 {
				continue
			}
			return found
		}
	}
	return found
}

func sum(users []user) (n int) {
	for _, u := range users { // want leave on-stack
		p := &u
		n += p.age
	}
	return n
}

var kept *user

func missByName() { kept = byName([]user{{"a", 1}, {"b", 2}}, "c") }

func main() {
	users := []user{{"ann", 31}, {"bob", 17}, {"cid", 62}, {"dan", 5}}
	fmt.Println(byName(users, "eve"), *byName(users, "bob"), *first(users, 20))
	for _, u := range all(users) {
		fmt.Println(*u)
	}
	fmt.Println(oldest(users), sum(users), local(users), *some(users[1:]))
}
