//go:build ignore

package tool

type counter float64

func twice(n *int) { *n *= 2 }
