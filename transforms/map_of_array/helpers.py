"""The generic functions that a rewritten package gets, each small enough to be inlined."""

from __future__ import annotations

OR_ZERO = "orZero"
SET_ENTRY = "setEntry"
LOOKUP_ENTRY = "lookupEntry"
NEW_ENTRY = "newEntry"

TEMPLATES = {
    OR_ZERO: """\
// NAME returns p, or a new zero value if p is nil: the entry of a missing key.
func NAME[V any](p *V) *V {
	if p == nil {
		p = new(V)
	}
	return p
}""",
    SET_ENTRY: """\
// NAME sets m[k] to a copy of v, in place if there is an entry already.
func NAME[M ~map[K]*V, K comparable, V any](m M, k K, v V) {
	p := m[k]
	if p == nil {
		p = new(V)
		m[k] = p
	}
	*p = v
}""",
    LOOKUP_ENTRY: """\
// NAME returns a copy of m[k], the zero value if there is no entry.
func NAME[M ~map[K]*V, K comparable, V any](m M, k K) (v V, ok bool) {
	p, ok := m[k]
	if ok {
		v = *p
	}
	return v, ok
}""",
    NEW_ENTRY: """\
// NAME returns a pointer to a copy of v.
func NAME[V any](v V) *V {
	p := new(V)
	*p = v
	return p
}""",
}
