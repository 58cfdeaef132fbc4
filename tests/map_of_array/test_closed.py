"""What keeps a flow group from being changed as a whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs
from workbench import Bench, Program, write

from codemod import pipeline
from codemod.groups import Group
from codemod.oracle import Oracle
from transforms.map_of_array import TRANSFORM
from transforms.maps.closed import check_closed
from transforms.refusal import Refuse

pytest_plugins = ["workbench_fixture"]

FILES = {
    "go.mod": "module ex.org/m\n\ngo 1.18\n",
    "lib/lib.go": """package lib

import "fmt"

type index map[string][1]int

func (i index) First() int { return i["a"][0] }

var Named = map[string][2]int{}

var free = map[string][3]int{}

func Show() {
	shown := map[string][4]int{}
	fmt.Println(shown)
	var hidden interface{} = map[string][5]int{}
	_, _ = hidden, free
	local := map[string][6]int{}
	_ = local
}
""",
    "lib/lib_test.go": "package lib\n\nvar Tested = map[string][7]int{}\n",
    "lib/ignored.go": """//go:build ignore

package lib

import _ "ex.org/m/lib"
""",
    "table/table.go": """package table

type index map[string][11]int

var made = index{}
""",
    "user/user.go": """package user

import (
	"ex.org/m/internal/held"
	"ex.org/m/table"
)

var x = table.Missing + held.Missing
""",
    "internal/held/held.go": "package held\n\nvar Made = map[string][12]int{}\n",
    "internal/deep/deep.go": """package deep

type Shown struct{ M map[string][13]int }

type Inner struct{ M map[string][14]int }
""",
    "given/given.go": """package given

import "ex.org/m/internal/deep"

func Give() deep.Shown { return deep.Shown{} }
""",
    "tool/tool.go": """package main

import "ex.org/m/internal/deep"

func Keep() deep.Inner { return deep.Inner{} }

func main() { Keep() }
""",
}


@pytest.fixture(scope="module")
def program(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Program:
    return bench.program(tmp_path_factory.mktemp("closed"), FILES)


def group(program: Program, length: int) -> Group:
    """The one with arrays of this length."""
    (found,) = [one for one in program.groups if one.slots[0].length == length]
    return found


def refusal(program: Program, asked: Group) -> tuple[str, str, str]:
    """Code, reason and place of the refusal; all empty where there is none."""
    try:
        check_closed(asked, program.context)
    except Refuse as refused:
        verdict = refused.verdict
        at = verdict.at
        return verdict.code, verdict.reason, f"{at.path.name}:{at.line}" if at else ""
    return "", "", ""


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        # Nobody imports a main.
        (14, ("", "", "")),
        (1, ("", "", "")),
        (2, ("exported", "Named can be named by other modules", "lib.go:9")),
        (3, ("", "", "")),
        (4, ("interface", "the map becomes an interface value (fmt.Println)", "lib.go:15")),
        (5, ("interface", "the map becomes an interface value", "lib.go:16")),
        # An import of a file that is left out does not name a variable of a function.
        (6, ("", "", "")),
        # Nobody imports a test.
        (7, ("", "", "")),
        (11, ("does-not-compile", "ex.org/m/user may use index", "user.go:1")),
        (12, ("does-not-compile", "ex.org/m/user may use Made", "user.go:1")),
        (13, ("exported", "M can be named by other modules", "deep.go:3")),
    ],
)
def test_a_group_of_a_module(program: Program, length: int, expected: tuple[str, str, str]) -> None:
    assert refusal(program, group(program, length)) == expected


def test_a_key_that_nobody_declares(program: Program) -> None:
    asked = replace(group(program, 3), unknown=("ex.org/q.X",))
    assert refusal(program, asked) == ("foreign", "ex.org/q.X is declared outside the module", "")


def test_a_declaration_of_another_module(program: Program) -> None:
    (slot, *slots) = group(program, 3).slots
    asked = replace(group(program, 3), slots=(structs.replace(slot, local=False), *slots))
    why = f"{slot.key} is declared outside the module"
    assert refusal(program, asked) == ("foreign", why, "lib.go:11")


def test_a_declaration_that_was_not_seen(program: Program) -> None:
    """Such a slot has its package's folder as the path."""
    slot, *slots = group(program, 2).slots
    unseen = structs.replace(slot, path=slot.path.parent, offset=-1)
    asked = replace(group(program, 2), slots=(unseen, *slots))
    assert refusal(program, asked) == ("foreign", "lib is not a file of the module", "")


def test_a_use_in_a_file_that_go_made(program: Program) -> None:
    asked = group(program, 3)
    use = structs.replace(asked.uses[0], path=Path("_cgo_gotypes.go"))
    found = refusal(program, replace(asked, uses=(use,)))
    assert found == ("foreign", "_cgo_gotypes.go is not a file of the module", "")


PASSED_ON = {
    "internal/lib/lib.go": """package lib

type Table struct{ Rows map[string][30]int }

func New() Table {
	own := map[int][30]int{}
	v := own[1]
	v[0]++
	own[1] = v
	return Table{Rows: map[string][30]int{"a": own[1]}}
}
""",
    "internal/mid/mid.go": """package mid

import "ex.org/m/internal/lib"

func Made() lib.Table { return lib.New() }
""",
    "main.go": """package main

import (
	"fmt"

	"ex.org/m/internal/mid"
)

func main() {
	fmt.Println(mid.Made())
}
""",
}


def fails_on(name: str, answer: bytes) -> bytes:
    """What the oracle says when it has failed on a package of this name: nothing but that."""
    facts = json.loads(answer)
    if facts["name"] != name:
        return answer
    why = {"file": "", "line": 0, "column": 0, "message": "internal error: oh at loops.go:1"}
    kept = {key: facts[key] for key in ("id", "selector", "path", "name", "files")}
    return json.dumps({**kept, "errors": [why]}).encode()


def test_a_package_that_the_oracle_fails_on(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing keeps it from compiling, and it need not name what it comes by."""
    real = Oracle.facts

    def facts(oracle: Oracle, request: Mapping[str, object]) -> list[bytes]:
        return [fails_on("main", answer) for answer in real(oracle, request)]

    monkeypatch.setattr(pipeline, "cache_folder", lambda: bench.cache)
    monkeypatch.setattr(Oracle, "facts", facts)
    report = bench.scan(write(tmp_path, PASSED_ON), TRANSFORM)
    assert {(one.position.line, one.verdict.code) for one in report.findings} == {
        (3, "does-not-compile"),
        (6, ""),
        (10, "does-not-compile"),
    }
    (problem,) = report.problems
    assert problem.startswith("ex.org/m: left alone")
    assert problem.endswith("internal error: oh at loops.go:1")
