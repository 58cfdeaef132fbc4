package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// positioned is the key of what only this package can see.
func (w *walker) positioned(pos token.Pos) string {
	file, offset := place(w.fset, pos)
	return fmt.Sprintf("%s@%s:%d", w.pkg.Path(), file, offset)
}

// declaration is the name that a key begins with, as people write it: path.F of the result path.F)0.
// What only its package can see has none.
func declaration(key string) string {
	end := strings.IndexAny(key, "@()[]{}")
	switch {
	case end < 0:
		return key
	case key[end] == '@':
		return ""
	}
	return key[:end]
}

// topLevel says whether a name can be reached through its package. Blank names cannot.
func topLevel(obj types.Object) bool {
	return obj.Pkg() != nil && obj.Parent() == obj.Pkg().Scope()
}

// objectKey names a variable, type, constant or function.
func (w *walker) objectKey(obj types.Object) string {
	switch {
	case obj.Pkg() == nil:
		return obj.Name()
	case topLevel(obj):
		return obj.Pkg().Path() + "." + obj.Name()
	}
	return w.positioned(obj.Pos()) // nobody else can see it
}

func (w *walker) ours(obj types.Object) bool { return obj.Pkg() == w.pkg }

// functionKey names a function or method: path.F, path.T.M.
func (w *walker) functionKey(f *types.Func) string {
	f = f.Origin()
	recv := f.Type().(*types.Signature).Recv()
	if recv == nil {
		return w.objectKey(f)
	}
	if named := receiver(recv); named != nil && f.Name() != "_" {
		return w.objectKey(named.Obj()) + "." + f.Name()
	}
	if w.ours(f) {
		return w.positioned(f.Pos())
	}
	if f.Pkg() == nil {
		return "interface." + f.Name()
	}
	return f.Pkg().Path() + ".interface." + f.Name()
}

// receiver is the named type that a method belongs to; nil in an unnamed interface.
func receiver(recv *types.Var) *types.Named {
	t := unalias(recv.Type())
	if p, ok := t.(*types.Pointer); ok {
		t = unalias(p.Elem())
	}
	if n, ok := t.(*types.Named); ok {
		return n.Origin()
	}
	return nil
}

// functionName is a function as people call it inside its package: F, T.M.
func functionName(f *types.Func) string {
	if recv := f.Type().(*types.Signature).Recv(); recv != nil {
		if named := receiver(recv); named != nil {
			return named.Obj().Name() + "." + f.Name()
		}
	}
	return f.Name()
}

// interfaceKey names an interface; one without methods is "any", whatever it is called.
func (w *walker) interfaceKey(t types.Type) string {
	t = unalias(t)
	if t.Underlying().(*types.Interface).Empty() {
		return "any"
	}
	if n, ok := t.(*types.Named); ok {
		return w.objectKey(n.Origin().Obj())
	}
	return types.TypeString(t, nil)
}

// parameterKey names a type parameter by its owner and index: path.F[0].
func (w *walker) parameterKey(t *types.TypeParam) string {
	return fmt.Sprintf("%s[%d]", w.owners[t], t.Index())
}

// own notes who declares the type parameters that this package's bodies mention.
func (w *walker) own(list *types.TypeParamList, owner string) {
	for i := 0; i < list.Len(); i++ {
		w.owners[list.At(i)] = owner
	}
}

// Origins of declarations.

func (w *walker) variable(v *types.Var) origin {
	if at, ok := w.vars[v]; ok {
		return at()
	}
	o := origin{key: w.objectKey(v), decl: v.Type()}
	o.site = site{kind: "var", obj: v, pkg: v.Pkg(), function: w.ctx.name}
	if topLevel(v) {
		o.site.exported, o.site.function = v.Exported(), ""
		o.site.sealed = w.ours(v) && w.sealed[v.Name()]
	}
	return o
}

func (w *walker) function(f *types.Func) origin {
	f = f.Origin()
	sig := f.Type().(*types.Signature)
	o := origin{key: w.functionKey(f), decl: sig}
	o.site = site{kind: "param", obj: f, pkg: f.Pkg(), function: functionName(f), callable: true}
	o.site.exported = f.Exported()
	if recv := sig.Recv(); recv != nil {
		o.site.method = types.IsInterface(recv.Type())
		if n := receiver(recv); n != nil {
			o.site.exported = f.Exported() && w.outward(n.Obj())
		}
	} else {
		o.site.sealed = w.ours(f) && w.sealed[f.Name()]
	}
	return o
}

// named is the origin of everything typed by a named type, entered: decl is the type's inside.
func (w *walker) named(n *types.Named) origin {
	n = n.Origin()
	return w.typeName(n.Obj(), n.Underlying())
}

func (w *walker) typeName(obj *types.TypeName, inside types.Type) origin {
	o := origin{key: w.objectKey(obj), decl: inside}
	o.site = site{kind: "type", obj: obj, pkg: obj.Pkg()}
	if topLevel(obj) {
		o.site.exported = w.outward(obj)
	} else {
		o.site.function = w.ctx.name
	}
	return o
}

// expression is the origin of a type expression that declares nothing.
func (w *walker) expression(e ast.Expr) origin {
	file, offset := place(w.fset, e.Pos())
	o := origin{key: w.positioned(e.Pos()), decl: w.typeOf(e)}
	o.site = site{kind: "expr", pkg: w.pkg, file: file, at: offset, function: w.ctx.name}
	return o
}

// enter looks through a name: the type's own declaration takes over.
func (w *walker) enter(t types.Type, o origin) (types.Type, origin) {
	t = unalias(t)
	if n, ok := t.(*types.Named); ok { // the type of &x has no name
		return n.Underlying(), w.named(n)
	}
	return t, o
}
