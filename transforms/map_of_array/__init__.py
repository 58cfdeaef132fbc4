"""Maps whose values are arrays.

## Finds

Every map type with an array as its value, written or through a named type:
`map[K][N]T`, `map[K]Hash` with `type Hash [32]byte`.

## Rewrites to

`--shape pointer`: `map[K]*[N]T`. Read-modify-write works on the entry in place with one
look-up; reads no longer copy; stores reuse the entry's memory.
`--shape struct`: `map[K]struct{…}`, where every index is a constant. Measured, it is never
faster (0.93 to 1.12, which is noise): it is made only when asked for.
`--shape slab`: `*slabMap[K, [N]T]`, a type that the package gets: a map from keys to places in
one slice. No entry is allocated by itself, and the garbage collector has no pointers to follow.
Deleted places are used again, but the slice never shrinks. A map does not shrink either, but for
values above 128 bytes, whose memory it gives back when they are deleted.
`--shape pooled`: `map[K]*[N]T`, where deleted entries go to a `sync.Pool` and new ones come from
it. For maps whose entries come and go.
`--shape auto` (default): the one of `pointer`, `pooled` and, for maps that are made with a size,
`slab` that the measured table predicts to cost least, if that is at most 0.9 of today's cost, and
of the plainer shape's; else the map is left alone, with the figures. A use counts by the loops
around it, or with `--profile` by what was spent on its lines.

## Refuses

Every group with a use outside the closed list, and every group whose type would have to
change where no edit can follow: interfaces, reflection, type parameters, exported
declarations, generated files. Each reason has a code, listed below.

## Why it is safe

Each pointer belongs to exactly one entry, is never nil, and nothing keeps it: a missing key
reads as a fresh zero array through a helper, a copy stays a copy unless nothing can change the
entry before the copy's last use, a store copies. In-place changes are made only in
straight-line code in which no other code can see the entry and nothing can keep the store
from happening once the entry has changed.

A slab is reached through a pointer, so copies of the map's variable share it as they share a map,
and a nil one is empty and panics in a nil map's words when it is stored to. A pointer to an entry
is borrowed only where the pointer shape may borrow it: until its last use nothing is stored, so the
slice does not grow and no deleted place is given away.

Into a pool an entry is put by the statement that deletes it, once, since it is in one map only.
There a delete ends every borrowed pointer as well, and what comes out is overwritten whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from codemod.context import Context
from codemod.groups import Group
from codemod.model import Decision, Site, Verdict
from codemod.syntax import Source
from transforms.map_of_array.choose import Candidate, candidate, choose, is_presized, rewrite
from transforms.map_of_array.in_memory import check_literals
from transforms.map_of_array.pointer import rewrite_to_pointers
from transforms.map_of_array.pooled import rewrite_to_pools
from transforms.map_of_array.refusal import CODES, Refuse
from transforms.map_of_array.slab import rewrite_to_slabs
from transforms.map_of_array.structs import rewrite_to_structs
from transforms.maps.closed import check_closed
from transforms.maps.effects import Effects
from transforms.maps.forms import Form, Occurrence, classify

_REWRITES = {
    "pointer": rewrite_to_pointers,
    "struct": rewrite_to_structs,
    "pooled": rewrite_to_pools,
    "slab": rewrite_to_slabs,
}
"""The plainest shape first."""


DOC = __doc__ or ""


class MapOfArray:
    """The transform `map-of-array`."""

    name = "map-of-array"
    summary = "`map[K][N]T`: copies and second look-ups that `map[K]*[N]T` does without"
    doc = DOC
    shapes: tuple[str, ...] = tuple(_REWRITES)
    selector = "map:array"
    codes: Mapping[str, str] = CODES

    def find(self, source: Source) -> Iterable[Site]:
        """Map types that are written with a literal array as their value."""
        for node in source.query("(map_type value: (array_type)) @map"):
            text = source.slice(node).decode("utf-8", "replace")
            yield Site(self.name, source.path, node.start_byte, node.end_byte, text)

    def plan(self, group: Group, context: Context) -> Verdict:
        """The verdict for one group: leave, refuse, or a fix in the asked-for or cheapest shape."""
        slot = group.slots[0]
        try:
            occurrences = _occurrences(group, context)
            check_closed(group, context)
            check_literals(occurrences, context)
            candidates, refusal = _candidates(group, occurrences, context)
        except Refuse as refused:
            occurrences, candidates, refusal = [], [], refused
        uses = _count_uses(occurrences)
        if context.options.shape == "auto":
            verdict = choose(slot, candidates, refusal, uses)
            return replace(verdict, waits_for_sizes=_waits(verdict, group, occurrences, context))
        return refusal.verdict if refusal else rewrite(candidates[0], candidates, uses)


def _candidates(
    group: Group, occurrences: Sequence[Occurrence], context: Context
) -> tuple[list[Candidate], Refuse | None]:
    """Every lawful one of the shapes in question, and why the first of the others is not."""
    asked = context.options.shape
    found, refusals = [], []
    for shape in _weighed(occurrences) if asked == "auto" else (asked,):
        # A rewrite tells the effects of its own changes, so each has its own.
        effects = Effects(group, occurrences, context)
        try:
            fix, operations = _REWRITES[shape](group, occurrences, effects, context)
        except Refuse as refused:
            refusals.append(refused)
        else:
            found.append(candidate(group.slots[0], fix, operations, context))
    return found, next(iter(refusals), None)


def _waits(
    verdict: Verdict, group: Group, occurrences: Sequence[Occurrence], context: Context
) -> bool:
    """Would a slab be the verdict, if every map of the group were made with a size?"""
    if verdict.decision is Decision.REWRITE or not occurrences:
        return False
    effects = Effects(group, occurrences, context)
    try:
        fix, found = rewrite_to_slabs(group, occurrences, effects, context)
    except Refuse:
        return False
    sized = [replace(one, name="InsPre") if one.name == "InsGrow" else one for one in found]
    slab = candidate(group.slots[0], fix, sized, context)
    return choose(group.slots[0], [slab], None).decision is Decision.REWRITE


def _weighed(occurrences: Sequence[Occurrence]) -> Iterable[str]:
    """The shapes that `auto` is to weigh: a slab has to be asked for where it would grow."""
    return (shape for shape in _REWRITES if shape != "slab" or is_presized(occurrences))


def _occurrences(group: Group, context: Context) -> list[Occurrence]:
    found = []
    for use in group.uses:
        source = context.source(use.path)
        forms = classify(use, source, context)
        if not forms:
            at = source.position(use.start)
            raise Refuse("broken-syntax", "the syntax tree has no node for this use", at)
        found += forms
    # What stands in parentheses is an expression of the map's type, too: a use of its own.
    return [one for one in found if one.map.type != "parenthesized_expression"]


def _count_uses(occurrences: Sequence[Occurrence]) -> str:
    forms = Counter(one.form for one in occurrences)
    parts = [f"{forms[form]} {form.value}" for form in sorted(forms, key=list(Form).index)]
    return "uses: " + ", ".join(parts)


TRANSFORM = MapOfArray()
