package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// declared is the declaration of a constant or of a type: its file, and the expressions that give its
// value and its type.
type declared struct {
	file       string
	value, typ ast.Expr
}

// sources lists where the constants are declared that a constant is made of: a package and, of this
// one, a file. Another build may leave the file out and have another value in its place; or another
// type, of which ^0 has as many bits as the type. A row without a package stands for what nobody here
// can see.
func (d *describer) sources(constant ast.Expr) {
	if d.info.Types[constant].Value != nil {
		d.sourcesOf(constant, constant)
	}
}

// sourcesOf lists them for something that rests on the constants and types in e.
func (d *describer) sourcesOf(at ast.Node, e ast.Expr) {
	seen := map[types.Object]bool{}
	var look func(ast.Node) bool
	look = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			obj := d.info.ObjectOf(n)
			if !isConstantOrType(obj) || seen[obj] || obj.Pkg() == nil { // iota, true, int
				break
			}
			seen[obj] = true
			if !d.ours(obj) {
				d.imported(at, obj)
				break
			}
			declared := d.constants()[obj]
			d.add(&d.madeOf, at, obj.Pkg().Path(), declared.file)
			for _, e := range []ast.Expr{declared.value, declared.typ} {
				if e != nil {
					ast.Inspect(e, look)
				}
			}
		case ast.Expr:
			if d.isSized(n) {
				d.add(&d.madeOf, at, "", "")
			}
		}
		return true
	}
	ast.Inspect(e, look)
}

func isConstantOrType(obj types.Object) bool {
	switch obj.(type) {
	case *types.Const:
		return true
	case *types.TypeName:
		return !isTypeParam(obj.Type())
	}
	return false
}

// imported: the values of a type that a package has for them (time.Weekday) are the same in every
// build, but for those of the operating system. Of others, such as bits.UintSize, nothing is known.
func (d *describer) imported(at ast.Node, obj types.Object) {
	path := obj.Pkg().Path()
	named, ok := obj.Type().(*types.Named)
	switch {
	case !ok || named.Obj().Pkg() != obj.Pkg():
		d.add(&d.madeOf, at, "", "")
	case d.req.editable(path):
		d.add(&d.madeOf, at, path, "")
	case path == "syscall" || strings.HasPrefix(path, "golang.org/x/sys/"):
		d.add(&d.madeOf, at, "", "")
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

// constants finds the declaration of each constant and type of the package, once.
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
	if spec, ok := n.(*ast.TypeSpec); ok {
		file, _ := place(w.fset, spec.Pos())
		w.consts[w.info.Defs[spec.Name]] = declared{file: file, typ: spec.Type}
	}
	group, ok := n.(*ast.GenDecl)
	if !ok || group.Tok != token.CONST {
		return true
	}
	above := &ast.ValueSpec{} // the line whose values and type a line without any has
	for _, one := range group.Specs {
		spec := one.(*ast.ValueSpec)
		if len(spec.Values) > 0 {
			above = spec
		}
		for i, name := range spec.Names {
			file, _ := place(w.fset, name.Pos())
			at := declared{file: file, typ: above.Type}
			if i < len(above.Values) {
				at.value = above.Values[i]
			}
			w.consts[w.info.Defs[name]] = at
		}
	}
	return false
}
