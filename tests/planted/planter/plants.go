package main

import (
	"errors"
	"go/ast"
	"go/format"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
)

// planted is a package and what is planted in it.
type planted struct {
	*checked
	row    *listed
	texts  []source
	plants []*plant
}

// plant is a change that is made as a whole or not at all: a loop, or the maps that share a type.
type plant struct {
	isLoop bool
	bad    string // why it is left; "" where nothing speaks against it
	edits  []edit
}

func (one *plant) leave(why string) {
	if one.bad == "" {
		one.bad = why
	}
}

func (l *listing) load(row *listed) (*planted, error) {
	texts, err := read(row)
	if err != nil {
		return nil, err
	}
	c, err := l.check(row, texts)
	if err != nil {
		return nil, err
	}
	if len(c.errors) > 0 {
		return nil, c.errors[0]
	}
	return &planted{checked: c, row: row, texts: texts}, nil
}

// settle takes back what does not compile. Edits never add a line, so the line of an error names
// the plants that may be at fault.
func (p *planted) settle(l *listing) error {
	for round := 0; round < 20; round++ {
		c, err := l.check(p.row, p.sources())
		if err != nil {
			return err
		}
		if len(c.errors) == 0 {
			return nil
		}
		for _, one := range p.guilty(c) {
			one.leave("it does not compile: " + c.errors[0].Msg)
		}
	}
	return errors.New("it does not compile")
}

func (p *planted) guilty(c *checked) (found []*plant) {
	lines := map[string]map[int]bool{}
	for _, err := range c.errors {
		at := c.fset.Position(err.Pos)
		if lines[at.Filename] == nil {
			lines[at.Filename] = map[int]bool{}
		}
		lines[at.Filename][at.Line] = true
	}
	for _, one := range p.plants {
		if one.bad == "" && slices.ContainsFunc(one.edits, func(e edit) bool {
			at := p.fset.Position(e.at)
			return lines[at.Filename][at.Line]
		}) {
			found = append(found, one)
		}
	}
	if len(found) > 0 {
		return found
	}
	return p.good()
}

func (p *planted) good() (found []*plant) {
	for _, one := range p.plants {
		if one.bad == "" {
			found = append(found, one)
		}
	}
	return found
}

// helper is what the loops of a package call; it is its own file, which no line of an error is in.
const helper = `

import "sync"

var plantedLock sync.Mutex
var plantedAny any

// planted keeps a pointer for longer than its loop.
func planted[T any](p *T) *T {
	plantedLock.Lock()
	defer plantedLock.Unlock()
	plantedAny = p
	return p
}
`

// sources is the text of the package with all that is planted.
func (p *planted) sources() (texts []source) {
	var edits []edit
	hasLoop := false
	for _, one := range p.good() {
		edits = append(edits, one.edits...)
		hasLoop = hasLoop || one.isLoop
	}
	for i, one := range p.texts {
		tok := p.fset.File(p.files[i].FileStart)
		texts = append(texts, source{one.name, applied(one.text, tok, edits)})
	}
	if hasLoop {
		name := filepath.Join(p.row.Dir, "planted_helper.go")
		texts = append(texts, source{name, []byte("package " + p.row.Name + helper)})
	}
	return texts
}

func (p *planted) write() error {
	for i, one := range p.sources() {
		if i < len(p.texts) && string(one.text) == string(p.texts[i].text) {
			continue
		}
		text, err := format.Source(one.text)
		if err != nil {
			return err
		}
		if err := os.WriteFile(one.name, text, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// text is the source of a node.
func (p *planted) text(node ast.Node) string {
	tok := p.fset.File(node.Pos())
	for _, one := range p.texts {
		if one.name == tok.Name() {
			return string(one.text[tok.Offset(node.Pos()):tok.Offset(node.End())])
		}
	}
	return ""
}

// spelled is how a file would write the type; false where it cannot.
func (p *planted) spelled(t types.Type, at token.Pos) (string, bool) {
	names := map[string]string{}
	for _, file := range p.files {
		if file.FileStart <= at && at <= file.FileEnd {
			names = p.imports(file)
		}
	}
	ok := true
	text := types.TypeString(t, func(pkg *types.Package) string {
		if pkg == p.pkg {
			return ""
		}
		name, found := names[pkg.Path()]
		ok = ok && found
		return name
	})
	return text, ok
}

// imports is path → name of what a file imports under a name.
func (p *planted) imports(file *ast.File) map[string]string {
	names := map[string]string{}
	for _, spec := range file.Imports {
		object := p.info.Implicits[spec]
		if spec.Name != nil {
			object = p.info.Defs[spec.Name]
		}
		if name, ok := object.(*types.PkgName); ok {
			names[name.Imported().Path()] = name.Name()
		}
	}
	return names
}
