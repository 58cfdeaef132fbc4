package main

import (
	"go/token"
	"go/types"
)

// where something happens: its position, and a short name for people.
type where struct {
	pos    token.Pos
	detail string
}

// value is something that flows: its type, and on demand where that type was declared.
type value struct {
	typ    types.Type
	origin func() origin
}

func (w *walker) open(slot, why, detail string, pos token.Pos) {
	file, offset := place(w.fset, pos)
	w.opens.add("", row{slot, why, detail, file, offset})
}

// openShown opens every slot that a type shows.
func (w *walker) openShown(t types.Type, o origin, why, detail string, pos token.Pos) {
	w.at = pos
	w.visitSlots(t, o, func(o origin) {
		if key, is := w.slot(o); is == slotted {
			w.open(key, why, detail, pos)
		}
	})
}

// assign is the heart: Go assigns (or compares, or passes) src to dst, converting implicitly.
func (w *walker) assign(dst, src value, at where) {
	d, s := dst.typ, src.typ
	if d == nil || s == nil {
		return
	}
	d, s = unalias(d), unalias(s)
	if isNothing(d) || isNothing(s) {
		return
	}
	w.at = at.pos
	switch {
	case isInterface(d):
		if at.detail == "" {
			at.detail = w.abroad(dst)
		}
		w.become(d, s, src, at)
	case isUnknown(d):
		w.become(anything, s, src, at)
	case sameName(d, s):
	case w.shows(d) || !types.Identical(d, s):
		w.tie(d, dst.origin(), s, src.origin(), at)
	}
}

// abroad tells of a place that code outside of the module has declared, and may look at: it is as if
// a function that is not known were called.
func (w *walker) abroad(dst value) string {
	if dst.origin == nil {
		return ""
	}
	at := dst.origin().site
	if at.pkg == nil || w.req.editable(at.pkg.Path()) {
		return ""
	}
	return "value of " + at.pkg.Path()
}

// isNothing: basic types hold nothing and show nothing.
func isNothing(t types.Type) bool {
	b, ok := t.(*types.Basic)
	return ok && b.Kind() != types.Invalid
}

const deepest = 64

// tie walks two types side by side. Both describe one value, so wherever either shows a selected
// map the two positions must keep the same type.
func (w *walker) tie(a types.Type, x origin, b types.Type, y origin, at where) {
	w.tieDepth(a, x, b, y, at, deepest)
}

func (w *walker) tieDepth(a types.Type, x origin, b types.Type, y origin, at where, depth int) {
	a, b = unalias(a), unalias(b)
	if sameName(a, b) || (types.Identical(a, b) && !w.shows(a)) {
		return // one declaration, or nothing to tie
	}
	if depth == 0 {
		w.part(a, x, b, y, at)
		return
	}
	a, x = w.enter(a, x)
	b, y = w.enter(b, y)
	next := pair{w, x, y, at, depth - 1}
	switch a := a.(type) {
	case *types.Map:
		if b, ok := b.(*types.Map); ok {
			next.maps(a, b)
			return
		}
	case *types.Struct:
		if b, ok := b.(*types.Struct); ok && a.NumFields() == b.NumFields() {
			next.structs(a, b)
			return
		}
	case *types.Signature:
		if b, ok := b.(*types.Signature); ok {
			next.signatures(a, b)
			return
		}
	case *types.Slice, *types.Array, *types.Pointer, *types.Chan:
		if sameShape(a, b) {
			next.elems(a, b)
			return
		}
	}
	w.part(a, x, b, y, at)
}

// sameShape: elements sit at the same depth. Slices and arrays convert into each other.
func sameShape(a, b types.Type) bool {
	rank := func(t types.Type) int {
		switch t.(type) {
		case *types.Slice, *types.Array:
			return 1
		case *types.Pointer:
			return 2
		case *types.Chan:
			return 3
		}
		return 0
	}
	return rank(a) == rank(b)
}

// part gives up on a value whose two types cannot be followed side by side.
func (w *walker) part(a types.Type, x origin, b types.Type, y origin, at where) {
	why := "other"
	if isTypeParam(a) || isTypeParam(b) {
		why = "type-parameter"
	}
	w.openShown(a, x, why, at.detail, at.pos)
	w.openShown(b, y, why, at.detail, at.pos)
}

// pair is two origins that walk down together.
type pair struct {
	w     *walker
	x, y  origin
	at    where
	depth int
}

func (p pair) down(a types.Type, x origin, b types.Type, y origin) {
	p.w.tieDepth(a, x, b, y, p.at, p.depth)
}

func (p pair) maps(a, b *types.Map) {
	if p.w.selected(a.Elem()) || p.w.selected(b.Elem()) {
		p.w.join(p.x, p.y, p.at)
	}
	p.down(a.Key(), p.x.mapKey(), b.Key(), p.y.mapKey())
	p.down(a.Elem(), p.x.mapValue(), b.Elem(), p.y.mapValue())
}

func (p pair) elems(a, b types.Type) {
	i, j := a.(interface{ Elem() types.Type }), b.(interface{ Elem() types.Type })
	p.down(i.Elem(), p.x.elem(), j.Elem(), p.y.elem())
}

func (p pair) structs(a, b *types.Struct) {
	for i := 0; i < a.NumFields(); i++ {
		p.down(a.Field(i).Type(), p.x.field(i, a), b.Field(i).Type(), p.y.field(i, b))
	}
}

func (p pair) signatures(a, b *types.Signature) {
	for i := 0; i < min(a.Params().Len(), b.Params().Len()); i++ {
		p.down(a.Params().At(i).Type(), p.x.param(i), b.Params().At(i).Type(), p.y.param(i))
	}
	for i := 0; i < min(a.Results().Len(), b.Results().Len()); i++ {
		p.down(a.Results().At(i).Type(), p.x.result(i), b.Results().At(i).Type(), p.y.result(i))
	}
}

// join ties two map positions. Where one of them is nobody's declaration, the other is let go.
func (w *walker) join(x, y origin, at where) {
	p, isP := w.slot(x)
	q, isQ := w.slot(y)
	switch {
	case isP == slotted && isQ == slotted:
		w.tieKeys(p, q, at.pos)
	case isP == slotted:
		w.open(p, reason(isQ), or(at.detail, declaration(y.key)), at.pos)
	case isQ == slotted:
		w.open(q, reason(isP), or(at.detail, declaration(x.key)), at.pos)
	}
}

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

func reason(m meaning) string {
	if m == generic {
		return "type-parameter"
	}
	return "other"
}

func (w *walker) tieKeys(p, q string, pos token.Pos) {
	if p == q {
		return
	}
	if q < p {
		p, q = q, p
	}
	file, offset := place(w.fset, pos)
	w.ties.add(p+"\x00"+q, row{p, q, file, offset})
}
