"""What a rule that went before has said of a map, where it would say something else afterwards."""

from __future__ import annotations

from pathlib import Path

from codemod.context import Context
from codemod.groups import Group
from codemod.model import Decision, Verdict

_WEIGHS = "map-of-array"
"""The rule that weighs all uses of a map against each other."""


def is_open(path: Path, start: int, end: int, lines: range, context: Context) -> bool:
    """Would that rule judge the map that these bytes denote anew, once these lines were rewritten?

    It has refused it for what stands there, or left it since no shape was cheap enough: a rewrite
    could turn the scales. A second run would find something to do.
    """
    return any(
        (use.path, use.start, use.end) == (path, start, end)
        for flow, verdict in context.decided
        if any(one.rule == _WEIGHS for one in flow.sites) and _may_change(verdict, path, lines)
        for use in flow.uses
    )


def _may_change(verdict: Verdict, path: Path, lines: range) -> bool:
    if verdict.decision is Decision.REFUSE:
        at = verdict.at
        return at is not None and at.path == path and at.line in lines
    return verdict.decision is Decision.LEAVE


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
