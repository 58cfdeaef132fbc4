package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// boundRow is what limits the number of a loop's iterations, as an expression of the source.
type boundRow struct {
	// Kind is "length" (of what Start…End says), "number" or "constant"; "" where nothing limits it.
	Kind  string `json:"kind"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	// Of is what a range loop's operand is, or what the length is taken of.
	Of string `json:"of"`
	// Value is a constant's, or an array's length; -1 where it is not known.
	Value int64 `json:"value"`
	// First is the constant that a loop counts up from; 0 for other loops.
	First int64 `json:"first"`
	// ElemSize and ElemValues are those of the elements whose number is the bound; -1: no such thing.
	ElemSize   int64 `json:"elemSize"`
	ElemValues int64 `json:"elemValues"`
	// Tied: the number is the length of something.
	Tied bool `json:"tied"`
	// Private: only statements outside of function literals can change it.
	Private bool `json:"private"`
	// Again: the loop evaluates it before each iteration.
	Again bool `json:"again"`
	// Changes is where it is assigned between the making and its last evaluation; -1: nowhere.
	Changes int `json:"changes"`
	// Missing is a name in it that means something else where the map is made.
	Missing string `json:"missing"`
	// Nil: a pointer in it that may be nil, unless the making goes through the same one.
	Nil bool `json:"nil"`
	// MadeOf is where the constants are declared that a constant is made of: [package, file].
	MadeOf []row `json:"madeOf"`
}

func (f filler) bound(m making, loop ast.Stmt) *boundRow {
	b := &boundRow{Value: -1, ElemSize: -1, ElemValues: -1, Changes: -1, MadeOf: []row{}}
	switch loop := loop.(type) {
	case *ast.RangeStmt:
		f.limit(b, m, loop.X, f.typeOf(loop.X), loop.Pos())
	case *ast.ForStmt:
		limit, last := f.counted(loop)
		if limit != nil {
			if last == loop.End() {
				b.Again, b.First = true, f.begins(loop)
			}
			f.number(b, m, limit, last)
		}
	}
	return b
}

// limit: a range loop evaluates its operand once.
func (f filler) limit(b *boundRow, m making, x ast.Expr, t types.Type, last token.Pos) {
	b.Of = rangeKind(t)
	switch b.Of {
	case "int":
		f.number(b, m, x, last)
	case "slice", "array", "pointer", "map", "string":
		f.length(b, m, x, last)
	}
}

// number: a count of iterations, which may be len(x), or a variable that only this is assigned to.
func (f filler) number(b *boundRow, m making, n ast.Expr, last token.Pos) {
	tv := f.info.Types[n]
	p, isPath := f.pathOf(n)
	declared := f.declaredLength(p, m)
	switch {
	case f.measured(n) != nil:
		f.length(b, m, f.measured(n), last)
	case tv.Value != nil:
		b.Kind, b.Value = "constant", asInt64(tv.Value)
		d := describer{walker: f.walker}
		d.sources(n)
		for _, at := range d.madeOf.sorted() {
			b.MadeOf = append(b.MadeOf, at[2:])
		}
		f.name(b, m, n)
	case declared != nil && p.root.Pos() > m.expr.Pos():
		b.Again = false
		f.length(b, m, declared, declared.End())
	case isPath:
		b.Kind, b.Tied = "number", declared != nil
		f.variable(b, m, n, last)
		f.elements(b, f.typeOf(declared))
	}
}

// measured is x in len(x).
func (f filler) measured(e ast.Expr) ast.Expr {
	call, ok := unparen(e).(*ast.CallExpr)
	if ok && f.info.Types[call.Fun].IsBuiltin() && f.calleeName(call.Fun) == "len" {
		return call.Args[0]
	}
	return nil
}

// declaredLength is x where the variable is declared as n := len(x), and never assigned again.
func (f filler) declaredLength(p path, m making) (measured ast.Expr) {
	if p.root == nil || !f.isPrivate(p, m.stmt) || f.reassigned(p, f.body.Pos(), f.body.End()).IsValid() {
		return nil
	}
	ast.Inspect(f.body, func(n ast.Node) bool {
		s, ok := n.(*ast.AssignStmt)
		if !ok || s.Tok != token.DEFINE || len(s.Lhs) != len(s.Rhs) {
			return true
		}
		for k, e := range s.Lhs {
			if f.info.Defs[e.(*ast.Ident)] == p.root {
				measured = f.measured(s.Rhs[k])
			}
		}
		return true
	})
	return measured
}

// elements: what the bound is the number of.
func (f filler) elements(b *boundRow, t types.Type) {
	b.ElemSize = f.elemSize(t)
	switch t := core(t).(type) {
	case *types.Slice:
		b.ElemValues = values(t.Elem())
	case *types.Basic:
		b.ElemValues = 1 << 16 // the runes of a text
	}
}

// elemSize is how many bytes each thing that len counts takes at least; -1 where that is not known.
func (f filler) elemSize(t types.Type) int64 {
	switch t := core(t).(type) {
	case *types.Map:
		return f.sizeOf(t.Key())
	case *types.Basic:
		return 1
	case interface{ Elem() types.Type }:
		return f.sizeOf(t.Elem())
	}
	return -1
}

// length: the number of elements of something that has a name.
func (f filler) length(b *boundRow, m making, x ast.Expr, last token.Pos) {
	x = unparen(x)
	t := core(f.typeOf(x))
	b.Of = rangeKind(t)
	f.elements(b, t)
	b.Value = arrayLength(t)
	if _, ok := f.pathOf(x); !ok {
		return
	}
	b.Kind = "length"
	f.variable(b, m, x, last)
	if _, ok := t.(*types.Map); ok {
		b.Private = false // anybody may hold it
	}
	if b.Value >= 0 { // len is a constant: nothing is evaluated
		b.Private, b.Changes, b.Nil = true, -1, false
	}
}

// variable: what can change the value of a variable or field before the loop has taken it.
func (f filler) variable(b *boundRow, m making, e ast.Expr, last token.Pos) {
	f.name(b, m, e)
	p, _ := f.pathOf(e) // it is one
	b.Private = f.isPrivate(p, m.stmt)
	b.Changes = f.offset(f.reassigned(p, m.stmt.Pos(), last))
	if p.overlaps(m.target) {
		b.Missing = p.root.Name()
	}
	b.Nil = f.mayBeNil(p, m)
}

// mayBeNil: a pointer on the path that neither the statement which makes the map follows itself, nor
// the condition right before it.
func (f filler) mayBeNil(p path, m making) bool {
	followed := map[string]bool{}
	for _, key := range append(f.asked(m), m.target.pointers...) {
		followed[key] = true
	}
	for _, key := range p.pointers {
		if !followed[key] {
			return true
		}
	}
	return false
}

// name notes where the bound is written, and the first name in it that the making cannot use.
func (f filler) name(b *boundRow, m making, e ast.Expr) {
	at := f.place(e)
	b.Start, b.End = at[0], at[1]
	f.names(e, func(id *ast.Ident) {
		obj := f.info.Uses[id]
		if b.Missing == "" && obj != nil && f.lookup(id.Name, m.expr.Pos()) != obj {
			b.Missing = id.Name
		}
	})
}

// names visits the names in an expression that are looked up by themselves, not behind a dot.
func (f filler) names(e ast.Node, visit func(*ast.Ident)) {
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			f.names(n.X, visit)
			return false
		case *ast.Ident:
			visit(n)
		}
		return true
	})
}
