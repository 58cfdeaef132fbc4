"""What the type oracle says of range loops whose variables have their address taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a pointer to a variable, or of a function literal that captures it."""

    kind: str
    """`borrow`: a call may use it until it returns; `leave`: anything else; "": there is none."""
    callee: str = ""
    """With `borrow`: the function called, `()` for a builtin or a literal called in place. With
    `leave`: `?` where a function value or an interface's method is called, and may give it back."""
    index: int = 0
    """Which parameter of the callee gets it, from 0; -1 is the receiver."""
    outer: bool = False
    """With `leave`: it is assigned to a variable that is declared outside of the loop."""
    boxed: bool = False
    """With `borrow`: it becomes an interface value on the way."""


@dataclass(frozen=True, slots=True)
class LoopUse:
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


@dataclass(frozen=True)
class LoopVariable:
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
    holds_lock: bool
    """A lock is part of it, which must not be copied."""
    uses: tuple[LoopUse, ...]
    aliases: tuple[int, ...]
    """Offsets of references to other variables of the body that may hold a pointer to it."""


@dataclass(frozen=True)
class Loop:
    """A range loop. Offsets of the `for` statement, without a label, and of the operand."""

    path: Path
    start: int
    end: int
    operand: tuple[int, int]
    kind: str
    """`slice`, `array`, `pointer` (to an array), `map`, `chan`, `string`, `int` or `func`."""
    length: int
    """Of an array, or one that is pointed to; -1 for anything else."""
    defines: bool
    """`:=`; with `=` the variables are declared outside."""
    is_generic: bool
    """Its function has type parameters: the compiler looks at it only where it is instantiated."""
    is_key_steady: bool
    """There is a key variable, the body only reads it, and its name means nothing else there."""
    shadowed: frozenset[str]
    """Which of make, len, append and max mean something else before the loop or in its body."""
    variables: tuple[LoopVariable, ...]
    """Those whose address is taken."""


def parse_loop(row: Mapping[str, Any], folder: Path) -> Loop:
    """Turn a row of the oracle into types; the name of the file becomes a path below `folder`."""
    return Loop(
        path=folder / row["file"],
        start=row["start"],
        end=row["end"],
        operand=(row["operand"][0], row["operand"][1]),
        kind=row["kind"],
        length=row["length"],
        defines=row["define"],
        is_generic=row["generic"],
        is_key_steady=row["steady"],
        shadowed=frozenset(row["shadowed"]),
        variables=tuple(map(_variable, row["vars"])),
    )


def _variable(row: Mapping[str, Any]) -> LoopVariable:
    return LoopVariable(
        role=row["role"],
        name=row["name"],
        offset=row["offset"],
        type=row["type"],
        spelled=row["spelled"],
        form=row["form"],
        size=row["size"],
        pinned=row["pinned"],
        holds_lock=row["locks"],
        uses=tuple(_use(*use) for use in row["uses"]),
        aliases=tuple(row["aliases"]),
    )


def _use(offset: int, access: str, exact: bool, *rest: Any) -> LoopUse:
    pointer, closure, literal = Fate(*rest[:5]), Fate(*rest[5:8]), (rest[8], rest[9])
    return LoopUse(offset, access, exact, pointer, closure, literal if rest[8] >= 0 else None)
