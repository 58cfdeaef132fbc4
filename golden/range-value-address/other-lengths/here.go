//go:build !other

package main

const count = 2
