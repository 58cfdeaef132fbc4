package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"go/version"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// listing is what `go list` says of the module and of all that it imports.
type listing struct {
	rows  []*listed
	byID  map[string]*listed
	sizes types.Sizes
}

// listed is a package, or its variant for a test.
type listed struct {
	ImportPath, Name, Dir, Export, ForTest string
	GoFiles, CgoFiles                      []string
	ImportMap                              map[string]string
	DepOnly                                bool
	Module                                 *struct{ GoVersion string }
	Error                                  *struct{ Err string }
}

func list(tool string, patterns []string) (*listing, error) {
	args := []string{"list", "-e", "-test", "-deps", "-export", "-json=ImportPath,Name,Dir,Export,ForTest," +
		"GoFiles,CgoFiles,ImportMap,DepOnly,Module,Error"}
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	command := exec.Command(tool, append(args, patterns...)...)
	var said bytes.Buffer
	command.Stderr = &said
	text, err := command.Output()
	if len(text) == 0 && err != nil {
		return nil, fmt.Errorf("%w: %s", err, said.String())
	}
	l := &listing{byID: map[string]*listed{}, sizes: types.SizesFor("gc", "amd64")}
	for decoder := json.NewDecoder(bytes.NewReader(text)); ; {
		row := &listed{}
		if err := decoder.Decode(row); errors.Is(err, io.EOF) {
			return l, nil
		} else if err != nil {
			return nil, err
		}
		l.rows = append(l.rows, row)
		l.byID[row.ImportPath] = row
	}
}

// wanted is each package of the module once, with its own test files where it has any: those are
// checked together, so nothing that reaches an unexported name is overlooked.
func (l *listing) wanted() (found []*listed) {
	for _, row := range l.rows {
		if row.DepOnly || row.ForTest != "" || strings.HasSuffix(row.ImportPath, ".test") {
			continue
		}
		if variant, ok := l.byID[row.ImportPath+" ["+row.ImportPath+".test]"]; ok {
			row = variant
		}
		found = append(found, row)
	}
	return found
}

// language is the version that go.mod asks for, "" in the standard library.
func (row *listed) language() string {
	if row.Module == nil {
		return ""
	}
	return row.Module.GoVersion
}

func (row *listed) hasGenerics() bool {
	asked := row.language()
	return asked == "" || version.Compare("go"+asked, "go1.18") >= 0
}

// source is the text of a file.
type source struct {
	name string
	text []byte
}

// checked is a package with its types.
type checked struct {
	fset   *token.FileSet
	files  []*ast.File
	pkg    *types.Package
	info   *types.Info
	errors []types.Error
}

func read(row *listed) (texts []source, err error) {
	switch {
	case row.Error != nil:
		return nil, errors.New(row.Error.Err)
	case len(row.CgoFiles) > 0:
		return nil, errors.New("cgo")
	}
	for _, name := range row.GoFiles {
		text, err := os.ReadFile(filepath.Join(row.Dir, name))
		if err != nil {
			return nil, err
		}
		texts = append(texts, source{filepath.Join(row.Dir, name), text})
	}
	return texts, nil
}

// check parses and type-checks; errors of types are in the answer.
func (l *listing) check(row *listed, texts []source) (*checked, error) {
	c := &checked{fset: token.NewFileSet(), info: &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Implicits:  map[ast.Node]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
	}}
	for _, one := range texts {
		file, err := parser.ParseFile(c.fset, one.name, one.text, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		c.files = append(c.files, file)
	}
	config := types.Config{
		Importer: importer.ForCompiler(c.fset, "gc", l.exports(row)),
		Sizes:    l.sizes,
		Error: func(err error) {
			var typed types.Error
			if errors.As(err, &typed) {
				c.errors = append(c.errors, typed)
			}
		},
	}
	if asked := row.language(); asked != "" {
		config.GoVersion = "go" + asked
	}
	path, _, _ := strings.Cut(row.ImportPath, " ")
	c.pkg, _ = config.Check(path, c.fset, c.files, c.info)
	return c, nil
}

// exports finds what the compiler wrote about an import of the package.
func (l *listing) exports(row *listed) importer.Lookup {
	return func(path string) (io.ReadCloser, error) {
		if other, ok := row.ImportMap[path]; ok {
			path = other
		}
		one, ok := l.byID[path]
		if !ok || one.Export == "" {
			return nil, fmt.Errorf("no export data for %s", path)
		}
		return os.Open(one.Export)
	}
}
