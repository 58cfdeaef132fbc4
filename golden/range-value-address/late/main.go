// The address goes on some paths only: the copy is made there.
package main

import (
	"fmt"
	"strconv"
)

type user struct {
	name string
	age  int
	tags [4]int
}

var users = []user{{"ann", 31, [4]int{1}}, {"bob", 17, [4]int{2}}, {"cid", 62, [4]int{3}}}

// byName returns the user of that name.
func byName(users []user, name string) *user {
	for _, u := range users { // want rewrite late
		if u.name == name {
			// The first one counts.
			return &u
		}
	}
	return nil
}

// oldest reads the variable again after its address has gone.
func oldest(users []user) (best *user, total int) {
	for _, u := range users { // want rewrite late
		if best == nil || u.age > best.age {
			best = &u // so far
		}
		total += u.age
	}
	return best, total
}

// numbered: nobody keeps what is printed, and of most there is nothing to print.
func numbered(users []user) (out []*user) {
	for _, u := range users { // want rewrite late
		if u.age < 18 {
			continue
		}
		fmt.Println(&u)
	}
	for _, u := range users { // want rewrite late
		if _, err := strconv.Atoi(u.name); err != nil {
			continue
		}
		out = append(out, &u)
	}
	return out
}

func firstAdult(users []user) (found *user) {
	for i, u := range users { // want rewrite late
		if u.age >= 18 {
			found = &u
			found.age += i
			break
		}
	}
	return found
}

// adults changes the variable before and after its address has gone.
func adults(users []user) (out []*user) {
	for _, u := range users { // want rewrite late
		u.age++
		if u.age < 18 {
			continue
		}
		out = append(out, &u)
		u.name += "!"
	}
	return out
}

func tagged(users []user, tag int) *int {
	for _, u := range users { // want rewrite late
		for i, t := range u.tags {
			if t == tag {
				return &u.tags[i]
			}
		}
	}
	return nil
}

func slices(users []user) (out [][]int) {
	for _, u := range users { // want rewrite late
		if u.age > 30 {
			out = append(out, u.tags[:2])
		}
	}
	return out
}

func sorted(users []user) (young, old []*user, other map[string]*user) {
	other = map[string]*user{}
	for _, u := range users { // want rewrite late
		switch {
		case u.age < 20:
			young = append(young, &u)
		case u.age > 60:
			old = append(old, &u)
		case u.name == "ann":
			other[u.name] = &u
		}
	}
	return young, old, other
}

// renamed: nobody reads what the function literals write, so a copy would be declared and not used.
func renamed(users []user) (out []func()) {
	for _, u := range users { // want leave no-gain
		if u.age > 20 {
			out = append(out, func() { u = user{} })
			continue
		}
		if u.age > 10 {
			out = append(out, func() { _, (u) = 1, user{} })
		}
	}
	for i := range users { // want leave no-gain
		if i > 0 {
			out = append(out, func() {
				for i = range 3 {
				}
			})
		}
	}
	for i := range users { // want rewrite late
		if i > 0 {
			out = append(out, func() { i++ })
		}
	}
	return out
}

type wide [20]int

var last wide

// taken: what is assigned from the copy is a use of it, as is what changes it by some amount.
func taken(list []wide) (out []func() int) {
	for _, w := range list { // want rewrite late
		if w[0] > 1 {
			out = append(out, func() int { last = w; return 1 })
		}
	}
	for i, n := range []int{5, 6, 7} { // want rewrite late
		if i > 0 {
			out = append(out, func() int { n += i; return 2 })
		}
	}
	for _, w := range list { // want rewrite late
		if w[0] > 1 {
			out = append(out, func() int { var row = w; return row[0] })
		}
	}
	return out
}

func (u *user) clear() { u.tags = [4]int{} }

func (u *user) sum() (n int) {
	for _, t := range u.tags {
		n += t
	}
	return n
}

// cleared calls methods on the variable, which need its address only until they return.
func cleared(users []user, name string) (*user, error) {
	for _, u := range users { // want rewrite late
		if u.sum() == 0 {
			continue
		}
		u.clear()
		if u.name == name {
			return &u, nil
		}
	}
	return nil, fmt.Errorf("no %s", name)
}

func lazy(users []user) (out []func() string) {
	for _, u := range users { // want rewrite late
		if u.age > 30 {
			out = append(out, func() string { u.age++; return fmt.Sprint(u.name, u.age) })
		}
	}
	return out
}

func send(users map[string]user, ch chan<- *user, keys chan<- *string) {
	for k, u := range users { // want rewrite late
		if u.age > 60 {
			ch <- &u
			keys <- &k
		}
	}
}

func outer(groups [][]user, name string) *user {
	var found *user
groups:
	for _, g := range groups {
		for _, u := range g { // want rewrite late
			if u.name == name {
				found = &u
				break groups
			}
		}
	}
	return found
}

var kept *user

func missByName() { kept = byName(users, "nobody") }

func hitByName() { kept = byName(users, "cid") }

func keepOldest() { kept, _ = oldest(users) }

func main() {
	fmt.Println(len(numbered(users)))
	fmt.Println(*byName(users, "bob"), byName(users, "dan"))
	best, total := oldest(users)
	fmt.Println(*best, total)
	a := firstAdult(users)
	a.name = "changed"
	fmt.Println(*a, users[0].name)
	for _, u := range adults(users) {
		fmt.Println(*u)
	}
	p := tagged(users, 2)
	*p = 7
	fmt.Println(*p, users[1].tags)
	for _, s := range slices(users) {
		s[1] = 9
		fmt.Println(s, cap(s))
	}
	young, old, other := sorted(users)
	fmt.Println(*young[0], *old[0], *other["ann"], len(young), len(old), len(other))
	c, err := cleared(users, "cid")
	fmt.Println(*c, err, users[2].tags)
	for _, f := range renamed(users) {
		f()
	}
	for _, f := range lazy(users) {
		fmt.Println(f(), f())
	}
	for _, f := range taken([]wide{{1}, {2}, {3}}) {
		fmt.Println(f(), last[0])
	}
	ch, keys := make(chan *user, 3), make(chan *string, 3)
	send(map[string]user{"x": users[2]}, ch, keys)
	fmt.Println(*<-ch, *<-keys)
	fmt.Println(*outer([][]user{users[:1], users[1:]}, "cid"))
}
