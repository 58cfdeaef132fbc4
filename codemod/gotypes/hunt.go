package main

import (
	"go/types"
	"sort"
)

// holding is what a value of some type carries with it.
type holding struct {
	shallow, deep []origin      // of the slots
	called        []origin      // that only the results and parameters of calls lead to
	interfaces    []string      // and type parameters
	behind        []string      // the same, where calls lead to them
	methods       []*types.Func // of the type itself that show slots
	callable      []*types.Func // of any type on the way that show slots
}

// all are the slots, however the value leads to them.
func (h *holding) all() []origin {
	all := append(h.shallow[:len(h.shallow):len(h.shallow)], h.deep...)
	return append(all, h.called...)
}

// held looks through everything that a value leads to, save what the type itself shows.
func (w *walker) held(t types.Type) *holding {
	if h, ok := w.holdings[t]; ok {
		return h
	}
	h := &hunt{w: w, seen: map[*types.Named][]visit{}, found: map[string]bool{}, out: &holding{}}
	// Values before pointers, so that a slot reached both ways counts as shallow; calls at the end.
	first := stop{typ: t}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		first.typ = p.Elem()
	}
	h.in(first)
	h.rest()
	for len(h.calls) > 0 {
		h.later, h.calls, h.calling = h.calls, nil, true
		h.rest()
	}
	sort.Strings(h.out.interfaces)
	sort.Strings(h.out.behind)
	h.out.methods = w.methodsShowing(t)
	w.holdings[t] = h.out
	return h.out
}

// rest looks at what has been put off.
func (h *hunt) rest() {
	for len(h.later) > 0 {
		next := h.later[0]
		h.later = h.later[1:]
		h.in(next)
	}
}

func (w *walker) methodsShowing(t types.Type) []*types.Func {
	var out []*types.Func
	set := types.NewMethodSet(t)
	for i := 0; i < set.Len(); i++ {
		if f := set.At(i).Obj().(*types.Func); w.shows(f.Origin().Type()) {
			out = append(out, f)
		}
	}
	return out
}

// visit is a named type that was entered; one and the same instance may come as several objects.
type visit struct {
	t      *types.Named
	hidden bool
}

// visited says whether a visit of the type, or one that saw more, has been; if not, this is one.
func (h *hunt) visited(t *types.Named, s stop) bool {
	all := h.seen[t.Origin()]
	for _, v := range all {
		if (s.hidden || !v.hidden) && types.Identical(v.t, t) {
			return true
		}
	}
	h.seen[t.Origin()] = append(all, visit{t, s.hidden})
	return len(all) > endless/10
}

// stop is a position on the way through a value.
type stop struct {
	typ    types.Type
	origin origin
	deep   bool
	inside bool // in a named struct: what lies outside of one is shown by the type itself
	hidden bool // behind a field without an exported name: reflection calls nothing there
}

func (s stop) to(t types.Type, o origin) stop {
	s.typ, s.origin = t, o
	return s
}

// hunt follows a value through the memory it leads to.
type hunt struct {
	w       *walker
	seen    map[*types.Named][]visit // by what was instantiated
	found   map[string]bool
	later   []stop
	calls   []stop // what functions take and return
	calling bool   // only calls lead to what is looked at now
	out     *holding
}

func (h *hunt) in(s stop) {
	switch t := unalias(s.typ).(type) {
	case *types.Named:
		h.named(t, s)
	case *types.Interface:
		h.add(h.w.interfaceKey(t))
	case *types.TypeParam:
		h.add(h.w.parameterKey(t))
	case *types.Map:
		h.maps(t, s)
	case *types.Struct:
		for i := 0; i < t.NumFields(); i++ {
			f, next := t.Field(i), s.to(t.Field(i).Type(), s.origin.field(i, t))
			next.hidden = s.hidden || !f.Exported() && !f.Embedded()
			h.in(next)
		}
	case *types.Slice:
		h.in(s.to(t.Elem(), s.origin.elem()))
	case *types.Array:
		h.in(s.to(t.Elem(), s.origin.elem()))
	case *types.Pointer:
		h.far(s.to(t.Elem(), s.origin.elem()))
	case *types.Chan:
		h.far(s.to(t.Elem(), s.origin.elem()))
	case *types.Signature:
		h.function(t, s)
	}
}

// far puts off what only a further pointer or a channel leads to.
func (h *hunt) far(s stop) {
	// Only a named type hides what is behind the pointer: %T and %#v write out any other.
	if _, named := unalias(s.typ).(*types.Named); named {
		s.deep = true
	}
	h.later = append(h.later, s)
}

// named enters a named type once. Types of others are not looked into: they hold nothing of ours
// but through their type arguments.
func (h *hunt) named(t *types.Named, s stop) {
	if h.visited(t, s) {
		return
	}
	if types.IsInterface(t) {
		h.add(h.w.interfaceKey(t))
		return
	}
	for i := 0; i < t.TypeArgs().Len(); i++ {
		h.far(stop{typ: t.TypeArgs().At(i), inside: true, hidden: s.hidden})
	}
	if pkg := t.Obj().Pkg(); pkg == nil || !h.w.req.editable(pkg.Path()) {
		h.keeps(t, s)
		return
	}
	h.callable(t)
	for i := 0; i < t.NumMethods() && !s.hidden; i++ {
		if f := t.Method(i); f.Exported() {
			h.call(f.Type().(*types.Signature))
		}
	}
	s.inside = s.inside || isStruct(t)
	h.in(s.to(t.Underlying(), h.w.named(t)))
}

// keeps: a struct of others may keep an interface value of ours, such as bufio.Writer its writer. No
// slot of ours is in there.
func (h *hunt) keeps(t *types.Named, s stop) {
	fields, ok := t.Underlying().(*types.Struct)
	if !ok || s.deep {
		return
	}
	for i := 0; i < fields.NumFields(); i++ {
		h.in(stop{typ: fields.Field(i).Type(), hidden: true})
	}
}

// callable: whoever holds the value can call its methods by name or by a type assertion.
func (h *hunt) callable(t *types.Named) {
	for i, t := 0, t.Origin(); i < t.NumMethods(); i++ {
		if f := t.Method(i); h.w.shows(f.Type()) && !h.found[h.w.functionKey(f)] {
			h.found[h.w.functionKey(f)] = true
			h.out.callable = append(h.out.callable, f)
		}
	}
}

// function: %#v writes out what its type shows, and reflection may call it.
func (h *hunt) function(t *types.Signature, s stop) {
	h.w.visitSlots(t, s.origin, func(o origin) { h.slot(o, s) })
	if !s.hidden {
		h.call(t)
	}
}

// call: a template shows what a function returns, and testing/quick or net/rpc make what it takes,
// save an interface value.
func (h *hunt) call(t *types.Signature) {
	for i := 0; i < t.Params().Len(); i++ {
		if p := t.Params().At(i).Type(); !types.IsInterface(p) {
			h.calls = append(h.calls, stop{typ: p, deep: true})
		}
	}
	for i := 0; i < t.Results().Len(); i++ {
		h.calls = append(h.calls, stop{typ: t.Results().At(i).Type(), deep: true})
	}
}

func (h *hunt) slot(o origin, s stop) {
	if s.inside && !h.found[o.key] {
		h.found[o.key] = true
		to := &h.out.shallow
		switch {
		case h.calling:
			to = &h.out.called
		case s.deep:
			to = &h.out.deep
		}
		*to = append(*to, o)
	}
}

func (h *hunt) maps(t *types.Map, s stop) {
	h.slot(s.origin, s) // if it is one: see reach
	h.in(s.to(t.Key(), s.origin.mapKey()))
	h.in(s.to(t.Elem(), s.origin.mapValue()))
}

// add notes an interface, or a type parameter, whose value comes along.
func (h *hunt) add(iface string) {
	if h.calling {
		h.out.behind = append(h.out.behind, iface)
	} else {
		h.out.interfaces = append(h.out.interfaces, iface)
	}
}
