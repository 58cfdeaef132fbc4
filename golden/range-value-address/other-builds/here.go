//go:build !other

package main

func peek(p *pair) {}
func run(f func()) { f() }

func watch(p *pair) {}

type table []pair

func made() table { return table{{1, 1}, {2, 2}} }

var (
	list = []pair{{1, 1}}
	nose calm
)
