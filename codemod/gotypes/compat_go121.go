//go:build !go1.22

package main

import (
	"go/ast"
	"go/types"
)

// unalias: before Go 1.22 go/types had no alias nodes.
func unalias(t types.Type) types.Type { return t }

// aliasName is the name of an alias, nil for any other type.
func aliasName(types.Type) *types.TypeName { return nil }

func wantFileVersions(*types.Info) {}

// fileVersion: Go 1.21 knows no version per file that would change what a loop means.
func fileVersion(_ *types.Info, _ *ast.File, whole string) string { return whole }
