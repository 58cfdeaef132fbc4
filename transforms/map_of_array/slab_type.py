"""The generic type that a package gets for its slabs, and the methods of it that are used.

Places are ints: beside keys of 8 bytes or more an int32 would take the same room, and it could
overflow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from codemod.context import Context
from codemod.model import Helper

_TYPE = """\
// SLAB is a map whose values lie side by side in one slice. Like a map it is a reference, and a nil
// one is empty. A pointer to an entry is good until the next entry is added.
type SLAB[K comparable, V any] struct {
	index  map[K]int
	values []V
	free   []int // places of deleted entries
}"""

_NEW = """\
// NAME returns an empty SLAB with room for about n entries.
func NAME[K comparable, V any](n int) *SLAB[K, V] {
	m := &SLAB[K, V]{index: make(map[K]int, n)}
	if 0 < n && n <= 1<<16 { // n is a hint, which must not take all memory
		m.values = make([]V, 0, n)
	}
	return m
}"""

_OF = """\
// NAME returns a SLAB with the entries of a map.
func NAME[K comparable, V any](entries map[K]V) *SLAB[K, V] {
	m := NEW[K, V](len(entries))
	for k, v := range entries {
		m.set(k, v)
	}
	return m
}"""

# Each is small enough to be inlined, but for those that add.
_METHODS = {
    "keys": """\
// keys returns the places of all entries by their keys, for reading.
func (m *SLAB[K, V]) keys() map[K]int {
	if m == nil {
		return nil
	}
	return m.index
}""",
    "at": """\
// at returns the entry of k for reading, a new zero value if there is none.
func (m *SLAB[K, V]) at(k K) *V {
	i, ok := m.keys()[k]
	if !ok {
		return new(V)
	}
	return &m.values[i]
}""",
    "find": """\
// find returns the entry of k, nil if there is none.
func (m *SLAB[K, V]) find(k K) (*V, bool) {
	i, ok := m.keys()[k]
	if !ok {
		return nil, false
	}
	return &m.values[i], true
}""",
    "get": """\
// get returns a copy of the entry of k, a zero value if there is none.
func (m *SLAB[K, V]) get(k K) (v V, ok bool) {
	i, ok := m.keys()[k]
	if ok {
		v = m.values[i]
	}
	return v, ok
}""",
    "add": """\
// add gives k, which has no entry, a place. What is there may be old.
func (m *SLAB[K, V]) add(k K) int {
	if m == nil {
		var none map[K]int
		none[k] = 0 // panics, as nil maps do
	}
	i := len(m.values)
	if last := len(m.free) - 1; last >= 0 {
		i = m.free[last]
		m.free = m.free[:last]
	} else if i < cap(m.values) {
		m.values = m.values[:i+1]
	} else {
		var zero V
		m.values = append(m.values, zero)
	}
	m.index[k] = i
	return i
}""",
    "entry": """\
// entry returns the entry of k for writing, a new one that is zero if there was none.
func (m *SLAB[K, V]) entry(k K) *V {
	i, ok := m.keys()[k]
	if !ok {
		var zero V
		i = m.add(k)
		m.values[i] = zero
	}
	return &m.values[i]
}""",
    "set": """\
// set sets the entry of k to a copy of v.
func (m *SLAB[K, V]) set(k K, v V) {
	i, ok := m.keys()[k]
	if !ok {
		i = m.add(k)
	}
	m.values[i] = v
}""",
    "delete": """\
// delete deletes the entry of k, if there is one. What it held stays readable until one is added.
func (m *SLAB[K, V]) delete(k K) {
	i, ok := m.keys()[k]
	if ok {
		delete(m.index, k)
		m.free = append(m.free, i)
	}
}""",
    "clear": """\
// clear deletes all entries. What they held stays readable until one is added.
func (m *SLAB[K, V]) clear() {
	if m == nil {
		return
	}
	for k := range m.index {
		delete(m.index, k)
	}
	m.values, m.free = m.values[:0], m.free[:0]
}""",
    "all": """\
// all is there to be ranged over, as a map is.
func (m *SLAB[K, V]) all(yield func(K, *V) bool) {
	for k, i := range m.keys() {
		if !yield(k, &m.values[i]) {
			return
		}
	}
}""",
}
_CALLED = re.compile(r"\bm\.(\w+)\(")


class SlabType:
    """The type's declarations in one package, under names that are free there."""

    def __init__(self, package: str, context: Context) -> None:
        self._package, self._context = package, context
        self._type = self._free("slabMap", _TYPE.replace("SLAB", "NAME"))

    @property
    def name(self) -> str:
        """What the type is called."""
        return self._type.name

    def methods(self, *names: str) -> Iterator[Helper]:
        """The methods of these names, with what they need."""
        yield self._type
        for name in names:
            # The name of a method's helper is what no other declaration has in its text.
            source = _METHODS[name].replace("SLAB", self.name)
            called = f"{self.name}[K, V]) {name}("
            home = self._context.home(self._type)
            yield Helper(self._package, called, source, beside=self.name, home=home)
            yield from self.methods(*_CALLED.findall(source))

    def new(self) -> Helper:
        """The function that makes an empty one."""
        return self._free("new" + self.name[0].upper() + self.name[1:], self._named(_NEW))

    def of(self) -> Helper:
        """The function that makes one of a map's entries; it needs `new` and `set`."""
        template = self._named(_OF).replace("NEW", self.new().name)
        return self._free(self.name + "Of", template)

    def _named(self, template: str) -> str:
        return template.replace("SLAB", self.name)

    def _free(self, name: str, template: str) -> Helper:
        return self._context.helper(self._package, name, template)
