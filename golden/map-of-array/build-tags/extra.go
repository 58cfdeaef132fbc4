//go:build extra

package main

var names = map[string][9]string{"a": {"one"}} // want refuse excluded-file
