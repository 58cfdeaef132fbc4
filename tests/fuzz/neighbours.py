"""Programs next to one that a person wrote: a statement moved, doubled or wrapped, an expression
exchanged for another one of the same function, or evaluated by a call that says so.

What comes out need not compile. It is for who runs it to take back the functions that do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from codemod.edits import apply_edits
from codemod.model import Edit
from codemod.syntax import Node, parse, walk

HELPERS = """\
package {package}

import "fmt"

// fuzzSay shows when its argument is evaluated.
func fuzzSay[T any](n int, x T) T {{
	fmt.Println("~", n)
	return x
}}

//go:noinline
func fuzzHide[T any](x T) T {{ return x }}

func fuzzSame[T any](x T) T {{ return x }}

var fuzzKept []any

//go:noinline
func fuzzKeep[T any](x T) T {{
	fuzzKept = append(fuzzKept, &x)
	return x
}}

func fuzzTrue() bool {{ return true }}

//go:noinline
func fuzzRun(f func()) {{ f() }}

//go:noinline
func fuzzTry(f func()) {{
	defer func() {{
		if r := recover(); r != nil {{
			fmt.Println("caught", r)
		}}
	}}()
	f()
}}
"""
"""A file that each package of a neighbour gets."""

_PLAIN = (
    "assignment_statement",
    "block",
    "dec_statement",
    "expression_statement",
    "expression_switch_statement",
    "for_statement",
    "if_statement",
    "inc_statement",
    "send_statement",
)
"""Statements that declare nothing and end nothing, so that they can stand in a block."""
_STATEMENTS = (
    *_PLAIN,
    "defer_statement",
    "go_statement",
    "labeled_statement",
    "return_statement",
    "short_var_declaration",
    "var_declaration",
)
_LISTS = ("statement_list", "block", "expression_case", "default_case", "communication_case")
_VALUES = (
    "binary_expression",
    "call_expression",
    "composite_literal",
    "func_literal",
    "identifier",
    "index_expression",
    "int_literal",
    "interpreted_string_literal",
    "selector_expression",
    "slice_expression",
    "unary_expression",
)
_WRAPPERS = (
    "if fuzzTrue() {\n@\n}",
    "if !fuzzTrue() {\n@\n} else {\n@\n}",
    "for range 2 {\n@\n}",
    "for turn := 0; turn < 2; turn++ {\n@\n}",
    "for {\n@\nbreak\n}",
    "switch {\ndefault:\n@\n}",
    "switch fuzzTrue() {\ncase true:\n@\n}",
    "select {\ndefault:\n@\n}",
    "{\n@\n}",
    "func() {\n@\n}()",
    "defer func() {\n@\n}()",
    "func() {\ndefer func() {\n@\n}()\n}()",
    "fuzzRun(func() {\n@\n})",
    "fuzzTry(func() {\n@\n})",
)
_SPELLINGS = ("(@)", "*&@", "fuzzHide(@)", "fuzzKeep(@)", "fuzzSame(@)")
_LITERALS = {
    "int_literal": ("0", "1", "2", "3", "7", "-1", 'len("ab")'),
    "interpreted_string_literal": ('"a"', '"b"', '"zz"', '""'),
}
_OPERATORS = (
    ("=", "+=", "-=", "*=", "|="),
    ("+", "-", "*"),
    ("==", "!="),
    ("<", "<=", ">"),
    ("&&", "||"),
    ("++", "--"),
)
_PACKAGE = b"package p\n"


@dataclass(frozen=True)
class Function:
    """A function that is to become another one; its text is that of a whole file."""

    text: bytes
    node: Node
    foreign: Sequence[bytes]
    """Statements of its file's other functions."""

    def slice(self, node: Node) -> bytes:
        """The text of a node."""
        return self.text[node.start_byte : node.end_byte]

    def statements(self, *kinds: str) -> list[Node]:
        """Those of some kinds (of all, by default) that stand in a list of statements."""
        return list(statements(self.node, *kinds))

    def nodes(self, *kinds: str) -> list[Node]:
        """Everything of some kinds."""
        return [node for node in walk(self.node) if node.type in kinds]


def statements(node: Node, *kinds: str) -> Iterator[Node]:
    """The statements below a node that stand in a list of statements."""
    for one in walk(node):
        stands = one.parent is not None and one.parent.type in _LISTS
        if stands and one.type in (kinds or _STATEMENTS):
            yield one


def functions(root: Node) -> list[Node]:
    """The functions and methods of a file that have a body."""
    return [
        node
        for node in root.named_children
        if node.type in ("function_declaration", "method_declaration")
        and node.child_by_field_name("body") is not None
    ]


def neighbour(function: bytes, foreign: Sequence[bytes], random: Random) -> bytes:
    """The text of a function, changed in one to four places; the same where nothing fits."""
    for _ in range(random.choice((1, 1, 2, 2, 3, 4))):
        text = _PACKAGE + function
        found = functions(parse(text).root_node)
        if not found:
            break
        change = random.choice(_CHANGES)
        try:
            edits = change(Function(text, found[0], foreign), random)
            changed = apply_edits(text, edits)
        except (IndexError, ValueError):
            continue  # it has nothing of that kind, or the places overlap
        if not parse(changed).root_node.has_error:
            function = changed.removeprefix(_PACKAGE)
    return function


# --- changes: each says what is edited where, or raises IndexError where it has nothing to do -----


def _swap(of: Function, random: Random) -> Iterable[Edit]:
    first = random.choice(of.statements())
    second = first.next_named_sibling
    if second is None or second.type not in _STATEMENTS:
        raise IndexError
    return _replace(first, of.slice(second)), _replace(second, of.slice(first))


def _double(of: Function, random: Random) -> Iterable[Edit]:
    one = random.choice(of.statements())
    return (_after(one, of.slice(one)),)


def _drop(of: Function, random: Random) -> Iterable[Edit]:
    return (_replace(random.choice(of.statements()), b""),)


def _copy(of: Function, random: Random) -> Iterable[Edit]:
    one, other = random.choice(of.statements()), random.choice(of.statements())
    return (_after(one, of.slice(other)),)


def _move(of: Function, random: Random) -> Iterable[Edit]:
    one, other = random.choice(of.statements()), random.choice(of.statements())
    return _after(one, of.slice(other)), _replace(other, b"")


def _borrow(of: Function, random: Random) -> Iterable[Edit]:
    return (_after(random.choice(of.statements()), random.choice(of.foreign)),)


def _wrap(of: Function, random: Random) -> Iterable[Edit]:
    first = last = random.choice(of.statements(*_PLAIN))
    for _ in range(random.randrange(3)):
        after = last.next_named_sibling
        if after is not None and after.type in (*_PLAIN, "short_var_declaration"):
            last = after
    text = of.text[first.start_byte : last.end_byte]
    new = random.choice(_WRAPPERS).encode().replace(b"@", text)
    return (Edit(first.start_byte, last.end_byte, new),)


def _exchange(of: Function, random: Random) -> Iterable[Edit]:
    values = of.nodes(*_VALUES)
    one = random.choice(values)
    same = [
        other for other in values if other.type == one.type and of.slice(other) != of.slice(one)
    ]
    other = random.choice(same if random.random() < 0.8 else values)
    return (_replace(one, of.slice(other)),)


def _say(of: Function, random: Random) -> Iterable[Edit]:
    one = random.choice(of.nodes(*_VALUES))
    return (_replace(one, b"fuzzSay(%d, %s)" % (random.randrange(1000), of.slice(one))),)


def _respell(of: Function, random: Random) -> Iterable[Edit]:
    one = random.choice(of.nodes(*_VALUES))
    return (_replace(one, random.choice(_SPELLINGS).encode().replace(b"@", of.slice(one))),)


def _literal(of: Function, random: Random) -> Iterable[Edit]:
    one = random.choice(of.nodes(*_LITERALS))
    return (_replace(one, random.choice(_LITERALS[one.type]).encode()),)


def _operator(of: Function, random: Random) -> Iterable[Edit]:
    one = random.choice(of.nodes(*(kind for group in _OPERATORS for kind in group)))
    (group,) = (group for group in _OPERATORS if one.type in group)
    return (_replace(one, random.choice(group).encode()),)


def _negate(of: Function, random: Random) -> Iterable[Edit]:
    conditions = [one.child_by_field_name("condition") for one in of.nodes("if_statement")]
    one = random.choice([node for node in conditions if node is not None])
    return (_replace(one, b"!(%s)" % of.slice(one)),)


def _replace(node: Node, new: bytes) -> Edit:
    return Edit(node.start_byte, node.end_byte, new)


def _after(node: Node, new: bytes) -> Edit:
    return Edit(node.end_byte, node.end_byte, b"\n" + new)


_CHANGES = (
    *(_swap, _double, _drop, _copy, _borrow, _negate, _literal, _operator),
    # Twice as often: these reach most of what the rules ask.
    *(_move, _wrap, _exchange, _say, _respell) * 2,
)
