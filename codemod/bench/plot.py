"""A picture of the table as SVG: cost by size, a panel for each operation, a line per shape."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from codemod.bench.points import BASE, CONTROL, FORMS, GC, SHAPES

Line = Sequence[tuple[int, float]]
"""Bytes and ratio, by bytes."""

COLUMNS = 3
PLOT_WIDTH, PLOT_HEIGHT = 230, 150
LEFT, TOP, RIGHT, BOTTOM = 40, 34, 24, 34
HEADER = 62
LOWEST, HIGHEST = 1 / 20, 6.0
"""The range of ratios that is shown; what lies outside is drawn at the rim."""
_RATIOS = (1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4)
_SIZES = (4, 16, 64, 128, 256, 1024, 4096)
_INLINE = 132
"""Between 128 bytes, which Go stores inline, and 136, which it does not."""

_COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "pointer": "#0072b2",
        "pointer, new on overwrite": "#56b4e9",
        "pooled": "#009e73",
        "slab": "#d55e00",
        "access": "#cc79a7",
        CONTROL: "#888888",
    }
)
"""Colours that people with any kind of colour vision can tell apart."""
_DASHED = frozenset({CONTROL, "pointer, new on overwrite"})

_STYLE = (
    "text{font:11px sans-serif;fill:#333}.title{font-weight:bold;font-size:12px}"
    ".head{font-weight:bold;font-size:15px}.right{text-anchor:end}.middle{text-anchor:middle}"
    ".grid{stroke:#ddd}.one{stroke:#333}.inline{stroke:#bbb;stroke-dasharray:2 3}"
    ".line{fill:none;stroke-width:2}.dashed{stroke-dasharray:5 3}"
)


@dataclass(frozen=True, slots=True)
class Panel:
    """One operation: where its plot begins, and its lines by shape."""

    op: str
    left: float
    top: float
    lines: Mapping[str, Line]

    def x(self, size: float) -> float:
        """Place of a size, on a log scale."""
        low, high = math.log(_SIZES[0]), math.log(_SIZES[-1])
        return round(self.left + PLOT_WIDTH * (math.log(size) - low) / (high - low), 1)

    def y(self, ratio: float) -> float:
        """Place of a ratio, on a log scale, cheap at the bottom."""
        low, high = math.log(LOWEST), math.log(HIGHEST)
        shown = math.log(min(max(ratio, LOWEST), HIGHEST))
        return round(self.top + PLOT_HEIGHT * (high - shown) / (high - low), 1)


def svg(rows: Iterable[Mapping[str, object]], key: str, entries: int, source: str) -> str:
    """The picture of all rows for keys of this type and maps of so many entries."""
    panels = _panels(rows, key, entries)
    width = COLUMNS * (LEFT + PLOT_WIDTH + RIGHT)
    height = HEADER + math.ceil(len(panels) / COLUMNS) * (TOP + PLOT_HEIGHT + BOTTOM)
    root = Element(
        "svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {height}", width=str(width)
    )
    SubElement(root, "title").text = f"Cost of map operations by shape and size; {source}"
    SubElement(root, "style").text = _STYLE
    SubElement(root, "rect", width="100%", height="100%", fill="white")
    _text(root, 12, 22, f"Cost as a part of the array's, {key} keys ({source})", "head")
    _legend(root, [shape for shape in _COLOURS if any(shape in one.lines for one in panels)])
    for panel in panels:
        _draw(root, panel)
    ElementTree.indent(root, " ")
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _panels(rows: Iterable[Mapping[str, object]], key: str, entries: int) -> list[Panel]:
    found: dict[str, dict[str, list[tuple[int, float]]]] = {}
    for row in rows:
        if row["key"] == key and row["entries"] == entries and row["shape"] != BASE:
            line = found.setdefault(str(row["op"]), {}).setdefault(str(row["shape"]), [])
            line.append((int(str(row["bytes"])), float(str(row["ratio"]))))
    made = []
    for number, op in enumerate(op for op in SHAPES if op in found and op != GC):
        down, across = divmod(number, COLUMNS)
        left = LEFT + across * (LEFT + PLOT_WIDTH + RIGHT)
        top = HEADER + TOP + down * (TOP + PLOT_HEIGHT + BOTTOM)
        lines = {shape: sorted(points) for shape, points in found[op].items()}
        made.append(Panel(op, left, top, lines))
    return made


def _draw(root: Element, panel: Panel) -> None:
    _text(root, panel.left, panel.top - 10, FORMS[panel.op].replace("`", ""), "title")
    _grid(root, panel)
    # The control last but one reads as what it is: a band around 1 that the others leave.
    for shape in reversed(list(_COLOURS)):
        points = panel.lines.get(shape, ())
        if points:
            _line(root, shape, [(panel.x(size), panel.y(ratio)) for size, ratio in points])


def _grid(root: Element, panel: Panel) -> None:
    right, bottom = panel.left + PLOT_WIDTH, panel.top + PLOT_HEIGHT
    for ratio in _RATIOS:
        y = panel.y(ratio)
        kind = "one" if ratio == 1 else "grid"
        _segment(root, panel.left, y, right, y, kind)
        _text(root, panel.left - 6, y + 4, f"{round(ratio, 2):g}", "right")
    for size in _SIZES:
        x = panel.x(size)
        _segment(root, x, bottom, x, bottom + 4, "grid")
        # 128 and 256 would run into each other.
        if size != 128:
            _text(root, x, bottom + 16, f"{size} B" if size == _SIZES[-1] else str(size), "middle")
    inline = panel.x(_INLINE)
    _segment(root, inline, panel.top, inline, bottom, "inline")


def _legend(root: Element, shapes: Sequence[str]) -> None:
    x = 12.0
    for shape in shapes:
        name = f"{shape} (control)" if shape == CONTROL else shape
        _line(root, shape, [(x, 42.0), (x + 24, 42.0)])
        _text(root, x + 30, 46, name, "")
        x += 54 + 6.2 * len(name)


def _line(root: Element, shape: str, points: Iterable[tuple[float, float]]) -> None:
    line = SubElement(root, "polyline", stroke=_COLOURS[shape])
    line.set("class", "line dashed" if shape in _DASHED else "line")
    line.set("points", " ".join(f"{x:g},{y:g}" for x, y in points))


def _segment(root: Element, x1: float, y1: float, x2: float, y2: float, kind: str) -> None:
    places = {"x1": f"{x1:g}", "y1": f"{y1:g}", "x2": f"{x2:g}", "y2": f"{y2:g}"}
    SubElement(root, "line", {**places, "class": kind})


def _text(root: Element, x: float, y: float, text: str, kind: str) -> None:
    node = SubElement(root, "text", {"x": f"{x:g}", "y": f"{y:g}"})
    if kind:
        node.set("class", kind)
    node.text = text
