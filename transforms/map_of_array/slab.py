"""Shape `slab`: `map[K][N]T` becomes `*slabMap[K, [N]T]`, which keeps its values in one slice.

A pointer to a slab is a reference as a map is: it is copied, passed, compared with nil and captured
alike, so every flow of the map stays as it is. Which uses may borrow a pointer to an entry is
decided as for the shape `pointer`: until the last use of one no entry of the group changes. Adding
an entry is such a change, so the slice does not grow while a pointer is held; a deleted entry keeps
what it held until its place is given to an entry that is added.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from codemod.context import Context
from codemod.groups import Group
from codemod.model import Fix
from codemod.reflection import is_compared
from codemod.syntax import ancestors, field, parts, unwrapped_parent, walk
from codemod.weights import Operation
from transforms.map_of_array.choose import insertion
from transforms.map_of_array.constants import check_evaluated, is_unread, must_be_exact
from transforms.map_of_array.draft import Draft
from transforms.map_of_array.in_memory import check_body
from transforms.map_of_array.inplace import find_in_place
from transforms.map_of_array.job import Job, refuse
from transforms.map_of_array.loops import range_map
from transforms.map_of_array.order import check_key_order, check_places, store_order
from transforms.map_of_array.pooled import DELETES
from transforms.map_of_array.reads import (
    comma_ok,
    copy,
    element,
    method,
    range_entry,
)
from transforms.map_of_array.refusal import Refuse
from transforms.map_of_array.slab_entries import SlabEntries
from transforms.map_of_array.slab_type import SlabType
from transforms.map_of_array.slab_whole import WHOLE
from transforms.map_of_array.slab_written import Made, check_growth, made_here, rewrite_types
from transforms.map_of_array.stores import assignment, set_entry
from transforms.map_of_array.updates import update_in_place
from transforms.maps.effects import Effects
from transforms.maps.forms import Form, Occurrence
from transforms.maps.names import are_plain, builtin

RULE = "map-of-array"
_RANGES_OVER_FUNCTIONS = (1, 23)


def rewrite_to_slabs(
    group: Group, occurrences: Sequence[Occurrence], effects: Effects, context: Context
) -> tuple[Fix, list[Operation]]:
    """The fix of one group, and the measured operations that its uses lead to.

    Raises Refuse where a use cannot be kept as it was.
    """
    _check_group(group, occurrences)
    _check_comparisons(group, context)
    return _Slab(group, occurrences, effects, context).fix()


def _check_group(group: Group, occurrences: Sequence[Occurrence]) -> None:
    if not group.key_reflexive:
        raise Refuse("key-identity", "a key may be unequal to itself, or equal to one it replaces")
    if group.elem_pointers:
        for one in occurrences:
            if one.form in DELETES:
                raise refuse(one, "stale-pointers", "a deleted entry would keep what it points to")


def _check_comparisons(group: Group, context: Context) -> None:
    """Raises Refuse where interface values may be compared, which would not panic any more."""
    keys = {slot.key for slot in group.slots}
    for facts in context.facts:
        for reach in facts.reach:
            if is_compared(reach) and not keys.isdisjoint(reach.slots):
                at = context.position(reach.path, reach.offset)
                reason = "a value that the map is a part of becomes an interface value"
                raise Refuse("compared", reason, at)


class _Slab:
    def __init__(
        self,
        group: Group,
        occurrences: Sequence[Occurrence],
        effects: Effects,
        context: Context,
    ) -> None:
        package = _package(group, context)
        self.type = SlabType(package, context)
        self.entries = SlabEntries(self.type)
        self.job = Job(group, occurrences, effects, context, Draft(context), self.entries)

    def fix(self) -> tuple[Fix, list[Operation]]:
        job = self.job
        check_growth(job)
        check_places(job, frozenset(Form))
        made = made_here(job)
        job.draft.new_notes.update(_new_notes(self.type.name))
        self.entries.declare(job)
        rewrite_types(job, self.type.name, [one.type for one in made.values()])
        done: set[int] = set()
        for found in find_in_place(job.occurrences, job.effects, job.context):
            update_in_place(job, found)
            if found.load.form is Form.RANGE:
                self._range_operand(found.load)
            done.update((id(found.load), id(found.store)))
        for one in job.occurrences:
            if id(one) in made:
                self._make(made[id(one)])
            elif id(one) not in done:
                self._use(one)
        sizes = [one.is_sized for one in made.values()]
        job.recount("InsGrow", insertion(job.occurrences, sizes))
        return job.draft.fix(job.group.name, RULE, "slab"), job.operations

    def _use(self, one: Occurrence) -> None:
        handlers: dict[Form, Callable[[Occurrence], None]] = {
            Form.ELEMENT: self._element,
            Form.ELEMENT_LEN: self._element_length,
            Form.RANGE: self._range,
            Form.STORE: self._store,
        }
        if one.form in (Form.FLOW, Form.NIL):
            self.job.draft.check(one.source, one.map)
        elif one.form in _SHARED:
            _SHARED[one.form](self.job, one)
        elif one.form in WHOLE:
            WHOLE[one.form](self.job, self.entries, one)
        elif one.form is Form.TUPLE_STORE:
            raise refuse(one, "tuple-store", "an entry is stored together with other variables")
        elif one.form in handlers:
            handlers[one.form](one)
        else:
            raise refuse(one, "unknown-use", "the map is used in an unknown form")

    # --- making ---------------------------------------------------------------------------------

    def _make(self, made: Made) -> None:
        job = self.job
        job.draft.declare(self.type.new())
        if made.is_filled:
            job.draft.declare(self.type.of())
            self.entries.declare(job, "set")
            job.count("InsPre", made.one)
            opening = self.type.of().name.encode() + b"("
            job.draft.wrap(made.source, made.node, opening, b")", level=1)
        else:
            made.rewrite(job, self.type.new().name.encode())

    def _range(self, one: Occurrence) -> None:
        """for k, v := range m → for k, v := range m.all, with v a pointer or a copy of it"""
        self._range_operand(one)
        range_map(self.job, one)

    def _range_operand(self, one: Occurrence) -> None:
        # The method's receiver is evaluated once, as the map is, whatever the body assigns to it.
        if self.job.context.language(one.use.path) < _RANGES_OVER_FUNCTIONS:
            raise refuse(one, "language-version", "ranging over a slab needs Go 1.23")
        if _recovers(one, self.job):
            raise refuse(one, "unknown-use", "the body calls recover, and would be a function")
        check_body(self.job, one)
        self.entries.suffix(self.job, one, "all")

    # --- entries --------------------------------------------------------------------------------

    def _element(self, one: Occurrence) -> None:
        if is_unread(self.job, one):
            raise refuse(one, "unknown-use", "the length of a part of an entry is a constant")
        element(self.job, one)

    def _element_length(self, one: Occurrence) -> None:
        """len(m[k]) → len(m.at(k)): evaluated now, so nothing in it may do or need anything."""
        length, _ = unwrapped_parent(one.node)
        check_evaluated(self.job, one, next(ancestors(length)))
        is_same = not must_be_exact(length, one, self.job)
        if not is_same or not are_plain([one.map, field(one.node, "index")]):
            raise refuse(one, "unknown-use", "the length of an entry is a constant")
        self.entries.read(self.job, one, b"")

    def _store(self, one: Occurrence) -> None:
        """m[k] = e → m.set(k, e)"""
        statement = assignment(one)
        value = parts(field(statement, "right"))[0]
        target = parts(field(statement, "left"))[0]
        if target.id != one.node.id:
            raise refuse(one, "unknown-use", "an entry is stored to in parentheses")
        check_key_order(self.job, one, value)
        if not store_order(self.job, one, value).suits_call:
            reason = "it shows whether the value or the map and the key go first"
            raise refuse(one, "evaluation-order", reason)
        self.job.count("Overwrite", one)
        self.job.count("InsGrow", one)
        set_entry(self.job, one, statement)


_SHARED: dict[Form, Callable[[Job, Occurrence], None]] = {
    Form.METHOD: method,
    Form.COPY: copy,
    Form.ELEMENT_RANGE: range_entry,
    Form.COMMA_OK: comma_ok,
}


def _package(group: Group, context: Context) -> str:
    """The one package that writes and uses the maps; Refuse where there are more."""
    places = sorted(
        {(one.path, one.start) for one in group.written}
        | {(one.path, one.start) for one in group.uses}
    )
    home = context.files[places[0][0]].package
    for path, offset in places:
        if context.files[path].package != home:
            reason = "the map is used in several packages, and the slab's methods are private"
            raise Refuse("several-packages", reason, context.position(path, offset))
    return home


def _recovers(one: Occurrence, job: Job) -> bool:
    """Does a loop call recover? It would then be called by a function that was not deferred."""
    loop = one.node.parent
    return loop is not None and any(
        builtin(node, one.source, job.context) == "recover" for node in walk(loop)
    )


def _new_notes(name: str) -> tuple[str, ...]:
    """What the slab is made of, in its own functions and wherever they are inlined."""
    return (
        rf"&{name}\[.*\]{{\.\.\.}} escapes to heap",
        r"make\(map\[.*\]int, .*\) escapes to heap",
        r"make\(\[\].*, 0, .*\) escapes to heap",
        r"append escapes to heap",
        # A missing entry that is read; a new entry that another statement stores.
        r"new\(.*\) escapes to heap",
        # What is read through an inlined method, where the entry became an interface before.
        r".*~r\d+.* escapes to heap",
        r".*\.(at|keys)\(.*\).* escapes to heap",
        # The map itself, where it is sent or kept, and the literal that a slab is filled from.
        rf".*\b{name}\b.* escapes to heap",
        r"map\[.*\].*\{.*\} escapes to heap",
    )
