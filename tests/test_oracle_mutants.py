"""The part of `make mutants` that is about the type oracle: switches of conditions in Go."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from golden_cases import Case
from mutants.go_conditions import switched
from mutants.goldens import golden_modules
from mutants.judging import remembered_copies
from mutants.known import KNOWN
from mutants.naming import Verdict
from mutants.oracle_program import Asking, Switches
from mutants.table import rows, survivors, table

from codemod import pipeline
from codemod.gotool import GoTool
from codemod.oracle import GREETING, Oracle, sources

SOURCE = b"""\
package main

import (
	"fmt"
	"go/ast"
)

var table = map[string]bool{"x": true}

const isNarrow = 1 < 2 && true

func main() {
	fmt.Println(kind(nil), few(3), named("a"), named("b"), table["x"], tells(&ast.Ident{}))
}

func few(n int) bool {
	if n < 3 || n > 9 {
		return true
	}
	return false
}

func named(s string) int {
	switch s {
	case "a", "b":
		return 1
	}
	switch {
	case s == "c":
		return 2
	}
	return 3
}

func kind(n ast.Node) string {
	if table == nil {
		return ""
	}
	switch n := n.(type) {
	case nil:
		return "nil"
	case *ast.Ident, *ast.BasicLit:
		return "leaf"
	case ast.Expr:
		return "expression"
	default:
		return fmt.Sprintf("%T", n)
	}
}

func tells(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return "name"
	default:
		return fmt.Sprintf("%T", e)
	}
}
"""
TEXTS = {"go.mod": b"module x\n\ngo 1.21\n", "x.go": SOURCE}
AS_IT_IS = "nil false 1 1 true name"


@pytest.fixture(scope="module")
def small(go: GoTool, tmp_path_factory: pytest.TempPathFactory) -> Switches:
    return Switches(tmp_path_factory.mktemp("small") / "x", go, TEXTS)


@pytest.fixture(scope="module")
def oracle(go: GoTool, tmp_path_factory: pytest.TempPathFactory) -> Switches:
    return Switches(tmp_path_factory.mktemp("oracle") / "x", go, sources())


def output(switches: Switches, go: GoTool, name: str) -> str:
    return go.run_tool(switches.program(name), []).stdout.decode().strip()


def number(switches: Switches, text: str, change: str) -> str:
    (found,) = [one for one in switches.mutants if (one.text, one.change) == (text, change)]
    return str(found.number)


def test_every_kind_is_found_once() -> None:
    found = switched(TEXTS).mutants

    assert Counter((one.kind, one.text) for one in found) == {
        ("off", "n < 3 || n > 9"): 1,
        ("on", "n < 3 || n > 9"): 1,
        ("operand", "n < 3"): 1,
        ("operand", "n > 9"): 1,
        ("boundary", "n < 3"): 1,
        ("boundary", "n > 9"): 1,
        ("predicate", "return true"): 1,
        ("predicate", "return false"): 1,
        ("off", 's == "c"'): 1,
        ("on", 's == "c"'): 1,
        **{("member", text): 1 for text in ('"x"', '"a"', '"b"', "*ast.BasicLit", "ast.Expr")},
        ("member", "*ast.Ident"): 2,
    }
    assert {one.scope for one in found} == {"few", "named", "kind", "tells", "table"}


@pytest.mark.parametrize(
    ("text", "change", "printed"),
    [
        ("n < 3 || n > 9", "always", "nil true 1 1 true name"),
        ("n < 3", "n <= 3", "nil true 1 1 true name"),
        ("return false", "return true", "nil true 1 1 true name"),
        ('"b"', "is no case", "nil false 1 3 true name"),
        ('"x"', "is no key", "nil false 1 1 false name"),
    ],
)
def test_a_switch_changes_one_condition(
    small: Switches, go: GoTool, text: str, change: str, printed: str
) -> None:
    assert output(small, go, "0") == AS_IT_IS
    assert output(small, go, number(small, text, change)) == printed


def test_a_case_of_a_type_switch_is_missing_and_the_value_is_the_same(
    small: Switches, go: GoTool
) -> None:
    (one,) = [it for it in small.mutants if (it.scope, it.text) == ("tells", "*ast.Ident")]

    assert output(small, go, str(one.number)) == "nil false 1 1 true *ast.Ident"


def test_notes_are_taken_of_what_would_have_become_another_condition(
    small: Switches, go: GoTool
) -> None:
    assert output(small, go, "trace-1") == AS_IT_IS

    noted = {(m.text, m.change) for m in small.mutants if m.number in small.reached("trace-1")}

    assert ("n < 3", "n <= 3") in noted
    assert ("n > 9", "n >= 9") not in noted
    assert ("n < 3 || n > 9", "always") in noted
    assert ("n < 3 || n > 9", "never") not in noted


def test_a_mutant_that_never_ends_is_ended(go: GoTool, tmp_path: Path) -> None:
    endless = b"package main\n\nfunc main() {\n\tif false {\n\t\tselect {}\n\t}\n}\n"
    made = Switches(tmp_path / "x", go, {**TEXTS, "x.go": endless})

    assert go.run_tool(made.program("1"), []).returncode == 3


def test_every_condition_of_the_oracle_has_a_switch(oracle: Switches, go: GoTool) -> None:
    assert go.run_tool(oracle.program("0"), ["version"]).stdout.startswith(GREETING)
    assert len({(one.key, one.line) for one in oracle.mutants}) > len(oracle.mutants) * 0.95
    assert {one.name.rpartition("/")[2] for one in oracle.mutants} < sources().keys()


def test_another_answer_of_the_oracle_is_another_plan(
    oracle: Switches, go: GoTool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "cache_folder", lambda: tmp_path / "cache")
    asking, asked = Asking(oracle), Oracle(go, tmp_path)
    (case,) = golden_modules([Case("map-of-array", "exported")], tmp_path, go)
    off = number(oracle, "sameName(d, s)", "always")
    with remembered_copies(), asking.installed(remembers=True):
        asking.use("0")
        before, answers = case.judge(), asking.answers
        asking.use("trace-exported")
        assert not asking.differs(asked, answers)
        assert int(off) in oracle.reached("trace-exported")
        asking.use(off)
        assert asking.differs(asked, answers)
        assert case.judge().shows(before)


def test_what_is_known_is_still_there() -> None:
    found = switched(sources()).mutants

    assert {key for key in KNOWN if key[0].endswith(".go")} <= {one.key for one in found}


def test_the_table_has_a_row_for_the_oracle_and_survivors_say_how_near_it_was() -> None:
    one = switched(TEXTS).mutants[0]

    assert "| **oracle** | 1 | 0 | 0 | 0 | 0 | 0 | 1 | 0% |  |" in table(
        rows([Verdict(one, "")], "today")
    )
    assert survivors([Verdict(one, "", "no answer differs")])[0].endswith(" (no answer differs)")
