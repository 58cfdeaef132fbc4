// Package steady has a type that is the same in each build.
package steady

type Row [9]string
