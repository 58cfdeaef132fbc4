package main

import (
	"go/ast"
	"go/types"
)

// anything is what a value may become where go/types has no type for its target.
var anything = types.NewInterfaceType(nil, nil)

// isUnknown: a type that rests on something in C, as go/types sees it, if it is no type that holds
// nothing (see isNothing). (It has none in code that is rejected, too, but such a package is left
// alone.)
func isUnknown(t types.Type) bool {
	_, ok := t.(*types.Basic)
	return ok
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

// unhideValues: of a literal that leaves its type out nothing is known, but what is in it comes later.
func (l *loaded) unhideValues(n *ast.CompositeLit) {
	for _, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			e = kv.Value
		}
		if _, isSeen := l.info.Types[e]; !isSeen {
			// What it thinks to be wrong Go has found to be right.
			_ = types.CheckExpr(l.fset, l.pkg, e.Pos(), e, l.info)
		}
	}
}
