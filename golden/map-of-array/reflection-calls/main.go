// Reflection calls functions and methods: a template shows what they return, testing/quick makes
// what they take.
package main

import (
	"errors"
	"fmt"
	"os"
	"testing/quick"
	"text/template"
)

// A field that holds a function: its type is written out, even where it is nil.
type written struct {
	f func() map[string][30]int // want refuse reflection
}

// A template calls methods with exported names.
type page struct{ n int }

type shown struct{ By map[string][31]int } // want refuse reflection

func (page) Stats() *shown {
	s := &shown{map[string][31]int{}} // want refuse reflection
	s.By["a"] = [31]int{1}
	return s
}

type hidden struct{ by map[string][32]int } // want rewrite pointer

func (page) stats() *hidden {
	h := &hidden{map[string][32]int{}} // want rewrite pointer
	h.by["a"] = [32]int{1}
	return h
}

// A template calls functions in exported fields, and those that it is given.
type menu struct {
	F func() item
	g func() part
}

type item struct{ By map[string][33]int } // want refuse reflection

type part struct{ By map[string][34]int } // want rewrite pointer

type given struct{ By map[string][35]int } // want refuse reflection

// Functions are called with what quick.Check makes: every second entry may be a nil pointer.
type made struct{ By map[int][36]int } // want refuse reflection

// A struct that is printed hides no method's result.
type printed struct{ n int }

type kept struct{ By map[string][37]int } // want rewrite pointer

func (printed) Kept() kept { return kept{map[string][37]int{}} } // want rewrite pointer

// Nor does one that is printed into an error, unless the error may be asked for it again.
type told struct{ n int }

type aside struct{ By map[string][41]int } // want rewrite pointer

func (*told) Aside() aside { return aside{map[string][41]int{}} } // want rewrite pointer

type failure struct{ n int }

type wrapped struct{ By map[string][42]int } // want refuse reflection

func (failure) Wrapped() wrapped { return wrapped{map[string][42]int{"a": {1}}} } // want refuse reflection

func (failure) Error() string { return "failure" }

// Methods of what an unexported field holds cannot be called.
type outer struct{ in inner }

type inner struct{}

type far struct{ By map[string][38]int } // want rewrite pointer

func (inner) Far() far { return far{map[string][38]int{}} } // want rewrite pointer

// What a method takes as an interface, reflection cannot make.
type taker struct{}

type source interface{ get(string) int }

type sourced struct{ By map[string][39]int } // want rewrite pointer

func (s sourced) get(name string) int { return s.By[name][0] }

func (taker) Take(s source) int { return s.get("a") }

type box[T any] struct{ v T }

func main() {
	w := written{}
	fmt.Printf("%#v\n", w)                                                  // because reflection
	w.f = func() map[string][30]int { return map[string][30]int{"a": {1}} } // want refuse reflection
	all := w.f()
	all["b"] = [30]int{2}
	fmt.Println(all["b"][0])

	show("{{.Stats.By}}", page{1}) // because reflection
	fmt.Println(page{1}.stats().by["a"][0])

	m := menu{
		func() item { i := item{map[string][33]int{}}; i.By["a"] = [33]int{1}; return i }, // want refuse reflection
		func() part { p := part{map[string][34]int{}}; p.By["a"] = [34]int{1}; return p }, // want rewrite pointer
	}
	show("{{(call .F).By}}", m) // because reflection
	fmt.Println(m.g().By["a"][0])

	give := func() given { g := given{map[string][35]int{}}; g.By["a"] = [35]int{1}; return g } // want refuse reflection
	funcs := template.FuncMap{"give": give}                                                     // because reflection
	page := template.Must(template.New("").Funcs(funcs).Parse("{{(give).By}}\n"))
	page.Execute(os.Stdout, nil)

	fmt.Println(quick.Check(func(m made) bool { // because reflection
		for k := range m.By {
			v := m.By[k]
			v[0]++
			m.By[k] = v
		}
		return true
	}, nil))

	fmt.Println(printed{1})
	k := printed{1}.Kept()
	k.By["a"] = [37]int{1}
	fmt.Println(k.By["a"][0])

	fmt.Println(fmt.Errorf("%v", &told{1}))
	a := (&told{1}).Aside()
	a.By["a"] = [41]int{1}
	fmt.Println(a.By["a"][0])

	err := fmt.Errorf("%w", failure{1}) // because reflection
	show("{{(index .Wrapped.By `a`)}}", errors.Unwrap(err))

	show("{{.}}", outer{})
	f := outer{}.in.Far()
	f.By["a"] = [38]int{1}
	fmt.Println(f.By["a"][0])

	show("{{.}}", taker{})
	s := sourced{map[string][39]int{}} // want rewrite pointer
	s.By["a"] = [39]int{1}
	fmt.Println(taker{}.Take(s))

	// Two types may have one name.
	type T struct{ m map[int][40]int } // want refuse reflection
	type boxed = box[T]
	{
		type T struct{ n int }
		var both struct {
			p box[T]
			q boxed
		}
		both.q.v.m = map[int][40]int{} // want refuse reflection
		both.q.v.m[1] = [40]int{2}
		fmt.Println(both) // because reflection
	}
}

func show(text string, v any) {
	template.Must(template.New("").Parse(text+"\n")).Execute(os.Stdout, v)
}
