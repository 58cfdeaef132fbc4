"""Types of maps whose values are arrays, and what can be written of their keys and values."""

from __future__ import annotations

from dataclasses import dataclass

KEYS = {
    "int": ("1", "2", "9", "s"),
    "string": ('"a"', '"b"', '""'),
    "Key": ('Key{1, "a"}', "Key{}"),
    "[2]int": ("[2]int{1, 2}", "[2]int{s, 2}"),
    "float64": ("1.5", "0", "float64(s)"),
    "bool": ("true", "s > 3"),
    "any": ("any(1)", 'any("a")', "any(nil)", "1", '"a"'),
}
COMPUTED = {
    "int": "{} + 1",
    "string": "string(rune(97 + {}))",
    "Key": 'Key{{{}, "a"}}',
    "[2]int": "[2]int{{{}, 2}}",
    "float64": "float64({})",
    "bool": "{} > 0",
    "any": "any({})",
}
"""Keys made of a number, which is a key only once it was computed."""
TICKING = ("ticks % 3", "7 / (ticks % 2)", "[]int{4, 5}[ticks % 3]")
"""Numbers that `tick` changes. Some of them are none, and panic."""
KEY_WEIGHTS = (6, 4, 1, 1, 1, 1, 1)


@dataclass(frozen=True)
class Value:
    """An array type, and what can be written of it."""

    type: str
    element: str
    size: int
    elements: tuple[str, ...]
    changes: tuple[str, ...]
    has_method: bool = False
    """Does the type have a name of its own, and the method `total`?"""

    @property
    def literals(self) -> list[str]:
        """Arrays of the type."""
        return [f"({self.type}{{{one}}})" for one in ("", *self.elements)]

    @property
    def others(self) -> list[str]:
        """Arrays without the type's name, which Go takes for it."""
        unnamed = f"[{self.size}]{self.element}"
        return [f"({unnamed}{{{one}}})" for one in self.elements] if self.has_method else []

    @property
    def places(self) -> list[str]:
        """Indices that every array of the type has."""
        return [str(n) for n in (0, 1, self.size - 1) if 0 <= n < self.size]


_NUMBERS = (("1", "7", "0"), ("++", " += 2", " = 7", "--"))
VALUES = (
    Value("[4]int", "int", 4, *_NUMBERS),
    Value("[40]int", "int", 40, *_NUMBERS),
    Value("Wide", "int", 40, *_NUMBERS, has_method=True),
    Value("Row", "int", 4, *_NUMBERS, has_method=True),
    Value("[200]uint8", "uint8", 200, *_NUMBERS),
    Value("[20]string", "string", 20, ('"x"', '"y"'), (' += "z"', ' = "w"')),
    Value("[2]Pair", "Pair", 2, ("(Pair{1, 2})", "(Pair{})"), (" = Pair{3, 4}", ".x++")),
    Value("[3]*cell", "*cell", 3, ("nil", "cells@[0]", "cells@[1]"), (" = cells@[1]", " = nil")),
    Value("[0]int", "int", 0, (), ()),
)
VALUE_WEIGHTS = (5, 6, 4, 3, 2, 2, 1, 1, 0.5)
PLAIN = frozenset({"[4]int", "[40]int", "[200]uint8", "[20]string"})
"""Types that every package has."""
