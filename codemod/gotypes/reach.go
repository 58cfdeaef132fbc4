package main

import (
	"go/types"
	"sort"
)

// become notes what turns into an interface value: from there on, nobody can follow it.
func (w *walker) become(iface, t types.Type, src value, at where) {
	to := w.interfaceKey(iface)
	switch {
	case isInterface(t):
		w.widen(w.interfaceKey(t), to)
		return
	case isTypeParam(t):
		w.widen(w.parameterKey(t.(*types.TypeParam)), to)
		return
	}
	if w.shows(t) {
		w.openShown(t, src.origin(), "interface", at.detail, at.pos)
	}
	why := "iface:" + to
	if to == "any" {
		why = "any"
	}
	w.hand(t, to, why, at)
	w.uncomparable(t, "compared", at)
	w.methods(t, iface, at)
}

func (w *walker) widen(from, to string) {
	if from != to {
		w.wider.add("", row{from, to})
	}
}

// hand notes the slots that a value holds further inside when it becomes an interface or
// type-parameter value, and that the interfaces it holds come along.
func (w *walker) hand(t types.Type, to, why string, at where) {
	h := w.held(t)
	for _, from := range h.interfaces {
		w.widen(from, to)
	}
	if why == "any" {
		w.reach(h.shallow, "any:shallow", at)
		w.reach(h.deep, "any:deep", at)
		return
	}
	w.reach(append(h.shallow[:len(h.shallow):len(h.shallow)], h.deep...), why, at)
}

func (w *walker) reach(held []heldSlot, why string, at where) {
	if len(held) == 0 {
		return
	}
	keys := []string{}
	for _, s := range held {
		if key, is := w.slot(s.m, s.o); is == slotted {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		return
	}
	sort.Strings(keys)
	file, offset := place(w.fset, at.pos)
	w.reachRows.add("", row{keys, why, at.detail, file, offset})
}

// methods notes methods whose signatures hold slots. What the interface demands must keep its
// signature; any other method can still be asked for later, by name or by a type assertion.
func (w *walker) methods(t, iface types.Type, at where) {
	demanded := map[string]bool{}
	if i, ok := iface.Underlying().(*types.Interface); ok {
		for n := 0; n < i.NumMethods(); n++ {
			demanded[i.Method(n).Name()] = true
		}
	}
	for _, f := range w.held(t).methods {
		sig := f.Origin().Type()
		if demanded[f.Name()] {
			w.openShown(sig, w.function(f), "interface-method", at.detail, at.pos)
		}
	}
	for _, f := range w.held(t).callable {
		var slots []heldSlot
		add := func(m *types.Map, o origin) { slots = append(slots, heldSlot{m, o}) }
		w.visitSlots(f.Origin().Type(), w.function(f), add)
		w.reach(slots, "any:method", at)
	}
}

// holding is what a value of some type carries with it.
type holding struct {
	shallow, deep []heldSlot
	interfaces    []string      // and type parameters
	methods       []*types.Func // of the type itself that show slots
	callable      []*types.Func // of any type on the way that show slots
}

type heldSlot struct {
	m *types.Map
	o origin
}

// held looks through everything that a value leads to, save what the type itself shows.
func (w *walker) held(t types.Type) *holding {
	if h, ok := w.holdings[t]; ok {
		return h
	}
	h := &hunt{
		w: w, seen: map[visit]bool{}, found: map[string]bool{},
		instances: map[*types.Named]int{}, out: &holding{},
	}
	// Values before pointers, so that a slot reached both ways counts as shallow.
	first := stop{typ: t}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		first.typ = p.Elem()
	}
	h.in(first)
	for len(h.later) > 0 {
		next := h.later[0]
		h.later = h.later[1:]
		h.in(next)
	}
	sort.Strings(h.out.interfaces)
	h.out.methods = w.methodsShowing(t)
	w.holdings[t] = h.out
	return h.out
}

func (w *walker) methodsShowing(t types.Type) []*types.Func {
	var out []*types.Func
	set := types.NewMethodSet(t)
	for i := 0; i < set.Len(); i++ {
		if f, ok := set.At(i).Obj().(*types.Func); ok && w.shows(f.Origin().Type()) {
			out = append(out, f)
		}
	}
	return out
}

// visit identifies a named type; one and the same instance may come as several objects.
type visit struct {
	t    *types.Named
	args string
	deep bool
}

func (h *hunt) visited(t *types.Named, deep bool) bool {
	v := visit{t: t.Origin()}
	if t.TypeArgs().Len() > 0 {
		if h.instances[v.t]++; h.instances[v.t] > endless/10 {
			return true
		}
		v.args = types.TypeString(t, nil)
	}
	if h.seen[v] {
		return true
	}
	v.deep = deep
	was := h.seen[v]
	h.seen[v] = true
	return was
}

// stop is a position on the way through a value.
type stop struct {
	typ    types.Type
	origin origin
	deep   bool
	inside bool // in a named struct: what lies outside of one is shown by the type itself
}

func (s stop) to(t types.Type, o origin) stop {
	s.typ, s.origin = t, o
	return s
}

// hunt follows a value through the memory it leads to.
type hunt struct {
	w         *walker
	seen      map[visit]bool
	found     map[string]bool
	later     []stop
	instances map[*types.Named]int // how often each generic type was met
	out       *holding
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
			h.in(s.to(t.Field(i).Type(), s.origin.field(i, t)))
		}
	case *types.Slice:
		h.in(s.to(t.Elem(), s.origin.elem()))
	case *types.Array:
		h.in(s.to(t.Elem(), s.origin.elem()))
	case *types.Pointer:
		h.far(s.to(t.Elem(), s.origin.elem()))
	case *types.Chan:
		h.far(s.to(t.Elem(), s.origin.elem()))
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
	if h.visited(t, s.deep) {
		return
	}
	if types.IsInterface(t) {
		h.add(h.w.interfaceKey(t))
		return
	}
	for i := 0; i < t.TypeArgs().Len(); i++ {
		h.far(stop{typ: t.TypeArgs().At(i), inside: true})
	}
	if pkg := t.Obj().Pkg(); pkg == nil || !h.w.req.editable(pkg.Path()) {
		h.keeps(t, s)
		return
	}
	h.callable(t)
	s.inside = s.inside || isStruct(t)
	h.in(s.to(t.Underlying(), h.w.named(t)))
}

// keeps: a struct of others may keep an interface value of ours, such as bufio.Writer its writer.
func (h *hunt) keeps(t *types.Named, s stop) {
	fields, ok := t.Underlying().(*types.Struct)
	if !ok || s.deep {
		return
	}
	for i := 0; i < fields.NumFields(); i++ {
		if f := fields.Field(i).Type(); types.IsInterface(f) {
			h.in(stop{typ: f, inside: true})
		}
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

func (h *hunt) maps(t *types.Map, s stop) {
	if o := s.origin; s.inside && h.w.selected(t.Elem()) && o.known() && !h.found[o.key] {
		h.found[o.key] = true
		if s.deep {
			h.out.deep = append(h.out.deep, heldSlot{t, o})
		} else {
			h.out.shallow = append(h.out.shallow, heldSlot{t, o})
		}
	}
	h.in(s.to(t.Key(), s.origin.mapKey()))
	h.in(s.to(t.Elem(), s.origin.mapValue()))
}

// add notes an interface whose value comes along. One without methods already holds everything.
func (h *hunt) add(iface string) {
	if !h.found[iface] {
		h.found[iface] = true
		h.out.interfaces = append(h.out.interfaces, iface)
	}
}
