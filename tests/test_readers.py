"""Whatever bytes come from Go, from profiles, caches or settings: each reader gives a value or
raises the one error that it documents, and takes no time that grows faster than the input."""

from __future__ import annotations

import gzip
import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from bench_settings import TINY, flat
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pprof import encode

from codemod import config, journal
from codemod.bench.samples import Samples, sealed
from codemod.benchmarks import parse_results
from codemod.compiler import Compiler
from codemod.copies import Copies
from codemod.discover import discover
from codemod.errors import BadInput, UnheapError
from codemod.escapes import parse_notes, tally
from codemod.facts import BadFacts, Slot, parse_facts
from codemod.frames import parse_listing
from codemod.functions import FunctionFacts
from codemod.gate import Check, Gate, Problem
from codemod.golist import parse_rows
from codemod.gotool import Completed, GoTool
from codemod.lines import compare, split_lines
from codemod.loops import Fate, Loop, LoopUse
from codemod.makes import Make
from codemod.model import Package, SourceFile, Workspace
from codemod.options import Options
from codemod.overlay import Overlay
from codemod.profile import parse_profile
from codemod.render import replay, unified_diff
from codemod.suppress import suppressions
from codemod.trial import Trials
from codemod.wording import plain

HERE = Path("/m")
FILE = HERE / "m.go"
PACKAGE = Package("ex.org/m", "ex.org/m", "m", HERE, (SourceFile(FILE, "ex.org/m"),))
WORKSPACE = Workspace(HERE, HERE, (PACKAGE,))
OLD, NEW = b"a\nb\nc\nd\n", b"a\nB\nc\nd\n"
COPIES = "-json=0,"


class Says(GoTool):
    """A Go that says the same, whatever it is asked."""

    said: bytes = b""
    code: int = 0

    def run(self, args: Any, cwd: Path, **_more: Any) -> Completed:  # noqa: ARG002
        """Also leaves it where the compiler was told to leave its report."""
        for flag in map(str, args):
            if COPIES in flag:
                folder = Path(flag.split(COPIES)[1].removesuffix("'"))
                folder.mkdir()
                (folder / "m.json").write_bytes(self.said)
        return Completed(self.code, self.said, self.said)


def says(said: bytes, code: int = 0) -> Says:
    """That Go, which has answered about itself already."""
    go = Says(Path("/go"))
    go.__dict__.update(said=said, code=code, settings={"GOVERSION": "go1.99.0", "GOROOT": "/r"})
    return go


def text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def read_config(data: bytes) -> object:
    with TemporaryDirectory() as folder:
        (Path(folder) / config.FILE_NAME).write_bytes(data)
        found = config.read(Path(folder))
        return config.options(found, {}, rules=["map-of-array"], shapes=["pointer"])


def read_samples(data: bytes) -> object:
    with TemporaryDirectory() as folder:
        lines = map(sealed, data.split(b"\n"))
        (Path(folder) / f"{TINY.name}.jsonl").write_bytes(b"\n".join(lines))
        return Samples(Path(folder), TINY).by_point()


def read_journal(data: bytes) -> object:
    root = Path("/no/such/tree")
    folder = journal.folder_of(root) / "20250101T000000-0000"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "run.json").write_bytes(data)
    return journal.runs(root)


def read_problems(check: Check) -> Callable[[bytes], object]:
    def read(data: bytes) -> object:
        gate = Gate(says(data, 1), HERE)
        answer = gate._ask(check, ["ex.org/m"], Overlay())  # what both sides of a check rest on
        return [(problem.key, problem.path(HERE)) for problem in answer.problems]

    return read


def read_places(data: bytes) -> object:
    trials = Trials((), WORKSPACE, says(b""), Options(), lambda _: [], lambda _: None, {FILE: OLD})
    return trials._original(Problem("", f"x{text(data)}"), {FILE: NEW})


def sample_rows() -> bytes:
    rows = [
        {
            "op": point.op,
            "key": point.map.key,
            "length": point.map.length,
            "element": point.map.element,
            "entries": point.entries,
            "round": number,
            "ns": flat(point, number),
        }
        for number, point in list(TINY.steps())[:1]
    ]
    return b"\n".join(json.dumps(row).encode() for row in rows)


def read_facts(data: bytes) -> object:
    facts = parse_facts(data, HERE)
    found = [facts.languages, facts.generated, facts.quiet, facts.parameters, facts.functions]
    return [*found, *((one.idents, one.consts, one.calls) for one in facts.functions)]


def sample_facts() -> bytes:
    """What the documentation shows of an answer."""
    page = (Path(__file__).parents[1] / "docs" / "oracle.md").read_text("utf-8")
    _request, slot, function, loop, make = re.findall(r"```json\n(.*?)```", page, re.S)
    return f"""{{"id": "p", "path": "p", "files": [{{"name": "a.go", "go": "go1.22"}}],
        "slots": [{slot}], "functions": [{function}], "loops": [{loop}], "makes": [{make}],
        "maps": [["a.go", 1, 9, 5, 9, "k"]], "reach": [[["k"], "any:deep", "f", "a.go", 4]],
        "quiet": [["f", ["g"]]], "params": [["f", -1, "a.go", 3, false]]}}""".encode()


def test_everything_that_the_documentation_shows_of_an_answer_is_read() -> None:
    row = json.loads(sample_facts())
    shown = {name: set(row[name][0]) for name in ("slots", "functions", "loops", "makes")}
    read = {"slots": Slot, "functions": FunctionFacts, "loops": Loop, "makes": Make}
    assert {
        name: shown[name] - {*kind.__struct_encode_fields__} for name, kind in read.items()
    } == {name: set() for name in read}
    (use,) = row["loops"][0]["vars"][0]["uses"]
    assert len(use) == len(LoopUse.__struct_fields__)
    assert len(use[3]) == len(Fate.__struct_fields__)


@dataclass(frozen=True)
class Reader:
    """One reader, what it reads on a good day, and what would make a careless one slow."""

    read: Callable[[bytes], object]
    good: bytes
    error: type[Exception] = UnheapError
    slow: tuple[bytes, ...] = field(default=(b"a", b"[", b"{", b"9", b"a.go:1:", b'"'))


NOTES = b"""# ex.org/m
./m.go:3:6: moved to heap: v
./m.go:4:9: inlining call to f
/m/m.go:5:9: make([]int, n) escapes to heap
"""
REPORT = b"""{"version":0,"package":"ex.org/m","goos":"linux","file":"/m/m.go"}
{"range":{"start":{"line":3,"character":4}},"code":"copy","message":"512 bytes"}
"""
LISTED = b"""{
	"Dir": "/m", "ImportPath": "ex.org/m", "Name": "m", "Export": "/e", "BuildID": "x/y",
	"Module": {"Path": "ex.org/m", "Main": true, "Dir": "/m", "GoVersion": "1.22"},
	"GoFiles": ["m.go"], "TestGoFiles": ["m_test.go"], "Imports": ["fmt", "C"],
	"ImportMap": {"a": "b"}, "Error": {"Pos": "m.go:1", "Err": "no"}, "DepsErrors": [{"Err": "no"}]
}
"""
COMPLAINTS = b"""# ex.org/m
./m.go:3:6: undefined: x
	have y
vet: ./m.go:5:1: z declared
go: downloading ex.org/v v1.0.0
"""
TESTED = b"""{"Action":"output","Package":"ex.org/m","Test":"TestIt","Output":"m_test.go:3: no"}
{"Action":"fail","Package":"ex.org/m","Test":"TestIt","Elapsed":0.1}
{"Action":"build-output","ImportPath":"ex.org/m","Output":"m.go:1: no"}
{"Action":"fail","Package":"ex.org/m"}
"""
RESULTS = b"""goos: linux
BenchmarkIt/a-2   	 1000	 123.4 ns/op	 16 B/op	 1.5e+06 x/op
PASS
"""
LISTING = b"""# ex.org/m
\t0x0000 00000 (/m/m.go:7)\tTEXT\tex.org/m.(*T[go.shape.int]).F(SB), ABIInternal, $544-8
\t0x0000 00000 (m.go:7)\tTEXT\tmain.main(SB), DUPOK|WRAPPER, $-4-8
"""
SOURCE = b"""package m

//unheap:ignore map-of-array kept
func f() {
	s := "a\\"b" + `c` + string('\\'') /* d */
	m[s] = [4]int{} //unheap:ignore map-of-array
}
"""
SETTINGS = b"""root = true
select = ["map-of-array"]
fields = ["a", "b"]
shape = "pointer"
jobs = 4
max-pinned = 512
timeout = "2h"
unsafe = false
"""
RECORD = b"""{"version": 1, "root": "/m", "files": [
 {"path": "/m/m.go", "old": "0a", "new": "0b"}]}
"""
READERS: Mapping[str, Reader] = {
    "heap notes": Reader(
        lambda data: tally(parse_notes(text(data), {str(FILE): FILE}, HERE), {}), NOTES
    ),
    "remarks": Reader(
        lambda data: Compiler(WORKSPACE, says(data), Options(), lambda _: None).remarks([FILE]),
        NOTES,
    ),
    "copies": Reader(
        lambda data: Copies(says(data), WORKSPACE).before("ex.org/m", tests=False), REPORT
    ),
    "packages": Reader(lambda data: parse_rows(text(data)), LISTED, ValueError),
    "discovered packages": Reader(lambda data: discover(["./..."], HERE, says(data)), LISTED),
    "facts": Reader(read_facts, sample_facts(), BadFacts),
    "build errors": Reader(read_problems(Check.COMPILE), COMPLAINTS),
    "vet's findings": Reader(read_problems(Check.VET), COMPLAINTS),
    "places in messages": Reader(read_places, COMPLAINTS),
    "test events": Reader(read_problems(Check.TEST), TESTED),
    "benchmark results": Reader(
        lambda data: parse_results(text(data)), RESULTS, slow=(b"Benchmark", b"Benchmark 1 ")
    ),
    "stack frames": Reader(
        lambda data: parse_listing(text(data).splitlines(keepends=True)),
        LISTING,
        slow=(b"\t0x0000 00000 (", b":1)\tTEXT\t", b"(SB), ", b"["),
    ),
    "suppressions": Reader(
        lambda data: suppressions(FILE, data),
        SOURCE,
        slow=(b"/*a", b'"\\', b"'\\", b'"\\"\n', b"`", b"//unheap:ignore x\n", b"{"),
    ),
    "settings": Reader(read_config, SETTINGS),
    "profile": Reader(
        parse_profile,
        gzip.decompress(encode([([("m.f", "m.go", 3)], [3, 30])])),
        slow=(b"\x12\x00",),
    ),
    "journal": Reader(read_journal, RECORD),
    "costs": Reader(read_samples, sample_rows()),
    "diff": Reader(
        lambda data: replay(data, OLD),
        unified_diff("m.go", OLD, NEW),
        ValueError,
        slow=(b"@@ -1 +1 @@\n", b"--- a\n+++ b\n", b"+\n"),
    ),
    "terminal": Reader(lambda data: plain(text(data)), b"a\x1b[0m"),
}

each_reader = pytest.mark.parametrize("name", READERS)


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_state_dir", lambda *_args, **_more: str(tmp_path))


_TOKEN = re.compile(rb'"[^"\n]*"|\w+|[^\w\s]')
_ODD = (
    *(b"null", b"true", b"0", b"-1", b"1e999", b"{}", b"[]", b'""', b'"x"', b'"\\ud800"'),
    *(b"9" * 5000, b"[" * 3000, b'{"a":' * 3000, b"\x00", b"\xff", b"\n", b"\r", b"\xe2\x80\xa8"),
    *("٣".encode(), b"\\u0000", b"//", b"/*", b"# ", b"#  \t", b"\t", b" " * 500),
)


@st.composite
def damaged(draw: st.DrawFn, good: bytes) -> bytes:
    """Good input, some of whose words are gone, doubled, or something else."""
    data = good
    for _ in range(draw(st.integers(1, 4))):
        words = [match.span() for match in _TOKEN.finditer(data)] or [(0, len(data))]
        start, end = draw(st.sampled_from(words))
        other = draw(st.sampled_from(words))
        new = draw(
            st.one_of(
                st.sampled_from(_ODD),
                st.binary(max_size=8),
                st.just(data[other[0] : other[1]]),
                st.just(data[start:end] * 2),
            )
        )
        data = data[:start] + new + data[end:]
    return data


def check(reader: Reader, data: bytes) -> None:
    try:
        reader.read(data)
    except reader.error as error:
        assert str(error), "an error without a word"


@each_reader
def test_what_is_good_is_read(name: str) -> None:
    reader = READERS[name]
    assert reader.read(reader.good)


@each_reader
def test_any_word_may_be_anything_else(name: str) -> None:
    reader = READERS[name]
    # Of words that are there more than once, the last is as good as any.
    words = {match[0]: match.span() for match in _TOKEN.finditer(reader.good)}
    for start, end in words.values():
        for odd in _ODD:
            check(reader, reader.good[:start] + odd + reader.good[end:])


@each_reader
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_bytes_give_a_value_or_the_documented_error(name: str, data: st.DataObject) -> None:
    reader = READERS[name]
    check(reader, data.draw(st.one_of(st.binary(max_size=200), damaged(reader.good))))


@each_reader
def test_no_input_takes_long(name: str) -> None:
    reader = READERS[name]
    for unit in (*reader.slow, reader.good):
        for data in inputs(unit):
            start = time.process_time()
            check(reader, data)
            # A hundred times what it takes; with a square in it, it would be minutes.
            assert time.process_time() - start < 10, unit


def inputs(unit: bytes) -> Iterator[bytes]:
    """A unit that is repeated, also behind what a file of its kind begins with."""
    many = unit * (200_000 // len(unit))
    yield many
    yield b"//unheap:ignore x\n" + many
    yield b"\t0x0000 00000 (" + many


# --- bombs ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(gzip.compress(bytes(1 << 25)), id="much that is zipped"),
        pytest.param(gzip.compress(b"\x12\x00" * 2000), id="many samples"),
        pytest.param(b"\x12\xff\xff\xff\xff\xff\xff\xff\xff\x7f", id="a length"),
        pytest.param(b"\x80" * 1000, id="a number"),
    ],
)
def test_a_bomb_is_no_profile(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("codemod.profile._LARGEST", 1 << 24)
    monkeypatch.setattr("codemod.profile._MOST_FIELDS", 1000)
    with pytest.raises(BadInput, match="not a pprof profile"):
        parse_profile(data)


def test_lines_that_repeat_are_compared_in_time() -> None:
    before = split_lines(b"x\n" * 100_000)
    after = [b"first\n", *before[:50_000], b"middle\n", *before[50_000:], b"last\n"]
    start = time.process_time()
    opcodes = compare(before, after).get_opcodes()
    assert time.process_time() - start < 10
    made = [
        line
        for tag, i, j, k, m in opcodes
        for line in (before[i:j] if tag == "equal" else after[k:m])
    ]
    assert made == after
