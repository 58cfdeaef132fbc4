package main

import (
	"bytes"
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
)

// walker gathers one package's facts in one pass over its syntax.
type walker struct {
	*loaded
	req      *request
	selected func(elem types.Type) bool // is a map with such values asked for?

	slots                                                 map[string]*slotRow
	maps, ties, opens, exprs, reachRows, wider, quietRows table
	functions                                             []functionRow

	ctx      context
	at       token.Pos // where we are: evidence for what a slot's first mention tells
	shown    map[types.Type]bool
	holdings map[types.Type]*holding
	vars     map[*types.Var]func() origin // parameters and results inside their function
	literals map[*ast.CompositeLit]func() origin
	owners   map[*types.TypeParam]string
	boxed    map[ast.Expr]bool // what Go copies for its address, see boxes
	reached  map[*types.Package]map[*types.TypeName]bool
	sealed   map[string]bool
	consts   map[types.Object]declared
	arrays   map[int64][]spelled // array types by their length
}

// context is the function around the current node.
type context struct {
	name string           // of the top-level function
	sig  *types.Signature // of the innermost function
	fn   func() origin    // its origin
	lit  *ast.FuncLit     // the innermost function, if it is a literal
}

// noMaps selects none.
func noMaps(types.Type) bool { return false }

// newWalker is ready to look at a checked package.
func newWalker(req *request, selected func(elem types.Type) bool, l *loaded) *walker {
	w := &walker{
		loaded: l, req: req, selected: selected,
		slots:    map[string]*slotRow{},
		shown:    map[types.Type]bool{},
		holdings: map[types.Type]*holding{},
		vars:     map[*types.Var]func() origin{},
		literals: map[*ast.CompositeLit]func() origin{},
		owners:   map[*types.TypeParam]string{},
		boxed:    map[ast.Expr]bool{},
		reached:  map[*types.Package]map[*types.TypeName]bool{},
		sealed:   map[string]bool{},
	}
	for _, file := range l.files {
		w.findSealed(l.texts[file])
		w.findOwners(file)
	}
	return w
}

// collect answers everything about the selected maps of a checked package.
func collect(req *request, selected func(elem types.Type) bool, l *loaded, a *answer) {
	w := newWalker(req, selected, l)
	before := 0
	hasMore := func() bool {
		was := before
		before = len(w.exprs.rows)
		return before > was
	}
	for _, file := range l.files {
		for _, d := range file.Decls {
			w.topLevel(file, d, hasMore)
		}
	}
	a.Slots, a.Maps, a.Ties, a.Opens = w.slotRows(), w.maps.sorted(), w.ties.sorted(), w.opens.sorted()
	a.Exprs, a.Reach, a.Widen = w.exprs.sorted(), w.reachRows.sorted(), w.wider.sorted()
	a.Functions = append(a.Functions, w.functions...)
	a.Surface = w.surface()
	if len(w.exprs.rows) > 0 {
		a.Quiet = w.quietOnes()
	}
}

func (w *walker) quietOnes() []row {
	for _, file := range w.files {
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				w.quiet(f)
			}
		}
	}
	return w.quietRows.sorted()
}

var sealedLine = regexp.MustCompile(`(?m)^//(?:go:linkname|export)[ \t]+(\S+)`)

// findSealed notes names whose types somebody outside Go's type system relies on.
func (w *walker) findSealed(text []byte) {
	if !bytes.Contains(text, []byte("//go:linkname")) && !bytes.Contains(text, []byte("//export")) {
		return
	}
	for _, m := range sealedLine.FindAllSubmatch(text, -1) {
		w.sealed[string(m[1])] = true
	}
}

// findOwners notes the type parameters of generic declarations before any body mentions them, and
// functions without a body: those are written in assembly.
func (w *walker) findOwners(file *ast.File) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if f, ok := w.info.Defs[n.Name].(*types.Func); ok {
				w.ownFunction(f)
				if n.Body == nil {
					w.sealed[f.Name()] = true
				}
			}
		case *ast.TypeSpec:
			if obj := w.info.Defs[n.Name]; obj != nil {
				w.own(typeParams(obj.Type()), w.objectKey(obj))
			}
		}
		return true
	})
}

func (w *walker) ownFunction(f *types.Func) {
	sig := f.Type().(*types.Signature)
	w.own(sig.TypeParams(), w.functionKey(f))
	if recv := sig.Recv(); recv != nil {
		if n := receiver(recv); n != nil {
			w.own(sig.RecvTypeParams(), w.objectKey(n.Obj()))
		}
	}
}

// topLevel walks one declaration, and describes what of it is of interest once it has been walked.
func (w *walker) topLevel(file *ast.File, d ast.Decl, isOfInterest func() bool) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		w.functionDecl(d)
		if isOfInterest() && d.Body != nil {
			w.describe(file, d, w.ctx.name)
		}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			w.ctx = context{}
			w.walk(s)
			if isOfInterest() {
				w.describe(file, s, "")
			}
		}
	}
}

func (w *walker) functionDecl(d *ast.FuncDecl) {
	f, ok := w.info.Defs[d.Name].(*types.Func)
	if !ok {
		return
	}
	w.at = d.Pos()
	w.ctx = context{name: functionName(f)}
	o := func() origin { return w.function(f) }
	sig := f.Type().(*types.Signature)
	w.constraints(d.Type.TypeParams)
	w.enterFunction(sig, o, nil, d.Type, d.Body)
}

// enterFunction walks a function's signature and body; its parameters are part of its own origin.
func (w *walker) enterFunction(sig *types.Signature, o func() origin, lit *ast.FuncLit, t *ast.FuncType, body *ast.BlockStmt) {
	outer := w.ctx
	w.ctx = context{outer.name, sig, o, lit}
	for i := 0; i < sig.Params().Len(); i++ {
		i := i
		w.vars[sig.Params().At(i)] = func() origin { return o().param(i) }
	}
	for i := 0; i < sig.Results().Len(); i++ {
		i := i
		w.vars[sig.Results().At(i)] = func() origin { return o().result(i) }
	}
	w.writtenSignature(t, sig, w.ctx.fn)
	if body != nil {
		w.walk(body)
	}
	w.ctx = outer
}

func (w *walker) walk(n ast.Node) {
	if n != nil {
		ast.Inspect(n, w.node)
	}
}

func (w *walker) typeOf(e ast.Expr) types.Type {
	if e == nil {
		return nil
	}
	if tv, ok := w.info.Types[e]; ok {
		return tv.Type
	}
	id, _ := e.(*ast.Ident)
	return w.typeOfName(id)
}

func (w *walker) typeOfName(id *ast.Ident) types.Type {
	if obj := w.info.ObjectOf(id); obj != nil {
		return obj.Type()
	}
	return nil
}
