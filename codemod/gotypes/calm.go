package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"strings"
)

// harmless are functions that only compute their result, and give every argument another one.
var harmless = regexp.MustCompile(`^(fmt\.Sprint(f|ln)?|strconv\.(Itoa|FormatInt|FormatUint))$`)

// disturbance is the first thing between the making of a map and a loop, or beside the making in its
// own statement, that may do more than to declare variables: call something, panic, wait, assign. The
// loop's own first statement is such a thing as well.
func (f filler) disturbance(m making, loop ast.Stmt) token.Pos {
	if pos := f.beside(m.stmt); pos.IsValid() {
		return pos
	}
	for _, s := range f.list(m.stmt) {
		if s.Pos() < m.stmt.End() || s.End() > loop.Pos() {
			continue
		}
		if !f.defines(s) {
			return s.Pos()
		}
		if pos := f.restless(s); pos.IsValid() {
			return pos
		}
	}
	if n, ok := loop.(*ast.ForStmt); ok && n.Init != nil {
		return f.restless(n.Init)
	}
	return token.NoPos
}

// beside: what one variable or field alone is assigned to is no disturbance.
func (f filler) beside(s ast.Stmt) token.Pos {
	n, ok := s.(*ast.AssignStmt)
	switch {
	case !ok || f.defines(n):
		return f.restless(s)
	case len(n.Lhs) > 1:
		return n.Pos()
	}
	return f.restless(n.Rhs[0])
}

// restless is the first thing in a part of the text that may call other code, panic, wait or go on
// for ever.
func (f filler) restless(part ast.Node) (found token.Pos) {
	ast.Inspect(part, func(n ast.Node) bool {
		e, _ := n.(ast.Expr)
		switch {
		case found.IsValid() || f.info.Types[e].IsType():
			return false
		case !f.isCalm(n):
			found = n.Pos()
		}
		_, isLiteral := n.(*ast.FuncLit)
		return !isLiteral
	})
	return found
}

// unsteady is the first thing in a loop that is restless, puts an entry into another map, which may be
// nil, or follows a pointer to an array.
func (f filler) unsteady(target path, r *fillRow) token.Pos {
	if n, ok := r.loop.(*ast.RangeStmt); ok && n.Value != nil && rangeKind(f.typeOf(n.X)) == "pointer" {
		return n.Pos()
	}
	found := f.restless(r.body)
	f.assignments(func(e ast.Expr) {
		x, ok := unparen(e).(*ast.IndexExpr)
		isInside := r.body.Pos() <= e.Pos() && e.Pos() < r.body.End()
		if ok && isInside && !found.IsValid() && !f.isAt(x.X, target) {
			found = e.Pos()
		}
	})
	return found
}

func (f filler) isCalm(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		return f.isCalmCall(n)
	case *ast.SelectorExpr:
		s := f.info.Selections[n]
		return s == nil || s.Kind() == types.MethodExpr || s.Kind() == types.FieldVal && !indirect(s)
	case *ast.IndexExpr:
		return f.isCalmIndex(n)
	case *ast.UnaryExpr:
		return n.Op != token.ARROW
	case *ast.BinaryExpr:
		return f.isCalmOperation(n)
	case *ast.SwitchStmt:
		return n.Tag == nil || !f.holdsInterface(n.Tag)
	case *ast.CompositeLit:
		_, isMap := core(f.typeOf(n)).(*types.Map)
		return !isMap || len(n.Elts) == 0
	case *ast.AssignStmt:
		return n.Tok == token.ASSIGN || n.Tok == token.DEFINE || n.Tok == token.ADD_ASSIGN || n.Tok == token.SUB_ASSIGN
	case *ast.StarExpr, *ast.SliceExpr, *ast.TypeAssertExpr, *ast.IndexListExpr, *ast.SendStmt,
		*ast.SelectStmt, *ast.ForStmt, *ast.RangeStmt:
		return false
	}
	return true
}

// isCalmCall: a conversion, a builtin that cannot fail, or a function that only computes.
func (f filler) isCalmCall(n *ast.CallExpr) bool {
	tv := f.info.Types[n.Fun]
	if tv.IsType() {
		return !f.shortens(n)
	}
	name := f.calleeName(n.Fun)
	if !tv.IsBuiltin() {
		return harmless.MatchString(name) && f.plain(n.Args) && f.isPrintable(n, name)
	}
	switch name {
	case "len", "cap", "new", "min", "max", "append":
		return true
	case "make":
		return f.isCalmMake(n)
	}
	return false
}

// shortens: a slice that is converted to an array, or to a pointer to one, may be too short for it.
// The type that a type parameter stands for may be any of these.
func (f filler) shortens(n *ast.CallExpr) bool {
	switch core(f.typeOf(n)).(type) {
	case *types.Array, *types.Pointer, nil:
		from := core(f.typeOf(n.Args[0]))
		_, isSlice := from.(*types.Slice)
		return isSlice || from == nil
	}
	return false
}

// isPrintable: with a base that is none, strconv panics.
func (f filler) isPrintable(n *ast.CallExpr, name string) bool {
	return !strings.HasPrefix(name, "strconv.Format") || f.isBase(n.Args[1])
}

func (f filler) isBase(e ast.Expr) bool {
	v := f.info.Types[e].Value
	return v != nil && 2 <= asInt64(v) && asInt64(v) <= 36
}

// plain: printing calls no methods of the arguments.
func (f filler) plain(args []ast.Expr) bool {
	for _, e := range args {
		if _, ok := unalias(f.typeOf(e)).(*types.Basic); !ok {
			return false
		}
	}
	return true
}

// isCalmMake: a slice or channel must not get a size that may be negative, nor one that may be larger
// than the capacity.
func (f filler) isCalmMake(n *ast.CallExpr) bool {
	if _, ok := core(f.typeOf(n)).(*types.Map); ok {
		return true
	}
	sizes := n.Args[1:]
	for _, size := range sizes {
		isLength := len(sizes) == 1 && f.measured(size) != nil
		if f.info.Types[size].Value == nil && !isLength {
			return false
		}
	}
	return true
}

// isCalmIndex: an entry of a map whose keys can always be compared, or a generic function.
func (f filler) isCalmIndex(n *ast.IndexExpr) bool {
	switch t := core(f.typeOf(n.X)).(type) {
	case *types.Map:
		return !anyPart(t.Key(), func(t types.Type) bool { return types.IsInterface(t) })
	case *types.Signature:
		return true
	}
	return false
}

// isCalmOperation: no division by what may be 0, no shift by what may be negative, no comparison
// of interfaces.
func (f filler) isCalmOperation(n *ast.BinaryExpr) bool {
	switch n.Op {
	case token.QUO, token.REM, token.SHL, token.SHR:
		return f.info.Types[n.Y].Value != nil
	case token.EQL, token.NEQ:
		return f.info.Types[n.Y].IsNil() || !f.holdsInterface(n.X) && !f.holdsInterface(n.Y)
	}
	return true
}

// holdsInterface: comparing it may panic.
func (f filler) holdsInterface(e ast.Expr) bool {
	return anyPart(f.typeOf(e), func(t types.Type) bool { return types.IsInterface(t) })
}
