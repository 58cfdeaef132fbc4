//go:build go1.22

package main

import (
	"go/ast"
	"go/types"
	"strings"
)

// unalias looks through alias nodes, which exist since Go 1.22.
func unalias(t types.Type) types.Type { return types.Unalias(t) }

// aliasName is the name of an alias without type arguments, nil for any other type.
func aliasName(t types.Type) *types.TypeName {
	a, ok := t.(*types.Alias)
	if !ok || strings.Contains(a.String(), "[") {
		return nil
	}
	return a.Obj()
}

func wantFileVersions(info *types.Info) { info.FileVersions = map[*ast.File]string{} }

// fileVersion is the language version that holds in one file.
func fileVersion(info *types.Info, file *ast.File, whole string) string {
	if v := info.FileVersions[file]; v != "" {
		return v
	}
	return whole
}
