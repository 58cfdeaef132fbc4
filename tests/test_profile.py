"""Profiles: those that Go writes, those that tests write, and bytes that are none."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pprof import encode
from workbench import Bench, write

from codemod.errors import BadInput
from codemod.measures import Line
from codemod.profile import parse_profile, read_profile

pytest_plugins = ["workbench_fixture"]

USER = ("ex.org/m/lib.(*T).Get", "/src/m/lib/lib.go", 12)
CALLER = ("ex.org/m/lib.Use", "/src/m/lib/lib.go", 30)
MAP = ("internal/runtime/maps.(*Map).getWithKey", "/go/src/internal/runtime/maps/map.go", 400)
ACCESS = ("runtime.mapaccess1", "/go/src/runtime/map.go", 7)
HASH = ("aeshashbody", "/go/src/internal/runtime/maps/hash_amd64.s", 7)
WORKER = ("runtime.gcBgMarkWorker", "/go/src/runtime/mgc.go", 9)


def test_time_in_the_runtime_belongs_to_the_line_that_called_it() -> None:
    data = encode([([MAP, ACCESS, USER, CALLER], [3, 30]), ([HASH, USER, CALLER], [1, 10])])
    profile = parse_profile(data)
    assert (profile.kind, profile.unit, profile.total) == ("cpu", "nanoseconds", 40)
    assert profile.lines == {Line(*USER): 40}


def test_what_a_line_calls_of_other_code_is_not_its_own() -> None:
    assert parse_profile(encode([([USER, CALLER], [1, 10])])).lines == {Line(*USER): 10}


def test_what_no_user_line_caused_counts_in_the_total_only() -> None:
    profile = parse_profile(encode([([WORKER], [1, 60]), ([USER], [1, 40])]))
    assert (profile.total, profile.lines) == (100, {Line(*USER): 40})


def test_the_bytes_that_were_allocated_are_what_a_heap_profile_is_asked_for() -> None:
    kinds = [("alloc_objects", "count"), ("alloc_space", "bytes"), ("inuse_space", "bytes")]
    profile = parse_profile(encode([([USER], [2, 512, 0])], kinds))
    assert (profile.kind, profile.unit, profile.total) == ("alloc_space", "bytes", 512)


def test_a_profile_need_not_be_compressed() -> None:
    data = encode([([USER], [1, 10])])
    assert parse_profile(gzip.decompress(data)) == parse_profile(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no samples"),
        (b"PK\x03\x04 a zip", "not a pprof profile"),
        (b"goroutine profile: total 1\n", "not a pprof profile"),
        (
            encode([], [("delay", "nanoseconds")]),
            "it shows delay, and none of alloc_space, cpu, samples",
        ),
        (encode([([USER], [1, 10])])[:-20], "ends too early"),
    ],
)
def test_what_is_no_profile_is_said_so(data: bytes, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        parse_profile(data)


def test_a_file_is_named_in_the_message(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"none\.pb\.gz: No such file"):
        read_profile(tmp_path / "none.pb.gz")
    (tmp_path / "bad").write_bytes(b"\xff" * 40)
    with pytest.raises(BadInput, match=r"bad: not a pprof profile"):
        read_profile(tmp_path / "bad")


GOOD = gzip.decompress(encode([([MAP, USER, CALLER], [3, 30]), ([WORKER], [1, 10])]))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_profile_or_bad_input(data: bytes) -> None:
    _parse(data)
    _parse(gzip.compress(data))


@given(st.data())
def test_a_damaged_profile_is_a_profile_or_bad_input(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(GOOD) - 1))
    damaged = (
        GOOD[:at] + data.draw(st.binary(max_size=12)) + GOOD[at + data.draw(st.integers(0, 12)) :]
    )
    _parse(damaged)
    _parse(gzip.compress(GOOD)[:at])


def _parse(data: bytes) -> None:
    try:
        profile = parse_profile(data)
    except BadInput as error:
        assert "\n" not in str(error)
    else:
        assert all(isinstance(value, int) for value in profile.lines.values())


frames = st.tuples(
    st.sampled_from(["a.F", "b.(*T).G", "runtime.x"]), st.just("f.go"), st.integers(1, 9)
)


@given(
    st.lists(
        st.tuples(
            st.lists(frames, min_size=1, max_size=4),
            st.tuples(st.integers(0, 9), st.integers(-(2**63), 2**63 - 1)),
        )
    )
)
def test_what_is_written_is_read(
    samples: list[tuple[list[tuple[str, str, int]], tuple[int, int]]],
) -> None:
    profile = parse_profile(encode(samples))
    expected: Counter[Line] = Counter()
    for stack, (_, nanoseconds) in samples:
        user = [frame for frame in stack if frame[0] != "runtime.x"]
        if user:
            expected[Line(*user[0])] += nanoseconds
    assert profile.lines == dict(expected)
    assert profile.total == sum(values[1] for _, values in samples)


SORTED = """package lib

import "testing"

var sink map[int][64]int64

func fill(n int) {
	sink = map[int][64]int64{}
	for i := 0; i < n; i++ {
		sink[i] = [64]int64{}
	}
}

func BenchmarkFill(b *testing.B) {
	for i := 0; i < b.N; i++ {
		fill(1000)
	}
}
"""


def test_a_heap_profile_of_go_says_what_pprof_says(bench: Bench, tmp_path: Path) -> None:
    root = write(tmp_path, {"lib/lib.go": "package lib\n", "lib/lib_test.go": SORTED})
    profile = tmp_path / "heap.pb.gz"
    flags = ["-benchtime=20x", "-memprofilerate=1", f"-memprofile={profile}"]
    done = bench.go.run(["test", "-run=^$", "-bench=.", *flags, "./lib"], root)
    assert done.returncode == 0, done.stderr
    top = ["tool", "pprof", "-top", "-lines", "-sample_index=alloc_space", "-unit=B"]
    said = bench.go.run([*top, "-nodefraction=0", profile], root).stdout.decode()
    lines: Counter[int] = Counter()
    for value, line in re.findall(r"^ *([\d.]+)B .*lib_test\.go:(\d+)", said, re.MULTILINE):
        lines[int(line)] += int(value)
    assert lines[10] > 0
    found = read_profile(profile)
    assert found.kind == "alloc_space"
    ours: Counter[int] = Counter()
    for place, value in found.lines.items():
        if place.file.endswith("lib_test.go"):
            ours[place.line] += value
    assert +ours == +lines
