"""Stage 3: typed sites, joined into flow groups.

A slot is a place with a selected type in its declaration, a tie is a flow of values between two
slots, a group is a connected component: its slots change their type together or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from msgspec import structs

from codemod.facts import Opening, PackageFacts, Slot, Tie, Use, Written
from codemod.groups import Group
from codemod.model import Site
from codemod.reflection import Outside, Reflection


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


def flow_groups(
    rule: str, facts: Sequence[PackageFacts], outside: Outside | None = None
) -> list[Group]:
    """The flow groups whose type is written somewhere, in the order of their first site."""
    groups = [group for group in all_flows(rule, facts, outside) if group.sites]
    return sorted(groups, key=lambda group: group.sites[0])


def all_flows(
    rule: str, facts: Sequence[PackageFacts], outside: Outside | None = None
) -> list[Group]:
    """The flow groups of all slots that the facts show, those of other modules included."""
    union = _Union()
    slots = _first(slot for package in facts for slot in package.slots)
    for package in facts:
        for tie in package.ties:
            union.join(tie.a, tie.b)
        for key in _keys(package):
            union.find(key)
    openings = [
        *(o for p in facts for o in p.openings),
        *Reflection(facts, outside or Outside()).openings(),
    ]
    parts = _Parts(union, slots)
    for package in facts:
        parts.add(package)
    found = [parts.group(rule, root, openings) for root in sorted(parts.roots)]
    lost = [flow for flow in found if _is_lost(flow)]
    return [_beside(flow, lost) for flow in found]


def _is_lost(flow: Group) -> bool:
    """Is it a part of another group? The type of each map is written somewhere, or is open."""
    is_known = bool(flow.slots) and not flow.unknown
    return is_known and bool(flow.uses) and not flow.written and not flow.openings


def _beside(flow: Group, lost: Iterable[Group]) -> Group:
    """Open, if the oracle has missed a tie to it, or may have. That must not happen; but a rewrite
    without some of the uses might compile, and mean something else."""
    for other in lost:
        if flow.slots and flow.packages & other.packages:
            use = other.uses[0]
            missed = Opening(flow.slots[0].key, "other", "", use.path, use.start)
            return replace(flow, openings=(*flow.openings, missed))
    return flow


def _first(slots: Iterable[Slot]) -> dict[str, Slot]:
    """One row for each key: the declaring package's, which alone knows the file.

    Exported is what any package says is exported: it may see more of the declaration's readers.
    """
    found: dict[str, Slot] = {}
    for slot in slots:
        known = found.setdefault(slot.key, slot)
        chosen = known if known.is_declared else slot
        found[slot.key] = structs.replace(chosen, exported=known.exported or slot.exported)
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
