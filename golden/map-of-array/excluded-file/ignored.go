//go:build ignore

package main

func other() {}
