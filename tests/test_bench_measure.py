"""Real Go benchmarks, as small as they can be."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from bench_settings import TINY
from workbench import silent

from codemod.bench import measure, program
from codemod.bench.maptype import MapType
from codemod.bench.measure import measure_map, measure_table
from codemod.bench.points import FULL, GC, SHAPES, Point, sample_type
from codemod.bench.samples import Samples, folder_of
from codemod.errors import BadInput, NoCache, NoGo
from codemod.gotool import GoTool, find_go

LONG = replace(TINY, name="long", rounds=200)
SAMPLE = sample_type("int", 16)


@pytest.fixture(scope="module")
def binary(go: GoTool, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return program.build(go, SAMPLE, 10, tmp_path_factory.mktemp("build"))


# --- the Go program -----------------------------------------------------------------------------


@pytest.mark.parametrize("op", SHAPES)
def test_every_operation_is_measured_in_its_shapes(go: GoTool, binary: Path, op: str) -> None:
    found = program.run(go, binary, Point(op, SAMPLE, 10), 1)
    assert set(found) == set(SHAPES[op])
    assert all(ns > 0 for ns in found.values())


def test_shapes_are_measured_in_the_order_of_the_table() -> None:
    text = program.sources()["costs_test.go"].decode()
    listed = re.findall(r'^\t\{"(\w+)", "([^"]+)", ', text, re.M)
    assert listed == [(op, shape) for op, shapes in SHAPES.items() for shape in shapes]


@pytest.mark.parametrize(
    "text",
    [
        "map[string][1]string",
        "map[uint32][3]bool",
        "map[int16][2]complex128",
        "map[uintptr][7]rune",
        "map[uint16][1]float32",
    ],
)
def test_other_types_than_those_of_the_table(go: GoTool, tmp_path: Path, text: str) -> None:
    key, length, element = re.findall(r"\w+", text.removeprefix("map"))
    asked = MapType(key, int(length), element)
    made = program.build(go, asked, 1000, tmp_path)
    for op in ("RMW", "Churn", "ReadVar"):
        assert set(program.run(go, made, Point(op, asked), 1)) == set(SHAPES[op])


@pytest.mark.parametrize("key", ["int16", "uint64", "rune", "string", "[4]byte", "[32]byte"])
def test_keys_are_all_different(go: GoTool, tmp_path: Path, key: str) -> None:
    (tmp_path / "point_test.go").write_text(program.point_source(MapType(key, 2, "int"), 1000))
    (tmp_path / "go.mod").write_bytes(program.sources()["go.mod"])
    (tmp_path / "keys_test.go").write_text(
        'package costs\n\nimport "testing"\n\n'
        "func TestKeys(t *testing.T) {\n\tm := map[key]bool{}\n"
        "\tfor i := range make([]int, 2*entries) {\n\t\tm[makeKey(i)] = true\n\t}\n"
        "\tif len(m) != 2*entries {\n\t\tt.Fatal(len(m))\n\t}\n}\n"
    )
    done = go.run(["test", "-vet=off", "."], tmp_path)
    assert done.returncode == 0, done.stdout


def test_a_program_that_does_not_run(go: GoTool, tmp_path: Path) -> None:
    broken = tmp_path / "costs.test"
    broken.write_bytes(b"\x7fELF\x00")
    broken.chmod(0o755)
    with pytest.raises(NoGo, match=r"cannot start .*costs\.test: Exec format error$"):
        program.run(go, broken, Point("RMW", SAMPLE), 1)


def test_a_program_that_fails_is_not_believed(go: GoTool, tmp_path: Path) -> None:
    broken = tmp_path / "costs.test"
    broken.write_text(
        "#!/bin/sh\necho 'BenchmarkCosts/RMW/array 5 2.0 ns/op'\necho out of luck >&2\n"
    )
    broken.chmod(0o755)
    with pytest.raises(NoGo, match=r"RMW, int keys, 16 B failed: out of luck"):
        program.run(go, broken, Point("RMW", SAMPLE), 1)


def test_settings_for_other_programs_do_not_reach_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOGC", "off")
    go = GoTool(find_go())
    fake = tmp_path / "costs.test"
    lines = "".join(f"echo 'BenchmarkCosts/RMW/{shape} 5 2.0 ns/op'\n" for shape in SHAPES["RMW"])
    fake.write_text(f'#!/bin/sh\ntest -z "$GOGC" || exit 3\n{lines}')
    fake.chmod(0o755)
    assert program.run(go, fake, Point("RMW", SAMPLE), 1) == dict.fromkeys(SHAPES["RMW"], 2.0)


def test_go_that_cannot_build_says_why(tmp_path: Path) -> None:
    fake = tmp_path / "go"
    settings = '{"GOVERSION": "go1.99", "GOMODCACHE": "/m", "GOCACHE": "/c"}'
    answer = f"[ $1 = env ] && echo '{settings}' && exit"
    fake.write_text(f"#!/bin/sh\n{answer}\necho 'no space left' >&2\nexit 1\n")
    fake.chmod(0o755)
    with pytest.raises(NoGo, match="no space left"):
        program.build(GoTool(fake), SAMPLE, 10, tmp_path)


def test_a_folder_that_cannot_be_written_to(go: GoTool, tmp_path: Path) -> None:
    (tmp_path / "build").write_text("")
    with pytest.raises(NoCache, match="build"):
        program.build(go, SAMPLE, 10, tmp_path / "build")


# --- a run --------------------------------------------------------------------------------------


def test_a_table_is_measured_once(go: GoTool, tmp_path: Path) -> None:
    said: list[str] = []
    first = measure_table(go, TINY, tmp_path, said.append)
    assert len(said) == 2
    assert said[0].startswith("measuring 1 of 2: ReadElem, int keys, 16 B")
    assert [row.shape for row in first.rows] == list(SHAPES["ReadElem"])
    assert (first.go, first.rows[0].ratio) == (go.version, 1.0)

    assert measure_table(go, TINY, tmp_path, said.append) == first
    assert len(said) == 2, "nothing was left to measure"

    measure_table(go, TINY, tmp_path, said.append, again=True)
    assert len(said) == 4
    assert not (folder_of(go, tmp_path) / "build").exists()


def test_an_interrupted_run_goes_on(
    go: GoTool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Point] = []

    def run(_go: GoTool, _binary: Path, point: Point, _milliseconds: int) -> Mapping[str, float]:
        asked.append(point)
        if len(asked) == 2:
            raise KeyboardInterrupt
        return dict.fromkeys(point.shapes, float(len(asked)))

    monkeypatch.setattr(program, "run", run)
    with pytest.raises(KeyboardInterrupt):
        measure_table(go, TINY, tmp_path, silent)
    kept = Samples(folder_of(go, tmp_path), TINY)
    assert len(kept.missing()) == 1
    assert not (folder_of(go, tmp_path) / "build").exists()

    found = measure_table(go, TINY, tmp_path, silent)
    assert len(asked) == 3, "the first is not measured again"
    assert found.rows[0].ns == 2.0, "the median of 1 and 3"


KILLED = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_bench_measure import LONG
from codemod.bench.measure import measure_table
from codemod.gotool import GoTool, find_go
measure_table(GoTool(find_go()), LONG, Path(sys.argv[1]), lambda _message: None)
"""


def test_a_killed_run_goes_on(go: GoTool, tmp_path: Path) -> None:
    path = folder_of(go, tmp_path) / "long.jsonl"
    argv = [sys.executable, "-c", KILLED, str(tmp_path), str(Path(__file__).parent)]
    with subprocess.Popen(argv) as running:
        while running.poll() is None and not (path.exists() and path.read_bytes()):
            time.sleep(0.01)
        running.send_signal(signal.SIGKILL)
    kept = path.read_bytes().rpartition(b"\n")[0]
    left = len(Samples(path.parent, LONG).missing())
    assert 0 < left < LONG.rounds

    few = replace(LONG, rounds=LONG.rounds - left + 1)
    said: list[str] = []
    measure_table(go, few, tmp_path, said.append)
    assert len(said) == 1
    assert path.read_bytes().startswith(kept)
    assert Samples(path.parent, few).missing() == []


def test_one_type(go: GoTool, tmp_path: Path) -> None:
    said: list[str] = []
    asked = MapType("string", 5, "uint16")
    found = measure_map(go, TINY, asked, ("ReadElem", "RMW"), tmp_path, said.append)
    assert len(said) == 4
    assert {row.op for row in found.rows} == {"ReadElem", "RMW"}
    assert {(row.key, row.bytes) for row in found.rows} == {("string", 10)}
    assert list(folder_of(go, tmp_path).glob("*.jsonl")) == []


def test_another_machine_cannot_be_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOOS", "plan9")
    with pytest.raises(BadInput, match="builds for plan9/"):
        measure_table(GoTool(find_go()), TINY, tmp_path, silent)


def test_the_time_that_is_left_is_said_once_it_can_be_known() -> None:
    point = Point(GC, SAMPLE)
    assert measure._status(20, 100, point, 9.0) == "measuring 21 of 100: GC, int keys, 16 B"
    assert measure._status(50, 100, point, 30.0).endswith(", about 30 s left")
    assert measure._status(50, 100, point, 300.0).endswith(", about 5 min left")


def test_full_takes_more_of_everything_than_quick() -> None:
    assert FULL.rounds > 0
    assert len(list(FULL.steps())) > FULL.rounds * len(SHAPES)
