"""`unheap bench` as one types it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bench_settings import TINY, fill, toolchain

from codemod import cli
from codemod.bench import command, program
from codemod.bench.points import FULL, QUICK, SHAPES
from codemod.costs import SOURCE


@dataclass
class Outcome:
    code: int
    out: str
    err: list[str]


Runner = Callable[..., Outcome]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Runner:
    """The command line, with tiny settings and an empty cache."""
    monkeypatch.setattr(command, "FULL", TINY)
    monkeypatch.setattr(command, "QUICK", replace(TINY, name="tinier", rounds=1))
    monkeypatch.setattr(command, "cache_folder", lambda: tmp_path / "cache")

    def call(*args: str) -> Outcome:
        with pytest.raises(SystemExit) as caught:
            cli.main(["bench", *args])
        captured = capsys.readouterr()
        assert isinstance(caught.value.code, int)
        return Outcome(caught.value.code, captured.out, captured.err.splitlines())

    return call


def test_the_table_is_the_result_and_what_else_there_is_to_say_is_not(run: Runner) -> None:
    result = run()
    assert result.code == 0
    shapes = [line.split()[0] for line in result.out.splitlines()[5:]]
    assert shapes == list(SHAPES["ReadElem"])
    assert result.err[0].startswith("noise: the control (struct) is within")
    assert result.err[1].startswith("kept in ")
    # By tiny settings nothing is decided.
    assert result.err[2:] == [f"scan and diff decide by figures {SOURCE}"]
    assert "\x1b" not in result.out


def test_a_second_run_says_the_same_at_once(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run()
    monkeypatch.setattr(program, "build", lambda *_: pytest.fail("measured again"))
    assert run() == first


def test_quick_is_kept_apart(run: Runner) -> None:
    run("--quick")
    folder = Path(run("--quick").err[1].removeprefix("kept in "))
    assert [path.name for path in folder.glob("*.jsonl")] == ["tinier.jsonl"]


def test_for_programs(run: Runner) -> None:
    document = json.loads(run("--format", "json").out)
    assert document["settings"] == "tiny"
    assert {row["shape"] for row in document["rows"]} == set(SHAPES["ReadElem"])


def test_a_picture(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "costs.svg"
    assert run("--plot", str(path)).code == 0
    assert ElementTree.parse(path).getroot().tag.endswith("svg")


def test_a_picture_that_cannot_be_written(run: Runner, tmp_path: Path) -> None:
    result = run("--plot", str(tmp_path / "nowhere" / "costs.svg"))
    assert (result.code, result.out, len(result.err)) == (2, "", 1)
    assert "nowhere/costs.svg: No such file" in result.err[0]


def test_one_type(run: Runner) -> None:
    result = run("--map", "map[string][256]int64", "--uses", "rmw,read")
    assert (result.code, result.err) == (0, [])
    lines = result.out.splitlines()
    assert lines[0].startswith("map[string][256]int64: 2,048 B values")
    assert {line.split()[0] for line in lines[3:-1]} == {"pointer", "struct", "slab"}
    assert lines[-1].startswith("--shape auto: ")
    document = json.loads(run("--map", "map[int][2]int8", "--uses", "rmw", "--format", "json").out)
    assert document["map"] == "map[int][2]int8"
    assert document["auto"].startswith("leave[small-value]")
    assert set(document["ratios"]) == {"pointer", "struct", "slab"}


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (["--map", "map[ID][4]int", "--uses", "rmw"], "'ID' cannot be measured"),
        (["--map", "map[int]", "--uses", "rmw"], "is not a type of the form"),
        (
            ["--map", "map[int][4]int"],
            "--map needs --uses, what is done with the map: some of rmw, read",
        ),
        (["--map", "map[int][4]int", "--uses", "red"], "did you mean 'read'?"),
        (["--map", "map[int][4]int", "--uses", "rmw", "--again"], "of which nothing is kept"),
        (["--map", "map[int][4]int", "--uses", "rmw", "--plot", "a.svg"], "no picture"),
        (["--uses", "rmw"], "that --map names"),
        (["--format", "xml"], "xml"),
        (["surplus"], "surplus"),
    ],
)
def test_bad_input_is_one_line(run: Runner, args: list[str], why: str) -> None:
    result = run(*args)
    assert (result.code, result.out, len(result.err)) == (2, "", 1)
    assert why in result.err[0]


def test_no_go_is_one_line(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNHEAP_GO", "/no/such/go")
    result = run()
    assert (result.code, result.out, len(result.err)) == (2, "", 1)


def test_who_interrupts_it_hears_that_it_can_go_on(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "run", interrupt)
    result = run()
    assert (result.code, result.out) == (130, "")
    assert "is kept" in result.err[0]
    assert result.err[-1] == "unheap: interrupted: nothing was written"


def test_a_busy_machine_is_told(
    run: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    go = toolchain()
    fill(
        go,
        TINY,
        tmp_path / "cache",
        lambda point, _: {shape: 10.0 if shape == "array" else 20.0 for shape in point.shapes},
    )
    monkeypatch.setattr(command, "GoTool", lambda _binary: go)
    monkeypatch.setattr(command, "find_go", lambda: Path(sys.executable))
    result = run()
    assert "within 100% of 1.00" in result.err[0]
    assert "too much to decide by" in result.err[0]


def test_it_says_what_decides_from_now_on(
    run: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    go = toolchain()
    monkeypatch.setattr(command, "GoTool", lambda _binary: go)
    monkeypatch.setattr(command, "find_go", lambda: Path(sys.executable))
    monkeypatch.setattr(command, "FULL", FULL)
    fill(go, FULL, tmp_path / "cache")
    assert run().err[2].startswith("scan and diff decide by figures measured here (full)")


def test_quick_is_a_tenth_of_the_work() -> None:
    quick, full = (one.milliseconds * len(list(one.steps())) for one in (QUICK, FULL))
    assert quick * 10 < full
