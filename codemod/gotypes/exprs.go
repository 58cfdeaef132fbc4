package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
)

func itoa(i int) string { return strconv.Itoa(i) }

func unparen(e ast.Expr) ast.Expr {
	for {
		p, ok := e.(*ast.ParenExpr)
		if !ok {
			return e
		}
		e = p.X
	}
}

// origin finds the declaration that gives an expression its type.
func (w *walker) origin(e ast.Expr) origin {
	switch e := unparen(e).(type) {
	case *ast.Ident:
		return w.identOrigin(e)
	case *ast.SelectorExpr:
		return w.selectorOrigin(e)
	case *ast.IndexExpr:
		return w.indexOrigin(e)
	case *ast.IndexListExpr:
		return w.origin(e.X)
	case *ast.SliceExpr:
		return w.sliceOrigin(e)
	case *ast.StarExpr:
		return w.inside(e.X).elem()
	case *ast.UnaryExpr:
		return w.unaryOrigin(e)
	case *ast.CallExpr:
		return w.callOrigin(e)
	case *ast.CompositeLit:
		return w.literalOrigin(e)
	case *ast.FuncLit:
		o := w.expression(e.Type)
		o.decl, o.site.callable = w.typeOf(e), true
		return o
	case *ast.TypeAssertExpr:
		if e.Type != nil {
			return w.typeExpression(e.Type)
		}
	}
	return origin{}
}

func (w *walker) identOrigin(id *ast.Ident) origin {
	switch obj := w.info.ObjectOf(id).(type) {
	case *types.Var:
		return w.variable(obj)
	case *types.Func:
		return w.function(obj)
	}
	return origin{}
}

func (w *walker) selectorOrigin(e *ast.SelectorExpr) origin {
	s := w.info.Selections[e]
	if s == nil {
		return w.identOrigin(e.Sel)
	}
	switch s.Kind() {
	case types.FieldVal:
		return w.fieldOrigin(e, s)
	case types.MethodVal:
		return w.function(s.Obj().(*types.Func))
	}
	return origin{} // a method expression: see methodExpr
}

// methodExpr is T.M: its parameters are M's, moved by one, which an origin does not describe.
func (w *walker) methodExpr(e *ast.SelectorExpr) {
	if s := w.info.Selections[e]; s != nil && s.Kind() == types.MethodExpr {
		f := s.Obj().(*types.Func)
		w.openShown(f.Origin().Type(), w.function(f), "other", snippet(e), e.Pos())
	}
}

// fieldOrigin follows the path to a field through the structs it is promoted from.
func (w *walker) fieldOrigin(e *ast.SelectorExpr, s *types.Selection) origin {
	_, o := w.along(w.typeOf(e.X), w.origin(e.X), s.Index())
	return o
}

// along goes from a struct, or a pointer to one, to a field of it or of a struct further inside.
func (w *walker) along(t types.Type, o origin, way []int) (types.Type, origin) {
	for _, i := range way {
		t, o = w.enter(t, o)
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t, o = w.enter(p.Elem(), o.elem())
		}
		st := t.Underlying().(*types.Struct)
		t, o = st.Field(i).Type(), o.field(i, st)
	}
	return t, o
}

func (w *walker) indexOrigin(e *ast.IndexExpr) origin {
	switch core(w.typeOf(e.X)).(type) {
	case *types.Map:
		return w.inside(e.X).mapValue()
	case *types.Slice, *types.Array:
		return w.inside(e.X).elem()
	case *types.Pointer:
		return w.pointee(e.X).elem()
	case *types.Signature:
		return w.origin(e.X)
	}
	return origin{}
}

// sliceOrigin: a slice of an array has the array's elements.
func (w *walker) sliceOrigin(e *ast.SliceExpr) origin {
	if _, ok := core(w.typeOf(e.X)).(*types.Pointer); ok {
		return w.pointee(e.X)
	}
	return w.inside(e.X)
}

func (w *walker) unaryOrigin(e *ast.UnaryExpr) origin {
	switch e.Op {
	case token.ARROW:
		return w.inside(e.X).elem()
	case token.AND:
		return addressed(w.origin(e.X))
	}
	return origin{}
}

// addressed is the origin of &x: one step down leads back to x.
func addressed(o origin) origin {
	o.addr++
	return o
}

func (w *walker) callOrigin(e *ast.CallExpr) origin {
	tv := w.info.Types[e.Fun]
	switch {
	case tv.IsType():
		return w.typeExpression(e.Fun)
	case tv.IsBuiltin():
		return w.builtinOrigin(e)
	}
	return w.inside(e.Fun).result(0)
}

func (w *walker) builtinOrigin(e *ast.CallExpr) origin {
	switch w.calleeName(e.Fun) {
	case "make":
		return w.typeExpression(e.Args[0])
	case "new":
		if w.info.Types[e.Args[0]].IsType() {
			return addressed(w.typeExpression(e.Args[0]))
		}
		return addressed(w.origin(e.Args[0]))
	case "append":
		return w.origin(e.Args[0])
	}
	return origin{}
}

func (w *walker) literalOrigin(e *ast.CompositeLit) origin {
	if e.Type != nil {
		return w.typeExpression(e.Type)
	}
	if at := w.literals[e]; at != nil {
		return at()
	}
	return origin{}
}

func isCall(e ast.Expr) bool {
	_, ok := unparen(e).(*ast.CallExpr)
	return ok
}

// record notes an expression of selected-map type.
func (w *walker) record(e ast.Expr) {
	t := w.info.Types[e].Type
	if both, ok := t.(*types.Tuple); ok && !isCall(e) {
		t = both.At(0).Type() // comma-ok
	}
	if w.selectedMap(t) == nil {
		return
	}
	w.at = e.Pos()
	file, start, end := span(w.fset, e)
	w.exprs.add(file+":"+itoa(start)+":"+itoa(end), row{file, start, end, w.slotOf(e, t)})
}

// slotOf is an expression's slot. Where no declaration of ours decides its type, the expression
// gets a slot of its own that is open from the start.
func (w *walker) slotOf(e ast.Expr, t types.Type) string {
	inside, o := w.enter(t, w.origin(e))
	key, is := w.slot(o)
	if is == slotted {
		return key
	}
	o = w.expression(e)
	o.decl = inside
	key, _ = w.slot(o)
	w.open(key, reason(is), "", e.Pos())
	return key
}

// address is &x: whoever has the pointer sees what becomes of x.
func (w *walker) address(x ast.Expr) {
	if t := w.typeOf(x); t != nil && w.shows(t) {
		w.openShown(t, w.origin(x), "address", "&"+snippet(x), x.Pos())
	}
}

// implicitAddress is the & that Go adds to call a pointer's method on a variable.
func (w *walker) implicitAddress(fun ast.Expr) {
	e, _ := unparen(fun).(*ast.SelectorExpr)
	s := w.info.Selections[e]
	if s == nil || s.Kind() != types.MethodVal {
		return
	}
	recv := s.Obj().Type().(*types.Signature).Recv()
	if recv == nil || types.Identical(recv.Type(), s.Recv()) {
		return
	}
	if p, ok := unalias(recv.Type()).(*types.Pointer); ok {
		w.openShown(p.Elem(), origin{}, "address", "&"+snippet(e.X), e.Pos())
	}
}

// snippet is a short source text for people.
func snippet(e ast.Expr) string {
	s := types.ExprString(e)
	if len(s) > 40 {
		return s[:37] + "..."
	}
	return s
}
