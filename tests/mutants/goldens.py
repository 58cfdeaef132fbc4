"""The golden cases as modules that are judged again and again, and which lines each executes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import coverage
from golden_cases import Case

from codemod.gotool import GoTool
from mutants.conditions import Mutant
from mutants.judging import Judgement, Module, RememberingGo
from transforms.registry import BUILT_IN

Lines = Mapping[str, Mapping[int, frozenset[str]]]
"""File → line → names of what executes it."""


def golden_modules(cases: Iterable[Case], folder: Path, go: GoTool) -> list[Module]:
    """Each case, written to a folder of its own."""
    tools: dict[str, RememberingGo] = {}
    found = []
    for case in cases:
        root = (folder / case.transform / case.name).resolve()
        for name, text in case.sources.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(text)
        tool = tools.setdefault(case.options.tags, RememberingGo(go.binary, case.options.tags))
        rules = tuple(rule for rule in BUILT_IN if rule.name in case.options.select)
        name = f"{case.transform}/{case.name}"
        found.append(Module(name, root, case.options, rules, tool))
    return found


def executed(modules: Sequence[Module], root: Path) -> Lines:
    """The lines of our own modules that judging each of these executes."""
    return contexts(root, ((one.name, one.judge) for one in modules))


def contexts(root: Path, runs: Iterable[tuple[str, Callable[[], object]]]) -> Lines:
    """The lines that each of some named functions executes."""
    watch = coverage.Coverage(
        data_file=None, config_file=False, include=[f"{root}/codemod/*", f"{root}/transforms/*"]
    )
    watch.start()
    for name, run in runs:
        watch.switch_context(name)
        run()
    watch.stop()
    return lines_of(watch, root)


def lines_of(watch: coverage.Coverage, root: Path) -> Lines:
    """What coverage has seen, by context."""
    data = watch.get_data()
    return {
        Path(file).relative_to(root).as_posix(): {
            line: frozenset(names) - {""} for line, names in data.contexts_by_lineno(file).items()
        }
        for file in data.measured_files()
    }


def reaching(mutant: Mutant, lines: Lines, mentions: Mapping[str, Iterable[str]]) -> set[str]:
    """What executes a mutant's statement or, if it is a constant, any line of a file that names it.

    `mentions`: name of a constant → those files.
    """
    if mutant.is_constant:
        name = mutant.scope.rpartition(".")[2]
        per_file = (lines.get(file, {}).values() for file in mentions[name])
        return {one for rows in per_file for names in rows for one in names}
    rows = lines.get(mutant.name, {})
    return {one for line in mutant.lines for one in rows.get(line, ())}


def mentions(mutants: Iterable[Mutant], texts: Mapping[str, str]) -> Mapping[str, list[str]]:
    """Each mutated constant → the files that name it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in {one.scope.rpartition(".")[2] for one in mutants if one.is_constant}:
        found[name] = [file for file, text in texts.items() if name in text]
    return found


def baseline(modules: Sequence[Module]) -> dict[str, Judgement]:
    """Module → what is said of it as things are; Go's answers are remembered from then on."""
    found = {one.name: one.judge() for one in modules}
    crashed = [name for name, judged in found.items() if judged.findings[0] == "crash"]
    assert not crashed, crashed
    return found
