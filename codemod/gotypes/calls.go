package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// call passes arguments, converts, or is one of the builtins that move values.
func (w *walker) call(n *ast.CallExpr) {
	tv := w.info.Types[n.Fun]
	switch {
	case tv.IsType():
		w.conversion(n)
	case tv.IsBuiltin():
		w.builtin(n)
	default:
		w.ordinary(n)
	}
}

func (w *walker) ordinary(n *ast.CallExpr) {
	w.implicitAddress(n.Fun)
	detail := w.calleeName(n.Fun)
	if w.callee(n.Fun) == nil {
		detail = "value " + detail // its spelling says nothing of what it calls
	}
	sig, ok := core(w.typeOf(n.Fun)).(*types.Signature)
	if !ok {
		w.adrift(n.Args, detail)
		return
	}
	passed := w.passed(n)
	for i, arg := range passed {
		to := w.parameter(n, sig, i)
		if len(passed) == len(n.Args) {
			w.boxes(to.typ, n.Args[i])
		}
		w.assign(to, arg, where{argPos(n, i), detail})
	}
}

// adrift: the callee's parameters are not known.
func (w *walker) adrift(args []ast.Expr, detail string) {
	for _, arg := range args {
		if t := w.typeOf(arg); t != nil {
			w.openShown(t, w.origin(arg), "other", detail, arg.Pos())
			w.hand(t, "any", "any", where{arg.Pos(), detail})
		}
	}
}

func argPos(n *ast.CallExpr, i int) token.Pos {
	if i < len(n.Args) {
		return n.Args[i].Pos()
	}
	return n.Pos()
}

// passed are a call's argument values; f(g()) passes all of g's results.
func (w *walker) passed(n *ast.CallExpr) []value {
	if len(n.Args) == 1 {
		if t, ok := w.typeOf(n.Args[0]).(*types.Tuple); ok {
			return w.tuple(n.Args[0], t.Len())
		}
	}
	return w.spread(n.Args, len(n.Args))
}

// parameter is what the i-th argument is assigned to.
func (w *walker) parameter(n *ast.CallExpr, sig *types.Signature, i int) value {
	last := sig.Params().Len() - 1
	if sig.Variadic() && i >= last && !n.Ellipsis.IsValid() {
		slice := sig.Params().At(last).Type().Underlying().(*types.Slice)
		return value{slice.Elem(), func() origin { return w.inside(n.Fun).param(last).elem() }}
	}
	if i > last {
		return value{} // Go rejects it
	}
	return value{sig.Params().At(i).Type(), func() origin { return w.inside(n.Fun).param(i) }}
}

// conversion: between map types both may change together; anything else is followed as far as the
// two types run alike.
func (w *walker) conversion(n *ast.CallExpr) {
	if len(n.Args) != 1 {
		return
	}
	dst, src := w.typeOf(n), w.valueOf(n.Args[0])
	if dst == nil || src.typ == nil {
		return
	}
	if isUnsafe(dst) != isUnsafe(src.typ) {
		w.unsafely(value{dst, func() origin { return w.typeExpression(n.Fun) }}, src, n)
		return
	}
	w.boxes(dst, n.Args[0])
	to := value{dst, func() origin { return w.typeExpression(n.Fun) }}
	w.assign(to, src, where{n.Pos(), ""})
}

func isUnsafe(t types.Type) bool {
	b, ok := core(t).(*types.Basic)
	return ok && b.Kind() == types.UnsafePointer
}

// unsafely: memory is about to be seen as something else. What a type parameter stands for is as
// good as given away.
func (w *walker) unsafely(dst, src value, n ast.Node) {
	for _, v := range []value{dst, src} {
		w.openShown(v.typ, v.origin(), "unsafe", "unsafe.Pointer", n.Pos())
		h := w.held(v.typ)
		for _, o := range h.all() {
			if key, is := w.slot(o); is == slotted {
				w.open(key, "unsafe", "unsafe.Pointer", n.Pos())
			}
		}
		for _, from := range append(h.interfaces[:len(h.interfaces):len(h.interfaces)], h.behind...) {
			if strings.HasSuffix(from, "]") {
				w.widen(from, "any", "")
			}
		}
	}
}

func (w *walker) builtin(n *ast.CallExpr) {
	switch name := w.calleeName(n.Fun); name {
	case "append":
		w.appends(n)
	case "copy":
		if len(n.Args) == 2 {
			w.flowElems(n.Args[0], n.Args[1])
		}
	case "delete":
		if len(n.Args) == 2 {
			w.keyed(n.Args[0], n.Args[1], name)
		}
	case "panic":
		if len(n.Args) == 1 {
			w.flow(value{typ: types.NewInterfaceType(nil, nil)}, n.Args[0], name)
		}
	case "new":
		if len(n.Args) == 1 && !w.info.Types[n.Args[0]].IsType() {
			w.address(n.Args[0])
		}
	case "Slice", "SliceData": // the others of package unsafe get bytes and addresses
		for _, arg := range n.Args {
			w.openShown(w.typeOf(arg), w.origin(arg), "unsafe", "unsafe."+name, n.Pos())
		}
	}
}

func (w *walker) appends(n *ast.CallExpr) {
	if n.Ellipsis.IsValid() && len(n.Args) == 2 {
		w.flowElems(n.Args[0], n.Args[1])
		return
	}
	s, ok := core(w.typeOf(n)).(*types.Slice)
	if !ok {
		w.adrift(n.Args, "append")
		return
	}
	dst := value{s.Elem(), func() origin { return w.inside(n.Args[0]).elem() }}
	for _, arg := range n.Args[1:] {
		w.flow(dst, arg, "append")
	}
}

// flowElems copies elements from one slice to another.
func (w *walker) flowElems(dst, src ast.Expr) {
	d, isD := core(w.typeOf(dst)).(*types.Slice)
	s, isS := core(w.typeOf(src)).(*types.Slice)
	if !isD || !isS {
		return
	}
	to := value{d.Elem(), func() origin { return w.inside(dst).elem() }}
	from := value{s.Elem(), func() origin { return w.inside(src).elem() }}
	w.assign(to, from, where{src.Pos(), ""})
}

// index: the operand becomes a key; or a generic function gets its type arguments.
func (w *walker) index(n *ast.IndexExpr) {
	if w.info.Types[n.Index].IsType() {
		w.arguments(n.X, []ast.Expr{n.Index})
		return
	}
	w.keyed(n.X, n.Index, "")
}

// keyed: a value becomes a key, if it is a map that it is the key of.
func (w *walker) keyed(m, key ast.Expr, detail string) {
	if t, ok := core(w.typeOf(m)).(*types.Map); ok {
		w.flow(value{t.Key(), func() origin { return w.inside(m).mapKey() }}, key, detail)
	}
}

// arguments are the written type arguments of a generic function.
func (w *walker) arguments(x ast.Expr, args []ast.Expr) {
	for _, arg := range args {
		w.argument(arg, w.calleeName(x))
	}
}

// instance notes what a generic is made for, inferred or written.
func (w *walker) instance(id *ast.Ident) {
	inst, ok := w.info.Instances[id]
	if !ok {
		return
	}
	owner, params := w.generic(w.info.Uses[id])
	for i := 0; i < min(inst.TypeArgs.Len(), params.Len()); i++ {
		w.instantiate(inst.TypeArgs.At(i), params.At(i), owner, where{id.Pos(), owner})
	}
}

func (w *walker) generic(obj types.Object) (string, *types.TypeParamList) {
	switch obj := obj.(type) {
	case *types.Func:
		return w.functionKey(obj), obj.Origin().Type().(*types.Signature).TypeParams()
	case *types.TypeName:
		return w.objectKey(obj), typeParams(obj.Type())
	}
	return "", nil
}

// typeParams are those of a named type, or of an alias, which may have some since Go 1.24.
func typeParams(t types.Type) *types.TypeParamList {
	if t, ok := t.(interface{ TypeParams() *types.TypeParamList }); ok {
		return t.TypeParams()
	}
	return nil
}

func (w *walker) instantiate(arg types.Type, p *types.TypeParam, owner string, at where) {
	arg = unalias(arg)
	key := owner + "[" + itoa(p.Index()) + "]"
	switch {
	case isInterface(arg):
		w.widen(w.interfaceKey(arg), key, owner)
		return
	case isTypeParam(arg):
		w.widen(w.parameterKey(arg.(*types.TypeParam)), key, owner)
		return
	}
	w.openShown(arg, origin{}, "type-parameter", owner, at.pos)
	w.hand(arg, key, "type-parameter:"+key, at)
	w.uncomparable(arg, "compared:"+key, at)
	w.methods(arg, p.Constraint(), at)
}
