"""Maps that are made without a size and filled by one loop of known length.

## Finds

`make(map[K]V)`, `make(map[K]V, 0)` and `map[K]V{}`, under the map's own type or a named one, that
are assigned to a variable or a field which loops of the same function insert into.

## Rewrites to

`make(map[K]V, len(x))`, where one loop ranges over `x` (a slice, array, map or string) or counts to
its length, and every iteration inserts; `make(map[K]V, n)` where it counts to `n`, or down from it.
So the map grows once and not again and again. The size is an upper bound: with keys that repeat,
room stays empty. Where that costs more than growing is measured in [presize.md](presize.md).

## Refuses

Loops that may insert nothing or end early, loops in loops, lengths that are not those of a
variable or may change before the loop, sizes that could panic, and mere numbers that nothing proves
to be the number of entries. Each reason has a code, listed below.

## Why it is safe

The size of a map is a hint that no program can see, and one that is too small, too large or
negative changes nothing but time and memory. What is evaluated earlier than before is a length or a
number with nothing between that could change it, so it reads what the loop reads. A number becomes
a size only where the map will hold as many entries, where memory for as many things is there
already, or where it is a constant and the room for so many entries no more than a megabyte. A
function literal gets longer by a size, and is inlined only if it is short: where a statement could
show that, the map stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from codemod.context import Context
from codemod.groups import Group
from codemod.makes import Fill, Make
from codemod.measures import Prediction
from codemod.model import Decision, Edit, Fix, Promise, Site, Verdict
from codemod.syntax import Source, field, parts
from codemod.wording import counted
from transforms.files import check_file
from transforms.maps.in_memory import told_if_inlined
from transforms.unsized_map.decide import SHAPE, leave, prediction, waits
from transforms.unsized_map.lawful import entry_bytes, only_loop
from transforms.unsized_map.refusal import CODES, Refuse
from transforms.unsized_map.spelled import spelled

DOC = __doc__ or ""

_NAME = re.compile(r"[\w.]+( ?[-+*] ?[\w.]+)*")
_EMPTY = re.compile(rb"\s*\{\s*\}")


class UnsizedMap:
    """The transform `unsized-map`."""

    name = "unsized-map"
    summary = "maps filled by a loop of known length, made without a size"
    doc = DOC
    shapes: tuple[str, ...] = ()
    selector = "map:make"
    codes: Mapping[str, str] = CODES

    def find(self, source: Source) -> Iterable[Site]:
        """Maps that are made without a size, whatever is done with them."""
        for call in source.query("(call_expression (identifier)) @call"):
            arguments = parts(field(call, "arguments"))
            name = source.slice(field(call, "function"))
            if name == b"make" and [node.type for node in arguments] == ["map_type"]:
                text = source.slice(arguments[0]).decode("utf-8", "replace")
                yield Site(self.name, source.path, call.start_byte, call.end_byte, text)

    def plan(self, group: Group, context: Context) -> Verdict:
        """The verdict for one map."""
        make = group.make
        assert make is not None, "the selector gives maps"
        try:
            loop = only_loop(make, context)
            size = _size(make, loop, context)
            _check_inlining(make, context)
            edits = _edits(make, size, context)
        except Refuse as refusal:
            return refusal.verdict
        found = prediction(make, loop, context)
        evidence = tuple(_evidence(make, loop, size, found, context.costs.source))
        return (
            leave(make, loop, found)
            or waits(make, context)
            or _rewrite(size, found, evidence, _fix(group, make, edits))
        )


def _check_inlining(make: Make, context: Context) -> None:
    """Raises Refuse where it would show that what the map is made in is inlined no longer."""
    source = context.source(make.path)
    node = source.node(make.start, make.end)
    function = context.function_at(make.path, make.start)
    if node is None or function is None:
        return  # the oracle describes each function that makes one in a literal
    for told in told_if_inlined(node, function, source, context):
        at = source.position(told.start_byte)
        reason = f"line {at.line} may show whether what is around this is inlined"
        raise Refuse("evaluation-order", reason, at)


def _size(make: Make, loop: Fill, context: Context) -> str:
    """The new size as it is written."""
    bound = loop.bound
    text = context.source(make.path).text[bound.start : bound.end].decode("utf-8", "replace")
    if not _NAME.fullmatch(text):
        at = context.position(make.path, bound.start)
        raise Refuse("bound", "the bound is not written as a plain name or number", at)
    text = spelled(make, bound, context)
    return f"len({text})" if bound.kind == "length" else text


def _edits(make: Make, size: str, context: Context) -> tuple[Edit, ...]:
    check_file(make.path, context)
    source = context.source(make.path)
    at = source.position(make.start)
    node = source.node(make.start, make.end)
    if node is None or not source.is_intact(node):
        raise Refuse("broken-syntax", "the declaration around the map did not parse", at)
    new, after = size.encode(), make.written[1]
    if make.zero is not None:
        return (Edit(*make.zero, new),)
    if node.type == "call_expression":
        return (Edit(after, after, b", " + new),)
    if not _EMPTY.fullmatch(source.text[after : make.end]):
        raise Refuse("comment", "there is a comment in the literal", at)
    return Edit(make.start, make.start, b"make("), Edit(after, make.end, b", " + new + b")")


def _fix(group: Group, make: Make, edits: tuple[Edit, ...]) -> Fix:
    return Fix(
        group=group.name,
        rule=UnsizedMap.name,
        shape=SHAPE,
        edits={make.path: edits},
        promise=Promise(new=(r"make\(.*\) escapes to heap",)),
    )


def _rewrite(size: str, found: Prediction, evidence: tuple[str, ...], fix: Fix) -> Verdict:
    ratio = found.ratios[SHAPE]
    return Verdict(
        Decision.REWRITE,
        f"each iteration inserts: room for {size} entries, {ratio:.2f} of today's cost to fill",
        shape=SHAPE,
        predicted=ratio,
        prediction=found,
        evidence=evidence,
        fix=fix,
    )


def _evidence(make: Make, loop: Fill, size: str, found: Prediction, measured: str) -> Iterable[str]:
    unknown = "of a size that is not known, taken for 0 bytes,"
    values = f"of {counted(make.elem_size, 'byte')}" if make.elem_size >= 0 else unknown
    yield (
        f"filling {found.ratios[SHAPE]:.2f} of today for values {values} "
        f"if no key repeats ({measured})"
    )
    if loop.keys == "distinct" and loop.bound.of != "string":
        yield f"each iteration has a key of its own: {size} is the number of entries"
    else:
        about = "up to" if min(make.key_size, make.elem_size) < 0 else "about"
        yield (
            f"{size} is an upper bound: each key that repeats leaves room of {about} "
            f"{entry_bytes(make)} bytes empty"
        )


TRANSFORM = UnsizedMap()
