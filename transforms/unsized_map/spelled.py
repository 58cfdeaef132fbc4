"""How a loop's bound is spelled where the map is made, after what earlier rules do to its names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codemod.context import Context
from codemod.makes import Bound, Make
from codemod.model import Edit
from transforms.maps.decided import retyped
from transforms.refusal import Leave


def spelled(make: Make, bound: Bound, context: Context) -> str:
    """The bound's text, with such references as they will be. Raises Leave where that has no
    length.
    """
    behind = retyped(make.path, bound.start, bound.end, context) or ""
    if behind and not behind.endswith(")"):
        raise Leave("other-rule", "a rule that goes first makes no map of what is ranged over")
    text = context.source(make.path).text[bound.start : bound.end]
    for edit in sorted(_renamed(make, bound, context), reverse=True):
        start, end = edit.start - bound.start, edit.end - bound.start
        text = text[:start] + edit.new + text[end:]
    return text.decode("utf-8", "replace") + behind


def _renamed(make: Make, bound: Bound, context: Context) -> Iterator[Edit]:
    for _, verdict in context.decided:
        edits = verdict.fix.edits.get(make.path, ()) if verdict.fix is not None else ()
        for edit in edits:
            is_inside = bound.start <= edit.start < edit.end <= bound.end
            if is_inside and _begins(edit, edits) <= make.start:
                yield edit


def _begins(renamed: Edit, edits: Sequence[Edit]) -> int:
    """From where on the new name means something: what is put in last before it declares or fills
    it.
    """
    return max(
        (edit.start for edit in edits if edit.start == edit.end <= renamed.start),
        default=edits[0].start,
    )
