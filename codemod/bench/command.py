"""One run of `unheap bench`: options → what is to be measured → what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from codemod.bench.maptype import MapType, parse_map_type
from codemod.bench.measure import Progress, measure_map, measure_table
from codemod.bench.output import noise_line, option_lines, table_lines, to_json
from codemod.bench.plot import svg
from codemod.bench.points import ENTRIES, FULL, KEYS, QUICK, Settings
from codemod.bench.samples import folder_of
from codemod.bench.summary import Measured
from codemod.bench.uses import operations_of, options
from codemod.costs import MAX_NOISE, Costs, costs_for, costs_of
from codemod.errors import BadInput
from codemod.gotool import GoTool, find_go
from codemod.paths import cache_folder

Advise = Callable[[MapType, Sequence[str], Costs], str]
"""What the transforms would decide of a type and operations, by some costs."""

_WORDS = {"386": 4, "arm": 4, "mips": 4, "mipsle": 4, "wasm": 8}
"""GOARCH → bytes of an `int`, where they may not be 8."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a run gives, for people and for programs, and what else there is to say."""

    text: str
    json: str
    notes: tuple[str, ...] = ()


def bench(
    map_type: str | None,
    advise: Advise,
    progress: Progress,
    *,
    quick: bool,
    again: bool,
    uses: tuple[str, ...] | None,
    plot: Path | None,
) -> Result:
    """Measure the table, or one type of map where `map_type` names one.

    Raises UnheapError where the options make no sense, or nothing can be measured or kept.
    """
    settings = QUICK if quick else FULL
    if map_type is None:
        if uses is not None:
            raise BadInput("--uses says what is done with the map that --map names")
        return _table(GoTool(find_go()), settings, again, plot, progress)
    if plot is not None or again:
        raise BadInput("--map measures one type, of which nothing is kept and no picture made")
    operations = operations_of(uses or ())
    go = GoTool(find_go())
    asked = parse_map_type(map_type, _WORDS.get(go.settings["GOARCH"], 8))
    measured = measure_map(go, settings, asked, operations, cache_folder(), progress)
    return _answer(measured, asked, advise(asked, operations, costs_of(measured)))


def _table(
    go: GoTool, settings: Settings, again: bool, plot: Path | None, progress: Progress
) -> Result:
    cache = cache_folder()
    measured = measure_table(go, settings, cache, progress, again=again)
    if plot is not None:
        _write(plot, _picture(measured))
    notes = (
        noise_line(measured, MAX_NOISE),
        f"kept in {folder_of(go, cache)}",
        f"scan and diff decide by figures {costs_for(go, cache).source}",
    )
    return Result("\n".join(table_lines(measured)) + "\n", to_json(measured), notes)


def _answer(measured: Measured, map_type: MapType, advice: str) -> Result:
    found = options(measured.rows)
    text = "\n".join(option_lines(measured, map_type, found, advice)) + "\n"
    predicted = {option.shape: round(option.ratio, 3) for option in found}
    document = to_json(measured, map=str(map_type), ratios=predicted, auto=advice)
    return Result(text, document, ())


def _picture(measured: Measured) -> str:
    rows = [row.as_dict() for row in measured.rows]
    return svg(rows, KEYS[0], ENTRIES, f"{measured.go} on {measured.platform}")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}") from error
