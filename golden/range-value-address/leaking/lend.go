package main

//go:noinline
func lend(f *fault) int { return f.code }
