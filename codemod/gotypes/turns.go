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
	// counters: the largest value of a loop's variable while the body runs; the least is not negative.
	counters map[*types.Var]counter
}

type counter struct {
	largest int64
	literal *ast.FuncLit // that the loop stands in: one inside of it may run later
}

// turns notes the loops that end unless their bodies leave them, and in whose heads nothing happens
// but that a range loop's operand is evaluated; and the elements whose index is within their array.
func (d *describer) turns(n *ast.FuncDecl) {
	t := turner{filler{&uses{walker: d.walker, parents: parentsOf(n)}, n.Body, true}, map[*types.Var]counter{}}
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
		t.count(n.Key, over.Len()-1, n.Body)
		return true
	case *types.Basic: // a string or an integer
		t.count(n.Key, t.largest(n.X)-1, n.Body)
		return true
	}
	return false
}

// counts: a loop that counts by one, up to a constant, or down from one, and not below zero.
func (t turner) counts(n *ast.ForStmt) bool {
	i, first := t.counter(n)
	if i == nil || len(n.Init.(*ast.AssignStmt).Lhs) > 1 || !t.isSteady(i, n.Body) {
		return false
	}
	cond := n.Cond.(*ast.BinaryExpr)
	from, to := t.largest(first), t.info.Types[cond.Y].Value
	if from < 0 || to == nil || constant.Sign(to) < 0 {
		return false
	}
	_, isSigned := bitsOf(i.Type())
	switch step := t.step(n.Post, i); {
	case step == 1 && cond.Op == token.LSS: // <= may hold for every number
		from = asInt64(to) - 1
	case step == -1 && (cond.Op == token.GTR || cond.Op == token.GEQ && isSigned):
	default:
		return false
	}
	t.counters[i] = counter{from, t.literal(n)}
	return true
}

// count notes the variable of a range loop, if it has one that its body only reads.
func (t turner) count(key ast.Expr, largest int64, body *ast.BlockStmt) {
	id, _ := key.(*ast.Ident)
	if i, ok := t.info.Defs[id].(*types.Var); ok && largest >= 0 && t.isSteady(i, body) {
		t.counters[i] = counter{largest, t.literal(body)}
	}
}

// isWithin: the element is there whatever the variables hold. Getting to the array is another thing.
func (t turner) isWithin(n *ast.IndexExpr) bool {
	a, ok := core(t.typeOf(n.X)).(*types.Array)
	largest := t.largest(n.Index)
	return ok && 0 <= largest && largest < a.Len()
}

// largest is the largest value that an index may have; -1 if that is not known or it may be negative.
func (t turner) largest(e ast.Expr) int64 {
	e = unparen(e)
	if v := t.info.Types[e].Value; v != nil {
		return max(-1, asInt64(v))
	}
	switch e := e.(type) {
	case *ast.Ident:
		i, _ := t.info.Uses[e].(*types.Var)
		if c, ok := t.counters[i]; ok && c.literal == t.literal(e) {
			return c.largest
		}
	case *ast.BinaryExpr:
		return t.masked(e)
	case *ast.CallExpr:
		return t.converted(e)
	}
	return t.largestOf(e)
}

// largestOf is the largest value of a small unsigned type.
func (t turner) largestOf(e ast.Expr) int64 {
	if bits, isSigned := bitsOf(t.typeOf(e)); !isSigned && 0 < bits && bits < 63 {
		return 1<<bits - 1
	}
	return -1
}

// masked: x & c, x % c, x / c, x >> c, and x + y of small numbers.
func (t turner) masked(e *ast.BinaryExpr) int64 {
	x, y := t.largest(e.X), t.largest(e.Y)
	isConst := t.info.Types[e.Y].Value != nil
	bits, isSigned := bitsOf(t.typeOf(e.X))
	switch {
	case e.Op == token.AND && x >= 0 && y >= 0:
		return min(x, y)
	case e.Op == token.ADD && x >= 0 && y >= 0 && x+y < 128: // so it fits every type
		return x + y
	case e.Op == token.AND: // what is not negative has the bits of the result
		return max(x, y)
	case e.Op == token.REM && isConst && y > 0 && (x >= 0 || bits > 0 && !isSigned):
		return y - 1
	case e.Op == token.QUO && isConst && x >= 0 && y > 0:
		return x / y
	case e.Op == token.SHR && isConst && x >= 0:
		return x >> uint64(y)
	case e.Op == token.SHR && isConst && !isSigned && 0 < bits && bits-y < 63:
		return 1<<max(0, bits-y) - 1
	}
	return t.largestOf(e)
}

// converted: T(x), where T holds every value of x.
func (t turner) converted(e *ast.CallExpr) int64 {
	if t.info.Types[e.Fun].IsType() && isInteger(t.typeOf(e.Args[0])) {
		bits, isSigned := bitsOf(t.typeOf(e))
		if isSigned {
			bits--
		}
		if x := t.largest(e.Args[0]); x >= 0 && bits > 0 && (bits > 62 || x < 1<<bits) {
			return x
		}
	}
	return t.largestOf(e)
}

// bitsOf is the size of an integer type, the smallest one where machines differ; 0: it is none.
func bitsOf(t types.Type) (bits int64, isSigned bool) {
	if t == nil || !isInteger(t) {
		return 0, false
	}
	b := core(t).(*types.Basic)
	isSigned = b.Info()&types.IsUnsigned == 0
	switch b.Kind() {
	case types.Int8, types.Uint8:
		return 8, isSigned
	case types.Int16, types.Uint16:
		return 16, isSigned
	case types.Int32, types.Uint32, types.Int:
		return 32, isSigned
	}
	return 64, isSigned
}
