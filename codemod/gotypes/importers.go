package main

import (
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"strings"
	"sync"
)

// importers reads other packages from the export data that the compiler wrote.
//
// Within one importer every path has one meaning. A test variant (`p [p.test]`) takes its package's
// path, so packages that see variants get an importer of their own, shared by nobody else.
type importers struct {
	exports map[string]string
	plain   *source
}

func newImporters(exports map[string]string) *importers {
	pool := &importers{exports: exports}
	pool.plain = pool.source("")
	return pool
}

// of returns the importer for one package, which maps its import paths to what answers them.
func (pool *importers) of(p *wanted) types.Importer {
	from := pool.plain
	for _, id := range p.Imports {
		if _, variant := split(id); variant != "" {
			from = pool.source(variant)
			break
		}
	}
	return mapped{p.Imports, from}
}

// split parts `p [q.test]` into its path and its variant.
func split(id string) (path, variant string) {
	path, _, _ = strings.Cut(id, " [")
	return path, id[len(path):]
}

// source is an importer that one goroutine at a time may use.
type source struct {
	mu     sync.Mutex
	reader types.Importer
}

// source makes an importer that prefers the packages of one variant.
func (pool *importers) source(variant string) *source {
	lookup := func(path string) (io.ReadCloser, error) {
		file := pool.exports[path+variant]
		if file == "" {
			file = pool.exports[path]
		}
		if file == "" {
			return nil, fmt.Errorf("no export data for %q", path)
		}
		return os.Open(file)
	}
	return &source{reader: importer.ForCompiler(token.NewFileSet(), "gc", lookup)}
}

func (s *source) Import(path string) (*types.Package, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.reader.Import(path)
}

// mapped resolves import paths as one package sees them (vendoring, test variants).
type mapped struct {
	paths map[string]string
	from  *source
}

func (m mapped) Import(path string) (*types.Package, error) {
	if id := m.paths[path]; id != "" {
		path, _ = split(id)
	}
	return m.from.Import(path)
}
