"""Expressions that cannot panic."""

from __future__ import annotations

import re

from codemod.context import Context
from codemod.functions import FunctionFacts
from codemod.syntax import Node, Source, field, parts, place
from transforms.map_of_array.looked_at import LookedAt
from transforms.maps.builds import constant_varies, is_within

PANICKING = frozenset((b"/=", b"%=", b"<<=", b">>="))
_PLAIN_CALLS = {
    "builtin": re.compile(r"len|cap|min|max"),
    "conversion": re.compile(r"u?int(8|16|32|64)?|uintptr|byte|rune|float(32|64)"),
    # Of math/bits, Add, Sub and Mul neither, but they give two results; Div and Rem do.
    "static": re.compile(
        r"math\.\w+|math/bits\.(LeadingZeros|TrailingZeros|OnesCount|Reverse|RotateLeft|Len)\w*"
    ),
}
"""Kind → names of what never panics."""
_LITERALS = frozenset(
    {
        *("int_literal", "float_literal", "rune_literal", "true", "false"),
        *("interpreted_string_literal", "raw_string_literal"),
    }
)


class Calm:
    """Which expressions of a function cannot panic, in no build and whatever its variables hold."""

    def __init__(
        self, function: FunctionFacts, source: Source, looked_at: LookedAt, context: Context
    ) -> None:
        """`looked_at`: what has been reached before the expression that is asked about."""
        self._function, self._source = function, source
        self._looked_at, self._context = looked_at, context

    def cannot_panic(self, node: Node) -> bool:
        """Have: a+b, x/2, v[3], or len(s)."""
        is_name = not node.named_children  # or a number
        if is_name or node.type.endswith("string_literal") or self.is_constant(node):
            return True
        if node.type == "parenthesized_expression":
            return self.cannot_panic(parts(node)[0])
        if node.type == "unary_expression":
            operator = self._source.slice(field(node, "operator"))
            return operator in (b"-", b"+", b"^", b"!") and self.cannot_panic(
                field(node, "operand")
            )
        if node.type == "binary_expression":
            operator = self._source.slice(field(node, "operator"))
            sides = field(node, "left"), field(node, "right")
            return self._is_safe(operator, *sides) and all(map(self.cannot_panic, sides))
        if node.type in ("index_expression", "selector_expression"):
            return self.is_there(node)
        return self._is_plain_call(node)

    def _is_safe(self, operator: bytes, left: Node, right: Node) -> bool:
        """Can these not be divided by zero, shifted by a negative count, or be two interface values
        of a type that is not comparable?
        """
        if operator + b"=" in PANICKING:
            return self.is_constant(right)
        if operator in (b"==", b"!="):
            return left.type in _LITERALS or right.type in _LITERALS
        return True

    def _is_plain_call(self, node: Node) -> bool:
        """Is it a call that never panics, of something that cannot panic?"""
        call = self._function.call_at(*place(node))
        plain = _PLAIN_CALLS.get(call.kind) if call is not None else None
        if call is None or plain is None or plain.fullmatch(call.name) is None:
            return False
        return all(map(self.cannot_panic, parts(field(node, "arguments"))))

    def is_there(self, node: Node) -> bool:
        """Have: w, w[i] or w.f, where no pointer is followed and each index is within its array."""
        if self._looked_at.holds(node):
            return True
        if node.type == "index_expression":
            index = field(node, "index")
            is_there = is_within(node, self._function, self._context) and self.cannot_panic(index)
        else:
            is_there = self._function.values.get(place(node)) == "part"
        return node.type == "identifier" or (is_there and self.is_there(field(node, "operand")))

    def is_constant(self, node: Node) -> bool:
        """Is it a constant index, argument or divisor? The oracle names no others."""
        at = place(node)
        sources = self._function.made_of.get(at, ())
        return at in self._function.consts and not constant_varies(self._context, sources)
