"""What the type oracle says of range loops whose variables have their address taken."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field


class Fate(Struct, frozen=True, array_like=True):
    """What becomes of a pointer to a variable, or of a function literal that captures it."""

    kind: str
    """`borrow`: a call may use it until it returns; `leave`: anything else; "": there is none."""
    callee: str = ""
    """With `borrow`: the function called, `()` for a builtin or a literal called in place. With
    `leave`: `?` where a function value or an interface's method is called, and may give it back, or
    where one literal is given to a call in another that is; or the function called, if an error is
    the only result that could hold the pointer."""
    index: int = 0
    """Which parameter of the callee gets it, from 0; -1 is the receiver."""
    outer: bool = False
    """With `leave`: it is assigned to a variable that is declared outside of the loop."""
    onward: tuple[tuple[str, int], ...] = ()
    """With `borrow`: the calls that get what the callee makes of it, and as which parameter."""

    @property
    def steps(self) -> tuple[tuple[str, int], ...]:
        """All calls that get it, one after the other."""
        return ((self.callee, self.index), *self.onward)


class LoopUse(Struct, frozen=True, array_like=True):
    """One reference to a loop variable in the loop's body."""

    offset: int
    access: str
    """`read`, `write` or `address`: of the variable or a part of its own memory."""
    exact: bool
    """It is `&v`, not the address of a part, nor one taken implicitly."""
    pointer: Fate
    closure: Fate
    """Of the function literal around it."""
    literal: tuple[int, int] | None
    """The outermost function literal of the body around it: start and end."""


class LoopVariable(Struct, frozen=True):
    """A variable of a range loop, with every reference in the loop's body."""

    role: str
    """`key` or `value`."""
    name: str
    offset: int
    type: str
    spelled: str
    """The type as it can be written at the loop; "" where it cannot."""
    form: str
    """`struct`, `array`, `pointer`, `interface`, `parameter` or `other`."""
    size: int
    """Bytes; -1 where that depends on a type parameter."""
    pinned: bool
    """A copy may not be as good as the original (`strings.Builder`)."""
    holds_lock: bool = field(name="locks")
    """A lock is part of it, which must not be copied."""
    uses: tuple[LoopUse, ...]
    aliases: tuple[int, ...]
    """Offsets of references to other variables of the body that may hold a pointer to it."""
    made_of: tuple[tuple[str, str], ...] = field(name="madeOf")
    """The package and, of this one, the file that declare what the lengths of arrays in `spelled`
    are made of; no package stands for what cannot be known."""


class Loop(Struct, frozen=True):
    """A range loop. Offsets of the `for` statement, without a label, and of the operand."""

    path: Path = field(name="file")
    start: int
    end: int
    operand: tuple[int, int]
    kind: str
    """`slice`, `array`, `pointer` (to an array), `map`, `chan`, `string`, `int` or `func`."""
    over: str
    """The operand's type."""
    length: int
    """Of an array, or one that is pointed to; -1 for anything else."""
    defines: bool = field(name="define")
    """`:=`; with `=` the variables are declared outside."""
    is_generic: bool = field(name="generic")
    """Its function has type parameters: the compiler looks at it only where it is instantiated."""
    is_key_steady: bool = field(name="steady")
    """There is a key variable, the body only reads it, and its name means nothing else there."""
    shadowed: frozenset[str]
    """Which of make, len, append and max mean something else before the loop or in its body, and
    which words of its variables' types do so in it."""
    variables: tuple[LoopVariable, ...] = field(name="vars")
    """Those whose address is taken."""
