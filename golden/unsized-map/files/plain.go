//go:build !extra

package main

const (
	limit = 100
	rows  = 20
)
