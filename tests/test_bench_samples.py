"""Samples outlive whatever happens to the one that takes them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from bench_settings import TINY, fill, flat, toolchain
from hypothesis import given
from hypothesis import strategies as st

from codemod.bench.points import (
    CONTROL,
    FULL,
    GC,
    LOOPS,
    QUICK,
    SHAPES,
    Point,
    Settings,
    sample_type,
)
from codemod.bench.samples import BenchBusy, Samples, folder_of, lock, sealed
from codemod.errors import NoCache

FIRST, SECOND = list(TINY.steps())


def _row(path: Path) -> dict[str, object]:
    """What its one line says."""
    row: dict[str, object] = json.loads(path.read_bytes().partition(b" ")[2])
    return row


def one(tmp_path: Path) -> Samples:
    """Samples of which the first is there."""
    samples = Samples(tmp_path, TINY)
    samples.add(FIRST, flat(FIRST[1], 0))
    return samples


def test_what_was_measured_is_not_missing_any_more(tmp_path: Path) -> None:
    assert Samples(tmp_path, TINY).missing() == [FIRST, SECOND]
    one(tmp_path)
    again = Samples(tmp_path, TINY)
    assert again.missing() == [SECOND]
    assert again.by_point() == {FIRST[1]: [flat(FIRST[1], 0)]}


def test_forgetting(tmp_path: Path) -> None:
    samples = one(tmp_path)
    samples.forget()
    assert samples.missing() == Samples(tmp_path, TINY).missing() == [FIRST, SECOND]
    samples.forget()


def test_other_settings_are_kept_apart(tmp_path: Path) -> None:
    one(tmp_path)
    assert len(Samples(tmp_path, replace(TINY, name="other")).missing()) == 2


@pytest.mark.parametrize("cut", range(1, 30))
def test_a_line_that_was_cut_off_is_measured_again(tmp_path: Path, cut: int) -> None:
    path = one(tmp_path).path
    path.write_bytes(path.read_bytes()[:-cut])
    samples = Samples(tmp_path, TINY)
    # A line that lacks its line end alone says all that it has to say.
    assert samples.missing() == ([SECOND] if cut == 1 else [FIRST, SECOND])
    for step in samples.missing():
        samples.add(step, flat(step[1], 0))
    assert Samples(tmp_path, TINY).missing() == []


def test_a_wrong_digit_is_measured_again(tmp_path: Path) -> None:
    path = one(tmp_path).path
    whole = path.read_bytes()
    for at, byte in enumerate(whole[:-1]):
        path.write_bytes(whole[:at] + bytes([byte ^ 1]) + whole[at + 1 :])
        assert Samples(tmp_path, TINY).missing() == [FIRST, SECOND]


@given(st.binary(max_size=200))
def test_damage_never_counts_as_measured(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes
) -> None:
    folder = tmp_path_factory.mktemp("samples")
    (folder / "tiny.jsonl").write_bytes(junk)
    samples = Samples(folder, TINY)
    assert samples.missing() == [FIRST, SECOND]
    samples.add(SECOND, flat(SECOND[1], 1))
    assert Samples(folder, TINY).missing() == [FIRST]


@pytest.mark.parametrize(
    "ns",
    [
        None,
        5.0,
        [],
        {},
        {"array": 5.0},
        dict.fromkeys(SHAPES["ReadElem"], 0.0),
        dict.fromkeys(SHAPES["ReadElem"], -1.0),
        {shape: float("nan") for shape in SHAPES["ReadElem"]},
        {shape: float("inf") for shape in SHAPES["ReadElem"]},
        dict.fromkeys(SHAPES["ReadElem"], "5"),
        dict.fromkeys(SHAPES["ReadElem"], True),
        dict.fromkeys((*SHAPES["ReadElem"], "rope"), 5.0),
    ],
)
def test_figures_that_cannot_be_do_not_count(tmp_path: Path, ns: object) -> None:
    path = one(tmp_path).path
    path.write_bytes(sealed(json.dumps({**_row(path), "ns": ns}).encode()) + b"\n")
    assert Samples(tmp_path, TINY).missing() == [FIRST, SECOND]


def test_points_and_rounds_that_nobody_asks_for_do_not_count(tmp_path: Path) -> None:
    path = one(tmp_path).path
    row = _row(path)
    rows = [{**row, "round": 2}, {**row, "op": "Teleport"}, {**row, "length": 5}]
    path.write_bytes(b"".join(sealed(json.dumps(one).encode()) + b"\n" for one in rows))
    assert Samples(tmp_path, TINY).missing() == [FIRST, SECOND]


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    (tmp_path / "tiny.jsonl").mkdir()
    samples = Samples(tmp_path, TINY)
    assert samples.missing() == [FIRST, SECOND]
    with pytest.raises(NoCache, match=r"tiny\.jsonl"):
        samples.add(FIRST, flat(FIRST[1], 0))
    with pytest.raises(NoCache, match=r"tiny\.jsonl"):
        samples.forget()


def test_toolchains_and_platforms_are_kept_apart(tmp_path: Path) -> None:
    asked = [("go1.99.1", "linux/amd64"), ("go1.99.2", "linux/amd64"), ("go1.99.1", "linux/arm64")]
    folders = {folder_of(toolchain(*one), tmp_path) for one in asked}
    assert len(folders) == 3
    fill(toolchain(*asked[0]), TINY, tmp_path)
    assert all(not folder_of(toolchain(*one), tmp_path).exists() for one in asked[1:])


def test_only_one_measures_at_a_time(tmp_path: Path) -> None:
    with lock(tmp_path), pytest.raises(BenchBusy, match="another"), lock(tmp_path):
        raise AssertionError("both have it")
    with lock(tmp_path):
        pass


def test_a_cache_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NoCache, match="file"), lock(tmp_path / "file"):
        raise AssertionError("there is no such folder")


# --- what is to be measured ---------------------------------------------------------------------


@pytest.mark.parametrize("settings", [FULL, QUICK], ids=lambda settings: settings.name)
def test_a_round_is_over_before_the_next_begins(settings: Settings) -> None:
    numbers = [number for number, _ in settings.steps()]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == settings.rounds


def test_every_operation_is_measured_in_every_size_with_every_key() -> None:
    points = {(point.op, point.map.key, point.map.bytes) for _, point in QUICK.steps()}
    of_maps = [op for op in SHAPES if op not in (*LOOPS, GC)]
    expected = {(op, key, size) for op in of_maps for key in QUICK.keys for size in QUICK.sizes}
    expected |= {(op, QUICK.keys[0], size) for op in LOOPS for size in QUICK.sizes}
    assert {point for point in points if point[0] != GC} == expected


@pytest.mark.parametrize("size", FULL.sizes)
def test_a_sample_has_the_size_that_it_stands_for(size: int) -> None:
    assert sample_type("int", size).bytes == size
    assert sample_type("int", size).length > 1


def test_the_control_is_measured_where_its_fields_can_be() -> None:
    assert CONTROL not in Point("ReadVar", sample_type("int", 16)).shapes
    assert CONTROL in Point("ReadElem", sample_type("int", 16)).shapes
