//go:build !extra

package kind

type Row []string
