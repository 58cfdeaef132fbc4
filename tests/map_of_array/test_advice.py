"""What `unheap bench --map` says that `--shape auto` would do."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import Bench, write

from codemod import pipeline
from codemod.bench.maptype import parse_map_type
from codemod.costs import Costs, shipped
from codemod.report import outcome
from transforms.map_of_array import TRANSFORM
from transforms.map_of_array.advice import advise
from transforms.map_of_array.decide import WORTH

pytest_plugins = ["workbench_fixture"]

PROGRAM = """package m

func set(keys []{key}, i int, e {element}) {{
	m := make(map[{key}][{length}]{element})
	for _, k := range keys {{
		v := m[k]
		v[i] = e
		m[k] = v
	}}
}}
"""


@pytest.mark.parametrize(
    "text",
    [
        "map[int][16]byte",
        "map[int][16]int64",
        "map[int][17]int64",
        "map[string][16]byte",
        "map[int][2]string",
        "map[int16][128]byte",
        "map[int16][129]byte",
    ],
)
def test_it_is_what_scan_says_of_such_a_map(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(pipeline, "cache_folder", lambda: bench.cache)
    asked = parse_map_type(text)
    source = PROGRAM.format(key=asked.key, length=asked.length, element=asked.element)
    report = bench.scan(write(tmp_path, {"a.go": source}), TRANSFORM)
    (finding,) = report.findings

    said = advise(asked, ["RMW"], shipped())
    assert said == f"{outcome(finding.verdict)}: {finding.verdict.reason}"


FILLED = """package m

func fill(keys []int, e {element}) int {{
	m := make(map[int][{length}]{element}, len(keys))
	for _, k := range keys {{
		m[k] = [{length}]{element}{{e}}
	}}
	return len(m)
}}
"""
CHURNED = """package m

func churn(keys []int, e {element}) int {{
	m := map[int][{length}]{element}{{}}
	for _, k := range keys {{
		delete(m, k-3)
		m[k] = [{length}]{element}{{e}}
	}}
	return len(m)
}}
"""


@pytest.mark.parametrize(
    ("program", "text", "operations", "shape"),
    [
        (FILLED, "map[int][16]int32", ["InsPre"], "small-value"),
        (FILLED, "map[int][64]int64", ["InsPre"], "slab"),
        (FILLED, "map[int][64]int64", ["Overwrite", "InsGrow", "InsPre"], "slab"),
        (CHURNED, "map[int][128]int64", ["Churn"], "pooled"),
        (CHURNED, "map[int][128]int64", ["Overwrite", "InsGrow", "Churn"], "pooled"),
    ],
)
def test_it_weighs_the_shapes_that_such_a_map_could_have(
    bench: Bench, tmp_path: Path, program: str, text: str, operations: list[str], shape: str
) -> None:
    asked = parse_map_type(text)
    source = program.format(length=asked.length, element=asked.element)
    (*_, finding) = bench.scan(write(tmp_path, {"a.go": source}), TRANSFORM).findings

    said = advise(asked, operations, shipped())
    assert said.split(":")[0] == outcome(finding.verdict)
    assert f"[{shape}]" in said


def test_what_holds_pointers_is_not_recycled() -> None:
    said = advise(parse_map_type("map[int][64]string"), ["Churn", "InsPre"], shipped())
    assert "pooled" not in said
    assert "slab" not in said


@pytest.mark.parametrize(("ns", "said"), [(90.0, "rewrite[pointer]"), (91.0, "leave[no-gain]")])
def test_it_decides_by_the_costs_that_it_is_given(ns: float, said: str) -> None:
    row = {"op": "RMW", "key": "string", "entries": 1000, "bytes": 160}
    rows = [{**row, "shape": "array", "ns": 100.0}, {**row, "shape": "pointer", "ns": ns}]
    assert WORTH == 0.9
    assert advise(parse_map_type("map[string][20]int64"), ["RMW"], Costs(rows, "")).startswith(said)
