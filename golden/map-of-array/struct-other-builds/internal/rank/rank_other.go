//go:build other

package rank

const Bottom Rank = 2
