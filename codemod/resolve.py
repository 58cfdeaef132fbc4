"""Stage 3: typed sites, joined into flow groups.

A slot is a place with a selected type in its declaration, a tie is a flow of values between two
slots, a group is a connected component: its slots change their type together or not at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from codemod.facts import Opening, PackageFacts, Reach, Slot, Tie, Use, Written
from codemod.loops import Loop, LoopVariable
from codemod.makes import Make
from codemod.model import Site

LOOPS = "range:address"
"""The selector whose groups are variables of range loops; all others ask for maps."""


@dataclass(frozen=True)
class Group:
    """One flow group, or, for a transform that needs no types, one site."""

    name: str
    sites: tuple[Site, ...]
    slots: tuple[Slot, ...] = ()
    written: tuple[Written, ...] = ()
    uses: tuple[Use, ...] = ()
    ties: tuple[Tie, ...] = ()
    openings: tuple[Opening, ...] = ()
    unknown: tuple[str, ...] = ()
    """Keys of slots whose declaration was not seen."""
    packages: frozenset[str] = field(default_factory=frozenset)
    """Ids of the packages that declare or use a slot."""
    loop: Loop | None = None
    """With the selector `range:address`: the loop, whose `variable` this is about."""
    variable: LoopVariable | None = None
    make: Make | None = None
    """With the selector `map:make`: the map."""


class _Union:
    """Disjoint sets of keys."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, key: str) -> str:
        self._parent.setdefault(key, key)
        root = key
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[key] != root:
            self._parent[key], key = root, self._parent[key]
        return root

    def join(self, a: str, b: str) -> None:
        first, second = sorted((self.find(a), self.find(b)))
        self._parent[second] = first


def single_groups(sites: Iterable[Site]) -> list[Group]:
    """A group for each site: for transforms that ask for no types."""
    return [Group(f"{site.rule}:{site.path}:{site.start}-{site.end}", (site,)) for site in sites]


def loop_groups(rule: str, facts: Iterable[PackageFacts]) -> list[Group]:
    """A group for each variable of a range loop whose address is taken, in the order of files."""
    return sorted(
        {
            group.name: group
            for package in facts
            for loop in package.loops
            for group in _loop_groups(rule, package.id, loop)
        }.values(),
        key=lambda group: group.sites[0],
    )


def _loop_groups(rule: str, package: str, loop: Loop) -> Iterator[Group]:
    home = f"{package.partition(' ')[0]}@{loop.path.name}"
    for variable in loop.variables:
        end = variable.offset + len(variable.name.encode())
        size = max(variable.size, 0)
        site = Site(rule, loop.path, variable.offset, end, variable.type, size)
        yield Group(
            name=f"{home}:{variable.offset}",
            sites=(site,),
            packages=frozenset({package}),
            loop=loop,
            variable=variable,
        )


def flow_groups(
    rule: str, facts: Sequence[PackageFacts], outside: Outside | None = None
) -> list[Group]:
    """The flow groups of all slots that the facts show, in the order of their first site."""
    union = _Union()
    slots = _first(slot for package in facts for slot in package.slots)
    for package in facts:
        for tie in package.ties:
            union.join(tie.a, tie.b)
        for key in _keys(package):
            union.find(key)
    openings = [
        *(o for p in facts for o in p.openings),
        *_Reflection(facts, outside or Outside()).openings(),
    ]
    parts = _Parts(union, slots)
    for package in facts:
        parts.add(package)
    groups = [parts.group(rule, root, openings) for root in sorted(parts.roots)]
    return sorted((group for group in groups if group.sites), key=lambda group: group.sites[0])


def _first(slots: Iterable[Slot]) -> dict[str, Slot]:
    """One row for each key: the declaring package's, which alone knows the file.

    Exported is what any package says is exported: it may see more of the declaration's readers.
    """
    found: dict[str, Slot] = {}
    for slot in slots:
        known = found.setdefault(slot.key, slot)
        chosen = known if known.is_declared or not slot.is_declared else slot
        found[slot.key] = replace(chosen, exported=known.exported or slot.exported)
    return found


def _keys(package: PackageFacts) -> set[str]:
    """Every slot key that one package mentions."""
    keys = {slot.key for slot in package.slots}
    keys.update(written.slot for written in package.written)
    keys.update(use.slot for use in package.uses)
    keys.update(opening.slot for opening in package.openings)
    for reach in package.reach:
        keys.update(reach.slots)
    return keys


class _Parts:
    """What belongs to each group, collected package by package."""

    def __init__(self, union: _Union, slots: Mapping[str, Slot]) -> None:
        self._union, self._slots = union, slots
        self.roots: set[str] = set()
        self._keys: dict[str, set[str]] = defaultdict(set)
        self._packages: dict[str, set[str]] = defaultdict(set)
        self._written: dict[str, set[Written]] = defaultdict(set)
        self._uses: dict[str, set[Use]] = defaultdict(set)
        self._ties: dict[str, set[Tie]] = defaultdict(set)

    def add(self, package: PackageFacts) -> None:
        for key in _keys(package) | {key for tie in package.ties for key in (tie.a, tie.b)}:
            root = self._root(key)
            self._keys[root].add(key)
            self._packages[root].add(package.id)
        for written in package.written:
            self._written[self._root(written.slot)].add(written)
        for use in package.uses:
            self._uses[self._root(use.slot)].add(use)
        for tie in package.ties:
            self._ties[self._root(tie.a)].add(tie)

    def _root(self, key: str) -> str:
        root = self._union.find(key)
        self.roots.add(root)
        return root

    def group(self, rule: str, root: str, openings: Iterable[Opening]) -> Group:
        keys = self._keys[root]
        known = [self._slots[key] for key in sorted(keys) if key in self._slots]
        written = tuple(sorted(self._written[root]))
        return Group(
            name=root,
            sites=tuple(_site(rule, one, self._slots) for one in written),
            slots=tuple(known),
            written=written,
            uses=tuple(sorted(self._uses[root])),
            ties=tuple(sorted(self._ties[root])),
            openings=tuple(sorted({o for o in openings if o.slot in keys}, key=_by_place)),
            unknown=tuple(sorted(keys - self._slots.keys())),
            packages=frozenset(self._packages[root]),
        )


def _by_place(opening: Opening) -> tuple[object, ...]:
    return (opening.path, opening.offset, opening.why, opening.detail, opening.slot)


def _site(rule: str, written: Written, slots: Mapping[str, Slot]) -> Site:
    slot = slots.get(written.slot)
    site = Site(rule, written.path, written.start, written.end)
    return site if slot is None else replace(site, type=slot.type, bytes=slot.size)


# Functions that print what they are given, and follow no pointer but one at the very top. Through
# anything else a value may be taken apart by reflection to any depth.
_PRINTERS = re.compile(
    r"fmt\.(Sp|P|Fp|App)(rint|end)(f|ln)?|log\.(Logger\.)?(Print|Fatal|Panic)(f|ln)?"
    r"|testing\.(common|TB|T|B|F)\.(Log|Error|Fatal|Skip)f?"
)
# These take any slice, and only swap its elements.
_CARRIERS = re.compile(r"sort\.Slice(Stable|IsSorted)?")
# Generic functions and types of the standard library that only move values of their parameters.
_MOVERS = frozenset(
    "slices maps sync sync/atomic cmp iter container/heap container/list container/ring".split()
)
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


@dataclass(frozen=True, slots=True)
class Outside:
    """What is known of packages that are not of the module."""

    standard: frozenset[str] = frozenset()
    """Import paths of the standard library."""
    has_strangers: bool = False
    """Something is imported that is neither of the module nor of the standard library."""


class _Reflection:
    """Which values that hold slots may be taken apart after they have become interfaces?

    A value of an interface type with methods is safe as long as that interface is turned into no
    other one: calling its methods shows no representation. What code of other modules does is not
    known, but for a few interfaces and generic functions of the standard library.
    """

    def __init__(self, facts: Sequence[PackageFacts], outside: Outside) -> None:
        self._facts, self._standard = facts, outside.standard
        self._has_strangers = outside.has_strangers
        self._ours = frozenset(package.path for package in facts)
        self._edges: dict[str, set[str]] = defaultdict(set)
        for package in facts:
            for source, target in package.widen:
                self._edges[source].add(target)

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
        if _CARRIERS.fullmatch(reach.detail):
            return False
        if reach.why == "any:shallow":
            return True
        if reach.why in ("any:deep", "any:method"):
            return _PRINTERS.fullmatch(reach.detail) is None
        _, _, start = reach.why.partition(":")
        if self._is_handed_out(start, reach.detail):
            return True
        seen, queue = {start}, [start]
        while queue:
            key = queue.pop()
            if self._is_opaque(key):
                return True
            for target in self._edges.get(key, set()) - seen:
                seen.add(target)
                queue.append(target)
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

    def _is_opaque(self, key: str) -> bool:
        if key == "any":
            return True
        if package_of(key) in self._ours or "@" in key:
            return False
        if key.endswith("]"):  # a type parameter
            return package_of(key) not in _MOVERS
        return _PLAIN_INTERFACES.fullmatch(key) is None
