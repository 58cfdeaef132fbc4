package main

import (
	"go/ast"
	"go/types"
)

// written walks a type expression beside the origin of what it declares: every map it writes
// belongs to a slot, and an alias it mentions is tied to the alias's own declaration.
func (w *walker) written(e ast.Expr, o origin) {
	t := w.typeOf(e)
	if t == nil {
		return
	}
	switch e := e.(type) {
	case *ast.ParenExpr:
		w.written(e.X, o)
	case *ast.Ident:
		w.mention(e, t, o)
	case *ast.SelectorExpr:
		w.mention(e.Sel, t, o)
	case *ast.IndexExpr:
		w.instantiated(e.X, []ast.Expr{e.Index}, t, o)
	case *ast.IndexListExpr:
		w.instantiated(e.X, e.Indices, t, o)
	case *ast.StarExpr:
		w.written(e.X, o.elem())
	case *ast.ArrayType:
		w.walk(e.Len)
		w.written(e.Elt, o.elem())
	case *ast.Ellipsis:
		w.written(e.Elt, o.elem())
	case *ast.ChanType:
		w.written(e.Value, o.elem())
	case *ast.MapType:
		w.writtenMap(e, o)
	case *ast.FuncType:
		w.writtenSignature(e, t.(*types.Signature), func() origin { return o })
	case *ast.StructType:
		w.writtenStruct(e, t, o)
	case *ast.InterfaceType:
		w.writtenInterface(e)
	}
}

func (w *walker) writtenMap(e *ast.MapType, o origin) {
	if w.selectedMap(w.typeOf(e)) != nil {
		key, _ := w.slot(o) // a type is written where something is declared, or stands for itself
		file, start, end := span(w.fset, e)
		_, from, to := span(w.fset, e.Value)
		w.maps.add("", row{file, start, end, from, to, key})
	}
	w.written(e.Key, o.mapKey())
	w.written(e.Value, o.mapValue())
}

// mention ties a name's use to its declaration where that is an alias; a named type needs no tie,
// since entering it leads to its declaration anyway.
func (w *walker) mention(id *ast.Ident, t types.Type, o origin) {
	if w.shows(t) {
		obj := w.info.Uses[id].(*types.TypeName)
		w.tie(t, o, t, w.typeName(obj, t), where{id.Pos(), obj.Name()})
	}
}

// instantiated is G[A, B]: what the type arguments write is decided by G from here on.
func (w *walker) instantiated(x ast.Expr, args []ast.Expr, t types.Type, o origin) {
	if id := typeIdent(x); id != nil {
		w.instance(id)
	}
	for _, arg := range args {
		w.argument(arg, w.typeKeyOf(x))
	}
	if obj := w.typeNameOf(x); obj != nil && obj.IsAlias() {
		// A generic alias: its right-hand side mixes its own and its arguments' types.
		w.openShown(t, o, "other", obj.Name(), x.Pos())
		w.openShown(obj.Type(), w.typeName(obj, obj.Type()), "other", obj.Name(), x.Pos())
	}
}

// argument is a written type argument.
func (w *walker) argument(arg ast.Expr, owner string) {
	o := w.typeExpression(arg)
	w.written(arg, o)
	w.openShown(w.typeOf(arg), o, "type-parameter", owner, arg.Pos())
}

func (w *walker) typeNameOf(x ast.Expr) *types.TypeName {
	if id := typeIdent(x); id != nil {
		obj, _ := w.info.Uses[id].(*types.TypeName)
		return obj
	}
	return nil
}

// typeIdent is the identifier that names a type: T, p.T.
func typeIdent(x ast.Expr) *ast.Ident {
	switch x := unparen(x).(type) {
	case *ast.Ident:
		return x
	case *ast.SelectorExpr:
		return x.Sel
	}
	return nil
}

func (w *walker) typeKeyOf(x ast.Expr) string {
	if obj := w.typeNameOf(x); obj != nil {
		return w.objectKey(obj)
	}
	return ""
}

// writtenSignature claims the parameter and result types of a function type.
func (w *walker) writtenSignature(t *ast.FuncType, sig *types.Signature, o func() origin) {
	w.writtenTuple(t.Params, sig.Params(), func(i int) origin { return o().param(i) })
	w.writtenTuple(t.Results, sig.Results(), func(i int) origin { return o().result(i) })
}

// writtenTuple: names that share one type expression share its fate.
func (w *walker) writtenTuple(list *ast.FieldList, vars *types.Tuple, at func(int) origin) {
	if list == nil {
		return
	}
	i := 0
	for _, field := range list.List {
		first := i
		w.written(field.Type, at(first))
		for i++; i < first+len(field.Names); i++ {
			w.share(vars.At(i).Type(), at(first), at(i), field)
		}
	}
}

func (w *walker) share(t types.Type, a, b origin, n ast.Node) {
	if w.shows(t) {
		w.tie(t, a, t, b, where{n.Pos(), ""})
	}
}

func (w *walker) writtenStruct(e *ast.StructType, t types.Type, o origin) {
	s := t.Underlying().(*types.Struct)
	if s.NumFields() != e.Fields.NumFields() {
		return // Go rejects it
	}
	i := 0
	for _, field := range e.Fields.List {
		first := i
		w.written(field.Type, o.field(first, s))
		for i++; i < first+len(field.Names); i++ {
			w.share(s.Field(i).Type(), o.field(first, s), o.field(i, s), field)
		}
	}
}

// writtenInterface: methods are declarations of their own; embedded terms are constraints.
func (w *walker) writtenInterface(e *ast.InterfaceType) {
	for _, field := range e.Methods.List {
		w.at = field.Pos()
		if len(field.Names) == 0 {
			w.constraint(field.Type)
			continue
		}
		if f, ok := w.info.Defs[field.Names[0]].(*types.Func); ok {
			method := func() origin { return w.function(f) }
			w.writtenSignature(field.Type.(*ast.FuncType), f.Type().(*types.Signature), method)
		}
	}
}

func (w *walker) constraints(list *ast.FieldList) {
	if list == nil {
		return
	}
	for _, field := range list.List {
		w.constraint(field.Type)
	}
}

// constraint opens what the terms of a constraint write: any type argument may take that form.
func (w *walker) constraint(e ast.Expr) {
	switch e := e.(type) {
	case *ast.UnaryExpr:
		w.constraint(e.X)
	case *ast.BinaryExpr:
		w.constraint(e.X)
		w.constraint(e.Y)
	default:
		w.argument(e, "constraint")
	}
}

// typeExpression is the origin of a value whose type is spelled out on the spot.
func (w *walker) typeExpression(e ast.Expr) origin {
	if obj := w.typeNameOf(e); obj != nil {
		return w.typeName(obj, obj.Type())
	}
	return w.expression(unparen(e))
}

// typeSpec is `type T …` or `type T = …`.
func (w *walker) typeSpec(s *ast.TypeSpec) {
	obj, ok := w.info.Defs[s.Name].(*types.TypeName)
	t := w.typeOf(s.Type)
	if !ok || t == nil {
		return
	}
	w.at = s.Pos()
	w.constraints(s.TypeParams)
	o := w.typeName(obj, t)
	w.written(s.Type, o)
	if n, ok := unalias(t).(*types.Named); ok {
		// type T U: T's inside was written where U was. An alias is nothing but U.
		w.tie(obj.Type(), o, n, origin{}, where{s.Pos(), obj.Name()})
	}
}
