"""What the rule for maps without a size finds by syntax alone, counts, and says."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import Bench, write

from codemod.makes import Make
from codemod.syntax import Source
from transforms.unsized_map import TRANSFORM
from transforms.unsized_map.lawful import entry_bytes

pytest_plugins = ["workbench_fixture"]


@pytest.mark.parametrize(
    ("code", "is_found"),
    [
        ("make(map[int]int)", True),
        ("make(/* all */ map[int]int)", True),
        ("make(map[int]int, 3)", False),
        ("make(map[int]int, 0)", False),
        ("make([]int)", False),
        ("make(table)", False),
        ("make()", False),
        ("build(map[int]int)", False),
        ("p.make(map[int]int)", False),
        ("new(map[int]int)", False),
    ],
)
def test_maps_that_are_made_without_a_size(code: str, is_found: bool) -> None:
    source = Source(Path("a.go"), f"package p\n\nvar m = {code}\n".encode())
    found = [source.text[one.start : one.end].decode() for one in TRANSFORM.find(source)]
    assert found == ([code] if is_found else [])


@pytest.mark.parametrize(
    ("key", "value", "size"),
    [(8, 8, 17), (16, 0, 17), (128, 128, 257), (129, 8, 17), (8, 129, 17), (-1, 8, 137), (0, 0, 1)],
)
def test_room_for_an_entry(key: int, value: int, size: int) -> None:
    make = Make(
        path=Path("a.go"),
        start=0,
        end=9,
        written=(5, 9),
        zero=None,
        type="map[K]V",
        map_key="m",
        key_size=key,
        elem_size=value,
        key_values=-1,
        shadowed=frozenset(),
        loops=(),
    )
    assert entry_bytes(make) == size


FILLED = """package m

func filled(list []string, text string) (m map[KEY]int) {
	m = make(map[KEY]int)
	for i, x := range OPERAND {
		m[ENTRY] = i
		_ = x
	}
	return m
}
"""


@pytest.mark.parametrize(
    ("key", "operand", "entry", "says"),
    [
        ("int", "list", "i", "len(list) is the number of entries"),
        ("string", "list", "x", "len(list) is an upper bound"),
        # One letter may take several bytes.
        ("int", "text", "i", "len(text) is an upper bound"),
    ],
)
def test_whether_the_size_is_exact(
    bench: Bench, tmp_path: Path, key: str, operand: str, entry: str, says: str
) -> None:
    code = FILLED.replace("KEY", key).replace("OPERAND", operand).replace("ENTRY", entry)
    (finding,) = bench.scan(write(tmp_path, {"a.go": code}), TRANSFORM).findings
    assert any(says in line for line in finding.verdict.evidence)


@pytest.mark.parametrize(
    ("params", "key", "value", "said"),
    [
        ("", "int", "bool", ("for values of 1 byte if", "leaves room of about 10 bytes")),
        ("", "int", "int64", ("for values of 8 bytes if", "leaves room of about 17 bytes")),
        ("", "int", "struct{}", ("for values of 0 bytes if", "leaves room of about 9 bytes")),
        (
            "[K comparable, V any]",
            "K",
            "V",
            (
                "of a size that is not known, taken for 0 bytes, if",
                "leaves room of up to 257 bytes",
            ),
        ),
    ],
)
def test_what_an_entry_takes_is_said_as_it_is_known(
    bench: Bench, tmp_path: Path, params: str, key: str, value: str, said: tuple[str, str]
) -> None:
    text = (
        f"package m\n\nfunc fill{params}(ks []{key}, v {value}) map[{key}]{value} {{\n"
        f"\tm := map[{key}]{value}{{}}\n\tfor _, k := range ks {{\n\t\tm[k] = v\n\t}}\n"
        "\treturn m\n}\n"
    )
    report = bench.scan(write(tmp_path, {"a.go": text}), TRANSFORM)
    (finding,) = report.findings
    measured, bound = finding.verdict.evidence
    assert said[0] in measured
    assert said[1] in bound
