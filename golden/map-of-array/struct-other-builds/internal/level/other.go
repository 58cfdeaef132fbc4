//go:build other

package level

const High Level = 2
