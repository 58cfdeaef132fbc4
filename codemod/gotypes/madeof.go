package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// declared is a constant's declaration: its file, and the expression that gives its value.
type declared struct {
	file  string
	value ast.Expr
}

// sources lists where the constants are declared that a constant is made of: a package and, of this
// one, a file. Another build may leave the file out and have another value in its place. A row
// without a package stands for what nobody here can see.
func (d *describer) sources(constant ast.Expr) {
	if d.info.Types[constant].Value == nil {
		return
	}
	seen := map[types.Object]bool{}
	var look func(ast.Node) bool
	look = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			obj, ok := d.info.ObjectOf(n).(*types.Const)
			if !ok || seen[obj] || obj.Pkg() == nil { // iota, true
				break
			}
			seen[obj] = true
			if !d.ours(obj) {
				d.imported(constant, obj)
				break
			}
			at := d.constants()[obj]
			d.add(&d.madeOf, constant, obj.Pkg().Path(), at.file)
			if at.value != nil {
				ast.Inspect(at.value, look)
			}
		case ast.Expr:
			if d.isSized(n) {
				d.add(&d.madeOf, constant, "", "")
			}
		}
		return true
	}
	ast.Inspect(constant, look)
}

// imported: the values of a type that a package has for them (time.Weekday) are the same in every
// build, but for those of the operating system. Of others, such as bits.UintSize, nothing is known.
func (d *describer) imported(constant ast.Expr, obj *types.Const) {
	path := obj.Pkg().Path()
	named, ok := obj.Type().(*types.Named)
	switch {
	case !ok || named.Obj().Pkg() != obj.Pkg():
		d.add(&d.madeOf, constant, "", "")
	case d.req.editable(path):
		d.add(&d.madeOf, constant, path, "")
	case path == "syscall" || strings.HasPrefix(path, "golang.org/x/sys/"):
		d.add(&d.madeOf, constant, "", "")
	}
}

// isSized: ^uint(0), or what a builtin says of a type, such as its size or its length.
func (d *describer) isSized(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.UnaryExpr:
		return e.Op == token.XOR && isWord(d.typeOf(e))
	case *ast.CallExpr:
		return d.info.Types[e.Fun].IsBuiltin() && !d.isOfValues(e)
	}
	return false
}

// isOfValues: a builtin of the values of constants alone, such as the length of a string.
func (d *describer) isOfValues(n *ast.CallExpr) bool {
	switch d.calleeName(n.Fun) {
	case "len", "min", "max", "real", "imag", "complex":
		return d.info.Types[n.Args[0]].Value != nil
	}
	return false
}

// isWord: an unsigned type that has as many bits as the machine says.
func isWord(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return !ok || b.Kind() == types.Uint || b.Kind() == types.Uintptr
}

// constants finds the declaration of each constant of the package, once.
func (w *walker) constants() map[types.Object]declared {
	if w.consts == nil {
		w.consts = map[types.Object]declared{}
		for _, file := range w.files {
			ast.Inspect(file, w.constantsOf)
		}
	}
	return w.consts
}

func (w *walker) constantsOf(n ast.Node) bool {
	group, ok := n.(*ast.GenDecl)
	if !ok || group.Tok != token.CONST {
		return true
	}
	var values []ast.Expr // those of the line above, where a line has none
	for _, one := range group.Specs {
		spec := one.(*ast.ValueSpec)
		if len(spec.Values) > 0 {
			values = spec.Values
		}
		for i, name := range spec.Names {
			file, _ := place(w.fset, name.Pos())
			at := declared{file: file}
			if i < len(values) {
				at.value = values[i]
			}
			w.consts[w.info.Defs[name]] = at
		}
	}
	return false
}
