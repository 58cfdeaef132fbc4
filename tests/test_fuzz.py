"""A small fixed sample of what `make fuzz` does, and the proof that it can fail."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from fuzz.coverage import OUT_OF_REACH, Coverage
from fuzz.loads import lookups
from fuzz.loops import loops
from fuzz.maps import maps
from fuzz.program import Program, Unit, block, smaller, text, unit_at
from fuzz.reference import reference
from fuzz.run import LOOKUP_MODES, LOOP_MODES, LOOPS, MAP_MODES, Attack, Failure, Mode
from fuzz.shrink import keep, shrink

from codemod.codes import CODES
from codemod.gotool import GoTool
from codemod.model import Decision, Finding, Position, Site, Verdict
from codemod.oracle import Oracle
from transforms.range_value_address.regions import Regions
from transforms.registry import BUILT_IN

Generator = Callable[[int, int, str], Program]
UNITS = 40
LATE = Mode((LOOPS,), "late")
UNSAFE = Mode((LOOPS,), unsafe=True)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def attack(go: GoTool, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Attack:
    monkeypatch.setenv("GOCACHE", go.settings["GOCACHE"])
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    return Attack(go, tmp_path)


def _wrong(failures: dict[Mode, list[Failure]]) -> list[str]:
    """What may not be; that the gate rejects a rewrite is a pity, not a danger."""
    return [
        f"{mode}: {one.unit} {one.kind}: {one.detail}"
        for mode, found in failures.items()
        for one in found
        if one.kind != "rejected"
    ]


@pytest.mark.slow
@pytest.mark.parametrize("version", ["1.21", "1.23"])
def test_loops_do_the_same_after_a_rewrite(version: str, attack: Attack) -> None:
    assert _wrong(attack.run(loops(1, UNITS, version), LOOP_MODES)) == []
    assert attack.coverage.verdicts[LOOPS, "rewrite late"] > 0
    assert attack.coverage.misjudged == []


@pytest.mark.slow
def test_maps_do_the_same_after_a_rewrite(attack: Attack) -> None:
    assert _wrong(attack.run(maps(1, UNITS, "1.23"), MAP_MODES)) == []
    assert attack.coverage.verdicts["map-of-array", "rewrite pointer"] > 0
    assert attack.coverage.misjudged == []


@pytest.mark.slow
def test_lookups_do_the_same_after_a_rewrite(attack: Attack) -> None:
    assert _wrong(attack.run(lookups(2, UNITS, "1.23"), LOOKUP_MODES[:1])) == []
    assert attack.coverage.verdicts["copied-array", "rewrite access"] > 5
    assert attack.coverage.verdicts["unsized-map", "rewrite presized"] > 1
    assert attack.coverage.misjudged == []


@pytest.mark.slow
def test_a_broken_rule_is_noticed_and_the_failure_shrunk(
    attack: Attack, cache: Path, go: GoTool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the question whether a copy can be told from the variable, some can."""
    monkeypatch.setattr(Regions, "_can_tell", lambda *_: False)

    program, failure = next(
        (program, one)
        for program in (loops(seed, UNITS, "1.23") for seed in range(1, 9))
        for one in attack.run(program, [LATE])[LATE]
        if one.kind == "differs"
    )

    before = next(one for one in program.units if one.name == failure.unit)
    after = shrink(attack, program, failure, LATE, rounds=2)
    assert len(after.source) < len(before.source)
    keep(program, after, LATE, tmp_path / "golden" / "fuzz-1", Oracle(go, cache))
    assert [one.kind for one in attack.failing(program.only(after), LATE)] == ["differs"]
    subprocess.run([go.binary, "vet", "."], cwd=tmp_path / "golden" / "fuzz-1", check=True)


@pytest.mark.slow
def test_unsafe_rewrites_make_the_difference_that_was_declared(
    attack: Attack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And where none was declared, each difference is a failure."""
    program = loops(1, UNITS, "1.21")
    assert _wrong(attack.run(program, [UNSAFE])) == []
    declared = attack.coverage.declared
    monkeypatch.setattr("fuzz.run.reference", lambda files, *_: files)

    undeclared = attack.run(program, [UNSAFE])[UNSAFE]

    assert declared > 0
    assert [one.kind for one in undeclared] == ["differs"] * declared


def test_the_reference_is_what_was_declared(tmp_path: Path) -> None:
    lines = [
        "func f0() {",
        "\tfor _, v := range st.list {",
        "\t\tout = append(out, &v)",
        "\t\t{",
        "\t\t\tvar v T",
        "\t\t\t_ = v",
        "\t\t}",
        "\t\ts += w.v + v.x",
        "\t}",
        "\ts += v",
        "}",
    ]

    element = _reference(lines, "element", tmp_path)
    own = _reference(lines, "late", tmp_path)

    assert element[1] == "\tfor at1 := range st.list { v := &st.list[at1]"
    assert element[2] == "\t\tout = append(out, &(*v))"
    assert element[7] == "\t\ts += w.v + (*v).x"
    assert element[3:7] + element[8:] == lines[3:7] + lines[8:]
    assert own == [lines[0], lines[1] + " v := v", *lines[2:]]


def _reference(lines: list[str], shape: str, root: Path) -> list[str]:
    """What the loop in the second line becomes."""
    source = "\n".join(lines)
    site = Site(LOOPS, root / "main.go", source.index("v :="), source.index(" :="))
    verdict = Verdict(Decision.REWRITE, "", shape=shape)
    finding = Finding(site, Position(site.path, 2, 8), "one", verdict)
    return reference({"main.go": source}, [finding], root)["main.go"].split("\n")


def test_what_is_out_of_reach_is_a_code() -> None:
    known = {code for rule in BUILT_IN for code in rule.codes} | set(CODES)

    assert set(OUT_OF_REACH) <= known


def test_a_code_that_is_reached_is_not_out_of_reach(tmp_path: Path) -> None:
    site = Site(LOOPS, tmp_path / "main.go", 0, 1)
    refused = Verdict(Decision.REFUSE, "", "generated")
    coverage = Coverage()
    coverage.add([Finding(site, Position(site.path, 1, 1), "one", refused)])

    assert coverage.misjudged == ["generated"]
    assert "said to be out of reach: generated" in coverage.table()


@pytest.mark.parametrize("make", [loops, maps])
def test_a_seed_gives_one_program(make: Generator) -> None:
    assert make(7, 12, "1.23").files == make(7, 12, "1.23").files
    assert make(7, 12, "1.23").units[:5] == make(7, 5, "1.23").units
    assert make(7, 5, "1.23").units != make(8, 5, "1.23").units


def test_every_smaller_body_lacks_something() -> None:
    inner = block("if a {", "b()", block("for {", "c()"))
    body = ("x()", inner, "y()")

    found = list(smaller(body))

    assert ("x()", "y()") in found
    assert ("x()", "b()", block("for {", "c()"), "y()") in found
    assert ("x()", block("if a {", block("for {", "c()")), "y()") in found
    assert all(len(text(one)) < len(text(body)) for one in found)
    assert len({text(one) for one in found}) == len(found)


def test_a_line_belongs_to_the_unit_above() -> None:
    units = tuple(Unit(name, (block("func @() {", "s++"),)) for name in ("f0", "f1"))
    source = Program(units, "1.23", "loops.go").files["main.go"]
    lines = source.split("\n")

    assert unit_at(source, lines.index("func f1() {") + 2) == "f1"
    assert unit_at(source, lines.index("func f0() {") + 1) == "f0"
    assert unit_at(source, 1) == ""


def test_the_table_lists_what_was_never_reached() -> None:
    coverage = Coverage()
    coverage.add_program(loops(1, 3, "1.23"))
    table = coverage.table()

    assert "3 units" in table
    assert "zero-size" in table.split("verdicts of range-value-address")[1].split("never:")[1]
