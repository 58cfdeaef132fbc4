package main

import (
	"go/types"
	"regexp"
	"sort"
)

// meaning of a position that holds a selected map.
type meaning int

const (
	unknown meaning = iota // no declaration of ours decides the type
	generic                // a type parameter decides it
	slotted                // it is a slot
)

// slot notes the slot at a position whose type is a selected map, and returns its key.
func (w *walker) slot(o origin) (string, meaning) {
	if !o.known() {
		return "", unknown
	}
	declared, _ := o.under().(*types.Map)
	if declared == nil || !w.selected(declared.Elem()) {
		return o.key, generic
	}
	if _, there := w.slots[o.key]; !there {
		w.note(declared, o)
	}
	return o.key, slotted
}

// note writes the slot's row, and what is known against it from its declaration alone.
func (w *walker) note(m *types.Map, o origin) {
	s := &slotRow{Key: o.key, Kind: o.site.kind, Offset: -1, Function: o.site.function}
	w.slots[o.key] = s
	w.locate(s, o.site)
	s.Exported = o.site.exported
	home := o.site.pkg
	s.Type, s.MapKey, s.Elem = typeText(home, m), typeText(home, m.Key()), typeText(home, m.Elem())
	measure(s, m, w.sizes)
	switch {
	case !s.Local:
		w.open(o.key, "foreign", s.Package, w.at)
	case o.site.sealed:
		w.open(o.key, "other", "declared for something that is not Go", w.at)
	}
	if o.site.method {
		w.open(o.key, "interface-method", s.Name, w.at)
	}
}

func (w *walker) locate(s *slotRow, at site) {
	if at.pkg != nil {
		s.Package = at.pkg.Path()
		s.Local = w.req.editable(s.Package)
	}
	if at.obj == nil {
		s.File, s.Offset = at.file, at.at
		return
	}
	s.Name = at.obj.Name()
	if at.pkg == w.pkg {
		s.File, s.Offset = place(w.fset, at.obj.Pos())
	}
}

var qualified = regexp.MustCompile(`(\w+)\.(\w+)`)

// typeText is a type as the package itself would write it, if it has no type of its own in it that has
// one of Go's names: int64 may be a struct there, and is main.int64 here.
func typeText(home *types.Package, t types.Type) string {
	full := types.TypeString(t, (*types.Package).Name)
	for _, m := range qualified.FindAllStringSubmatch(full, -1) {
		if home != nil && m[1] == home.Name() && types.Universe.Lookup(m[2]) != nil {
			return full
		}
	}
	return types.TypeString(t, qualifier(home))
}

// qualifier writes types as the package itself would: its own names bare.
func qualifier(home *types.Package) types.Qualifier {
	return func(p *types.Package) string {
		if p == home {
			return ""
		}
		return p.Name()
	}
}

// visitSlots calls f at every selected map that a type shows (see shows).
func (w *walker) visitSlots(t types.Type, o origin, f func(origin)) {
	v := visitor{w, f, map[*types.Named]bool{}}
	v.visit(t, o)
}

type visitor struct {
	w    *walker
	f    func(origin)
	seen map[*types.Named]bool
}

func (v visitor) visit(t types.Type, o origin) {
	if !v.w.shows(t) {
		return
	}
	if n, ok := unalias(t).(*types.Named); ok {
		if v.seen[n] || len(v.seen) > endless {
			return
		}
		v.seen[n] = true
	}
	t, o = v.w.enter(t, o)
	switch t := t.(type) {
	case *types.Map:
		if v.w.selected(t.Elem()) {
			v.f(o)
		}
		v.visit(t.Key(), o.mapKey())
		v.visit(t.Elem(), o.mapValue())
	case *types.Struct:
		for i := 0; i < t.NumFields(); i++ {
			v.visit(t.Field(i).Type(), o.field(i, t))
		}
	case *types.Signature:
		v.signature(t, o)
	case interface{ Elem() types.Type }:
		v.visit(t.Elem(), o.elem())
	}
}

func (v visitor) signature(t *types.Signature, o origin) {
	for i := 0; i < t.Params().Len(); i++ {
		v.visit(t.Params().At(i).Type(), o.param(i))
	}
	for i := 0; i < t.Results().Len(); i++ {
		v.visit(t.Results().At(i).Type(), o.result(i))
	}
}

// slotRows are the slots in the order of their keys.
func (w *walker) slotRows() []*slotRow {
	rows := make([]*slotRow, 0, len(w.slots))
	for _, s := range w.slots {
		rows = append(rows, s)
	}
	sort.Slice(rows, func(i, j int) bool { return rows[i].Key < rows[j].Key })
	return rows
}
