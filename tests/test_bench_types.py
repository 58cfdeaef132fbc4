"""Map types and uses as they are written on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codemod.bench.maptype import MAX_BYTES, MAX_LENGTH, MapType, parse_map_type
from codemod.bench.points import FORMS, SHAPES
from codemod.bench.uses import USES, explain_uses, operations_of
from codemod.errors import BadInput
from codemod.gotool import GoTool, find_go

ELEMENTS = (
    "bool byte int8 uint8 int16 uint16 rune int32 uint32 float32 int64 uint64 float64 complex64"
    " complex128 int uint uintptr string"
).split()
KEYS = (
    "int16 uint16 rune int32 uint32 int64 uint64 int uint uintptr string [4]byte [32]byte".split()
)


@given(st.sampled_from(KEYS), st.integers(1, 64), st.sampled_from(ELEMENTS))
def test_what_is_printed_is_read_again(key: str, length: int, element: str) -> None:
    made = MapType(key, length, element)
    assert parse_map_type(str(made)) == made


@pytest.mark.parametrize(
    "text",
    ["map[int][16]byte", " map [ int ] [ 16 ] byte ", "map[int][0x10]byte", "map[int][1_6]byte"],
)
def test_spellings_of_one_type(text: str) -> None:
    assert parse_map_type(text) == MapType("int", 16, "byte")


def test_sizes_are_those_of_go(tmp_path: Path) -> None:
    sizes = ", ".join(f'"{name}": unsafe.Sizeof(*new([3]{name}))' for name in ELEMENTS)
    (tmp_path / "main.go").write_text(
        'package main\n\nimport (\n\t"encoding/json"\n\t"os"\n\t"unsafe"\n)\n\n'
        f"func main() {{ json.NewEncoder(os.Stdout).Encode(map[string]uintptr{{{sizes}}}) }}\n"
    )
    done = GoTool(find_go()).run(["run", "main.go"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert {name: MapType("int", 3, name).bytes for name in ELEMENTS} == json.loads(done.stdout)


def test_a_word_has_the_size_of_the_machines() -> None:
    assert parse_map_type("map[int][4]int", 4).bytes == 16
    assert parse_map_type("map[int][4]string", 4).bytes == 32


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("int", True),
        ("rune", True),
        ("string", True),
        ("int16", False),
        ("uint16", False),
        ("[8]byte", False),
    ],
)
def test_fast_keys(key: str, expected: bool) -> None:
    assert MapType(key, 1, "int").has_fast_key is expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is not a type of the form"),
        ("int", "is not a type of the form"),
        ("map[int]int", "is not a type of the form"),
        ("map[int][]int", "is not a type of the form"),
        ("map[int][4]", "is not a type of the form"),
        ("[4]int", "is not a type of the form"),
        ("map[int][4][4]int", "'[4]int' cannot be measured"),
        ("map[int][4]*int", "'*int' cannot be measured"),
        ("map[ID][4]int", "'ID' cannot be measured"),
        ("map[int][4]any", "'any' cannot be measured"),
        ("map[int][4]int; x", "'int; x' cannot be measured"),
        ("map[bool][4]int", "keys of type bool"),
        ("map[uint8][4]int", "keys of type uint8"),
        ("map[complex64][4]int", "keys of type complex64"),
        ("map[float64][4]int", "keys of type float64"),
        ("map[[3]byte][4]int", "keys of type [3]byte"),
        ("map[[4]int][4]int", "'[4]int' cannot be measured"),
        ("map[int][n]int", "the length 'n'"),
        ("map[int][0]int", "the length '0'"),
        ("map[int][-1]int", "the length '-1'"),
        ("map[int][010]int", "the length '010'"),
        ("map[int][1__0]int", "the length '1__0'"),
        ("map[int][0x]int", "the length '0x'"),
        (f"map[int][{MAX_LENGTH + 1}]byte", "more than"),
        (f"map[int][{MAX_BYTES // 16 + 1}]complex128", "more than"),
    ],
)
def test_what_cannot_be_measured_is_told_apart(text: str, why: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_map_type(text)
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)


# --- uses ---------------------------------------------------------------------------------------


def test_uses_are_operations_each_once() -> None:
    assert operations_of(["rmw", "store", "rmw"]) == ("RMW", "Overwrite", "InsGrow")


@pytest.mark.parametrize("words", [[], ["red"], ["rmw", "RMW"]])
def test_other_uses_are_an_error_that_names_those_there_are(words: list[str]) -> None:
    with pytest.raises(BadInput, match=r"read|rmw"):
        operations_of(words)


def test_every_use_is_measured_and_explained() -> None:
    assert {op for use in USES.values() for op in use.operations} <= set(SHAPES)
    assert all(f"{word} ({use.go})" in explain_uses() for word, use in USES.items())
    assert set(FORMS) == set(SHAPES)
