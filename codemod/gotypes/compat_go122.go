//go:build go1.22

package main

import (
	"go/ast"
	"go/types"
)

// unalias looks through alias nodes, which exist since Go 1.22.
func unalias(t types.Type) types.Type { return types.Unalias(t) }

func wantFileVersions(info *types.Info) { info.FileVersions = map[*ast.File]string{} }

// fileVersion is the language version that holds in one file.
func fileVersion(info *types.Info, file *ast.File, whole string) string {
	if v := info.FileVersions[file]; v != "" {
		return v
	}
	return whole
}
