package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// ranges assigns what is ranged over to the loop's variables.
func (w *walker) ranges(n *ast.RangeStmt) {
	key, elem := w.iterated(n.X)
	w.iterate(n.Key, key)
	w.iterate(n.Value, elem)
}

func (w *walker) iterate(dst ast.Expr, src value) {
	if dst == nil || src.typ == nil {
		return
	}
	if isBlank(dst) {
		return
	}
	w.assign(w.target(dst), src, where{dst.Pos(), ""})
}

func isBlank(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "_"
}

// iterated is what ranging over an expression yields. Indices and counts show nothing.
func (w *walker) iterated(x ast.Expr) (key, elem value) {
	from := func(move func(origin) origin) func() origin {
		return func() origin { return move(w.inside(x)) }
	}
	switch t := core(w.typeOf(x)).(type) {
	case *types.Map:
		return value{t.Key(), from(origin.mapKey)}, value{t.Elem(), from(origin.mapValue)}
	case *types.Slice:
		return value{}, value{t.Elem(), from(origin.elem)}
	case *types.Array:
		return value{}, value{t.Elem(), from(origin.elem)}
	case *types.Chan:
		return value{t.Elem(), from(origin.elem)}, value{}
	case *types.Pointer:
		if a, ok := t.Elem().Underlying().(*types.Array); ok {
			return value{}, value{a.Elem(), func() origin { return w.pointee(x).elem() }}
		}
	case *types.Signature:
		return w.yielded(t, from)
	}
	return value{}, value{}
}

// yielded: an iterator function's only parameter is a function whose parameters are the variables.
func (w *walker) yielded(t *types.Signature, from func(func(origin) origin) func() origin) (key, elem value) {
	if t.Params().Len() != 1 {
		return
	}
	yield, ok := t.Params().At(0).Type().Underlying().(*types.Signature)
	if !ok {
		return
	}
	yields := t.Params().At(0).Type()
	at := func(i int) value {
		if i >= yield.Params().Len() {
			return value{}
		}
		return value{yield.Params().At(i).Type(), from(func(o origin) origin {
			_, inner := w.enter(yields, o.param(0))
			return inner.param(i)
		})}
	}
	return at(0), at(1)
}

// pointee is the inside of what an expression, a pointer, points to.
func (w *walker) pointee(x ast.Expr) origin {
	p := core(w.typeOf(x)).(*types.Pointer)
	_, o := w.enter(p.Elem(), w.inside(x).elem())
	return o
}

// rangedKind names what a loop ranges over, where Go evaluates it.
func (d *describer) rangedKind(n *ast.RangeStmt) string {
	t := core(d.typeOf(n.X))
	if p, ok := t.(*types.Pointer); ok {
		t = core(p.Elem())
	}
	if _, ok := t.(*types.Array); ok && n.Value == nil && !d.acts(n.X) {
		return "length"
	}
	if _, ok := core(d.typeOf(n.X)).(*types.Array); ok && n.Value != nil && !isBlank(n.Value) {
		return "array" // which is copied first
	}
	return kindOf(d.typeOf(n.X))
}

// acts tells whether there is a call or a receive in an expression, which is evaluated then though
// its length is a constant.
func (d *describer) acts(e ast.Expr) (found bool) {
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.UnaryExpr:
			found = found || n.Op == token.ARROW
		case *ast.CallExpr:
			found = found || !d.info.Types[n.Fun].IsType() && d.info.Types[n].Value == nil
		}
		return !found
	})
	return found
}

// kindOf names what a loop ranges over; anything but plain data may run other code in between.
func kindOf(t types.Type) string {
	switch core(t).(type) {
	case *types.Slice, *types.Array, *types.Map, *types.Basic, *types.Pointer:
		return "data"
	case *types.Chan:
		return "chan"
	case *types.Signature:
		return "func"
	}
	return "unknown"
}
