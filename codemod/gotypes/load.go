package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"sync"
)

// runFacts answers a request: packages side by side, each answer written as soon as it is there.
func runFacts(in io.Reader, out io.Writer) error {
	req, err := readRequest(in)
	if err != nil {
		return err
	}
	keepAliases()
	debug.SetGCPercent(200) // short-lived: trade some memory for time
	jobs, answers := make(chan *wanted), make(chan *answer)
	var workers sync.WaitGroup
	pool := newImporters(req.Exports)
	for i := 0; i < min(runtime.GOMAXPROCS(0), len(req.Packages)); i++ {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for p := range jobs {
				for _, a := range look(req, p, pool) {
					answers <- a
				}
			}
		}()
	}
	go func() {
		for i := range req.Packages {
			jobs <- &req.Packages[i]
		}
		close(jobs)
		workers.Wait()
		close(answers)
	}()
	return writeAll(out, answers)
}

// writeAll drains the channel even when writing fails, so that no worker is left hanging.
func writeAll(out io.Writer, answers <-chan *answer) error {
	var err error
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for a := range answers {
		if err == nil {
			err = encoder.Encode(a)
		}
	}
	return err
}

// keepAliases asks go/types for alias nodes wherever it can make them: generic aliases need them.
// This module's own go line would switch them off.
func keepAliases() {
	os.Setenv("GODEBUG", os.Getenv("GODEBUG")+",gotypesalias=1") // the last one counts
}

// loaded is a package with its syntax and types.
type loaded struct {
	want  *wanted
	fset  *token.FileSet
	files []*ast.File
	texts map[*ast.File][]byte
	pkg   *types.Package
	info  *types.Info
	sizes types.Sizes
}

// look answers every selector of one package; whatever goes wrong becomes an error of that package
// alone.
func look(req *request, p *wanted, pool *importers) (answers []*answer) {
	first := newAnswer(p, "")
	l := load(p, first, pool)
	for _, selector := range p.Selectors {
		a := *first
		a.Selector = selector
		answers = append(answers, ask(req, l, &a))
	}
	return answers
}

// load reads and type-checks a package; nil where that ended in a panic.
func load(p *wanted, a *answer, pool *importers) (l *loaded) {
	defer func() {
		if r := recover(); r != nil {
			l = nil
			a.Errors = append(a.Errors, internal(r))
		}
	}()
	l = parse(p, a)
	check(l, a, pool)
	for _, file := range l.files {
		name, _ := place(l.fset, file.Package)
		version := fileVersion(l.info, file, p.Go)
		a.Files = append(a.Files, fileRow{name, version, isGenerated(l.texts[file], int(file.Package-file.FileStart))})
	}
	return l
}

// ask answers one selector.
func ask(req *request, l *loaded, a *answer) (out *answer) {
	defer func() {
		if r := recover(); r != nil {
			out = failed(a, internal(r))
		}
		out.complete()
	}()
	switch {
	case l == nil:
	case a.Selector == rangeSelector:
		collectLoops(req, l, a)
	case a.Selector == makeSelector:
		collectMakes(req, l, a)
	default:
		collect(req, mapSelectors[a.Selector], l, a)
	}
	return a
}

func internal(r any) problem {
	return problem{Message: fmt.Sprintf("internal error: %v at %s", r, blame())}
}

// failed is an answer without facts: half of them would look like all of them.
func failed(a *answer, why problem) *answer {
	empty := newAnswer(&wanted{ID: a.ID, Path: a.Path}, a.Selector)
	empty.Name, empty.Files = a.Name, a.Files
	empty.Errors = append(a.Errors[:len(a.Errors):len(a.Errors)], why)
	return empty
}

// complete gives every table a list, so that JSON has no null.
func (a *answer) complete() {
	tables := []*[]row{
		&a.Maps, &a.Ties, &a.Opens, &a.Exprs, &a.Reach, &a.Widen, &a.Quiet, &a.Params,
	}
	for _, t := range tables {
		if *t == nil {
			*t = []row{}
		}
	}
}

var blamed = regexp.MustCompile(`(?s)\npanic\(.*?\nmain\..*?/(\w+\.go:\d+)`)

// blame names the innermost line of ours that was running when a panic started.
func blame() string {
	if found := blamed.FindSubmatch(debug.Stack()); found != nil {
		return string(found[1])
	}
	return "?"
}

// parse reads a package's files; one that does not parse is reported and left out.
func parse(p *wanted, a *answer) *loaded {
	l := &loaded{want: p, fset: token.NewFileSet(), texts: map[*ast.File][]byte{}}
	for _, name := range p.Files {
		text, err := os.ReadFile(filepath.Join(p.Dir, name))
		if err != nil {
			a.Errors = append(a.Errors, problem{File: name, Message: err.Error()})
			continue
		}
		file, err := parser.ParseFile(l.fset, filepath.Join(p.Dir, name), text, parser.SkipObjectResolution)
		if err != nil {
			a.Errors = append(a.Errors, syntaxErrors(name, err)...)
			continue
		}
		l.files = append(l.files, file)
		l.texts[file] = text
	}
	return l
}

func parses(source []byte) error {
	_, err := parser.ParseFile(token.NewFileSet(), "", source, parser.SkipObjectResolution)
	return err
}

func syntaxErrors(name string, err error) []problem {
	var out []problem
	for _, e := range err.(scanner.ErrorList) { // the parser has no other, once it has the text
		out = append(out, problem{name, e.Pos.Line, e.Pos.Column, e.Msg})
	}
	return out
}

// check gives the package its types. Errors are collected: facts of the sound rest still help.
func check(l *loaded, a *answer, pool *importers) {
	l.sizes = types.SizesFor("gc", l.want.Arch)
	if l.sizes == nil {
		l.sizes = types.SizesFor("gc", runtime.GOARCH)
	}
	l.info = &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Implicits:  map[ast.Node]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
		Instances:  map[*ast.Ident]types.Instance{},
	}
	wantFileVersions(l.info)
	config := types.Config{
		GoVersion:   l.want.Go,
		FakeImportC: true,
		Importer:    pool.of(l.want),
		Sizes:       l.sizes,
		Error:       func(err error) { a.Errors = append(a.Errors, typeError(l.fset, err)) },
	}
	l.pkg, _ = config.Check(l.want.Path, l.fset, l.files, l.info)
	unhide(l)
	a.Name = l.pkg.Name()
}

func typeError(fset *token.FileSet, err error) problem {
	e := err.(types.Error) // says go/types
	at := fset.PositionFor(e.Pos, false)
	return problem{filepath.Base(at.Filename), at.Line, at.Column, e.Msg}
}

var generatedLine = regexp.MustCompile(`(?m)^// Code generated .* DO NOT EDIT\.\r?$`)

// isGenerated follows Go's convention: such a line stands before the package clause.
func isGenerated(text []byte, clause int) bool {
	return generatedLine.Match(text[:clause])
}
