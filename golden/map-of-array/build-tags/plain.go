//go:build !extra

package main

var names = map[string][9]string{} // because excluded-file
