"""Shape `pointer`: `map[K][N]T` becomes `map[K]*[N]T`.

Invariant: each pointer belongs to exactly one entry, is never nil, and is never kept by anything
that outlives the next change of the entry. So a missing key reads as a fresh zero array, what was
a copy stays a copy, and what is stored is stored as a copy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from codemod.context import Context
from codemod.groups import Group
from codemod.model import Fix
from codemod.weights import Operation
from transforms.map_of_array.draft import Draft
from transforms.map_of_array.entries import PointerEntries
from transforms.map_of_array.inplace import find_in_place
from transforms.map_of_array.job import Job, refuse
from transforms.map_of_array.loops import range_map
from transforms.map_of_array.order import check_places
from transforms.map_of_array.reads import comma_ok, copy, element, method, range_entry
from transforms.map_of_array.stores import literal, store, tuple_store
from transforms.map_of_array.updates import update_in_place
from transforms.maps.effects import Effects
from transforms.maps.forms import Form, Occurrence

RULE = "map-of-array"
_NEW_NOTES = (
    # One allocation for each new entry; a map makes the same one for values above 128 bytes,
    # where escape analysis does not see it.
    r"new\(.*\) escapes to heap",
    r"&.*\{.*\} escapes to heap",
    # The same map as before, under its new type's name.
    r"(make\()?.*map\[.*\]\*.* escapes to heap",
    # What is read through an inlined helper, where the entry itself became an interface before.
    r".*~r\d+.* escapes to heap",
)

Handler = Callable[[Job, Occurrence], None]
_HANDLERS: dict[Form, Handler] = {
    Form.LITERAL: literal,
    Form.ELEMENT: element,
    Form.METHOD: method,
    Form.COPY: copy,
    Form.ELEMENT_RANGE: range_entry,
    Form.COMMA_OK: comma_ok,
    Form.STORE: store,
    Form.TUPLE_STORE: tuple_store,
    Form.RANGE: range_map,
}
# Here the text is right as it is: the length of an entry is a constant, also through a pointer.
_UNCHANGED = frozenset(
    {
        Form.MAKE,
        Form.FLOW,
        Form.LEN,
        Form.DELETE,
        Form.CLEAR,
        Form.NIL,
        Form.RANGE_KEYS,
        Form.ELEMENT_LEN,
        Form.PRESENCE,
    }
)


def rewrite_to_pointers(
    group: Group, occurrences: Sequence[Occurrence], effects: Effects, context: Context
) -> tuple[Fix, list[Operation]]:
    """The fix of one group, and the measured operations that its uses lead to.

    Raises Refuse where a use cannot be kept as it was.
    """
    job = Job(group, occurrences, effects, context, Draft(context), PointerEntries())
    check_places(job, {Form.COMMA_OK})
    rewrite_uses(job, {})
    return job.draft.fix(group.name, RULE, "pointer"), job.operations


def rewrite_uses(job: Job, others: Mapping[Form, Handler]) -> None:
    """Edit the map's type and every use; `others` are uses that the shape does differently."""
    job.draft.new_notes.update(_NEW_NOTES)
    _rewrite_types(job)
    done: set[int] = set()
    for found in find_in_place(job.occurrences, job.effects, job.context):
        update_in_place(job, found)
        done.update((id(found.load), id(found.store)))
    for one in job.occurrences:
        if id(one) not in done:
            others.get(one.form, _rewrite_use)(job, one)


def _rewrite_types(job: Job) -> None:
    """map[K][N]T → map[K]*[N]T, wherever the type is written."""
    for written in job.group.written:
        source = job.context.source(written.path)
        job.draft.replace(source, written.elem_start, written.elem_start, b"*")


def _rewrite_use(job: Job, one: Occurrence) -> None:
    if one.form in _UNCHANGED:
        job.draft.check(one.source, one.map)
        return
    if one.form not in _HANDLERS:
        raise refuse(one, "unknown-use", "the map is used in an unknown form")
    _HANDLERS[one.form](job, one)
