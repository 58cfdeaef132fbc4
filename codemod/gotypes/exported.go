package main

import (
	"go/types"
	"sort"
	"strings"
)

// outward says whether code outside its package can come by a type: by its name, or through
// anything exported whose type mentions it, even where the type's own name is not exported.
func (w *walker) outward(obj *types.TypeName) bool {
	return topLevel(obj) && (obj.Exported() || w.outsiders(obj.Pkg())[obj])
}

// outsiders are the types of a package, and of internal ones, that code outside of it can come by.
func (w *walker) outsiders(pkg *types.Package) map[*types.TypeName]bool {
	if w.reached[pkg] == nil {
		o := outside{pkg, map[*types.TypeName]bool{}, map[types.Type]bool{}}
		for _, name := range pkg.Scope().Names() {
			if obj := pkg.Scope().Lookup(name); obj.Exported() {
				o.visit(obj.Type())
			}
		}
		w.reached[pkg] = o.found
	}
	return w.reached[pkg]
}

// surface names the types of internal packages that code outside of the module can come by through
// this package: by an alias, a result, an embedded struct or anything else that it exports.
func (w *walker) surface() []string {
	names := []string{}
	for obj := range w.outsiders(w.pkg) {
		if obj.Pkg() != w.pkg {
			names = append(names, w.objectKey(obj))
		}
	}
	sort.Strings(names)
	return names
}

func isInternal(pkg *types.Package) bool {
	return pkg != nil && strings.Contains("/"+pkg.Path()+"/", "/internal/")
}

type outside struct {
	pkg   *types.Package
	found map[*types.TypeName]bool
	seen  map[types.Type]bool
}

func (o outside) visit(t types.Type) {
	t = unalias(t)
	if t == nil || o.seen[t] {
		return
	}
	o.seen[t] = true
	switch t := t.(type) {
	case *types.Named:
		o.named(t)
	case *types.Struct:
		for i := 0; i < t.NumFields(); i++ {
			if f := t.Field(i); f.Exported() || f.Embedded() {
				o.visit(f.Type())
			}
		}
	case *types.Signature:
		o.tuple(t.Params())
		o.tuple(t.Results())
	case *types.Interface:
		for i := 0; i < t.NumMethods(); i++ {
			o.visit(t.Method(i).Type())
		}
		for i := 0; i < t.NumEmbeddeds(); i++ {
			o.visit(t.EmbeddedType(i))
		}
	case *types.TypeParam: // [P interface{ *index }]: Go finds the index by itself
		o.visit(t.Constraint())
	case *types.Union:
		for i := 0; i < t.Len(); i++ {
			o.visit(t.Term(i).Type())
		}
	case *types.Map:
		o.visit(t.Key())
		o.visit(t.Elem())
	case interface{ Elem() types.Type }:
		o.visit(t.Elem())
	}
}

func (o outside) named(t *types.Named) {
	for i := 0; i < t.TypeArgs().Len(); i++ {
		o.visit(t.TypeArgs().At(i))
	}
	// What the other packages export is theirs to say, but nobody outside can ask an internal one.
	if t = t.Origin(); t.Obj().Pkg() != o.pkg && !isInternal(t.Obj().Pkg()) {
		return
	}
	o.found[t.Obj()] = true
	o.visit(t.Underlying())
	for i := 0; i < t.NumMethods(); i++ {
		if m := t.Method(i); m.Exported() {
			o.visit(m.Type())
		}
	}
}

func (o outside) tuple(t *types.Tuple) {
	for i := 0; i < t.Len(); i++ {
		o.visit(t.At(i).Type())
	}
}
