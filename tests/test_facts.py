"""What the oracle's answers become."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from codemod.facts import (
    BadFacts,
    Opening,
    PackageFacts,
    Reach,
    Tie,
    Use,
    Written,
    package_id,
    parse_facts,
)
from codemod.functions import Call

DIR = Path("/m/p")
SLOT = {
    "key": "ex.org/m.T.f",
    "kind": "field",
    "name": "f",
    "package": "ex.org/m",
    "file": "a.go",
    "offset": 30,
    "function": "",
    "exported": True,
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
}
FUNCTIONS = [
    {"file": "b.go", "start": 10, "end": 20, "name": "h"},
    {"file": "a.go", "start": 50, "end": 90, "name": "g"},
    {
        "file": "a.go",
        "start": 10,
        "end": 50,
        "name": "T.f",
        "go": "go1.22",
        "idents": [[12, "k@11"], [30, "ex.org/m.limit"]],
        "calls": [[14, 20, "builtin", "len"], [14, 28, "static", "strings.ToLower"]],
        "consts": [[15, 16, "3"]],
        "mixed": [[17, 19]],
        "methods": [[21, 24]],
        "ranges": [[40, 41, "chan"]],
    },
]
ROW: dict[str, Any] = {
    "id": "ex.org/m/p [ex.org/m/p.test]",
    "path": "ex.org/m/p",
    "name": "p",
    "errors": [{"file": "a.go", "line": 3, "column": 7, "message": "undefined: x"}],
    "files": [
        {"name": "a.go", "go": "go1.21", "generated": False},
        {"name": "b.go", "generated": True},
    ],
    "slots": [SLOT],
    "maps": [["a.go", 1, 9, 5, 9, "ex.org/m.T.f"]],
    "ties": [["a", "b", "a.go", 7]],
    "opens": [["a", "interface", "fmt.Println", "b.go", 8]],
    "exprs": [["a.go", 2, 3, "a"]],
    "reach": [[["a", "b"], "any:deep", "fmt.Println", "a.go", 4]],
    "widen": [["p.I", "any", "f"]],
    "functions": FUNCTIONS,
}


def parsed(row: dict[str, Any]) -> PackageFacts:
    return parse_facts(json.dumps(row).encode(), DIR)


def test_a_package_without_facts() -> None:
    facts = parsed({"id": "p", "path": "p"})
    assert (facts.id, facts.path, facts.name) == ("p", "p", "")
    assert not any(
        [facts.errors, facts.languages, facts.generated, facts.slots, facts.written, facts.ties]
    )
    assert not any([facts.openings, facts.uses, facts.reach, facts.widen, facts.functions])
    assert facts.function_at(DIR / "a.go", 0) is None


def test_every_name_of_a_file_becomes_a_path() -> None:
    facts = parsed(ROW)
    a, b = DIR / "a.go", DIR / "b.go"
    assert [str(error) for error in facts.errors] == [f"{a}:3:7: undefined: x"]
    assert facts.languages == {a: "go1.21", b: ""}
    assert facts.generated == {b}
    assert facts.written == (Written(a, 1, 9, 5, 9, "ex.org/m.T.f"),)
    assert facts.ties == (Tie("a", "b", a, 7),)
    assert facts.openings == (Opening("a", "interface", "fmt.Println", b, 8),)
    assert facts.uses == (Use(a, 2, 3, "a"),)
    assert facts.reach == (Reach(("a", "b"), "any:deep", "fmt.Println", a, 4),)
    assert facts.widen == (("p.I", "any", "f"),)


def test_a_slot() -> None:
    (slot,) = parsed(ROW).slots
    assert (slot.path, slot.offset, slot.is_declared) == (DIR / "a.go", 30, True)
    assert (slot.map_key, slot.elem, slot.length, slot.size) == ("string", "[4]int", 4, 32)
    assert [slot.exported, slot.local] == [True, True]
    assert [slot.key_pointers, slot.elem_pointers] == [True, False]
    assert [slot.key_reflexive, slot.key_fast] == [True, True]


def test_a_slot_that_another_package_declares_has_no_file() -> None:
    row = {**ROW, "slots": [{**SLOT, "file": "", "offset": -1}]}
    (slot,) = parsed(row).slots
    assert (slot.path, slot.is_declared) == (DIR, False)


def test_a_function_resolves_names() -> None:
    function = parsed(ROW).functions[0]
    assert (function.name, function.go) == ("T.f", "go1.22")
    assert function.idents == {12: "k@11", 30: "ex.org/m.limit"}
    assert function.consts == {(15, 16): "3"}
    assert function.mixed == {(17, 19)}
    assert function.methods == {21}
    assert function.ranges == {(40, 41): "chan"}
    assert function.call_at(14, 20) == Call(14, 20, "builtin", "len")
    assert function.call_at(14, 28) == Call(14, 28, "static", "strings.ToLower")
    assert function.call_at(14, 21) is None


@pytest.mark.parametrize(
    ("file", "offset", "name"),
    [
        ("a.go", 9, None),
        ("a.go", 10, "T.f"),
        ("a.go", 49, "T.f"),
        ("a.go", 50, "g"),
        ("a.go", 89, "g"),
        ("a.go", 90, None),
        ("b.go", 9, None),
        ("b.go", 15, "h"),
        ("c.go", 15, None),
        ("a", 15, None),
    ],
)
def test_the_function_around_an_offset(file: str, offset: int, name: str | None) -> None:
    found = parsed(ROW).function_at(DIR / file, offset)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    "change",
    [
        {"id": 3},
        {"slots": [{**SLOT, "offset": "30"}]},
        {"slots": None},
        {"slots": [{"key": "k"}]},
        {"maps": [["a.go", 1, 9]]},
        {"maps": [[1, 1, 9, 5, 9, "k"]]},
        {"functions": [{**FUNCTIONS[2], "idents": [[12, 13]]}]},
    ],
)
def test_what_is_no_answer_says_where(change: dict[str, Any]) -> None:
    with pytest.raises(BadFacts, match=r"at `\$\."):
        parsed({**ROW, **change})


def test_a_line_says_which_package_it_is_about() -> None:
    assert package_id(json.dumps(ROW).encode()) == "ex.org/m/p [ex.org/m/p.test]"
    with pytest.raises(BadFacts):
        package_id(b"[]")
