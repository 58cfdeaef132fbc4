package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"path/filepath"
	"sort"
)

// row is one line of a table, as JSON writes it.
type row []any

// answer is what is said about one package.
type answer struct {
	ID        string        `json:"id"`
	Selector  string        `json:"selector"`
	Path      string        `json:"path"`
	Name      string        `json:"name"`
	Errors    []problem     `json:"errors"`
	Files     []fileRow     `json:"files"`
	Slots     []*slotRow    `json:"slots"`
	Maps      []row         `json:"maps"`
	Ties      []row         `json:"ties"`
	Opens     []row         `json:"opens"`
	Exprs     []row         `json:"exprs"`
	Reach     []row         `json:"reach"`
	Widen     []row         `json:"widen"`
	Functions []functionRow `json:"functions"`
	Quiet     []row         `json:"quiet"`
	Loops     []*loopRow    `json:"loops"`
	Params    []row         `json:"params"`
	Watches   bool          `json:"watches"`
	Makes     []*makeRow    `json:"makes"`
	Surface   []string      `json:"surface"`
}

type problem struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

type fileRow struct {
	Name      string `json:"name"`
	Go        string `json:"go"`
	Generated bool   `json:"generated"`
}

type slotRow struct {
	Key          string `json:"key"`
	Kind         string `json:"kind"`
	Name         string `json:"name"`
	Package      string `json:"package"`
	File         string `json:"file"`
	Offset       int    `json:"offset"`
	Function     string `json:"function"`
	Exported     bool   `json:"exported"`
	Local        bool   `json:"local"`
	Type         string `json:"type"`
	MapKey       string `json:"mapKey"`
	Elem         string `json:"elem"`
	Length       int64  `json:"length"`
	Size         int64  `json:"size"`
	KeyPointers  bool   `json:"keyPointers"`
	ElemPointers bool   `json:"elemPointers"`
	KeyReflexive bool   `json:"keyReflexive"`
	KeyFast      bool   `json:"keyFast"`
	KeyForm      string `json:"keyForm"`
	SizeOther    int64  `json:"sizeOther"`    // with words of the other size
	KeyFastOther bool   `json:"keyFastOther"` // the same
}

type functionRow struct {
	File    string `json:"file"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Name    string `json:"name"`
	Go      string `json:"go"`
	Idents  []row  `json:"idents"`
	Calls   []row  `json:"calls"`
	Consts  []row  `json:"consts"`
	Mixed   []row  `json:"mixed"`
	Methods []row  `json:"methods"`
	Ranges  []row  `json:"ranges"`
	Values  []row  `json:"values"`
	MadeOf  []row  `json:"madeOf"`
	Endings []row  `json:"endings"`
	Within  []row  `json:"within"`
}

func newAnswer(p *wanted, selector string) *answer {
	return &answer{
		ID: p.ID, Path: p.Path, Selector: selector, Loops: []*loopRow{}, Makes: []*makeRow{},
		Errors: []problem{}, Files: []fileRow{}, Slots: []*slotRow{}, Functions: []functionRow{},
		Surface: []string{},
	}
}

// place is where a position lies: //line comments are ignored, since edits address real bytes.
func place(fset *token.FileSet, pos token.Pos) (string, int) {
	file := fset.File(pos)
	if file == nil {
		return "", -1
	}
	return filepath.Base(file.Name()), file.Offset(pos)
}

// span is the file, start and end of a node.
func span(fset *token.FileSet, n ast.Node) (string, int, int) {
	name, start := place(fset, n.Pos())
	return name, start, start + int(n.End()-n.Pos())
}

// table collects rows, each once.
type table struct {
	seen map[string]bool
	rows []row
}

// add appends a row unless its identity (the row's own text where none is given) was there before.
func (t *table) add(identity string, r row) {
	if identity == "" {
		identity = fmt.Sprint(r...)
	}
	if t.seen == nil {
		t.seen = map[string]bool{}
	}
	if t.seen[identity] {
		return
	}
	t.seen[identity] = true
	t.rows = append(t.rows, r)
}

// sorted returns the rows in an order that depends on nothing but the rows.
func (t *table) sorted() []row {
	sort.Slice(t.rows, func(i, j int) bool { return less(t.rows[i], t.rows[j]) })
	if t.rows == nil {
		return []row{}
	}
	return t.rows
}

func less(a, b row) bool {
	for i := range a {
		switch x := a[i].(type) {
		case int:
			if y := b[i].(int); x != y {
				return x < y
			}
		default:
			if p, q := fmt.Sprint(x), fmt.Sprint(b[i]); p != q {
				return p < q
			}
		}
	}
	return false
}
