//go:build !go1.22

package main

import (
	"go/ast"
	"go/types"
)

// unalias: before Go 1.22 go/types had no alias nodes.
func unalias(t types.Type) types.Type { return t }

func wantFileVersions(*types.Info) {}

// fileVersion: Go 1.21 knows no version per file that would change what a loop means.
func fileVersion(_ *types.Info, _ *ast.File, whole string) string { return whole }
