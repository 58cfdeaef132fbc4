package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"sort"
)

// rewritten are the builtins that a rewritten loop may need.
var rewritten = []string{"make", "len", "append", "cap", "max"}

// shadowed lists the builtins that mean something else at a position.
func (w *walker) shadowed(pos token.Pos) []string {
	found := []string{}
	for _, name := range rewritten {
		// Before Go 1.21 there is no builtin max.
		if obj := w.lookup(name, pos); obj == nil || obj.Parent() != types.Universe {
			found = append(found, name)
		}
	}
	return found
}

// shadowedIn lists the builtins that mean something else before a loop or anywhere in its body.
func (w *walker) shadowedIn(n *ast.RangeStmt) []string {
	found := w.shadowed(n.Pos())
	for _, name := range rewritten {
		if obj := types.Universe.Lookup(name); obj != nil && w.renamed(n.Body, obj) {
			found = append(found, name)
		}
	}
	return found
}

// renamed says whether the name of an object means something else somewhere below a node.
func (w *walker) renamed(n ast.Node, obj types.Object) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && id.Name == obj.Name() {
			other := w.info.ObjectOf(id)
			found = found || other != obj && !isSelected(other)
		}
		return !found
	})
	return found
}

// isSelected: fields and methods are no names by themselves, and hide nothing.
func isSelected(obj types.Object) bool {
	switch obj := obj.(type) {
	case *types.Var:
		return obj.IsField()
	case *types.Func:
		return true // one of the package would have been found at the loop: this one stands behind a dot
	}
	return false
}

// lookup is what a name means at a position.
func (w *walker) lookup(name string, pos token.Pos) types.Object {
	scope := w.pkg.Scope().Innermost(pos)
	if scope == nil {
		return nil
	}
	_, obj := scope.LookupParent(name, pos)
	return obj
}

// spell is how a type can be written at a position; "" where some part of it cannot be named there.
func (w *walker) spell(t types.Type, pos token.Pos) string {
	s := w.speller(pos)
	if !s.can(t) {
		return ""
	}
	return types.TypeString(t, s.qualifier)
}

func (w *walker) speller(pos token.Pos) speller {
	return speller{walker: w, pos: pos, words: map[string]bool{}, lengths: map[int64]bool{}}
}

// lengthsOf lists where arrays are written, and the constants declared that they are made of, whose
// lengths the type is spelled with: [package, file]. In another build these may be other numbers.
func (w *walker) lengthsOf(t types.Type, id *ast.Ident) []row {
	found := []row{}
	s := w.speller(id.Pos())
	if !s.can(t) {
		return found
	}
	d := describer{walker: w}
	for n := range s.lengths {
		for _, one := range w.spellings()[n] {
			if one.file != "" {
				d.add(&d.madeOf, id, w.pkg.Path(), one.file)
			}
			d.sourcesOf(id, one.length)
		}
	}
	for _, at := range d.madeOf.sorted() {
		found = append(found, at[2:])
	}
	return found
}

// hiddenIn lists the words of a type, as it is spelled before a loop, that mean something else somewhere
// in it.
func (w *walker) hiddenIn(n *ast.RangeStmt, t types.Type) (found []string) {
	s := w.speller(n.Pos())
	if !s.can(t) {
		return nil
	}
	for name := range s.words {
		if obj := w.lookup(name, n.Pos()); obj != nil && w.renamed(n, obj) {
			found = append(found, name)
		}
	}
	sort.Strings(found)
	return found
}

type speller struct {
	*walker
	pos   token.Pos
	words map[string]bool // what a type is spelled with, but for names behind a dot
	// lengths are those of the arrays in it, which are spelled as numbers.
	lengths map[int64]bool
}

// means says whether a name is that of an object.
func (s speller) means(name string, obj types.Object) bool {
	s.words[name] = true
	return s.lookup(name, s.pos) == obj
}

// qualifier is the name under which the file around the position imports a package; its own has none.
func (s speller) qualifier(pkg *types.Package) string {
	name, _ := s.imported(pkg)
	return name
}

func (s speller) imported(pkg *types.Package) (string, bool) {
	for _, file := range s.files {
		for _, spec := range file.Imports {
			name := pkg.Name()
			if spec.Name != nil {
				name = spec.Name.Name
			}
			if s.isPackage(name, pkg) {
				return name, true
			}
		}
	}
	return "", false
}

// isPackage says whether a name, which may be that of an import in another file, means a package.
func (s speller) isPackage(name string, pkg *types.Package) bool {
	obj, ok := s.lookup(name, s.pos).(*types.PkgName)
	if !ok || obj.Imported() != pkg {
		return false
	}
	s.words[name] = true
	return true
}

// can says whether every name that the type is written with means at the position what it should.
func (s speller) can(t types.Type) bool {
	switch t := t.(type) {
	case *types.Basic:
		return t.Kind() != types.UnsafePointer && s.means(t.Name(), types.Universe.Lookup(t.Name()))
	case *types.TypeParam:
		return s.means(t.Obj().Name(), t.Obj())
	case *types.Named:
		return s.canName(t.Obj()) && s.canAll(t.TypeArgs())
	case *types.Array:
		s.lengths[t.Len()] = true
		return s.can(t.Elem())
	case *types.Pointer, *types.Slice, *types.Chan:
		return s.can(t.(interface{ Elem() types.Type }).Elem())
	}
	if obj := aliasName(t); obj != nil {
		return s.canName(obj)
	}
	if i, ok := t.(*types.Interface); ok {
		return i.NumMethods() == 0 && i.NumEmbeddeds() == 0 && s.means("any", types.Universe.Lookup("any"))
	}
	// Maps, which other rewrites may change, functions and unnamed structs: long to write twice.
	return false
}

func (s speller) canAll(args *types.TypeList) bool {
	for i := 0; i < args.Len(); i++ {
		if !s.can(args.At(i)) {
			return false
		}
	}
	return true
}

func (s speller) canName(obj *types.TypeName) bool {
	if obj.Pkg() == nil || obj.Pkg() == s.pkg {
		return s.means(obj.Name(), obj)
	}
	_, ok := s.imported(obj.Pkg())
	return ok && obj.Exported()
}
