//go:build other

package main

import "runtime"

func peek(p *pair) { kept = p }
func run(f func()) { f(); last = f }

func watch(p *pair) { runtime.SetFinalizer(p, func(*pair) {}) }

var last func()

type table map[int]pair

func made() table { return table{7: {1, 1}} }

var (
	list = map[int]pair{7: {1, 1}}
	nose loud
)
