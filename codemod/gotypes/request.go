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
	Selector string            `json:"selector"`
	Local    []string          `json:"local"`
	Exports  map[string]string `json:"exports"`
	Packages []wanted          `json:"packages"`

	local    map[string]bool
	selected func(types.Type) bool
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
}

func readRequest(in io.Reader) (*request, error) {
	req := &request{local: map[string]bool{}}
	if err := json.NewDecoder(in).Decode(req); err != nil {
		return nil, fmt.Errorf("request: %w", err)
	}
	for _, path := range req.Local {
		req.local[path] = true
	}
	switch req.Selector {
	case "map:array":
		req.selected = func(elem types.Type) bool { _, ok := elem.Underlying().(*types.Array); return ok }
	case "map:struct":
		req.selected = func(elem types.Type) bool { _, ok := elem.Underlying().(*types.Struct); return ok }
	default:
		return nil, fmt.Errorf("request: unknown selector %q", req.Selector)
	}
	return req, nil
}

// editable says whether a package's source may be edited. An external test belongs to its package.
func (r *request) editable(path string) bool {
	return r.local[path] || r.local[strings.TrimSuffix(path, "_test")]
}
