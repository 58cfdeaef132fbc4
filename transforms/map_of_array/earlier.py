"""Calls that an earlier run has left: they stand for what was written there before.

A run that looks at two maps judges the entries of each beside those of the other as they are
written. Where it has refused one map, the next run finds calls in place of the other's entries. It
takes them for what they stand for, or it would rewrite what was refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from codemod.context import Context
from codemod.syntax import Node
from transforms.map_of_array.helpers import (
    LOOKUP_ENTRY,
    NEW_ENTRY,
    OR_ZERO,
    SET_ENTRY,
    TEMPLATES,
)
from transforms.map_of_array.job import Job
from transforms.map_of_array.slab_type import SlabType
from transforms.maps.forms import Occurrence


def stands_for_entry(node: Node, job: Job, one: Occurrence) -> bool:
    """Have: orZero(m[k]), newEntry(e), lookupEntry(m, k), setEntry(m, k, e), or m.at(k) and other
    methods of a slab, for another map than that of the use.
    """
    call = job.function(one).call_at(node.start_byte, node.end_byte)
    package = job.context.files[one.use.path].package
    return call is not None and call.name in job.context.derived(_left)[package]


def _left(context: Context) -> dict[str, frozenset[str]]:
    return {one: frozenset(_left_in(one, context)) for one in context.packages}


def _left_in(package: str, context: Context) -> Iterator[str]:
    path = context.packages[package].path
    for name in (OR_ZERO, NEW_ENTRY, LOOKUP_ENTRY, SET_ENTRY):
        # One that is not there yet gets a name that nothing has.
        yield f"{path}.{context.helper(package, name, TEMPLATES[name]).name}"
    for method in ("at", "get", "find", "set"):
        yield f"{path}.{SlabType(package, context).name}.{method}"
