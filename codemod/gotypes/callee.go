package main

import (
	"go/ast"
	"go/types"
)

// callee is the function that a call surely reaches; nil for function values and for methods of
// interfaces and type parameters.
func (w *walker) callee(fun ast.Expr) *types.Func {
	switch e := unparen(fun).(type) {
	case *ast.Ident:
		f, _ := w.info.Uses[e].(*types.Func)
		return f
	case *ast.IndexExpr:
		return w.callee(e.X)
	case *ast.IndexListExpr:
		return w.callee(e.X)
	case *ast.SelectorExpr:
		f, ok := w.info.Uses[e.Sel].(*types.Func)
		if !ok {
			return nil
		}
		if recv := f.Type().(*types.Signature).Recv(); recv != nil && types.IsInterface(recv.Type()) {
			return nil
		}
		return f
	}
	return nil
}

// calleeName is what a call calls: pkgpath.F, pkgpath.T.M, a builtin, a type, or its source text.
func (w *walker) calleeName(fun ast.Expr) string {
	if tv := w.info.Types[fun]; tv.IsBuiltin() {
		return builtinName(fun)
	}
	if f := w.callee(fun); f != nil {
		return w.functionKey(f)
	}
	if tv := w.info.Types[fun]; tv.IsType() {
		return types.TypeString(tv.Type, (*types.Package).Path)
	}
	if e, ok := unparen(fun).(*ast.SelectorExpr); ok {
		if f, ok := w.info.Uses[e.Sel].(*types.Func); ok {
			return w.methodName(e, f)
		}
	}
	return snippet(fun)
}

// methodName names an interface's method by the type it is called through.
func (w *walker) methodName(e *ast.SelectorExpr, f *types.Func) string {
	if n, ok := unalias(w.typeOf(e.X)).(*types.Named); ok {
		return w.objectKey(n.Origin().Obj()) + "." + f.Name()
	}
	return w.functionKey(f)
}

func builtinName(fun ast.Expr) string {
	switch e := unparen(fun).(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}
