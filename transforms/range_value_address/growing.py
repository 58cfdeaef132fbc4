"""How a batch takes one more copy, where nobody has said how many there will be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from codemod.context import Context
from codemod.syntax import CALLS, Node, Source
from transforms.maps.effects import hands_over
from transforms.maps.names import builtin, is_leaf
from transforms.range_value_address.draft import Draft
from transforms.range_value_address.flow import LoopFlow, below
from transforms.refusal import Refuse


@dataclass(frozen=True)
class Growth:
    """The statements that put a copy into a batch without an index, and where it lies then."""

    fill: tuple[str, ...]
    slot: str
    makes: int = 0
    """How many of the statements make a slice."""


def growth(draft: Draft, name: str, *, is_bounded: bool) -> Growth:
    """Append the variable to the batch of this name.

    Appending never moves what was handed out: should the slice become too short, a new array is
    begun, and older pointers keep the old one. But it reads the old array, to copy it, and another
    goroutine may be writing there. So where one may have got a pointer, a slice that can become
    too short is not copied: the next one begins behind what is taken, and empty.
    """
    variable = draft.variable
    may_grow = not is_bounded or draft.loop.kind == "map"  # entries may be added to a map meanwhile
    if not (may_grow and _meets_others(draft.flow, draft.context)):
        plain = f"{name} = append({name}, {variable.name})"
        return Growth((plain,), f"{name}[len({name})-1]")
    if is_bounded:
        behind = f"{name} = append({name}[len({name}):], {variable.name})"
        return Growth((behind,), f"{name}[0]")
    # Nothing is reserved here, so what is behind would be one place at a time.
    fill = (
        f"if len({name}) == cap({name}) {{",
        f"\t{name} = make([]{variable.spelled}, 0, 2*len({name})+1)",
        "}",
        f"{name} = append({name}, {variable.name})",
    )
    check_builtins(draft, {"cap", *re.findall(r"\w+", variable.spelled)})
    return Growth(fill, f"{name}[len({name})-1]", makes=1)


def check_builtins(draft: Draft, needed: set[str]) -> None:
    """Raises Refuse where one of them means something else in the loop."""
    hidden = needed & draft.loop.shadowed
    if hidden:
        at = draft.source.position(draft.loop.start)
        raise Refuse("name-shadowed", f"{min(hidden)} means something else here", at)


def _meets_others(flow: LoopFlow, context: Context) -> bool:
    """May another goroutine have a pointer before the loop ends?

    Without a race it gets one only by something that orders the two: it is started, a channel, or
    a call, in which there may be a lock.
    """
    return any(
        hands_over(node, flow.source, context) or _calls(node, flow.source, context)
        for node in below(flow.body)
    )


def _calls(node: Node, source: Source, context: Context) -> bool:
    """Does it call what may start, or wait for, others?"""
    if node.type not in CALLS or builtin(node, source, context) == "append":
        return False
    return not is_leaf(node, source, context)
