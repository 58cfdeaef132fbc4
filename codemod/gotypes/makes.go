package main

import (
	"go/ast"
	"go/types"
	"regexp"
	"slices"
	"strconv"
)

// makeSelector asks for maps that are made without a size and filled by loops.
const makeSelector = "map:make"

// makeRow is a map that is made without a size, and the loops that put entries into it.
type makeRow struct {
	File      string     `json:"file"`
	Start     int        `json:"start"`
	End       int        `json:"end"`
	Written   [2]int     `json:"written"`
	Zero      *[2]int    `json:"zero"`
	Type      string     `json:"type"`
	MapKey    string     `json:"mapKey"`
	KeySize   int64      `json:"keySize"`
	ElemSize  int64      `json:"elemSize"`
	KeyValues int64      `json:"keyValues"`
	Shadowed  []string   `json:"shadowed"`
	Loops     []*fillRow `json:"loops"`
	inside    bool       // a literal, or what is compiled as one
}

// filler looks at the maps that one function makes.
type filler struct {
	*uses
	body *ast.BlockStmt
	// oneVariable: all iterations of a range loop share its variables, as before Go 1.22.
	oneVariable bool
}

// making is a map on its way into a variable.
type making struct {
	expr   ast.Expr
	target path
	stmt   ast.Stmt // the statement of a list that makes it
}

// collectMakes answers for the functions of a checked package.
func collectMakes(req *request, l *loaded, a *answer) {
	w := newWalker(req, noMaps, l)
	for _, file := range l.files {
		old := sharesVariables(fileVersion(l.info, file, l.want.Go))
		for _, d := range file.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && d.Body != nil {
				f := filler{&uses{walker: w, parents: parentsOf(d)}, d.Body, old}
				found := f.makes()
				a.Makes = append(a.Makes, found...)
				if slices.ContainsFunc(found, func(r *makeRow) bool { return r.inside }) {
					w.topLevel(file, d, anyway)
				}
			}
		}
	}
	a.Functions = append(a.Functions, w.functions...)
	if len(w.functions) > 0 {
		a.Quiet = w.quietOnes()
	}
}

var minor = regexp.MustCompile(`^(?:go)?1\.(\d+)`)

// sharesVariables: with this version of the language a loop's iterations share its variables. Where
// no version is said, they may.
func sharesVariables(version string) bool {
	found := minor.FindStringSubmatch(version)
	if found == nil {
		return true
	}
	n, err := strconv.Atoi(found[1])
	return err != nil || n < 22
}

func (f filler) makes() (found []*makeRow) {
	ast.Inspect(f.body, func(n ast.Node) bool {
		e, _ := n.(ast.Expr)
		if r := f.unsized(e); r != nil {
			target, _ := f.target(e)
			r.Loops, r.inside = f.loops(making{e, target, f.statement(e)}), f.isInside(e)
			if len(r.Loops) > 0 {
				found = append(found, r)
			}
		}
		return true
	})
	return found
}

// isInside: the node stands in a function literal, or in the body of a loop over a function, which is
// compiled as one. A longer one may not be inlined any more.
func (f filler) isInside(n ast.Node) bool {
	for child := n; n != nil; child, n = n, f.parents[n] {
		switch n := n.(type) {
		case *ast.FuncLit:
			return true
		case *ast.RangeStmt:
			if child == n.Body && rangeKind(f.typeOf(n.X)) == "func" {
				return true
			}
		}
	}
	return false
}

// unsized describes make(T), make(T, 0) and T{} where T is a map; nil for anything else.
func (f filler) unsized(e ast.Expr) *makeRow {
	var written, zero ast.Expr
	switch e := e.(type) {
	case *ast.CallExpr:
		if !f.info.Types[e.Fun].IsBuiltin() || f.calleeName(e.Fun) != "make" || len(e.Args) == 0 {
			return nil
		}
		written = e.Args[0]
		if len(e.Args) == 2 {
			zero = e.Args[1]
			if v, ok := zero.(*ast.BasicLit); !ok || v.Value != "0" {
				return nil
			}
		}
	case *ast.CompositeLit:
		if e.Type == nil || len(e.Elts) > 0 {
			return nil
		}
		written = e.Type
	default:
		return nil
	}
	m, ok := core(f.typeOf(written)).(*types.Map)
	if !ok {
		return nil
	}
	return f.makeRow(e, written, zero, m)
}

func (f filler) makeRow(e, written, zero ast.Expr, m *types.Map) *makeRow {
	name := qualifier(f.pkg)
	r := &makeRow{
		Type:   types.TypeString(f.typeOf(written), name),
		MapKey: types.TypeString(m.Key(), name), KeyValues: values(m.Key()),
		KeySize: f.sizeOf(m.Key()), ElemSize: f.sizeOf(m.Elem()), Shadowed: f.shadowed(e.Pos()),
	}
	r.File, r.Start, r.End = span(f.fset, e)
	r.Written = f.place(written)
	if zero != nil {
		place := f.place(zero)
		r.Zero = &place
	}
	return r
}

func (w *walker) place(n ast.Node) [2]int {
	_, start, end := span(w.fset, n)
	return [2]int{start, end}
}

// target is the variable or field that gets the value of an expression.
func (f filler) target(e ast.Expr) (path, bool) {
	above, child := f.parent(e)
	switch n := above.(type) {
	case *ast.AssignStmt:
		return f.counterpart(n.Rhs, n.Lhs, child)
	case *ast.ValueSpec:
		names := make([]ast.Expr, len(n.Names))
		for i, id := range n.Names {
			names[i] = id
		}
		return f.counterpart(n.Values, names, child)
	case *ast.UnaryExpr: // &T{…}
		return f.target(n)
	case *ast.KeyValueExpr:
		return f.fieldTarget(n)
	}
	return path{}, false
}

func (f filler) counterpart(from, to []ast.Expr, child ast.Node) (path, bool) {
	for i, e := range from {
		if ast.Node(e) == child && len(from) == len(to) {
			return f.pathOf(to[i])
		}
	}
	return path{}, false
}

// fieldTarget: t := T{field: value}, or with an & before it.
func (f filler) fieldTarget(n *ast.KeyValueExpr) (path, bool) {
	lit := f.parents[n].(*ast.CompositeLit)
	s, ok := core(f.typeOf(lit)).(*types.Struct)
	if !ok {
		return path{}, false
	}
	way := f.wayTo(s, n.Key)
	p, ok := f.target(lit)
	for _, i := range way {
		field := s.Field(i)
		p.key += "." + field.Name()
		s, _ = field.Type().Underlying().(*types.Struct)
	}
	return p, ok && way != nil
}

// statement is the nearest statement around a node that stands in a list of statements.
func (f filler) statement(n ast.Node) ast.Stmt {
	for ; n != nil; n = f.parents[n] {
		if s, _ := n.(ast.Stmt); f.list(s) != nil {
			return s
		}
	}
	return nil
}

// list is the list of statements that a statement stands in, labelled or not.
func (f filler) list(s ast.Stmt) []ast.Stmt {
	switch p := f.parents[s].(type) {
	case *ast.LabeledStmt:
		return f.list(p)
	case *ast.BlockStmt:
		return p.List
	case *ast.CaseClause:
		return p.Body
	case *ast.CommClause: // what it waits for makes no map
		return p.Body
	}
	return nil
}
