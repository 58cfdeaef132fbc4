"""What is judged as a whole: a flow group, a loop's variable, or a site that stands for itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from codemod.facts import Opening, PackageFacts, Slot, Tie, Use, Written
from codemod.loops import Loop, LoopVariable
from codemod.makes import Make
from codemod.model import Site
from codemod.paths import relative

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
