"""Makes a failing unit smaller, and keeps it as a golden case."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from codemod.oracle import Oracle
from fuzz.program import Program, Unit
from fuzz.run import Attack, Failure, Mode


def shrink(
    attack: Attack, program: Program, failure: Failure, mode: Mode, *, rounds: int = 100
) -> Unit:
    """The failing unit with nothing left that could be dropped by itself.

    Each round tries every smaller unit at once: all of them are built as one program.
    """
    unit = next(one for one in program.units if one.name == failure.unit)
    for _ in range(rounds):
        tried = {f"c{n}": smaller for n, smaller in enumerate(unit.smaller())}
        candidates = [replace(smaller, name=name) for name, smaller in tried.items()]
        failures = attack.failing(program.only(*candidates), mode)
        failing = [tried[one.unit] for one in failures if one.kind == failure.kind]
        if not failing:
            break
        unit = min(failing, key=lambda one: len(one.source))
    return unit


def keep(program: Program, unit: Unit, mode: Mode, folder: Path, oracle: Oracle) -> None:
    """Write the unit as a golden case. What it has to become, and its `want` comments, are for
    the author of the mend to say."""
    folder.mkdir(parents=True, exist_ok=True)
    files = replace(program.only(unit), name=folder.name).files
    sources = [(name, text.encode()) for name, text in files.items() if name.endswith(".go")]
    for (name, _), text in zip(sources, oracle.format(sources), strict=True):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(text)
    (folder / "go.mod").write_text(files["go.mod"], encoding="utf-8")
    (folder / "case.toml").write_text(_settings(mode), encoding="utf-8")


def _settings(mode: Mode) -> str:
    rules = ", ".join(f'"{rule}"' for rule in mode.rules)
    lines = ["[options]", f"select = [{rules}]", f'shape = "{mode.shape}"']
    lines += ["unsafe = true"] * mode.unsafe + ["exported = true"] * mode.exported
    return "\n".join(lines) + "\n"
