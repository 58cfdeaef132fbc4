"""Writes the table of docs/byhand.md: what unheap makes of docs/byhand/original, against the same
package rewritten by hand (docs/byhand/byhand). It takes some minutes; for a quick look:
python docs/byhand.py --rounds 2.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from codemod import pipeline
from codemod.benchmarks import parse_results
from codemod.gotool import GoTool, call, find_go
from codemod.model import Decision, Report
from codemod.options import Options
from codemod.report import outcome, ranked
from transforms.registry import BUILT_IN

ROOT = Path(__file__).parent
PAGE = ROOT / "byhand.md"
MARK = "<!-- made by docs/byhand.py -->"

SHAPES = {"rewritten": "auto", "slab": "slab"}
"""Package → the shape that maps are given where it is made."""
SIDES = ("original", *SHAPES, "byhand", "again")
"""The packages in the order of measurement; `again` is the original once more: the noise."""

HEAD = ("today", "after / today", "after / by hand", "slab / today", "today / today", "allocations")
CASES = {
    "Add": "`h := m[k]; h[i]++; m[k] = h`, 1 KiB",
    "At": "`m[k][i]` of the same map",
    "Weight": "`v := m[k]; v[i]`, 1 KiB",
    "Known": "`v, ok := m[k]; v[i]`, 1 KiB",
    "Total": "`for _, v := range m { v[i] }`, 1 KiB",
    "Index": "1,000 entries of 128 B into `make(map[K]V)`",
    "Replace": "`delete(m, k); m[k2] = v`, 1 KiB",
    "Count": "`v := m[k]; v[i]++; m[k] = v`, 136 B",
    "Collect": "`runtime.GC()`, a million of these",
    "First": "`for _, o := range x { if … { return &o } }`, 104 B",
    "Pointers": "`for _, o := range x { all = append(all, &o) }`",
}

Figures = Mapping[tuple[str, str, str], Sequence[float]]
"""Side, case and unit → a value for each round."""


def rewrite(module: Path, name: str, go: GoTool) -> Report:
    """Make a package of the original, as `unheap apply --shape …` would."""
    shutil.copytree(module / "original", module / name)
    options = Options(shape=SHAPES[name])
    report = pipeline.diff(
        [f"./{name}"], options, BUILT_IN, cwd=module, go=go, progress=lambda _: None
    )
    for patch in report.patches:
        patch.path.write_bytes(patch.new)
    return report


def measure(module: Path, go: GoTool, rounds: int) -> Figures:
    """The benchmarks of every side, in turns."""
    programs = {side: module / f"{side}.test" for side in SIDES}
    for side in SIDES[:-1]:
        bench = module / side / "bench_test.go"
        if not bench.exists():
            shutil.copy(module / "original" / bench.name, bench)
        done = go.run(["test", "-c", "-o", programs[side], f"./{side}"], module)
        if done.returncode != 0:
            raise SystemExit(done.stderr.decode())
    shutil.copy(programs["original"], programs["again"])
    found: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    for number in range(rounds):
        sys.stderr.write(f"round {number + 1} of {rounds}\n")
        for side in SIDES:
            flags = ["-test.bench=.", "-test.benchmem", "-test.benchtime=0.3s"]
            printed = call([programs[side], *flags], module).stdout.decode()
            for (name, unit), values in parse_results(printed).items():
                case = name.removeprefix("Benchmark").partition("-")[0]
                found[side, case, unit] += values
    return found


def table(found: Figures) -> str:
    """The ratios in Markdown: medians of the rounds."""
    lines = [
        f"| | {' | '.join(HEAD)} |",
        f"|{' --- |' * (len(HEAD) + 1)}",
    ]
    for case, what in CASES.items():
        ratios = [
            _ratio(found, case, "rewritten", "original"),
            _ratio(found, case, "rewritten", "byhand"),
            _ratio(found, case, "slab", "original"),
            _ratio(found, case, "again", "original"),
        ]
        now = median(found["original", case, "ns/op"])
        allocs = [median(found[side, case, "allocs/op"]) for side in ("original", "rewritten")]
        columns = [what, _time(now), *ratios, f"{allocs[0]:.0f} → {allocs[1]:.0f}"]
        lines.append(f"| {' | '.join(columns)} |")
    return "\n".join(lines)


def _ratio(found: Figures, case: str, side: str, other: str) -> str:
    pairs = zip(found[side, case, "ns/op"], found[other, case, "ns/op"], strict=True)
    return f"{median(new / old for new, old in pairs):.2f}"


def _time(ns: float) -> str:
    for unit, size in (("ms", 1e6), ("µs", 1e3)):
        if ns >= size:
            return f"{ns / size:.3g} {unit}"
    return f"{ns:.3g} ns"


def decisions(report: Report) -> str:
    """What was rewritten into what, in Markdown."""
    lines = [
        f"- `{one.site.type}`: {one.site.rule}, {outcome(one.verdict)}"
        for one in ranked(report)
        if one.verdict.decision is Decision.REWRITE
    ]
    return "\n".join(dict.fromkeys(lines))


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=6)
    rounds = parser.parse_args().rounds
    go = GoTool(find_go())
    with tempfile.TemporaryDirectory() as folder:
        module = Path(folder).resolve() / "byhand"
        shutil.copytree(ROOT / "byhand", module)
        report, _ = (rewrite(module, name, go) for name in SHAPES)
        found = measure(module, go, rounds)
    made = f"{go.version} on {go.settings['GOOS']}/{go.settings['GOARCH']}, {rounds} rounds"
    when = datetime.now(UTC).date()
    before = PAGE.read_text("utf-8").partition(MARK)[0]
    text = f"{MARK}\n\n{made}, {when}.\n\n{table(found)}\n\nWhat it did:\n\n{decisions(report)}\n"
    PAGE.write_text(before + text, "utf-8")


if __name__ == "__main__":
    main()
