"""Names of compiled functions, as profiles and the compiler's listings write them."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote


class Symbol(NamedTuple):
    """`ex.org/m/lib.(*T[go.shape.int]).Get.func1`, taken apart."""

    package: str
    """Import path; `main` for any command."""
    name: str
    """Such as `(*T[go.shape.int]).Get.func1`."""


def parse_symbol(text: str) -> Symbol:
    """The package of a symbol, and the rest. What holds no dot is all name."""
    path = text.split("[", 1)[0]
    dot = path.find(".", path.rfind("/") + 1)
    # The compiler escapes dots in the last part of an import path.
    return Symbol(unquote(path[:dot]), text[dot + 1 :]) if dot >= 0 else Symbol("", text)


def without_type_arguments(name: str) -> str:
    """`(*T[go.shape.struct { A []int }]).Get` → `(*T).Get`."""
    kept, depth = [], 0
    for character in name:
        depth += character == "["
        if not depth:
            kept.append(character)
        depth -= character == "]"
    return "".join(kept)
