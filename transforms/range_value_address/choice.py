"""Which shape, for a variable that moves to the heap?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from codemod.context import Context
from codemod.groups import Group
from codemod.loops import LoopUse
from codemod.measures import Prediction
from codemod.model import Decision, Promise, Safety, Verdict
from codemod.syntax import Node, field, parts
from transforms.range_value_address.batch import copy_in_batch
from transforms.range_value_address.draft import Draft, size_of
from transforms.range_value_address.element import point_into_source
from transforms.range_value_address.flow import LoopFlow, Way
from transforms.range_value_address.gain import evidence, prediction
from transforms.range_value_address.late import copy_late
from transforms.range_value_address.regions import Region, Regions
from transforms.range_value_address.registers import check_registers
from transforms.refusal import Leave, Refuse

_FEW = 8
"""Elements of a literal for which nobody would want a batch: it is more to read than to gain."""
_ERROR = re.compile(rb"\b\w*[eE]rr(or)?\w*\s*!=\s*nil\b")
"""An error is asked for by its name, as good as any: only what it costs depends on it."""


class Choice:
    """Which shape, for a variable that moves to the heap."""

    def __init__(
        self,
        group: Group,
        flow: LoopFlow,
        context: Context,
        leaving: Sequence[LoopUse],
        *,
        is_shared: bool,
        is_on_heap: bool,
        is_kept: bool,
    ) -> None:
        assert group.variable is not None and group.loop is not None
        self._group, self._flow, self._context = group, flow, context
        self._leaving, self._is_shared, self._is_on_heap = leaving, is_shared, is_on_heap
        self._is_kept = is_kept
        self._variable, self._loop = group.variable, group.loop

    def verdict(self) -> Verdict:
        """The fix in the asked-for shape, or the cheaper of the safe ones."""
        shape = self._context.options.shape
        if shape == "element":
            return self._element()
        regions = self._regions().find(self._leaving)
        ends = all(region.way is Way.LOOP for region in regions)
        if ends and not self._is_on_heap:
            raise Leave("on-stack", f"the compiler keeps {self._variable.name} on the stack")
        safety = Safety.UNSAFE if self._is_shared and not ends else Safety.SAFE
        if safety is Safety.UNSAFE and not self._context.options.unsafe:
            raise self._refuse("shared-variable", f"all pointers are to one {self._variable.name}")
        if self._skips(regions) and shape != "batch":
            self._check_lent(regions)
            return self._late(regions, safety)
        if ends and not self._skips(regions):
            raise Leave("no-gain", "the loop ends in its first iteration")
        if shape != "batch" and self._is_only_read():
            raise Leave("captured", "the function literal is allocated for each element anyway")
        self._check_lent(regions)
        if shape == "auto" and self._is_over_few():
            raise Leave("few-entries", "the literal has few elements: one allocation for each")
        if shape == "late":
            raise self._every_iteration()
        if not self._is_top(regions):
            regions = self._regions().find(self._leaving, hoist=True)
        return self._batch(regions, safety)

    def _draft(self) -> Draft:
        return Draft(self._group, self._flow, self._context, is_on_heap=self._is_on_heap)

    def _regions(self) -> Regions:
        return Regions(self._flow, self._variable, self._context)

    def _refuse(self, code: str, reason: str) -> Refuse:
        at = self._context.position(self._loop.path, self._variable.offset)
        return Refuse(code, reason, at)

    def _is_only_read(self) -> bool:
        """Does nothing but function literals that read it need the variable itself?"""
        return all(use.access == "read" for use in self._variable.uses)

    def _is_over_few(self) -> bool:
        """Have: range []T{a, b, c}. A batch takes as many lines as it saves allocations."""
        clause = next(one for one in parts(self._flow.loop) if one.type == "range_clause")
        operand = field(clause, "right")
        found = parts(field(operand, "body")) if operand.type == "composite_literal" else ()
        is_counted = self._loop.kind == "map" or all(one.type == "literal_element" for one in found)
        return 0 < len(found) <= _FEW and is_counted

    def _every_iteration(self) -> Refuse:
        if self._skips(self._regions().narrow(self._leaving)):
            return self._refuse("used-later", "later uses could tell it from a copy made there")
        return self._refuse("every-iteration", "no path does without the address")

    def _is_top(self, regions: Sequence[Region]) -> bool:
        return any(self._is_at_top(region) for region in regions)

    def _is_at_top(self, region: Region) -> bool:
        place = region.first.parent.parent if region.first.parent is not None else None
        return place is not None and place.id == self._flow.body.id

    def _skips(self, regions: Sequence[Region]) -> bool:
        """Is there a way through an iteration without a copy?"""
        return not self._is_top(regions) or next(self._skipping(regions), None) is not None

    def _skipping(self, regions: Sequence[Region]) -> Iterator[Node]:
        """The jumps by which an iteration ends without a copy: those that stand behind none in
        their list, nor in one around it.
        """
        for jump, way in self._flow.jumps(self._flow.body):
            if way is Way.ITERATION and not any(one.holds(jump.start_byte) for one in regions):
                yield jump

    def _check_lent(self, regions: Sequence[Region]) -> None:
        """Does every iteration give the address away, and nothing is known to keep it? One that an
        error ends does not, and is as rare as a panic.
        """
        is_open = self._context.options.shape == "auto" and not self._is_kept
        if not is_open or all(region.way is Way.LOOP for region in regions):
            return
        skipping = self._skipping(regions) if self._is_top(regions) else ()
        if skipping and all(self._is_for_error(jump) for jump in skipping):
            raise Leave("only-lent", "nothing is known to keep the address that a call gets")

    def _is_for_error(self, jump: Node) -> bool:
        return any(_ERROR.search(condition) for condition in self._flow.conditions(jump))

    def _late(self, regions: Sequence[Region], safety: Safety) -> Verdict:
        draft = self._draft()
        check_registers(draft)
        promise = copy_late(draft, regions)
        reason = (
            f"&{self._variable.name} goes on some paths only: one allocation of "
            f"{size_of(self._variable)} there, none for other elements"
        )
        return self._rewrite(draft, "late", promise, reason, safety, regions)

    def _batch(self, regions: Sequence[Region], safety: Safety) -> Verdict:
        draft = self._draft()
        check_registers(draft, regions)
        promise = copy_in_batch(draft, regions)
        reason = (
            f"every iteration lets &{self._variable.name} go: one allocation for the loop instead "
            f"of one of {size_of(self._variable)} for each element; one that is kept keeps them all"
        )
        return self._rewrite(draft, "batch", promise, reason, safety, regions)

    def _element(self) -> Verdict:
        if not self._context.options.unsafe:
            raise self._refuse("unsafe-only", "pointers into the slice are not copies")
        draft = self._draft()
        promise = point_into_source(draft)
        reason = "pointers into what is ranged over: they show, and make, every later change of it"
        return self._rewrite(draft, "element", promise, reason, Safety.UNSAFE)

    def _rewrite(
        self,
        draft: Draft,
        shape: str,
        promise: Promise,
        reason: str,
        safety: Safety,
        regions: Sequence[Region] = (),
    ) -> Verdict:
        note = _NOTES.get(shape, _OWN_VARIABLE) if safety is Safety.UNSAFE else ""
        fix = draft.fix(shape, promise, safety, note)
        often = "loop" if self._is_shared else "element"
        moved = f"escapes: moved to heap: {self._variable.name}, once for each {often}"
        found = self._prediction(shape, regions)
        measured = self._context.costs.source
        return Verdict(
            Decision.REWRITE,
            reason,
            shape=shape,
            safety=safety,
            predicted=found.ratios[shape] if found else None,
            prediction=found,
            evidence=(moved, *([evidence(found, shape, measured)] if found else [])),
            fix=fix,
        )

    def _prediction(self, shape: str, regions: Sequence[Region]) -> Prediction | None:
        if self._is_shared:  # then there is one allocation for the loop, and not for each element
            return None
        return prediction(shape, self._variable, regions, self._flow, self._context)


_OWN_VARIABLE = "changes behaviour: each iteration gets a variable of its own, as since Go 1.22"
_NOTES = {"element": "changes behaviour: pointers into the slice instead of pointers to copies"}
"""Shape → what the diff says of it."""
