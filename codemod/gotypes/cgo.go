package main

import (
	"go/ast"
	"go/types"
)

// anything is what a value may become where go/types has no type for its target.
var anything = types.NewInterfaceType(nil, nil)

// isUnknown: a type that rests on something in C, as go/types sees it. (It has none in code that is
// rejected, too, but such a package is left alone.)
func isUnknown(t types.Type) bool {
	b, ok := t.(*types.Basic)
	return ok && b.Kind() == types.Invalid
}

// unhide type-checks what go/types has passed over for want of a type from C: values of a map literal
// whose keys have none. Without it, they would be as good as not there.
func unhide(l *loaded) {
	for _, file := range l.files {
		if !importsC(file) {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.CompositeLit); ok {
				l.unhideValues(lit)
			}
			return true
		})
	}
}

func importsC(file *ast.File) bool {
	for _, one := range file.Imports {
		if one.Path.Value == `"C"` {
			return true
		}
	}
	return false
}

// unhideValues: a literal that leaves its type out is a place for others, which come later.
func (l *loaded) unhideValues(n *ast.CompositeLit) {
	for _, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			e = kv.Value
		}
		lit, isLit := e.(*ast.CompositeLit)
		if !l.isSeen(e) && !(isLit && lit.Type == nil) {
			// What it thinks to be wrong Go has found to be right.
			_ = types.CheckExpr(l.fset, l.pkg, e.Pos(), e, l.info)
		}
	}
}

func (l *loaded) isSeen(e ast.Expr) bool {
	if id, ok := e.(*ast.Ident); ok && l.info.ObjectOf(id) != nil {
		return true
	}
	_, ok := l.info.Types[e]
	return ok
}
