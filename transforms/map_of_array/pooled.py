"""Shape `pooled`: `map[K]*[N]T` whose deleted entries go to a `sync.Pool` for new ones to use.

It is the shape `pointer`, with two differences. A delete is a change: after it the memory of an
entry may be another's, so no pointer to an entry is borrowed across one. And what comes out of the
pool holds old data: it is written whole before anyone sees it. An entry is put into the pool by the
statement that takes it out of its map, and each is in one map only, so it is put there once.

The pool is a variable of the package. One that needs it to be initialized would wait until it has
had its turn, so nothing that an initial value may need is rewritten.

What is dropped in other ways (with the whole map, by a replaced pointer) is left to the garbage
collector.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from codemod.context import Context
from codemod.groups import Group
from codemod.model import Fix
from codemod.syntax import Source, field, parts
from codemod.weights import Operation
from transforms.map_of_array.draft import Draft
from transforms.map_of_array.entries import PointerEntries, call_with_key
from transforms.map_of_array.job import Job, holds_comment, refuse
from transforms.map_of_array.order import check_places
from transforms.map_of_array.pointer import RULE, rewrite_uses
from transforms.map_of_array.refusal import Refuse
from transforms.maps.at_start import is_needed_at_start
from transforms.maps.effects import Effects, change_of
from transforms.maps.forms import Form, Occurrence

DELETES = (Form.DELETE, Form.CLEAR)
_POOL = """\
// NAME holds deleted entries of type ELEM.
var NAME sync.Pool"""
_TAKE = """\
// NAME returns a recycled value, which is old, or a new one.
func NAME[V any](pool *sync.Pool) *V {
	if p, ok := pool.Get().(*V); ok {
		return p
	}
	return new(V)
}"""
_TEMPLATES = {
    "setPooled": """\
// NAME sets m[k] to a copy of v, in place if there is an entry already.
func NAME[K comparable, V any](pool *sync.Pool, m map[K]*V, k K, v V) {
	p := m[k]
	if p == nil {
		p = TAKE[V](pool)
		m[k] = p
	}
	*p = v
}""",
    "addPooled": """\
// NAME adds a zero entry for k, which has none.
func NAME[K comparable, V any](pool *sync.Pool, m map[K]*V, k K) *V {
	var zero V
	p := TAKE[V](pool)
	*p = zero
	m[k] = p
	return p
}""",
    "orPooled": """\
// NAME returns p, or a zero value from the pool if p is nil.
func NAME[V any](pool *sync.Pool, p *V) *V {
	if p == nil {
		var zero V
		p = TAKE[V](pool)
		*p = zero
	}
	return p
}""",
    "deletePooled": """\
// NAME deletes m[k] and recycles it.
func NAME[K comparable, V any](pool *sync.Pool, m map[K]*V, k K) {
	p, ok := m[k]
	if ok {
		delete(m, k)
		pool.Put(p)
	}
}""",
    "clearPooled": """\
// NAME deletes all entries of m and recycles them.
func NAME[K comparable, V any](pool *sync.Pool, m map[K]*V) {
	for k, p := range m {
		delete(m, k)
		pool.Put(p)
	}
}""",
}


def rewrite_to_pools(
    group: Group, occurrences: Sequence[Occurrence], effects: Effects, context: Context
) -> tuple[Fix, list[Operation]]:
    """The fix of one group, and the measured operations that its uses lead to.

    `effects` then knows of the deletes. Raises Refuse where a use cannot be kept as it was.
    """
    deletes = [one for one in occurrences if one.form in DELETES]
    _check_group(group, deletes)
    for one in deletes:
        effects.add_change(change_of(one))
    entries = PooledEntries()
    job = Job(group, occurrences, effects, context, Draft(context), entries)
    check_places(job, {Form.COMMA_OK, Form.DELETE})
    rewrite_uses(job, {Form.DELETE: entries.delete, Form.CLEAR: entries.clear})
    job.recount("InsGrow", "Churn")
    return job.draft.fix(group.name, RULE, "pooled"), job.operations


def _check_group(group: Group, deletes: Sequence[Occurrence]) -> None:
    if not deletes:
        raise Refuse("no-churn", "no entry is ever deleted")
    if not group.key_reflexive:
        raise Refuse("key-identity", "a key may be unequal to itself, or equal to one it replaces")
    if group.elem_pointers:
        raise refuse(deletes[0], "stale-pointers", "a pool would keep what an entry points to")


class PooledEntries(PointerEntries):
    """The spelling of shape `pointer`, but for what comes from the pool or goes there."""

    def begin_set(self, job: Job, one: Occurrence) -> None:
        """m[k → setPooled(&pool, m, k"""
        call_with_key(job, one, self._call(job, one, "setPooled"))

    def add(
        self, job: Job, one: Occurrence, variable: bytes, _store: bytes, /
    ) -> tuple[bytes, ...]:
        """if v == nil { v = addPooled(&pool, m, k) }"""
        job.check_key(one)
        arguments = one.source.slice(one.map) + b", " + one.source.slice(field(one.node, "index"))
        call = self._call(job, one, "addPooled") + arguments + b")"
        return b"if " + variable + b" == nil {", b"\t" + variable + b" = " + call, b"}"

    def make(self, job: Job, one: Occurrence, variable: bytes, /) -> bytes:
        """orPooled(&pool, v)"""
        return self._call(job, one, "orPooled") + variable + b")"

    def delete(self, job: Job, one: Occurrence) -> None:
        """delete(m, k) → deletePooled(&pool, m, k)"""
        job.check_key(one)
        self._recycle(job, one, "deletePooled")

    def clear(self, job: Job, one: Occurrence) -> None:
        """clear(m) → clearPooled(&pool, m)"""
        self._recycle(job, one, "clearPooled")

    def _recycle(self, job: Job, one: Occurrence, name: str) -> None:
        start, end = one.node.start_byte, parts(field(one.node, "arguments"))[0].start_byte
        if holds_comment(one.source.text[start:end]):
            raise refuse(one, "unknown-use", "a comment stands where the call changes")
        job.draft.replace(one.source, start, end, self._call(job, one, name))

    def _call(self, job: Job, one: Occurrence, name: str) -> bytes:
        """The start of a call: `setPooled(&pool, `."""
        source = one.source
        if is_needed_at_start(one.node, source, job.context):
            # It would wait for the pool's turn, and other variables would go before it.
            reason = "a variable of the package is initialized by it, and would wait for the pool"
            raise refuse(one, "initialization", reason)
        take = self._helper(job, source, "takePooled", _TAKE)
        function = self._helper(job, source, name, _TEMPLATES[name].replace("TAKE", take))
        elem = re.sub(r"\s+", " ", job.group.slots[0].elem)
        pool = self._helper(job, source, "arrayPool", _POOL.replace("ELEM", elem))
        return f"{function}(&{pool}, ".encode()

    def _helper(self, job: Job, source: Source, name: str, template: str) -> str:
        package = job.context.files[source.path].package
        helper = job.context.helper(package, name, template)
        job.draft.declare(replace(helper, imports=("sync",)))
        return helper.name
