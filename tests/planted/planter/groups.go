package main

import (
	"fmt"
	"go/ast"
	"go/types"
	"math/rand"
	"strconv"
)

// groups are the maps of a package whose types can only change together.
type groups struct {
	*planted
	random   *rand.Rand
	parents  map[ast.Node]ast.Node
	of       map[types.Object]*group
	declared map[types.Object]ast.Expr // where the type is written
	params   map[types.Object]*types.Func
	elements map[types.Object]*group // variables that hold a value of a map
	seen     map[ast.Expr]bool       // expressions whose use is understood
	later    []func()                // edits that want the size of a group
	fresh    int
}

// group is a set of variables, united with others as values flow; what holds is in the plant of its
// root.
type group struct {
	plant
	to      *group
	isNamed bool // it is a type with a name: all values of the type change with it
	element types.Type
	size    int
	index   int
}

func (g *group) root() *group {
	for g.to != nil {
		g = g.to
	}
	return g
}

func (g *group) add(edits ...edit) { r := g.root(); r.edits = append(r.edits, edits...) }

// held is the value of a map as an array: text before it and after it.
func (g *group) held() (string, string) {
	return fmt.Sprintf("{%d: ", g.root().index), "}"
}

func (g *group) at() string { return fmt.Sprintf("[%d]", g.root().index) }

func (gs *groups) unite(a, b *group) {
	a, b = a.root(), b.root()
	if a == b {
		return
	}
	b.to = a
	if b.bad != "" {
		a.leave(b.bad)
	}
	if a.isNamed || b.isNamed {
		a.leave("a type with a name meets one without")
	}
}

// plantMaps makes arrays of the values of those maps whose every use it understands.
func plantMaps(p *planted, random *rand.Rand) {
	gs := &groups{
		planted: p, random: random,
		parents: map[ast.Node]ast.Node{}, of: map[types.Object]*group{},
		declared: map[types.Object]ast.Expr{}, params: map[types.Object]*types.Func{},
		elements: map[types.Object]*group{}, seen: map[ast.Expr]bool{},
	}
	for _, file := range p.files {
		gs.link(file)
		gs.declare(file)
	}
	gs.each(gs.flow)
	gs.pick()
	for _, edit := range gs.later {
		edit()
	}
	gs.each(gs.use)
	gs.each(gs.unseen)
	gs.types()
	for _, object := range sorted(gs.of) {
		if g := gs.of[object]; g.to == nil {
			p.plants = append(p.plants, &g.plant)
		}
	}
}

func (gs *groups) each(visit func(ast.Node)) {
	for _, file := range gs.files {
		ast.Inspect(file, func(node ast.Node) bool {
			if node != nil {
				visit(node)
			}
			return true
		})
	}
}

// link remembers what each node stands in.
func (gs *groups) link(file *ast.File) {
	var above []ast.Node
	ast.Inspect(file, func(node ast.Node) bool {
		if node == nil {
			above = above[:len(above)-1]
			return true
		}
		if len(above) > 0 {
			gs.parents[node] = above[len(above)-1]
		}
		above = append(above, node)
		return true
	})
}

// declare makes a group of each variable that could be changed.
func (gs *groups) declare(file *ast.File) {
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.StructType:
			for _, field := range node.Fields.List {
				gs.names(field.Names, field.Type)
			}
		case *ast.TypeSpec:
			gs.named(node)
		case *ast.ValueSpec:
			gs.names(node.Names, node.Type)
		case *ast.AssignStmt:
			for _, left := range node.Lhs {
				if name, ok := left.(*ast.Ident); ok && gs.info.Defs[name] != nil {
					gs.names([]*ast.Ident{name}, nil)
				}
			}
		case *ast.FuncDecl:
			gs.function(node)
		}
		return true
	})
}

// named makes a group of a type that only this package can name.
func (gs *groups) named(node *ast.TypeSpec) {
	object := gs.info.Defs[node.Name]
	written, ok := node.Type.(*ast.MapType)
	if !ok || object == nil || object.Exported() || node.TypeParams != nil || node.Assign.IsValid() {
		return
	}
	gs.declared[object] = written
	gs.of[object] = &group{isNamed: true, element: gs.info.TypeOf(written.Value)}
}

// names makes groups of what is declared with a type, or without one.
func (gs *groups) names(names []*ast.Ident, written ast.Expr) {
	for _, name := range names {
		gs.variable(gs.info.Defs[name], written)
	}
}

func (gs *groups) variable(object types.Object, written ast.Expr) {
	v, ok := object.(*types.Var)
	if !ok || v.Exported() && (v.IsField() || v.Parent() == gs.pkg.Scope()) {
		return
	}
	m, ok := v.Type().(*types.Map)
	if !ok {
		return
	}
	if written != nil {
		if _, ok := written.(*ast.MapType); !ok {
			return
		}
		gs.declared[v] = written
	}
	g := &group{element: m.Elem()}
	gs.of[v] = g
	if other := gs.sharing(written, v); other != nil {
		gs.unite(other, g)
	}
}

// sharing is the group of another variable that is declared with the same text.
func (gs *groups) sharing(written ast.Expr, v *types.Var) *group {
	for object, other := range gs.declared {
		if written != nil && other == written && object != v {
			return gs.of[object]
		}
	}
	return nil
}

// function makes groups of the parameters and results of a function that only this package calls.
func (gs *groups) function(decl *ast.FuncDecl) {
	f, ok := gs.info.Defs[decl.Name].(*types.Func)
	if !ok || decl.Recv != nil || f.Exported() || decl.Body == nil {
		return
	}
	signature := f.Type().(*types.Signature)
	if signature.Variadic() || signature.TypeParams().Len() > 0 {
		return
	}
	gs.tuple(f, signature.Params(), decl.Type.Params)
	gs.tuple(f, signature.Results(), decl.Type.Results)
}

func (gs *groups) tuple(f *types.Func, tuple *types.Tuple, list *ast.FieldList) {
	at := 0
	for _, field := range fields(list) {
		for range max(1, len(field.Names)) {
			gs.variable(tuple.At(at), field.Type)
			gs.params[tuple.At(at)] = f
			at++
		}
	}
}

func fields(list *ast.FieldList) []*ast.Field {
	if list == nil {
		return nil
	}
	return list.List
}

// pick gives each group a length and the element that is used.
func (gs *groups) pick() {
	for _, object := range sorted(gs.of) {
		if g := gs.of[object]; g.to == nil {
			g.size = []int{1, 2, 5, 9, 17, 33, 70}[gs.random.Intn(7)]
			g.index = gs.random.Intn(g.size)
		}
	}
}

// types changes what is written of the types.
func (gs *groups) types() {
	done := map[ast.Expr]bool{}
	for _, object := range sorted(gs.of) {
		if written := gs.declared[object]; written != nil && !done[written] {
			done[written] = true
			gs.retype(gs.of[object], written.(*ast.MapType))
		}
	}
}

func (gs *groups) retype(g *group, written *ast.MapType) {
	text := "[" + gs.length(g) + "]"
	g.add(edit{written.Value.Pos(), written.Value.Pos(), text, opening, written.Value.End()})
}

func (gs *groups) length(g *group) string { return strconv.Itoa(g.root().size) }
