"""Samples → figures, tables and pictures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from bench_settings import TINY, toolchain

from codemod.bench.maptype import MapType
from codemod.bench.output import noise_line, option_lines, table_lines, to_json
from codemod.bench.plot import HIGHEST, LOWEST, Panel, svg
from codemod.bench.points import GC, GC_ENTRIES, Point, sample_type
from codemod.bench.samples import Sample
from codemod.bench.summary import Measured, Row, noise, rows, summarize
from codemod.bench.uses import Option, options

READ = Point("ReadElem", sample_type("int", 16))
READ_LARGE = Point("ReadElem", sample_type("int", 256))
RMW = Point("RMW", sample_type("int", 16))
STORE = Point("Overwrite", sample_type("int", 16))
INSERT = Point("InsGrow", sample_type("int", 16))
HEAP = Point(GC, sample_type("int", 16), GC_ENTRIES)


def sample(point: Point, array: float, **ratios: float) -> Sample:
    return {shape: array * ratios.get(shape, 1.0) for shape in point.shapes}


def measured(samples: Mapping[Point, list[Sample]]) -> Measured:
    return summarize(toolchain(), TINY, samples)


# --- figures ------------------------------------------------------------------------------------


def test_ratios_are_taken_inside_a_round() -> None:
    # The machine was ten times slower in the second round, for all shapes alike.
    rounds = [sample(READ, ns, pointer=part) for ns, part in [(10, 0.5), (100, 0.6), (20, 0.7)]]
    found = {row.shape: row for row in rows({READ: rounds})}
    assert (found["array"].ns, found["array"].ratio) == (20.0, 1.0)
    assert (found["pointer"].ns, found["pointer"].ratio) == (12.0, 0.6)


def test_one_bad_round_changes_nothing() -> None:
    good = [sample(READ, 10, slab=0.5)] * 4
    assert rows({READ: [*good, sample(READ, 10, slab=9)]}) == rows({READ: good})


def control(ratio: float) -> Row:
    return Row("ReadElem", "struct", "int", 1000, 16, 1.0, ratio)


@pytest.mark.parametrize(
    ("ratios", "expected"),
    [
        ([], 0.0),
        ([1.0], 0.0),
        ([0.9], 0.1),
        ([1.3], 0.3),
        ([1.0] * 18 + [9.0], 8.0),
        ([1.0] * 19 + [9.0], 0.0),
        ([1.02] * 38 + [9.0, 0.1], 0.02),
        ([1.02] * 37 + [9.0, 0.1, 0.5], 0.5),
    ],
)
def test_noise_is_what_the_control_shows_but_for_a_twentieth(
    ratios: list[float], expected: float
) -> None:
    others = [replace(control(5.0), shape="pointer")]
    assert noise([*map(control, ratios), *others]) == pytest.approx(expected)


# --- tables -------------------------------------------------------------------------------------


def test_a_table_for_each_operation_with_the_array_in_nanoseconds() -> None:
    table = measured(
        {
            READ: [sample(READ, 10, pointer=0.5)],
            READ_LARGE: [sample(READ_LARGE, 40, pointer=0.25)],
            HEAP: [sample(HEAP, 2e6, pointer=20)],
        }
    )
    lines = [line.split() for line in table_lines(table)]
    assert lines[0] == "go1.99.1 on linux/amd64, maps of 1,000 entries".split()
    assert "int keys: m[k][1]".split() in lines
    assert "16 B 256 B".split() in lines
    assert "array 10.0 40.0".split() in lines
    assert "pointer 0.50 0.25".split() in lines
    assert "array 2.00".split() in lines, "milliseconds of a collection"
    assert "pointer 20.00".split() in lines


def test_the_table_for_programs() -> None:
    document = json.loads(to_json(measured({READ: [sample(READ, 10, struct=1.1)]}), more=1))
    assert (document["go"], document["platform"], document["more"]) == (
        "go1.99.1",
        "linux/amd64",
        1,
    )
    assert document["noise"] == 0.1
    assert document["rows"][0] == {
        "op": "ReadElem",
        "shape": "array",
        "key": "int",
        "entries": 1000,
        "bytes": 16,
        "ns": 10.0,
        "ratio": 1.0,
    }


@pytest.mark.parametrize(("limit", "too_much"), [(0.2, False), (0.05, True)])
def test_what_the_noise_is_and_whether_it_is_too_much(limit: float, too_much: bool) -> None:
    line = noise_line(measured({READ: [sample(READ, 10, struct=1.1)]}), limit)
    assert "within 10% of 1.00" in line
    assert ("too much" in line) is too_much


# --- one type -----------------------------------------------------------------------------------


def test_uses_together_weigh_what_they_cost() -> None:
    table = measured({READ: [sample(READ, 10, pointer=1.2)], RMW: [sample(RMW, 30, pointer=0.4)]})
    pointer = next(option for option in options(table.rows) if option.shape == "pointer")
    assert pointer.ratio == pytest.approx((12 + 12) / 40)
    assert pointer.by_operation == {"ReadElem": pytest.approx(1.2), "RMW": pytest.approx(0.4)}


def test_a_shape_without_a_form_of_its_own_costs_what_it_is_there() -> None:
    table = measured(
        {
            STORE: [sample(STORE, 10, pointer=0.5, **{"pointer, new on overwrite": 3})],
            INSERT: [sample(INSERT, 10, pointer=2, pooled=0.1)],
        }
    )
    found = {option.shape: option.by_operation for option in options(table.rows)}
    assert found["pooled"] == {"Overwrite": 0.5, "InsGrow": 0.1}
    assert found["pointer, new on overwrite"] == {"Overwrite": 3, "InsGrow": 2}


def test_a_shape_that_cannot_do_all_of_it_is_not_offered() -> None:
    ranging = Point("RangeVar", sample_type("int", 16))
    table = measured({READ: [sample(READ, 10)], ranging: [sample(ranging, 10, access=0.5)]})
    found = [option.shape for option in options(table.rows)]
    assert "struct" not in found
    assert found[0] == "access", "the cheapest first; it leaves m[k][1] as it is"


def test_the_answer_for_one_type() -> None:
    table = measured({RMW: [sample(RMW, 30, pointer=0.4)]})
    shown = Option("pointer", 0.4, {"RMW": 0.4})
    lines = list(option_lines(table, MapType("int", 4, "int32"), [shown], "leave it"))
    assert lines[0].startswith("map[int][4]int32: 16 B values, 1,000 entries, go1.99.1")
    assert [line.split() for line in lines[1:4]] == [
        ["all", "RMW"],
        ["array,", "ns", "30.0", "30.0"],
        ["pointer", "0.40", "0.40"],
    ]
    assert lines[4:] == ["--shape auto: leave it"]


# --- the picture --------------------------------------------------------------------------------

NAMESPACE = {"svg": "http://www.w3.org/2000/svg"}


def picture(samples: Mapping[Point, list[Sample]]) -> ElementTree.Element:
    table: list[dict[str, Any]] = [row.as_dict() for row in rows(samples)]
    return ElementTree.fromstring(svg(table, "int", 1000, 'a "source" <of> & figures'))


def test_a_line_for_each_shape_and_one_in_the_legend() -> None:
    root = picture({READ: [sample(READ, 10)], READ_LARGE: [sample(READ_LARGE, 40)]})
    lines = root.findall("svg:polyline", NAMESPACE)
    others = len(READ.shapes) - 1
    assert len(lines) == 2 * others
    assert {len(str(line.get("points")).split()) for line in lines} == {2}
    texts = [text.text for text in root.findall("svg:text", NAMESPACE)]
    assert "m[k][1]" in texts
    assert {"pointer", "slab", "struct (control)"} <= set(texts)


def test_other_keys_and_collections_of_garbage_are_not_in_it() -> None:
    strings = Point("RMW", sample_type("string", 16))
    root = picture(
        {READ: [sample(READ, 10)], strings: [sample(strings, 1)], HEAP: [sample(HEAP, 1)]}
    )
    titles = [one.text for one in root.findall("svg:text[@class='title']", NAMESPACE)]
    assert titles == ["m[k][1]"]


def test_places_in_a_panel() -> None:
    panel = Panel("RMW", 10, 20, {})
    sizes = [panel.x(size) for size in (4, 16, 64, 4096)]
    assert sizes[0] == 10
    assert sizes[1] - sizes[0] == pytest.approx(sizes[2] - sizes[1], abs=0.2)
    assert panel.y(2) < panel.y(1) < panel.y(0.5), "dear is up"
    assert panel.y(1) - panel.y(2) == pytest.approx(panel.y(0.5) - panel.y(1), abs=0.2)
    assert panel.y(1000) == panel.y(HIGHEST) == 20
    assert panel.y(0.0001) == panel.y(LOWEST)
