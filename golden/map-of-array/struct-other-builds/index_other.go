//go:build other

package main

const ofFile = 2

type flags uint16
