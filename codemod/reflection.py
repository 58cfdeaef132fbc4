"""Which values that hold slots may be taken apart by reflection once they are interfaces?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from codemod.facts import Opening, PackageFacts, Reach

# Functions that print what they are given, and follow no pointer but one at the very top. Through
# anything else a value may be taken apart by reflection to any depth. (An error that fmt.Errorf is
# given counts as stored, too.)
_PRINTERS = re.compile(
    r"fmt\.((Sp|P|Fp|App)(rint|end)(f|ln)?|Errorf)|log\.(Logger\.)?(Print|Fatal|Panic)(f|ln)?"
    r"|testing\.(common|TB|T|B|F)\.(Log|Error|Fatal|Skip)f?"
)
# Functions that call nothing of what they are given, or methods of the standard library's
# interfaces alone, such as json.Marshaler and fmt.Scanner: these take and return nothing of ours.
# database/sql is not among them, since drivers are given what it scans into, nor is gob.Register,
# since decoding makes values of such a type. That errors of encoders name types makes no call.
_CALLERS = re.compile(
    _PRINTERS.pattern + r"|fmt\.(Sc|Ssc|Fsc)an(f|ln)?|reflect\.DeepEqual"
    r"|encoding/(json|xml)\.(Marshal(Indent)?|Unmarshal|Encoder\.Encode|Decoder\.Decode)"
    r"|encoding/xml\.(Encoder\.Encode|Decoder\.Decode)Element"
    r"|encoding/gob\.(Encoder\.Encode|Decoder\.Decode)"
    r"|encoding/binary\.(Read|Write|Append|Encode|Decode|Size)"
)
_SPARED = {"deep": _PRINTERS, "called": _CALLERS, "method": _CALLERS}
"""How a value leads to a slot → functions that do not go that way."""
# These take any slice, and only swap its elements.
_CARRIERS = re.compile(r"sort\.Slice(Stable|IsSorted)?")
# Generic functions and types of the standard library that only move values of their parameters.
_MOVERS = frozenset("slices maps sync sync/atomic cmp iter".split())
# Interfaces of the standard library whose takers call their methods and nothing else.
_PLAIN_INTERFACES = re.compile(
    r"error|fmt\.(Stringer|GoStringer|Formatter)|io\.\w+|sort\.Interface|container/heap\.Interface"
    r"|context\.Context|net/http\.\w+|flag\.Value|hash\.\w+|sync\.Locker|testing\.TB"
    r"|io/fs\.\w+|net\.\w+|bufio\.\w+|encoding\.\w+|crypto\.\w+|math/rand\.\w+|image\.\w+"
)


def package_of(key: str) -> str:
    """The import path that a key begins with: `sync/atomic` of `sync/atomic.Pointer[0]`."""
    head, slash, tail = key.rpartition("/")
    return head + slash + tail.split(".", 1)[0]


def is_compared(reach: Reach) -> bool:
    """May the value be compared, as an interface value that it becomes a part of?"""
    why, _, parameter = reach.why.partition(":")
    return why == "compared" and package_of(parameter) not in _MOVERS


@dataclass(frozen=True, slots=True)
class Outside:
    """What is known of packages that are not of the module."""

    standard: frozenset[str] = frozenset()
    """Import paths of the standard library."""
    has_strangers: bool = False
    """Something is imported that is neither of the module nor of the standard library."""


class Reflection:
    """Which values that hold slots may be taken apart after they have become interfaces?

    A value of an interface type with methods is safe as long as that interface is turned into no
    other one: calling its methods shows no representation. What code of other modules does is not
    known, but for a few interfaces and generic functions of the standard library.
    """

    def __init__(self, facts: Sequence[PackageFacts], outside: Outside) -> None:
        self._facts, self._standard = facts, outside.standard
        self._has_strangers = outside.has_strangers
        self._ours = frozenset(package.path for package in facts)
        self._edges: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for package in facts:
            for source, target, callee in package.widen:
                self._edges[source].add((target, callee))

    def openings(self) -> list[Opening]:
        """The openings of slots that reflection can see."""
        return [
            Opening(slot, "reflection", reach.detail, reach.path, reach.offset)
            for package in self._facts
            for reach in package.reach
            if self._is_seen(reach)
            for slot in reach.slots
        ]

    def _is_seen(self, reach: Reach) -> bool:
        kind, _, start = reach.why.partition(":")
        if kind == "compared" or _CARRIERS.fullmatch(reach.detail):
            return False
        if kind == "any":
            spared = _SPARED.get(start)
            return spared is None or spared.fullmatch(reach.detail) is None
        if self._is_handed_out(start, reach.detail):
            return True
        # What the standard library alone has been given as such a value, nobody else is given.
        seen = [(start, not self._is_standard(reach.detail))]
        for key, is_ours in seen:  # which grows
            edges = self._edges.get(key, set())
            if self._is_opaque(key):
                return True
            if is_ours and any(self._is_handed_out(*edge) for edge in edges):
                return True
            seen += {(to, is_ours and not self._is_standard(by)) for to, by in edges}.difference(
                seen
            )
        return False

    def _is_handed_out(self, key: str, callee: str) -> bool:
        """Can code of another module, not the standard library, get it as this interface?

        Where no callee is named it is stored somewhere, and may get there later.
        """
        if package_of(key) in self._ours or "@" in key:
            return False
        if not callee or callee.startswith("value "):
            return self._has_strangers
        return package_of(callee) not in self._ours | self._standard

    def _is_standard(self, callee: str) -> bool:
        return package_of(callee) in self._standard

    def _is_opaque(self, key: str) -> bool:
        if key == "any":
            return True
        if key.startswith("called "):
            return _CALLERS.fullmatch(key.removeprefix("called ")) is None
        if package_of(key) in self._ours or "@" in key:
            return False
        if key.endswith("]"):  # a type parameter
            return package_of(key) not in _MOVERS
        return _PLAIN_INTERFACES.fullmatch(key) is None
