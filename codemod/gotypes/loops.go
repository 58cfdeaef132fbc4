package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// loopRow is a range loop with a variable whose address is taken.
type loopRow struct {
	File     string        `json:"file"`
	Start    int           `json:"start"`
	End      int           `json:"end"`
	Operand  [2]int        `json:"operand"`
	Kind     string        `json:"kind"`
	Over     string        `json:"over"`
	Length   int64         `json:"length"`
	Define   bool          `json:"define"`
	Generic  bool          `json:"generic"`
	Steady   bool          `json:"steady"`
	Shadowed []string      `json:"shadowed"`
	Vars     []*loopVarRow `json:"vars"`
}

// loopVarRow is one variable of such a loop.
type loopVarRow struct {
	Role    string `json:"role"`
	Name    string `json:"name"`
	Offset  int    `json:"offset"`
	Type    string `json:"type"`
	Spelled string `json:"spelled"`
	Form    string `json:"form"`
	Size    int64  `json:"size"`
	Pinned  bool   `json:"pinned"`
	Locks   bool   `json:"locks"`
	Uses    []row  `json:"uses"`
	Aliases []int  `json:"aliases"`
	MadeOf  []row  `json:"madeOf"`
}

// collectLoops answers for the range loops of a checked package.
func collectLoops(req *request, l *loaded, a *answer) {
	w := newWalker(req, noMaps, l)
	for _, file := range l.files {
		for _, d := range file.Decls {
			found := w.loopsOf(d)
			a.Loops = append(a.Loops, found...)
			if f := w.declared(d); f != nil {
				w.parameters(f, a)
			}
			if len(found) > 0 {
				w.topLevel(file, d, anyway)
			}
		}
	}
	a.Functions = append(a.Functions, w.functions...)
	if len(a.Loops) > 0 {
		a.Quiet = w.quietOnes()
	}
	a.Watches = w.watches()
}

func anyway() bool { return true }

// declared is the function that a declaration declares; nil for any other, and where Go rejects it.
func (w *walker) declared(d ast.Decl) *types.Func {
	decl, ok := d.(*ast.FuncDecl)
	if !ok {
		return nil
	}
	f, _ := w.info.Defs[decl.Name].(*types.Func)
	return f
}

// watchers are functions that tell what becomes of one allocation.
var watchers = map[string]bool{
	"runtime.SetFinalizer": true, "runtime.AddCleanup": true, "weak.Make": true,
}

// watches says whether the package names one of them.
func (w *walker) watches() bool {
	for _, obj := range w.info.Uses {
		if f, ok := obj.(*types.Func); ok && f.Pkg() != nil && watchers[f.Pkg().Path()+"."+f.Name()] {
			return true
		}
	}
	return false
}

// parameters notes where a function's receiver and parameters are named: there the compiler says
// whether they leak.
func (w *walker) parameters(f *types.Func, a *answer) {
	sig := f.Type().(*types.Signature)
	note := func(v *types.Var, index int, variadic bool) {
		if v != nil && v.Name() != "" && v.Name() != "_" {
			file, offset := place(w.fset, v.Pos())
			a.Params = append(a.Params, row{w.functionKey(f), index, file, offset, variadic})
		}
	}
	note(sig.Recv(), -1, false)
	for i := 0; i < sig.Params().Len(); i++ {
		note(sig.Params().At(i), i, sig.Variadic() && i == sig.Params().Len()-1)
	}
}

func (w *walker) loopsOf(d ast.Decl) []*loopRow {
	var found []*loopRow
	ast.Inspect(d, func(n ast.Node) bool {
		if loop, ok := n.(*ast.RangeStmt); ok {
			if row := w.loop(d, loop); len(row.Vars) > 0 {
				found = append(found, row)
			}
		}
		return true
	})
	return found
}

// loop describes one range loop; only variables whose address is taken get a row.
func (w *walker) loop(d ast.Decl, n *ast.RangeStmt) *loopRow {
	file, start, end := span(w.fset, n)
	_, from, to := span(w.fset, n.X)
	r := &loopRow{
		File: file, Start: start, End: end, Operand: [2]int{from, to},
		Kind: rangeKind(w.typeOf(n.X)), Over: types.TypeString(w.typeOf(n.X), (*types.Package).Name),
		Length: arrayLength(w.typeOf(n.X)), Define: n.Tok == token.DEFINE, Generic: isGeneric(w.declared(d)),
		Shadowed: w.shadowedIn(n),
	}
	for _, v := range []struct {
		role string
		e    ast.Expr
	}{{"key", n.Key}, {"value", n.Value}} {
		id, ok := v.e.(*ast.Ident)
		if !ok || id.Name == "_" {
			continue
		}
		obj, ok := w.info.ObjectOf(id).(*types.Var)
		if !ok {
			continue
		}
		uses := newUses(w, n, obj)
		if v.role == "key" {
			r.Steady = uses.steady() && !w.renamed(n.Body, obj)
		}
		if uses.addressed(w.sizeOf(obj.Type())) {
			r.Vars = append(r.Vars, w.loopVar(v.role, id, obj, uses))
			r.Shadowed = append(r.Shadowed, w.hiddenIn(n, obj.Type())...)
		}
	}
	return r
}

func (w *walker) loopVar(role string, id *ast.Ident, obj *types.Var, uses *uses) *loopVarRow {
	_, offset := place(w.fset, id.Pos())
	return &loopVarRow{
		Role: role, Name: id.Name, Offset: offset,
		Type:    types.TypeString(obj.Type(), (*types.Package).Name),
		Spelled: w.spell(obj.Type(), id.Pos()),
		Form:    form(obj.Type()),
		Size:    w.sizeOf(obj.Type()),
		Pinned:  pinned(obj.Type()),
		Locks:   locks(obj.Type()),
		Uses:    uses.rows(),
		Aliases: uses.aliases(),
		MadeOf:  w.lengthsOf(obj.Type(), id),
	}
}

// sizeOf is a type's size in bytes, -1 where it depends on a type parameter. What go/types leaves
// untyped, such as the count in x <<= 1 << n, has the size of its default type.
func (w *walker) sizeOf(t types.Type) int64 {
	if anyPart(t, isOpen) {
		return -1
	}
	return w.sizes.Sizeof(types.Default(t))
}

func isGeneric(f *types.Func) bool {
	if f == nil {
		return false
	}
	sig := f.Type().(*types.Signature)
	return sig.TypeParams().Len()+sig.RecvTypeParams().Len() > 0
}

// rangeKind names what a loop ranges over.
func rangeKind(t types.Type) string {
	switch t := core(t).(type) {
	case *types.Slice:
		return "slice"
	case *types.Array:
		return "array"
	case *types.Pointer:
		return "pointer"
	case *types.Map:
		return "map"
	case *types.Chan:
		return "chan"
	case *types.Signature:
		return "func"
	case *types.Basic:
		if t.Info()&types.IsString != 0 {
			return "string"
		}
		return "int"
	}
	return "unknown"
}

// arrayLength is the length of an array, or of one that is pointed to; -1 for anything else.
func arrayLength(t types.Type) int64 {
	t = core(t)
	if p, ok := t.(*types.Pointer); ok {
		t = core(p.Elem())
	}
	if a, ok := t.(*types.Array); ok {
		return a.Len()
	}
	return -1
}

// form names the underlying kind of a type, as far as it decides how a pointer to it is used.
func form(t types.Type) string {
	if isTypeParam(unalias(t)) {
		return "parameter"
	}
	switch t.Underlying().(type) {
	case *types.Struct:
		return "struct"
	case *types.Array:
		return "array"
	case *types.Pointer:
		return "pointer"
	case *types.Interface:
		return "interface"
	}
	return "other"
}

// pinned says whether a value may hold a pointer to itself that the compiler does not know of, so
// that a copy of it is not as good as the original: strings.Builder panics when it was copied. A type
// parameter may become one.
func pinned(t types.Type) bool {
	return anyPart(t, func(t types.Type) bool {
		if isOpen(t) {
			return true
		}
		if n, ok := unalias(t).(*types.Named); ok {
			obj := n.Obj()
			return obj.Pkg() != nil && obj.Pkg().Path() == "strings" && obj.Name() == "Builder"
		}
		b, ok := t.Underlying().(*types.Basic)
		return ok && (b.Kind() == types.UnsafePointer || b.Kind() == types.Uintptr)
	})
}

// locks says whether a value holds a lock, which must not be copied: a pointer to it, or to a part of
// it, has Lock and Unlock where the value has not. This is what vet asks. (A pointer to an interface has
// no methods.)
func locks(t types.Type) bool {
	return anyPart(t, func(t types.Type) bool {
		byPointer, byValue := types.NewMethodSet(types.NewPointer(t)), types.NewMethodSet(t)
		has := func(set *types.MethodSet, name string) bool { return set.Lookup(nil, name) != nil }
		return has(byPointer, "Lock") && has(byPointer, "Unlock") && !has(byValue, "Lock")
	})
}
