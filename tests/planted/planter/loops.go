package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"math/rand"
	"strconv"
)

// plantLoops has loops keep the address of their variable, from a statement of the body on; what
// comes after it uses the variable by that pointer, or not.
func plantLoops(p *planted, random *rand.Rand) {
	for _, file := range p.files {
		ast.Inspect(file, func(node ast.Node) bool {
			if loop, ok := node.(*ast.RangeStmt); ok && random.Intn(2) == 0 {
				if one := p.loop(loop, random); one != nil {
					p.plants = append(p.plants, one)
				}
			}
			return true
		})
	}
}

func (p *planted) loop(loop *ast.RangeStmt, random *rand.Rand) *plant {
	name, ok := loop.Value.(*ast.Ident)
	if !ok || loop.Tok != token.DEFINE || p.info.Defs[name] == nil {
		return nil
	}
	lists := statements(loop.Body)
	list := lists[random.Intn(len(lists))]
	if len(list) == 0 {
		return nil
	}
	first := random.Intn(len(list))
	pointer := "planted" + strconv.Itoa(int(loop.Pos()))
	one := &plant{isLoop: true}
	for _, statement := range list[first:] {
		one.edits = append(one.edits, p.through(statement, p.info.Defs[name], pointer, random)...)
	}
	text := "planted(&" + name.Name + "); "
	if len(one.edits) > 0 {
		text = pointer + " := " + text
	}
	at := list[first].Pos()
	one.edits = append(one.edits, edit{at, at, text, before, list[first].End()})
	return one
}

// statements are the lists of statements in a body.
func statements(body *ast.BlockStmt) (lists [][]ast.Stmt) {
	ast.Inspect(body, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.BlockStmt:
			if !isCases(node) {
				lists = append(lists, node.List)
			}
		case *ast.CaseClause:
			lists = append(lists, node.Body)
		case *ast.CommClause:
			lists = append(lists, node.Body)
		}
		return true
	})
	return lists
}

// isCases: the body of a switch or select.
func isCases(block *ast.BlockStmt) bool {
	if len(block.List) == 0 {
		return false
	}
	switch block.List[0].(type) {
	case *ast.CaseClause, *ast.CommClause:
		return true
	}
	return false
}

// through has some uses of the variable go through the pointer.
func (p *planted) through(statement ast.Stmt, v types.Object, pointer string, random *rand.Rand) (edits []edit) {
	defined := map[ast.Expr]bool{}
	ast.Inspect(statement, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.AssignStmt:
			for _, left := range node.Lhs {
				defined[left] = node.Tok == token.DEFINE
			}
		case *ast.Ident:
			if p.info.Uses[node] == v && !defined[node] && random.Intn(2) == 0 {
				edits = append(edits, edit{node.Pos(), node.End(), "(*" + pointer + ")", instead, node.End()})
			}
		}
		return true
	})
	return edits
}
