"""Array values that are copied out of a map, of which only elements are read.

## Finds

`v := m[k]`, `v, ok := m[k]` and `for k, v := range m`, where the map's values are arrays and `v` is
read by element (`v[i]`, `len(v)`).

## Rewrites to

`m[k][i]`, which copies nothing: the variable goes, a comma-ok keeps its `ok` (`_, ok := m[k]`), a
range loop its key (`for k := range m`). The types stay as they are.

## Refuses

Loads whose variable is used as a whole, and loads after which the map, the key or the entry could
be another by the time an element is read. Each reason has a code, listed below. A load is left
where the look-ups cost what the copy did, and where the compiler makes no copy.

## Why it is safe

`m[k][i]` gives what `v[i]` gave if `m` is the same map, `k` the same key and the entry unchanged.
So the map and the key have to be names and fields that nothing between the load and the last read
assigns, shadows or hands to code that could; nothing in between may store, delete or run code that
might. A missing key reads as zeros in both forms. A look-up that may panic is not moved behind
anything that a program could notice. A function literal gets shorter, and may be inlined then:
where a statement could show that, the load stays. After the rewrite the compiler must no longer
report the copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from codemod.context import Context
from codemod.copies import REPORTED_BYTES, copied_at
from codemod.functions import FunctionFacts
from codemod.groups import Group
from codemod.model import Decision, Edit, Fix, Promise, Site, Verdict
from codemod.syntax import Node, Source, field, place
from transforms.copied_array.decide import Trade, trade
from transforms.copied_array.edits import edits_of
from transforms.copied_array.lawful import check_steady
from transforms.copied_array.loads import Kind, Load, element_reads, load_of, loads
from transforms.copied_array.refusal import CODES
from transforms.copied_array.rivals import Rivals
from transforms.copied_array.timing import in_loop
from transforms.files import check_file
from transforms.maps.closed import check_type
from transforms.maps.variables import Access, Reference
from transforms.refusal import Refuse

DOC = __doc__ or ""


class CopiedArray:
    """The transform `copied-array`."""

    name = "copied-array"
    summary = "`v := m[k]` of an array that is only read by element: `m[k][i]` copies nothing"
    doc = DOC
    shapes: tuple[str, ...] = ()
    selector = "sites:map:array"
    codes: Mapping[str, str] = CODES

    def find(self, source: Source) -> Iterable[Site]:
        """The map's expression in every load whose variable is indexed somewhere."""
        for load in loads(source):
            yield Site(self.name, source.path, load.map.start_byte, load.map.end_byte)

    def plan(self, group: Group, context: Context) -> Verdict:
        """The verdict on one load."""
        (site,) = group.sites
        source = context.source(site.path)
        load = load_of(source, site.start, site.end)
        function = context.function_at(site.path, site.start)
        slot = group.slots[0]
        try:
            if load is None or not source.is_intact(load.statement):
                at = source.position(site.start)
                raise Refuse("broken-syntax", "the declaration around the load did not parse", at)
            best = trade(load.kind, 1, slot, context.costs)
            if not best.pays:
                reason = f"{slot.values} count as copied fast enough"
                return _leave("small-value", reason, best)
            if any(one.decision is Decision.REWRITE for one in _decided(group, context)):
                return _leave("other-rule", "a rule that goes first rewrites this map")
            check_file(site.path, context)
            for one in group.slots:
                check_type(one, context)
            if function is None:
                raise load.refuse("unknown-variable", "nothing is known of the names here")
            reads = element_reads(load, context)
            check_steady(load, reads, group, context, function)
        except Refuse as refusal:
            return refusal.verdict
        return _judge(load, reads, group, context, function)


def _judge(
    load: Load,
    reads: Sequence[Reference],
    group: Group,
    context: Context,
    function: FunctionFacts,
) -> Verdict:
    """Right it is: does it pay, and does the compiler say so?"""
    if _is_decided(load, reads, group, context):
        return _leave("other-rule", "a rule that goes first decides on this map")
    slot = group.slots[0]
    elements = [one for one in reads if one.access is Access.READ_ELEMENT]
    found = trade(load.kind, len(elements), slot, context.costs)
    if any(in_loop(one.node, load) for one in elements):
        return _leave("no-gain", "an element is read in a loop, and each turn would look it up")
    if not found.pays:
        return _leave("no-gain", f"{found}, {slot.values}", found)
    copied = _copied(load, context)
    is_reported = slot.size >= REPORTED_BYTES
    if is_reported and not copied:
        return _leave("no-copy", "the compiler reports no copy here", found)
    if not is_reported and all(_is_constant(one.node, function) for one in elements):
        return _leave("no-copy", "every index is constant, so there may be no copy", found)
    rival = Rivals(load, context, function).first(copied)
    if rival is not None:
        return _leave("shared-temporary", f"line {rival} makes a value that shares the copy", found)
    edits = edits_of(load, reads, function)
    return _rewrite(load, edits, group, context, found, copied)


def _is_decided(load: Load, reads: Sequence[Reference], group: Group, context: Context) -> bool:
    """May an earlier rule still change this map, or rests its answer on these very statements?"""
    first, last = load.statement.start_byte, max(one.node.end_byte for one in reads)
    lines = range(load.source.position(first).line, load.source.position(last).line + 1)
    for verdict in _decided(group, context):
        at = verdict.at
        is_here = at is not None and at.path == load.source.path and at.line in lines
        if is_here or verdict.predicted is not None:
            return True
    return False


def _decided(group: Group, context: Context) -> Iterator[Verdict]:
    """What the rules that go first say of this map."""
    keys = {slot.key for slot in group.slots}
    for flow, verdict in context.decided:
        if not keys.isdisjoint(slot.key for slot in flow.slots):
            yield verdict


def _copied(load: Load, context: Context) -> int:
    """How many bytes the compiler says that it copies here."""
    copies = context.compiler.copies(load.source.path)
    token = b"range" if load.kind is Kind.RANGE else b":="
    at = next(child for child in load.statement.children if child.type.encode() == token)
    place = load.source.position(at.start_byte)
    return 0 if copies is None else copied_at(copies, place)


def _is_constant(element: Node, function: FunctionFacts) -> bool:
    index = field(element, "index")
    return place(index) in function.consts


def _rewrite(
    load: Load,
    edits: tuple[Edit, ...],
    group: Group,
    context: Context,
    found: Trade,
    copied: int,
) -> Verdict:
    path, place = load.source.path, load.statement.start_byte
    fix = Fix(
        group=group.name,
        rule=CopiedArray.name,
        shape="access",
        edits={path: edits},
        promise=Promise(copies_gone=((path, place, copied),) if copied else ()),
    )
    reason = f"predicted cost {found.ratio:.2f} of today's, {group.slots[0].values}"
    evidence = [found.evidence()]
    if copied:
        evidence.append(f"the compiler reports a copy of {copied} bytes")
    return Verdict(
        Decision.REWRITE,
        reason,
        shape=fix.shape,
        predicted=round(found.ratio, 3),
        prediction=found.prediction(load, context),
        evidence=tuple(evidence),
        fix=fix,
    )


def _leave(code: str, reason: str, found: Trade | None = None) -> Verdict:
    evidence = () if found is None else (found.evidence(),)
    predicted = None if found is None else round(found.ratio, 3)
    return Verdict(Decision.LEAVE, reason, code, predicted=predicted, evidence=evidence)


TRANSFORM = CopiedArray()
