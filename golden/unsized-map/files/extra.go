//go:build extra

package main

const (
	limit = -1
	rows  = 10
)
