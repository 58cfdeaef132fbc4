package main

import "go/types"

// uncomparable notes the slots that are parts of a value that becomes an interface value, or that of
// a type parameter, which generic code may make one of: a map in there makes a comparison of two of
// them panic.
func (w *walker) uncomparable(t types.Type, why string, at where) {
	p := parts{walker: w, open: map[*types.Named]bool{}}
	p.add(t, origin{})
	w.reach(p.found, why, at)
}

// parts collects the slots in the memory that a value itself takes.
type parts struct {
	*walker
	found []origin
	// open are the types around this one. In a program that Go rejects, one may be a part of itself,
	// or of ever longer instances of itself.
	open map[*types.Named]bool
}

func (p *parts) add(t types.Type, o origin) {
	switch t := unalias(t).(type) {
	case *types.Named:
		p.named(t)
	case *types.Struct:
		for i := 0; i < t.NumFields(); i++ {
			p.add(t.Field(i).Type(), o.field(i, t))
		}
	case *types.Array:
		p.add(t.Elem(), o.elem())
	case *types.Map:
		p.found = append(p.found, o) // if it is a slot: see reach
	}
}

func (p *parts) named(t *types.Named) {
	pkg := t.Obj().Pkg()
	if pkg == nil || !p.req.editable(pkg.Path()) || p.open[t] || len(p.open) > deepest {
		return
	}
	p.open[t] = true
	p.add(t.Underlying(), p.walker.named(t))
	delete(p.open, t)
}
