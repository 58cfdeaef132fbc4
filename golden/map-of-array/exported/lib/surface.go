package lib

import "example.com/exported/lib/internal/deep"

// Aliased is how others name it.
type Aliased = deep.Aliased

// NewReturned gives others a type that they cannot name.
func NewReturned() *deep.Returned { return &deep.Returned{} }

// Shown promotes what it embeds.
type Shown struct{ deep.Embedded }

// Find calls back.
func Find(f func(deep.Outer)) { f(deep.Outer{In: &deep.Inner{}}) }

// Keep gives away one that shows no map.
func Keep() *deep.Kept {
	k := &deep.Kept{}
	k.Add("a")
	k.Add("a")
	return k
}

// Fill tells what is there.
func Fill() int {
	return deep.Fill(&Aliased{}, NewReturned(), nil, &deep.Outer{In: &deep.Inner{}}, &deep.KeptBy{})
}
