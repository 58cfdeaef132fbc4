package main

import (
	"encoding/json"
	"fmt"
	"go/types"
	"io"
	"strings"
)

// request is what a caller asks: see the project's page about the oracle.
type request struct {
	Local    []string          `json:"local"`
	Exports  map[string]string `json:"exports"`
	Packages []wanted          `json:"packages"`

	local map[string]bool
}

// wanted is one package to look at.
type wanted struct {
	ID      string            `json:"id"`
	Path    string            `json:"path"`
	Dir     string            `json:"dir"`
	Files   []string          `json:"files"`
	Imports map[string]string `json:"imports"`
	Go      string            `json:"go"`
	Arch    string            `json:"arch"`
	// Selectors name what is asked of it; each is answered by itself.
	Selectors []string `json:"selectors"`
}

func readRequest(in io.Reader) (*request, error) {
	req := &request{local: map[string]bool{}}
	if err := json.NewDecoder(in).Decode(req); err != nil {
		return nil, fmt.Errorf("request: %w", err)
	}
	for _, path := range req.Local {
		req.local[path] = true
	}
	for _, p := range req.Packages {
		for _, name := range p.Selectors {
			if name != rangeSelector && name != makeSelector && mapSelectors[name] == nil {
				return nil, fmt.Errorf("request: unknown selector %q", name)
			}
		}
	}
	return req, nil
}

// rangeSelector asks for range loops whose variables have their address taken.
const rangeSelector = "range:address"

// mapSelectors ask for maps, by the underlying type of their values.
var mapSelectors = map[string]func(elem types.Type) bool{
	"map:array":  func(elem types.Type) bool { _, ok := elem.Underlying().(*types.Array); return ok },
	"map:struct": func(elem types.Type) bool { _, ok := elem.Underlying().(*types.Struct); return ok },
}

// editable says whether a package's source may be edited. An external test belongs to its package.
func (r *request) editable(path string) bool {
	return r.local[path] || r.local[strings.TrimSuffix(path, "_test")]
}
