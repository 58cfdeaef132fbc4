package main

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"regexp"
)

// Kinds of keys, worst first.
const (
	fixedKey = iota
	foldedKey
	otherKey
	distinctKey
)

var kinds = []string{"fixed", "folded", "other", "distinct"}

// keys says how the keys of a loop's insertions differ from one iteration to the next: "distinct":
// each is new; "folded": many values make one key; "fixed": they do not differ; "other". The best of
// several insertions counts.
func (f filler) keys(r *fillRow) string {
	seed, best := f.seed(r), fixedKey
	for _, e := range r.inserts {
		best = max(best, f.keyKind(e.Index, seed, r))
	}
	return kinds[best]
}

func (f filler) keyKind(key ast.Expr, seed *types.Var, r *fillRow) int {
	switch {
	case seed != nil && f.isDistinct(key, seed):
		return distinctKey
	case f.isFixed(key, r):
		return fixedKey
	case f.isFolded(key, r):
		return foldedKey
	}
	return otherKey
}

// isFolded: a remainder, a quotient, some of the bits or a length, alone or beside what is fixed.
func (f filler) isFolded(e ast.Expr, r *fillRow) bool {
	switch e := unparen(e).(type) {
	case *ast.BinaryExpr:
		switch e.Op {
		case token.REM, token.QUO, token.AND, token.SHR:
			return true
		case token.ADD, token.SUB, token.MUL:
			return f.areFolded([]ast.Expr{e.X, e.Y}, r)
		}
	case *ast.CompositeLit:
		return f.areFolded(e.Elts, r)
	case *ast.KeyValueExpr:
		return f.isFolded(e.Value, r)
	case *ast.CallExpr:
		if f.info.Types[e.Fun].IsType() {
			return f.isFolded(e.Args[0], r)
		}
		return builtinName(e.Fun) == "len" && f.info.Types[e.Fun].IsBuiltin()
	}
	return false
}

func (f filler) areFolded(list []ast.Expr, r *fillRow) bool {
	for _, e := range list {
		if !f.isFixed(e, r) && !f.isFolded(e, r) {
			return false
		}
	}
	return true
}

// seed is the loop's variable that is different in each iteration.
func (f filler) seed(r *fillRow) (seed *types.Var) {
	switch n := r.loop.(type) {
	case *ast.ForStmt:
		if limit, _ := f.counted(n); limit != nil {
			seed, _ = f.counter(n)
		}
	case *ast.RangeStmt:
		id, _ := n.Key.(*ast.Ident)
		if kind := rangeKind(f.typeOf(n.X)); kind != "chan" && kind != "func" {
			seed, _ = f.info.Defs[id].(*types.Var)
		}
	}
	if seed != nil && !f.isSteady(seed, r.body) {
		return nil
	}
	return seed
}

var oneVerb = regexp.MustCompile(`^[^%]*%0?\d*[dvx][^%]*$`)

// isDistinct: different values of the seed give different values of the expression.
func (f filler) isDistinct(e ast.Expr, seed *types.Var) bool {
	switch e := unparen(e).(type) {
	case *ast.Ident:
		return f.isVar(e, seed) || f.isDistinctVar(e, seed)
	case *ast.BinaryExpr:
		return f.isDistinctOperation(e, seed)
	case *ast.CompositeLit:
		return !hasBlank(f.typeOf(e)) && f.anyDistinct(e.Elts, seed)
	case *ast.KeyValueExpr:
		return f.isDistinct(e.Value, seed)
	case *ast.CallExpr:
		return f.isDistinctCall(e, seed)
	}
	return false
}

// isDistinctVar: a variable that is declared with such a value, and only read from there on.
func (f filler) isDistinctVar(id *ast.Ident, seed *types.Var) bool {
	v, _ := f.info.Uses[id].(*types.Var)
	if v == nil || !f.isSteady(v, f.body) {
		return false
	}
	found := false
	ast.Inspect(f.body, func(n ast.Node) bool {
		// A variable that is not assigned to stands on the left only where it is declared.
		s, ok := n.(*ast.AssignStmt)
		if ok && f.isVar(s.Lhs[0], v) {
			found = f.isDistinct(s.Rhs[0], seed)
		}
		return true
	})
	return found
}

func (f filler) anyDistinct(list []ast.Expr, seed *types.Var) bool {
	for _, e := range list {
		if f.isDistinct(e, seed) {
			return true
		}
	}
	return false
}

// isDistinctOperation: adding or joining a constant.
func (f filler) isDistinctOperation(e *ast.BinaryExpr, seed *types.Var) bool {
	x, y := f.info.Types[e.X].Value, f.info.Types[e.Y].Value
	switch e.Op {
	case token.ADD, token.SUB, token.XOR:
		return isExact(f.typeOf(e)) && (y != nil && f.isDistinct(e.X, seed) || x != nil && f.isDistinct(e.Y, seed))
	}
	return false
}

// isExact: a sum is never rounded.
func isExact(t types.Type) bool {
	b, _ := core(t).(*types.Basic)
	return b != nil && b.Info()&(types.IsInteger|types.IsString) != 0
}

// isDistinctCall: a conversion that loses nothing, or a number as text.
func (f filler) isDistinctCall(e *ast.CallExpr, seed *types.Var) bool {
	if len(e.Args) == 0 {
		return false
	}
	last := e.Args[len(e.Args)-1]
	if f.info.Types[e.Fun].IsType() {
		return f.keepsAll(f.typeOf(e), f.typeOf(last)) && f.isDistinct(last, seed)
	}
	switch f.calleeName(e.Fun) {
	case "strconv.Itoa":
		return f.isDistinct(last, seed)
	case "strconv.FormatInt", "strconv.FormatUint":
		return f.isDistinct(e.Args[0], seed) && f.isBase(last)
	case "fmt.Sprint":
		return len(e.Args) == 1 && f.isNumber(last, seed)
	case "fmt.Sprintf":
		format := f.info.Types[e.Args[0]].Value
		return len(e.Args) == 2 && format != nil && oneVerb.MatchString(constant.StringVal(format)) && f.isNumber(last, seed)
	}
	return false
}

// isNumber: what prints differently where it is different, by whatever verb.
func (f filler) isNumber(e ast.Expr, seed *types.Var) bool {
	_, plain := unalias(f.typeOf(e)).(*types.Basic)
	return plain && isInteger(f.typeOf(e)) && f.isDistinct(e, seed)
}

func (f filler) keepsAll(to, from types.Type) bool {
	if types.Identical(to.Underlying(), from.Underlying()) {
		return !isOpen(to)
	}
	return isInteger(to) && isInteger(from) && !isOpen(from) && f.sizeOf(to) >= f.sizeOf(from)
}

// isFixed: the key is made of constants, and of variables that the loop neither declares nor assigns.
func (f filler) isFixed(key ast.Expr, r *fillRow) bool {
	fixed := !f.restless(key).IsValid()
	ast.Inspect(key, func(n ast.Node) bool {
		id, _ := n.(*ast.Ident)
		if v, ok := f.info.Uses[id].(*types.Var); ok && !v.IsField() && !f.isFixedVar(v, r) {
			fixed = false
		}
		return true
	})
	return fixed
}

func (f filler) isFixedVar(v *types.Var, r *fillRow) bool {
	p, _ := rootPath(v)               // it is one
	inside := r.loop.Pos() <= v.Pos() // what comes after the loop has no name in it
	return !topLevel(v) && !inside && !f.reassigned(p, r.loop.Pos(), r.loop.End()).IsValid()
}
