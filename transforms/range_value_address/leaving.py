"""Which uses let a loop variable's address go? Types and the compiler's remarks together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from codemod.compiler import Remarks
from codemod.context import Context
from codemod.loops import Fate, Loop, LoopUse, LoopVariable
from codemod.syntax import ancestors, field, unwrapped_parent
from transforms.maps.twice import may_be_other

_TO_RESULT = " to result "


@dataclass(frozen=True)
class Heap:
    """What is known of the heap in all packages that have such loops."""

    remarks: Remarks
    parameters: dict[tuple[str, int], tuple[Path, int, bool]]

    def moves(self, loop: Loop, variable: LoopVariable, context: Context) -> bool:
        """Does the compiler allocate the variable on the heap?"""
        at = context.position(loop.path, variable.offset)
        own = self.remarks.moves_to_heap(at, variable.name)
        return own or self.moves_namesake(loop, variable, context)

    def moves_namesake(self, loop: Loop, variable: LoopVariable, context: Context) -> bool:
        """Does it allocate a variable of this name, and say so where it may mean another one?"""
        # Over an iterator the body becomes a function of its own, which begins with the loop.
        return any(
            self.remarks.moves_to_heap(context.position(loop.path, offset), variable.name)
            for offset in (loop.start, *_called_at(loop, context))
        )

    def leaks(self, callee: str, index: int, context: Context) -> bool | None:
        """Does this function let go of what its parameter points to? None: not known.

        In another build it may be another function, of which the compiler does not speak here.
        """
        return may_be_other(callee, context) or self._leaks_here(callee, index, context)

    def _leaks_here(self, callee: str, index: int, context: Context) -> bool | None:
        remarks = self._of_parameter(callee, index, context)
        if not remarks:
            return None
        # One that a function literal captures, and that changes, moves there itself. Of a variadic
        # parameter the pointer is the content.
        signs: tuple[str, ...] = ("leaking param: ", "moved to heap: ")
        signs += ("leaking param content: ",) if self.parameters[callee, index][2] else ()
        return any(text.startswith(signs) and _TO_RESULT not in text for text in remarks)

    def lets_go(self, fate: Fate, context: Context) -> bool | None:
        """Does one of the calls that get it let go of it? None: not known."""
        verdicts = [self.leaks(*step, context) for step in self.reached(fate, context)]
        return True if True in verdicts else None if None in verdicts else False

    def keeps(self, fate: Fate, context: Context) -> bool:
        """Is one of these calls known to let go of it, in this build?"""
        return any(self._leaks_here(*step, context) for step in self.reached(fate, context))

    def reached(self, fate: Fate, context: Context) -> Iterator[tuple[str, int]]:
        """The calls that may get it, up to one that is known not to give it back."""
        for step in fate.steps:
            yield step
            remarks = self._of_parameter(*step, context)
            if remarks and not any(_TO_RESULT in text for text in remarks):
                break

    def _of_parameter(self, callee: str, index: int, context: Context) -> Collection[str]:
        place = self.parameters.get((callee, index))
        return () if place is None else self.remarks.at(context.position(*place[:2]))

    def is_own(self, fate: Fate, loop: Loop, context: Context) -> bool:
        """Does the function around the loop call itself with the pointer?

        To the compiler its parameter is one and the same variable in all its calls. It was declared
        outside of the loop and outlives what is declared in it, whatever becomes of the pointer.
        """
        function = context.function_at(loop.path, loop.start)
        steps = self.reached(fate, context)
        places = [self.parameters[step] for step in steps if step in self.parameters]
        return function is not None and any(
            path == loop.path and offset in range(function.start, function.end)
            for path, offset, _ in places
        )


def _called_at(loop: Loop, context: Context) -> Iterator[int]:
    """Where the function literals around a loop are called on the spot: one that is inlined is not
    compiled by itself, and the compiler says of the call what it would say of the body.
    """
    source = context.source(loop.path)
    node = source.node(loop.start, loop.end)
    for literal in ancestors(node) if node is not None else ():
        if literal.type == "func_literal":
            parent, _ = unwrapped_parent(literal)
            if parent.type == "call_expression":
                yield field(parent, "arguments").start_byte


def heap(context: Context) -> Heap:
    """Asks the compiler, once in a run, about all packages with such loops and what they call."""
    parameters = {key: place for facts in context.facts for key, place in facts.parameters.items()}
    files: set[Path] = set()
    for facts in context.facts:
        for loop in facts.loops:
            files.add(loop.path)
            files.update(
                parameters[key][0] for key in _callees(loop.variables) if key in parameters
            )
    return Heap(context.compiler.remarks(files), parameters)


def _callees(variables: Iterable[LoopVariable]) -> Iterable[tuple[str, int]]:
    for variable in variables:
        for use in variable.uses:
            yield from use.pointer.steps
            yield from use.closure.steps


def leaving_uses(
    loop: Loop, variable: LoopVariable, found: Heap, context: Context
) -> tuple[LoopUse, ...]:
    """The uses by which the variable's address may outlive the statement that they stand in.

    Of a call that only borrows the address the compiler may know that it leaks. Where it does not
    know, the call is suspected only if nothing else is: the gate finds out if that was wrong,
    because then the variable stays on the heap.
    """
    sure = [use for use in variable.uses if _surely_leaves(use, loop, found, context)]
    calls = [use for use in variable.uses if use.access == "address" and use.pointer.callee != "()"]
    verdicts = {
        use: found.is_own(use.pointer, loop, context) or found.lets_go(use.pointer, context)
        for use in calls
    }
    leaking = [
        use
        for use in calls
        if verdicts[use] or (verdicts[use] is None and _is_far(use.pointer, found, context))
    ]
    if not sure and not leaking:
        leaking = [use for use in calls if verdicts[use] is None]
    return tuple(sorted({*sure, *leaking}, key=lambda use: use.offset))


def is_kept(use: LoopUse, found: Heap, context: Context) -> bool:
    """Is anything known to keep the address that this use lets go, or the literal that has it?

    A function out of sight (`fmt.Println`, `t.Run`) may only have a body that the compiler cannot
    see through, and errors hardly ever hold such a pointer.
    """
    for fate in (use.pointer, use.closure):
        if fate.kind == "leave" and not fate.callee:
            return True
        if found.keeps(fate, context):
            return True
    return False


def _is_far(fate: Fate, found: Heap, context: Context) -> bool:
    """Is it out of sight what a callee does with the pointer? An argument of another module's
    function, such as `atomic.Pointer.Store`; a receiver mostly stays where it is.
    """
    return any(
        index >= 0 and found.leaks(callee, index, context) is None
        for callee, index in found.reached(fate, context)
    )


def _surely_leaves(use: LoopUse, loop: Loop, found: Heap, context: Context) -> bool:
    if "leave" in (use.pointer.kind, use.closure.kind):
        return True
    if use.literal is None or use.closure.callee == "()":
        return False
    # A function may keep the literal it is given, and with it the variable, even where no pointer
    # does: then the compiler says that the literal escapes, here if not in another build.
    place = context.position(loop.path, use.literal[0])
    is_kept = "func literal does not escape" not in found.remarks.at(place)
    return is_kept or may_be_other(use.closure.callee, context)
