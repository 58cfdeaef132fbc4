package sum

import "testing"

func TestOf(t *testing.T) {
	cases := map[string][65]int{"one": {1}, "two": {1, 1}} // want rewrite pointer
	for name, a := range cases {
		func() {
			if Of(a) != map[string]int{"one": 1, "two": 2}[name] {
				t.Error(a)
			}
		}()
	}
}

func ExampleOf() {
	println(Of([65]int{1}))
}
