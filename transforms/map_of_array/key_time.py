"""When does Go evaluate the key of a store: before the value, or after it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from codemod.facts import Slot
from codemod.syntax import CALLS, Node, parts
from transforms.map_of_array.decide import INLINE_BYTES
from transforms.map_of_array.job import Job
from transforms.map_of_array.panics import EARLY, is_pointed, kind_of
from transforms.maps.forms import Occurrence
from transforms.maps.names import is_operator, is_private_name

_BOTH = (True, False)


class World(NamedTuple):
    """Is the key evaluated early, in the map of today and in that of the rewrite?"""

    today: bool
    after: bool


def worlds(job: Job, one: Occurrence, key: Node) -> Iterator[World]:
    """All that can be, as far as is known."""
    if is_ordered(job, one, key):
        yield World(True, True)
        return
    computed = tuple(_computed(job, one, key))
    kinds = (kind for slot in job.group.slots for kind in _kinds_of_map(slot))
    for (fast, has_parts, is_small), copied in product(kinds, computed):
        yield World(
            has_parts if fast and is_small else copied,
            has_parts if fast else copied,
        )


def _kinds_of_map(slot: Slot) -> Iterator[tuple[bool, bool, bool]]:
    """Has the key fast functions, has it parts, are the values small enough for those functions?
    Words of another size may give another answer: of [2]int, only one with words of 32 bits.
    """
    is_open = slot.key_form == "open"
    for size, is_fast in slot.layouts:
        small = _BOTH if size < 0 else (size <= INLINE_BYTES,)
        fast = _BOTH if is_open else (is_fast,)
        yield from product(fast, _BOTH if is_open else (slot.key_form == "parts",), small)


def is_ordered(job: Job, one: Occurrence, key: Node) -> bool:
    """Does it take its turn among the calls of the statement, whatever the map?"""
    if key.type in CALLS:
        return not is_operator(key, one.source, job.context)
    return key.type in EARLY or (key.type == "unary_expression" and key.children[0].type == "<-")


def _computed(job: Job, one: Occurrence, key: Node) -> Iterable[bool]:
    """Is the key the result of an operation, rather than read from somewhere? Go copies a variable
    on the stack as well.
    """
    root = key
    while root.type in ("selector_expression", "index_expression", "parenthesized_expression"):
        kind = kind_of(job.function(one), root)
        if root.type != "parenthesized_expression" and kind != "part":
            return (kind != "",)  # not where a pointer is followed
        root = parts(root)[0]
    if root.type != "identifier":
        return (not is_pointed(root) and root == key,)
    is_local = "@" in job.function(one).idents.get(root.start_byte, "@")
    is_shared = is_local and not is_private_name(root, one.source, job.context)
    return _BOTH if is_shared else (False,)
