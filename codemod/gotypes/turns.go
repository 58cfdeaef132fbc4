package main

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
)

// turner finds the loops that end by themselves, and the elements of arrays that are surely there.
type turner struct {
	filler
	// counters: the largest value of a loop's variable while the body runs; none is negative.
	counters map[*types.Var]counter
	out      *describer
}

type counter struct {
	largest uint64
	by      []ast.Expr   // that say so
	literal *ast.FuncLit // that the loop stands in: one inside of it may run later
}

// turns notes the loops that end unless their bodies leave them, and in whose heads nothing happens
// but that a range loop's operand is evaluated, or the number that another begins with; and the
// elements whose index is within their array.
func (d *describer) turns(n *ast.FuncDecl) {
	t := turner{filler{&uses{walker: d.walker, parents: parentsOf(n)}, n.Body, true}, map[*types.Var]counter{}, d}
	ast.Inspect(n.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.RangeStmt:
			if t.ends(n) {
				d.add(&d.endings, n)
			}
		case *ast.ForStmt:
			if t.counts(n) {
				d.add(&d.endings, n)
			}
		case *ast.IndexExpr: // in a loop, whose head comes before it
			if t.isWithin(n) {
				d.add(&d.within, n)
				t.rests(n)
			}
		}
		return true
	})
}

// ends: a range loop over something that has a length when it begins. An array behind a pointer is
// only looked at where its elements are asked for.
func (t turner) ends(n *ast.RangeStmt) bool {
	if n.Tok == token.ASSIGN {
		return false
	}
	over := core(t.typeOf(n.X))
	if p, ok := over.(*types.Pointer); ok && n.Value == nil {
		over = core(p.Elem())
	}
	switch over := over.(type) {
	case *types.Slice, *types.Map:
		return true
	case *types.Array:
		t.count(n, uint64(over.Len()))
		return true
	case *types.Basic: // a string or an integer
		if turns, known := t.largest(n.X); known {
			t.count(n, turns)
		}
		return true
	}
	return false
}

// count notes the variable of a range loop of so many turns, if it has one that its body only reads.
func (t turner) count(n *ast.RangeStmt, turns uint64) {
	id, _ := n.Key.(*ast.Ident)
	if i, ok := t.info.Defs[id].(*types.Var); ok && t.isSteady(i, n.Body) {
		t.counters[i] = counter{turns - 1, []ast.Expr{n.X}, t.literal(n)}
	}
}

// counts: a loop that counts by one, up to a constant, or down to one that is not negative, from a
// number that may be any expression of which it is known that it is not negative.
func (t turner) counts(n *ast.ForStmt) bool {
	i, first := t.counter(n)
	if i == nil || len(n.Init.(*ast.AssignStmt).Lhs) > 1 || !t.isSteady(i, n.Body) {
		return false
	}
	cond := n.Cond.(*ast.BinaryExpr)
	largest, isFirst := t.largest(first)
	last, isLast := t.constant(cond.Y)
	if !isFirst || !isLast {
		return false
	}
	isUnsigned := core(i.Type()).(*types.Basic).Info()&types.IsUnsigned != 0
	switch step := t.step(n.Post, i); {
	case step == 1 && cond.Op == token.LSS: // <= may hold for every number
		largest = last - 1
	case step == -1 && (cond.Op == token.GTR || cond.Op == token.GEQ && !isUnsigned):
	default:
		return false
	}
	t.counters[i] = counter{largest, []ast.Expr{first, cond.Y}, t.literal(n)}
	return true
}

// isWithin: the element is there whatever the variables hold. Getting to the array is another thing.
func (t turner) isWithin(n *ast.IndexExpr) bool {
	a, ok := core(t.typeOf(n.X)).(*types.Array)
	largest, known := t.largest(n.Index)
	return ok && known && largest < uint64(a.Len())
}

// constant is the value of a constant that is not negative.
func (t turner) constant(e ast.Expr) (value uint64, known bool) {
	if v := t.info.Types[e].Value; v != nil {
		return constant.Uint64Val(constant.ToInt(v))
	}
	return 0, false
}

// largest is the largest value that an integer may have; not known of one that may be negative.
func (t turner) largest(e ast.Expr) (value uint64, known bool) {
	e = unparen(e)
	value, known = t.constant(e)
	switch e := e.(type) {
	case *ast.Ident:
		i, _ := t.info.Uses[e].(*types.Var)
		if c, ok := t.counters[i]; ok && c.literal == t.literal(e) {
			value, known = c.largest, true
		}
	case *ast.BinaryExpr:
		if !known {
			value, known = t.computed(e)
		}
	case *ast.CallExpr:
		if t.info.Types[e.Fun].IsType() { // a conversion keeps what has room
			value, known = t.largest(e.Args[0])
			known = known && value <= largestValues[kindOfBasic(t.typeOf(e))]
		}
	}
	if kind := kindOfBasic(t.typeOf(e)); !known && kind >= types.Uint && kind <= types.Uintptr {
		return largestValues[kind], true
	}
	return value, known
}

// computed: x & c, x % c, x / c, x >> c, and x + y of small numbers, which fit every type.
func (t turner) computed(e *ast.BinaryExpr) (value uint64, known bool) {
	x, isX := t.largest(e.X)
	y, isY := t.largest(e.Y)
	c, isConst := t.constant(e.Y)
	switch {
	case e.Op == token.AND && isX && isY:
		return min(x, y), true
	case e.Op == token.AND: // what is not negative has all bits of the result
		return max(x, y), isX || isY
	case e.Op == token.ADD && isX && isY:
		return x + y, max(x, y) < 64
	case !isX || !isConst || c == 0:
		return 0, false
	case e.Op == token.REM:
		return c - 1, true
	case e.Op == token.QUO:
		return x / c, true
	case e.Op == token.SHR:
		return x >> c, true
	}
	return 0, false
}

func kindOfBasic(t types.Type) types.BasicKind {
	if b, ok := core(t).(*types.Basic); ok {
		return b.Kind()
	}
	return types.Invalid
}

// largestValues of the integer types: where machines differ, the one that is on the safe side.
var largestValues = map[types.BasicKind]uint64{
	types.Int8: 1<<7 - 1, types.Int16: 1<<15 - 1, types.Int32: 1<<31 - 1, types.Int64: 1<<63 - 1, types.Int: 1<<31 - 1,
	types.Uint8: 1<<8 - 1, types.Uint16: 1<<16 - 1, types.Uint32: 1<<32 - 1, types.Uint64: 1<<64 - 1, types.Uint: 1<<64 - 1,
	types.Uintptr: 1<<64 - 1,
}
