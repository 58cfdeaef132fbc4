//go:build !extra

package main

func more() {}
