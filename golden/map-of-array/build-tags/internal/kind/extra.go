//go:build extra

// Package kind has a type that is an array in one build alone.
package kind

type Row [9]string
