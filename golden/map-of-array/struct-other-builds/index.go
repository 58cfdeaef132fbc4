//go:build !other

package main

const ofFile = 1
