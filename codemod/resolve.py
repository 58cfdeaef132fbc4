"""Stage 3: typed sites, joined into flow groups.

A slot is a place with a selected type in its declaration, a tie is a flow of values between two
slots, a group is a connected component: its slots change their type together or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from msgspec import structs

from codemod.facts import Opening, PackageFacts, Slot, Tie, Use, Written
from codemod.loops import Loop, LoopVariable
from codemod.makes import Make
from codemod.model import Site
from codemod.paths import relative
from codemod.reflection import Outside, Reflection

LOOPS = "range:address"
"""The selector whose groups are variables of range loops; all others ask for maps."""

SITES = "sites:"
"""How the selector of a transform begins that judges each use which its `find` gives by itself."""


def question(selector: str) -> str:
    """What the oracle is asked for a transform with this selector."""
    return selector.removeprefix(SITES)


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
    spends: tuple[tuple[Path, int, int], ...] = ()
    """File and bytes (from, to) of what the group's cost is spent on, where not on its uses."""
    loop: Loop | None = None
    """With the selector `range:address`: the loop, whose `variable` this is about."""
    variable: LoopVariable | None = None
    make: Make | None = None
    """With the selector `map:make`: the map."""

    # Generic code ties maps of many types, so no slot speaks for the others.

    @property
    def elem(self) -> str:
        """The type of the map's values as Go writes it; "" where that depends on a type parameter,
        which is [18]T here and [18]int there.
        """
        first, *others = {slot.elem if slot.size >= 0 else "" for slot in self.slots}
        return "" if others else first

    @property
    def elem_pointers(self) -> bool:
        """May a value hold a pointer?"""
        return any(slot.elem_pointers for slot in self.slots)

    @property
    def key_reflexive(self) -> bool:
        """Does every key equal itself, and can it be hashed?"""
        return all(slot.key_reflexive for slot in self.slots)


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


def single_groups(sites: Iterable[Site], root: Path) -> list[Group]:
    """A group for each site: for transforms that ask for no types."""
    return [Group(_name(site, root), (site,)) for site in sites]


def _name(site: Site, root: Path) -> str:
    """The same wherever the tree lies."""
    return f"{site.rule}:{relative(site.path, root)}:{site.start}-{site.end}"


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


def site_groups(sites: Iterable[Site], flows: Iterable[Group], root: Path) -> list[Group]:
    """A group for each site whose bytes are a use of a flow group: all that is known of the group,
    narrowed to this site. Other sites are of other types, and are left out.

    The first slot is the one whose map is used here: those of others may be generic.
    """
    found = {
        (use.path, use.start, use.end): (flow, use.slot)
        for flow in flows
        for use in flow.uses
        if flow.slots
    }
    places = ((site, found.get((site.path, site.start, site.end))) for site in sorted(sites))
    return [_narrowed(site, _name(site, root), *place) for site, place in places if place]


def _narrowed(site: Site, name: str, flow: Group, slot: str) -> Group:
    slots = tuple(sorted(flow.slots, key=lambda other: other.key != slot))
    typed = replace(site, type=slots[0].type, bytes=max(slots[0].size, 0))
    spends = ((site.path, site.start, site.end),)
    return replace(flow, name=name, sites=(typed,), slots=slots, spends=spends)


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
