"""Slots, ties and openings become flow groups."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from codemod.facts import PackageFacts, parse_facts
from codemod.groups import SITES, Group, loop_groups, question, single_groups, site_groups
from codemod.loops import Loop
from codemod.model import Site
from codemod.reflection import Outside
from codemod.resolve import all_flows, flow_groups

DIR = Path("/m")


def slot(key: str, **more: Any) -> dict[str, Any]:
    return {
        "key": key,
        "kind": "var",
        "name": key,
        "package": "p",
        "file": "a.go",
        "offset": 10 * ord(key[0]),
        "function": "",
        "exported": False,
        "local": True,
        "type": "map[string][4]int",
        "mapKey": "string",
        "elem": "[4]int",
        "length": 4,
        "size": 32,
        "keyPointers": True,
        "elemPointers": False,
        "keyReflexive": True,
        "keyFast": True,
        "keyForm": "one",
        **more,
    }


def facts(path: str = "p", letters: str = "", **rows: Any) -> PackageFacts:
    """A package whose slots are single letters, each written where its letter says."""
    row = {
        "id": path,
        "path": path,
        "slots": [slot(key) for key in letters],
        "maps": [["a.go", 10 * ord(key), 10 * ord(key) + 9, 0, 0, key] for key in letters],
        **rows,
    }
    return parse_facts(json.dumps(row).encode(), DIR)


STANDARD = frozenset("cmp errors fmt io iter maps slices sync unique".split())


def groups(*packages: PackageFacts) -> list[Group]:
    return flow_groups("rule", packages, Outside(STANDARD))


def members(*packages: PackageFacts) -> list[str]:
    return ["".join(one.key for one in group.slots) for group in groups(*packages)]


def openings(*packages: PackageFacts) -> list[tuple[str, str]]:
    return [(one.slot, one.why) for group in groups(*packages) for one in group.openings]


def tie(*pairs: str) -> list[list[object]]:
    return [[pair[0], pair[1], "a.go", number] for number, pair in enumerate(pairs)]


# --- without types ------------------------------------------------------------------------------


def test_without_types_each_site_is_a_group() -> None:
    sites = [Site("r", DIR / "a.go", 1, 2), Site("r", DIR / "a.go", 5, 6), Site("s", DIR, 1, 2)]
    found = single_groups(sites, DIR)
    assert [group.sites for group in found] == [(site,) for site in sites]
    assert [group.name for group in found] == ["r:a.go:1-2", "r:a.go:5-6", "s:.:1-2"]
    assert single_groups([], DIR) == []


def test_sites_are_narrowed_to_the_use_that_they_are() -> None:
    uses = [["a.go", 3, 4, "a"], ["a.go", 13, 14, "b"], ["b.go", 3, 4, "c"]]
    package = facts(letters="ab", ties=tie("ab"), exprs=uses)
    sites = [Site("r", DIR / "a.go", start, start + 1) for start in (13, 3, 8)]
    sites.append(Site("r", DIR / "b.go", 3, 4))  # of a slot that nothing is known of

    found = site_groups(sites, all_flows("r", [package]), DIR)

    assert [group.sites[0].start for group in found] == [3, 13]
    assert [[slot.key for slot in group.slots] for group in found] == [["a", "b"], ["b", "a"]]
    assert all(len(group.sites) == 1 and len(group.uses) == 2 for group in found)
    assert {group.sites[0].bytes for group in found} == {32}
    assert len({group.name for group in found}) == 2


def test_each_variable_of_a_loop_is_a_group_of_its_package() -> None:
    variables = [
        SimpleNamespace(offset=at, name=name, size=size, type="T")
        for at, name, size in ((7, "v", -1), (3, "é", 8))
    ]
    loop = cast(Loop, SimpleNamespace(path=DIR / "a.go", variables=variables))
    package = structs.replace(facts("p", id="p [p.test]"), loops=(loop,))
    assert [
        (group.name, group.sites[0].end, group.sites[0].bytes, group.packages)
        for group in loop_groups("r", [package])
    ] == [
        ("p@a.go:3", 5, 8, frozenset({"p [p.test]"})),
        ("p@a.go:7", 8, 0, frozenset({"p [p.test]"})),
    ]


def test_the_oracle_is_asked_without_the_way_to_group() -> None:
    assert question(f"{SITES}map:array") == question("map:array") == "map:array"
    assert question("") == ""


def test_beside_uses_of_a_type_that_is_written_nowhere_all_is_open() -> None:
    def opened(*packages: PackageFacts) -> list[tuple[str, bool]]:
        return [(flow.name, bool(flow.openings)) for flow in all_flows("r", packages)]

    use, other = ["a.go", 3, 4, "a"], facts("q", letters="d")
    slots = [slot("a"), slot("b")]
    written = [["a.go", 10, 19, 0, 0, "b"]]
    lost = facts(slots=slots, maps=written, exprs=[use])
    assert opened(lost, other) == [("a", True), ("b", True), ("d", False)]
    tied = facts(slots=slots, maps=written, exprs=[use], ties=tie("ab"))
    assert opened(tied, other) == [("a", False), ("d", False)]
    unused = facts(slots=slots, maps=written)
    assert opened(unused, other) == [("a", False), ("b", False), ("d", False)]
    unseen = facts(letters="b", exprs=[use])  # what declares it was not looked at
    assert opened(unseen, other) == [("a", False), ("b", False), ("d", False)]
    leaves = [["a", "interface", "", "a.go", 3]]
    known = facts(slots=slots, maps=written, exprs=[use], opens=leaves)
    assert opened(known, other) == [("a", True), ("b", False), ("d", False)]
    partly = facts(slots=slots, maps=written, exprs=[use], ties=tie("ac"))
    assert opened(partly, other) == [("a", False), ("b", False), ("d", False)]
    beside = facts(slots=slots, maps=written, exprs=[use, ["a.go", 5, 6, "c"]])
    assert opened(beside, other) == [("a", True), ("b", True), ("c", False), ("d", False)]


@pytest.mark.parametrize(
    ("elems", "expected"),
    [
        ([("[4]int", 32)], "[4]int"),
        ([("[4]int", 32), ("[4]int", 32)], "[4]int"),
        ([("[4]int", 32), ("[4]any", 64)], ""),
        ([("[4]T", -1)], ""),
        ([("[0]int", 0)], "[0]int"),
    ],
)
def test_the_type_of_the_values_if_it_is_one(elems: list[tuple[str, int]], expected: str) -> None:
    rows = [slot(key, elem=elem, size=size) for key, (elem, size) in zip("ab", elems, strict=False)]
    found = groups(facts(slots=rows, maps=[["a.go", 1, 2, 0, 0, "a"]], ties=tie("ab")))
    assert found[0].elem == expected


# --- components ---------------------------------------------------------------------------------


def test_nothing_gives_no_groups() -> None:
    assert groups() == []
    assert groups(facts()) == []


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        ([], ["a", "b", "c", "d"]),
        (["aa"], ["a", "b", "c", "d"]),
        (["ab"], ["ab", "c", "d"]),
        (["ba"], ["ab", "c", "d"]),
        (["bd", "ab"], ["abd", "c"]),
        (["ab", "cd"], ["ab", "cd"]),
        (["ab", "cd", "ca"], ["abcd"]),
    ],
)
def test_ties_join_slots(ties: list[str], expected: list[str]) -> None:
    assert members(facts(letters="abcd", ties=tie(*ties))) == expected


def test_ties_join_across_packages() -> None:
    one = facts("p", "ab")
    other = facts("q", "c", ties=tie("bc"))
    found = groups(one, other)
    assert members(one, other) == ["a", "bc"]
    assert [group.packages for group in found] == [{"p"}, {"p", "q"}]


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"))), st.randoms())
def test_groups_do_not_depend_on_the_order_of_facts(
    pairs: list[tuple[str, str]], random: Any
) -> None:
    ties = tie(*("".join(pair) for pair in pairs))
    before = groups(facts(letters="abcdef", ties=ties))
    random.shuffle(ties)
    letters = list("abcdef")
    random.shuffle(letters)
    assert groups(facts(letters="".join(letters), ties=ties)) == before
    assert sorted("".join(members(facts(letters="abcdef", ties=ties)))) == list("abcdef")


def test_groups_come_in_the_order_of_their_first_site_and_are_named_after_a_slot() -> None:
    found = groups(facts(letters="cab", ties=tie("bc")))
    assert [group.name for group in found] == ["a", "b"]
    assert [site.start for site in found[1].sites] == [980, 990]


def test_a_group_that_is_written_nowhere_is_none_of_ours() -> None:
    assert groups(facts(letters="a", maps=[])) == []


def test_a_site_says_what_its_slot_knows() -> None:
    (site,) = groups(facts(letters="a"))[0].sites
    assert site == Site("rule", DIR / "a.go", 970, 979, "map[string][4]int", 32)


def test_uses_and_ties_go_to_their_group_sorted() -> None:
    uses = [["a.go", 9, 10, "a"], ["a.go", 1, 2, "b"], ["a.go", 5, 6, "c"]]
    found = groups(facts(letters="abc", exprs=uses, ties=tie("ab")))
    assert [[use.start for use in group.uses] for group in found] == [[1, 9], [5]]
    assert [len(group.ties) for group in found] == [1, 0]


# --- slots that several packages mention --------------------------------------------------------


@pytest.mark.parametrize("turned", [False, True])
def test_the_declaring_package_knows_the_file(turned: bool) -> None:
    there = facts("q", slots=[slot("x", file="", offset=-1)])
    here = facts("p", slots=[slot("x", offset=7)], maps=[["a.go", 1, 2, 0, 0, "x"]])
    packages = [there, here] if turned else [here, there]
    (found,) = groups(*packages)[0].slots
    assert (found.path, found.offset, found.is_declared) == (DIR / "a.go", 7, True)


@pytest.mark.parametrize("who", [0, 1])
def test_exported_is_what_any_package_says_is(who: int) -> None:
    both = [
        facts(name, slots=[slot("x", exported=number == who)], maps=[["a.go", 1, 2, 0, 0, "x"]])
        for number, name in enumerate("pq")
    ]
    assert groups(*both)[0].slots[0].exported


def test_a_slot_whose_declaration_was_not_seen_is_unknown() -> None:
    found = groups(facts(letters="a", ties=tie("az")))
    assert [group.unknown for group in found] == [("z",)]
    assert groups(facts(letters="a"))[0].unknown == ()


# --- openings -----------------------------------------------------------------------------------


def test_an_opening_belongs_to_the_whole_group_once() -> None:
    opens = [["b", "interface", "f", "a.go", 9], ["a", "address", "", "a.go", 3]]
    found = groups(facts(letters="abc", ties=tie("ab"), opens=[*opens, opens[0]]))
    assert [[(o.slot, o.why) for o in group.openings] for group in found] == [
        [("a", "address"), ("b", "interface")],
        [],
    ]


def reach(why: str, detail: str = "fmt.Println", slots: str = "a") -> list[object]:
    return [[list(slots), why, detail, "a.go", 5]]


@pytest.mark.parametrize(
    ("why", "detail", "is_seen"),
    [
        # What prints follows no pointer but one at the top; other code may look anywhere.
        ("any:deep", "fmt.Println", False),
        ("any:deep", "log.Printf", False),
        ("any:deep", "testing.T.Fatalf", False),
        ("any:method", "fmt.Println", False),
        ("any:shallow", "fmt.Println", True),
        ("any:deep", "fmt.Sscan", True),
        ("any:deep", "encoding/json.Marshal", True),
        ("any:deep", "panic", True),
        ("any:deep", "", True),
        ("any:method", "text/template.Execute", True),
        # An interface with methods shows nothing by itself.
        ("iface:p.I", "p.f", False),
        ("iface:p.I", "", False),
        ("iface:error", "p.f", False),
        ("iface:io.Writer", "io.Copy", False),
        ("iface:io.Writer", "foreign/x.F", True),
        ("iface:foreign/x.I", "p.f", True),
        # What is only compared is no business of reflection.
        ("compared:foreign/x.F[0]", "foreign/x.F", False),
        # Any slice may be sorted, whatever it holds.
        ("any:deep", "sort.Slice", False),
        ("any:shallow", "sort.SliceStable", False),
        ("iface:foreign/x.I", "sort.SliceIsSorted", False),
        ("any:deep", "sort.Sort", True),
        # Code of another module cannot name what is ours, or a function's own.
        ("iface:p.I", "foreign/x.F", False),
        ("iface:I@12", "foreign/x.F", False),
        ("iface:io.Writer", "value f", False),
        # What moves values alone, and what may do anything.
        ("type-parameter:slices.Sort[0]", "slices.Sort", False),
        ("type-parameter:maps.Keys[0]", "maps.Keys", False),
        ("type-parameter:sync.OnceValue[0]", "sync.OnceValue", False),
        ("type-parameter:cmp.Compare[0]", "cmp.Compare", False),
        ("type-parameter:iter.Pull[0]", "iter.Pull", False),
        ("type-parameter:sync/atomic.Pointer[0]", "", False),
        ("type-parameter:p.Map[0]", "p.Map", False),
        ("type-parameter:unique.Make[0]", "unique.Make", True),
        ("type-parameter:foreign/x.F[0]", "foreign/x.F", True),
        ("type-parameter:pq.F[0]", "pq.F", True),
    ],
)
def test_what_reflection_can_see(why: str, detail: str, is_seen: bool) -> None:
    found = openings(facts(letters="ab", reach=reach(why, detail)))
    assert found == ([("a", "reflection")] if is_seen else [])


@pytest.mark.parametrize(
    ("why", "detail", "is_seen"),
    [
        ("iface:error", "", True),
        ("iface:error", "value f", True),
        ("iface:error", "p.f", False),
        ("iface:error", "errors.Is", False),
        ("iface:p.I", "", False),
        ("iface:I@12", "value f", False),
    ],
)
def test_what_strangers_may_get_to_see(why: str, detail: str, is_seen: bool) -> None:
    package = facts(letters="a", reach=reach(why, detail))
    (group,) = flow_groups("rule", [package], Outside(STANDARD, has_strangers=True))
    assert bool(group.openings) is is_seen


@pytest.mark.parametrize(
    ("widen", "is_seen"),
    [
        ([["p.I", "error", ""]], True),
        ([["p.I", "error", "value f"]], True),
        ([["p.I", "error", "p.f"]], False),
        ([["p.I", "error", "p.f"], ["error", "error", "value of foreign/x"]], True),
        ([["p.I", "error", "errors.Is"]], False),
        ([["p.I", "slices.Sort[0]", "slices.Sort"]], False),
        # What goes to the standard library does not come back.
        ([["p.I", "error", "errors.Is"], ["error", "error", "foreign/x.F"]], False),
        ([["p.I", "error", "errors.Is"], ["error", "any", "p.f"]], True),
    ],
)
def test_what_strangers_may_get_to_see_by_and_by(widen: list[list[str]], is_seen: bool) -> None:
    package = facts(letters="a", reach=reach("iface:p.I", "p.f"), widen=widen)
    (group,) = flow_groups("rule", [package], Outside(STANDARD, has_strangers=True))
    assert bool(group.openings) is is_seen


@pytest.mark.parametrize(
    ("widen", "is_seen"),
    [
        ([], False),
        ([["p.J", "any", ""]], False),
        ([["p.I", "p.J", ""]], False),
        ([["p.I", "p.I", ""]], False),
        ([["p.I", "p.J", ""], ["p.J", "p.I", ""]], False),
        ([["p.I", "any", ""]], True),
        ([["p.I", "p.J", ""], ["p.J", "any", ""]], True),
        # Of the other module.
        ([["p.I", "io.Writer", "io.Copy"]], False),
        ([["p.I", "io.Writer", "q.f"], ["io.Writer", "io.Writer", "io.Copy"]], False),
        ([["p.I", "io.Writer", "q.f"], ["io.Writer", "io.Writer", "foreign/x.F"]], True),
        ([["p.I", "io.Writer", "foreign/x.F"]], True),
        ([["p.J", "io.Writer", "foreign/x.F"]], False),
        ([["p.I", "p.J", "foreign/x.F"]], False),
    ],
)
def test_an_interface_counts_where_it_is_widened(widen: list[list[str]], is_seen: bool) -> None:
    here = facts("p", "a", reach=reach("iface:p.I", "p.f"))
    assert bool(openings(here, facts("q", widen=widen))) is is_seen
    there = facts("p", "a", reach=reach("type-parameter:p.I", "p.f"))
    assert bool(openings(there, facts("q", widen=widen))) is is_seen


def test_a_package_of_our_own_may_be_called_any() -> None:
    rows = {"widen": [["any.I", "any", ""]], "reach": reach("iface:any.I", "any.f")}
    assert openings(facts("any", "a", **rows)) == [("a", "reflection")]
    assert openings(facts("any", "a", reach=rows["reach"])) == []


def test_every_slot_that_is_reached_is_open() -> None:
    found = openings(facts(letters="abc", reach=reach("any:shallow", slots="ac")))
    assert found == [("a", "reflection"), ("c", "reflection")]
