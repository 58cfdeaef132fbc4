package main

import (
	"go/ast"
	"go/types"
)

// spelled is an array type as it is written; in no file where only one function can mean it.
type spelled struct {
	file   string
	length ast.Expr
}

// rests notes what it rests on that the element is there: in another build its index may be larger,
// or the array shorter. Not if the index counts the elements of this very variable; and to a constant
// the compiler objects.
func (t turner) rests(n *ast.IndexExpr) {
	if t.info.Types[n.Index].Value != nil {
		return
	}
	id, _ := unparen(n.Index).(*ast.Ident)
	i, _ := t.info.Uses[id].(*types.Var)
	for _, e := range t.counters[i].by {
		if v := t.whose(e); v != nil && v == t.whose(n.X) {
			return
		}
	}
	t.index(n, n.Index)
	t.length(n, n.X)
}

// whose elements are counted: those of the variable v, also by len(v).
func (t turner) whose(e ast.Expr) types.Object {
	if call, ok := unparen(e).(*ast.CallExpr); ok && t.calleeName(call.Fun) == "len" {
		e = call.Args[0]
	}
	id, _ := unparen(e).(*ast.Ident)
	return t.info.Uses[id]
}

// index notes what the constants and types in an index are made of, and those of its counters.
func (t turner) index(at ast.Node, e ast.Expr) {
	ast.Inspect(e, func(n ast.Node) bool {
		part, ok := n.(ast.Expr)
		if !ok {
			return true
		}
		t.length(at, part)
		if call, ok := part.(*ast.CallExpr); ok && t.info.Types[call.Fun].IsBuiltin() {
			return true // len of an array
		}
		if tv := t.info.Types[part]; tv.Value != nil || tv.IsType() {
			t.out.sourcesOf(at, part)
			return false
		}
		if id, ok := part.(*ast.Ident); ok {
			i, _ := t.info.Uses[id].(*types.Var)
			for _, limit := range t.counters[i].by {
				t.index(at, limit)
			}
		}
		return true
	})
}

// length notes what array types of this length are made of, one of which may be that of e.
func (t turner) length(at ast.Node, e ast.Expr) {
	over := core(t.typeOf(e))
	if p, ok := over.(*types.Pointer); ok {
		over = core(p.Elem())
	}
	if a, ok := over.(*types.Array); ok {
		for _, one := range t.spellings()[a.Len()] {
			if one.file != "" {
				t.out.add(&t.out.madeOf, at, t.pkg.Path(), one.file)
			}
			t.out.sourcesOf(at, one.length)
		}
	}
}

// spellings finds the array types that the package writes, by their length, once.
func (w *walker) spellings() map[int64][]spelled {
	if w.arrays != nil {
		return w.arrays
	}
	w.arrays = map[int64][]spelled{}
	for _, file := range w.files {
		name, _ := place(w.fset, file.Pos())
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				w.arraysOf(d, name)
				continue
			}
			w.arraysOf(f.Type, name)
			if f.Body != nil {
				w.arraysOf(f.Body, "")
			}
		}
	}
	return w.arrays
}

func (w *walker) arraysOf(part ast.Node, file string) {
	ast.Inspect(part, func(n ast.Node) bool {
		if n, ok := n.(*ast.ArrayType); ok {
			if a, ok := w.typeOf(n).(*types.Array); ok {
				w.arrays[a.Len()] = append(w.arrays[a.Len()], spelled{file, n.Len})
			}
		}
		return true
	})
}
