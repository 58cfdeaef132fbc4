"""May the size be said where the map is made, and does it change nothing else?

A size is a hint: no value, however wrong, changes what a map holds, and for a map Go does not panic
at a negative one. What could be told apart are the evaluation of the size itself (it may panic, or
read what another goroutine is writing) and memory that is reserved in vain.
"""

from __future__ import annotations

from codemod.context import Context
from codemod.makes import NOWHERE, Bound, Fill, Make
from transforms.maps.builds import constant_varies
from transforms.unsized_map.refusal import Refuse

_FEW_BYTES = 1 << 20
"""So much may be reserved for a constant number of entries, whatever the loop does."""

_FEW = 8
"""So many entries too many cost nothing: Go makes every map with room for them."""

_INLINE = 128
"""Larger keys and values are stored outside of the map."""

_LARGEST = (1 << 31) - 1
"""The largest int where it has 32 bits: a larger constant would not compile there."""

_RELATIONS = {
    "inner": ("conditional", "the loop is nested deeper than the map: it may be skipped"),
    "outer": ("may-stay-nil", "the map is made on some ways to the loop only"),
    "around": ("may-stay-nil", "the map is made when the first entry comes"),
}


def only_loop(make: Make, context: Context) -> Fill:
    """The loop that gives the map its size. Raises Refuse."""
    first, *others = make.loops
    if any(loop.moved == NOWHERE for loop in others):
        at = context.position(make.path, others[0].start)
        raise Refuse("several-loops", f"{len(make.loops)} loops fill the map", at)
    checker = _Checker(make, first, context)
    checker.check_loop()
    checker.check_bound()
    checker.check_evaluation()
    checker.check_amount()
    return first


def entry_bytes(make: Make) -> int:
    """What room for one entry takes: key, value and a control byte."""
    return _stored(make.key_size) + _stored(make.elem_size) + 1


def _stored(size: int) -> int:
    """Bytes in the map itself: above 128 a pointer, and up to 128 where the size is not known."""
    if size > _INLINE:
        return 8
    return size if size >= 0 else _INLINE


class _Checker:
    def __init__(self, make: Make, loop: Fill, context: Context) -> None:
        self._make, self._loop, self._context = make, loop, context

    def _refuse(self, code: str, reason: str, offset: int) -> Refuse:
        return Refuse(code, reason, self._context.position(self._make.path, offset))

    def check_loop(self) -> None:
        """Is every iteration an entry?"""
        loop = self._loop
        if loop.in_literal:
            raise self._refuse("closure", "a function literal inserts the entries", loop.start)
        if loop.relation in _RELATIONS:
            raise self._refuse(*_RELATIONS[loop.relation], loop.start)
        if loop.depth > 1:
            raise self._refuse("nested-loops", "a loop inside of the loop inserts", loop.start)
        if not loop.is_always:
            raise self._refuse("conditional", "not every iteration inserts", loop.start)
        if loop.skips != NOWHERE:
            raise self._refuse("conditional", "the loop may not be reached", loop.skips)
        if loop.deletes != NOWHERE:
            raise self._refuse("deletes", "the loop deletes entries", loop.deletes)
        if loop.moved != NOWHERE:
            raise self._refuse("replaced", "another map is assigned here", loop.moved)
        for offset, kind in loop.exits:
            if kind != "error":
                raise self._refuse("early-exit", f"`{kind}` ends the loop early", offset)

    def check_bound(self) -> None:
        """Can the number of iterations be named where the map is made?"""
        bound, make = self._loop.bound, self._make
        if not bound.kind:
            raise self._refuse("bound", "no name says how long the loop is", self._loop.start)
        if constant_varies(self._context, bound.made_of):
            reason = "the constant may be negative in another build, and no size may"
            raise self._refuse("bound", reason, bound.start)
        if bound.missing:
            reason = f"{bound.missing} cannot be used where the map is made"
            raise self._refuse("bound-out-of-scope", reason, self._loop.start)
        if make.shadowed & {"make", "len"}:
            raise self._refuse("shadowed", "make or len means something else here", make.start)

    def check_evaluation(self) -> None:
        """Is the size the same there, and can nothing be seen of its being evaluated?

        What only this function can change is the same as long as no statement assigns it. Anything
        else (a field behind a pointer, a map that others hold) is the same, and is read without a
        lock today, if nothing between can run other code.
        """
        bound, loop = self._loop.bound, self._loop
        if bound.is_fixed:
            return
        if bound.changes != NOWHERE:
            raise self._refuse("bound-changes", "the bound is assigned here", bound.changes)
        if bound.is_private:
            return
        if loop.between != NOWHERE:
            raise self._refuse("bound-changes", "this may change the bound", loop.between)
        if bound.is_evaluated_again:
            raise self._refuse("bound-changes", "the loop may change its own bound", loop.start)
        # With nothing between, a panic comes a moment earlier; a new variable has no witness.
        if bound.may_be_nil and not loop.is_definition:
            reason = "the bound is reached through a pointer that may be nil"
            raise self._refuse("bound-may-panic", reason, loop.start)

    def check_amount(self) -> None:
        """Is there memory already for each iteration, or will there be for each entry?"""
        bound, loop = self._loop.bound, self._loop
        if bound.value > _LARGEST:
            raise self._refuse("count", "the number does not fit into 32 bits", bound.start)
        if self._is_backed(bound):
            return
        if bound.first > _FEW:
            raise self._refuse("count", "the loop does not count from 0", loop.start)
        if loop.keys != "distinct":
            raise self._refuse("count", "a number is the bound, and keys may repeat", loop.start)
        if loop.between != NOWHERE:
            reason = "a number is the bound, and the loop may not be reached"
            raise self._refuse("count", reason, loop.between)
        if loop.exits or loop.unsteady != NOWHERE:
            at = loop.exits[0][0] if loop.exits else loop.unsteady
            raise self._refuse("count", "a number is the bound, and the loop may stop here", at)

    def _is_backed(self, bound: Bound) -> bool:
        if bound.is_fixed:
            return bound.value * entry_bytes(self._make) <= _FEW_BYTES
        return (bound.kind == "length" or bound.is_tied) and bound.elem_size != 0
