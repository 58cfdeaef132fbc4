//go:build !other

package main

const ofFile = 1

type flags uint8
