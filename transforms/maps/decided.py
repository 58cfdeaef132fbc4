"""What a rule that went before has said of a map, where it would say something else afterwards."""

from __future__ import annotations

from pathlib import Path

from codemod.context import Context
from codemod.model import Decision, Verdict
from codemod.resolve import Group

_WEIGHS = "map-of-array"
"""The rule that weighs all uses of a map against each other."""


def is_weighed(path: Path, start: int, end: int, context: Context) -> bool:
    """Has that rule left the map that these bytes denote, since no shape was cheap enough?

    A rewrite here could turn the scales, and a second run would find something to do.
    """
    return any(
        (use.path, use.start, use.end) == (path, start, end)
        for flow, verdict in context.decided
        if verdict.decision is Decision.LEAVE and any(one.rule == _WEIGHS for one in flow.sites)
        for use in flow.uses
    )


def retyped(path: Path, start: int, end: int, context: Context) -> str | None:
    """What that rule writes behind the map that these bytes denote, where it is no map any more;
    None where it stays one.
    """
    for flow, verdict in context.decided:
        if _has_no_map(flow, verdict, path, start):
            assert verdict.fix is not None
            edits = verdict.fix.edits.get(path, ())
            behind = [edit.new for edit in edits if edit.start == edit.end == end]
            return b"".join(behind).decode()
    return None


def _has_no_map(flow: Group, verdict: Verdict, path: Path, start: int) -> bool:
    is_slab = verdict.fix is not None and verdict.fix.shape == "slab"
    return is_slab and any((use.path, use.start) == (path, start) for use in flow.uses)
