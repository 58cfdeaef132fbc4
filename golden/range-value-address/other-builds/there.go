//go:build other

package main

func peek(p *pair) { kept = p }
func run(f func()) { f(); last = f }

var last func()

type table map[int]pair

func made() table { return table{7: {1, 1}} }

var list = map[int]pair{7: {1, 1}}

var nose loud
