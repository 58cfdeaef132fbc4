package main

import "fmt"

type hist [20]int32

type table map[string]hist // want rewrite pointer

// early leaves before anything has changed.
func (t table) early(k string, n int32) bool {
	h := t[k]
	if h[0] > 2 {
		return false
	}
	h[0] += n
	t[k] = h
	return true
}

// blank takes two values and drops one.
func (t table) blank(k string, i int) int32 {
	h, _ := t[k] // of no use
	h[3]++
	t[k] = h
	late /* kept */, _ := t[k]
	late[1]++
	t[k] = late
	last, _ /* the place may be none */ := t[k]
	last[i]++
	t[k] = last
	return last[3]
}

// known changes only what is there.
func (t table) known(k string) {
	if h, ok := t[k]; ok {
		h[1]++
		t[k] = h
	}
}

// all changes every entry.
func (t table) all() {
	for k, h := range t {
		h[2] += h[0]
		t[k] = h
	}
}

// some changes a few of them, and the key is of use besides.
func (t table) some(suffix string) {
	for k, h := range t {
		if k == suffix {
			continue
		}
		h[3] = int32(len(k))
		t[k] = h
	}
}

// branches changes different elements.
func (t table) branches(k string, up bool) {
	h := t[k]
	if up {
		h[4]++
	} else {
		h[5]--
	}
	t[k] = h
}

// after reads the variable when the entry is stored.
func (t table) after(k string) int32 {
	h := t[k]
	h[6] = 6
	t[k] = h
	return h[6] + h[0]
}

func main() {
	loops()
	t := table{}
	for i := range 5 {
		fmt.Print(t.early("a", int32(i)), " ")
	}
	t.known("a")
	t.known("b")
	t.all()
	t.some("b")
	t.branches("c", true)
	t.branches("c", false)
	fmt.Println(t.blank("blank", 1), t.blank("blank", 3), len(t), t["blank"][1])
	fmt.Println(t.after("d"), len(t))
	counts()
	nested()
	for _, k := range []string{"a", "b", "c", "d"} {
		h := t[k]
		fmt.Println(k, h[0], h[1], h[2], h[3], h[4], h[5], h[6])
	}
}
