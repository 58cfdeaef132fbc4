"""Random programs as modules to judge and, where a mutant changes the plan, to run."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fuzz.__main__ import PLAIN, ROUND
from fuzz.program import Program
from fuzz.run import Attack, Mode

from codemod.gotool import GoTool
from mutants.goldens import baseline
from mutants.judging import Judgement, Module, RememberingGo

_UNITS = 60
_ATTACKED = 20
"""At most so many of the units whose plan changes are run."""


@dataclass(frozen=True)
class Target:
    """One generated program in one mode."""

    program: Program
    mode: Mode
    module: Module


def targets(seeds: Sequence[int], folder: Path, go: GoTool) -> list[Target]:
    """Each seed's programs, written to folders of their own, in each safe mode."""
    tool, attack = RememberingGo(go.binary), Attack(go, folder / "compiling")
    found = []
    for seed in seeds:
        for make, version, modes, way in ROUND:
            if way != PLAIN:
                continue
            program = attack.compiling(make(seed, _UNITS, version))
            root = folder / f"{make.__name__}-{seed}-{version}"
            root.mkdir(parents=True)
            for name, text in program.files.items():
                (root / name).parent.mkdir(exist_ok=True)
                (root / name).write_text(text, encoding="utf-8")
            for mode in modes:
                if not mode.unsafe:
                    rules = tuple(mode.transforms)
                    name = f"{root.name} {mode}"
                    module = Module(name, root.resolve(), mode.options, rules, tool)
                    found.append(Target(program, mode, module))
    return found


class RandomPrograms:
    """Some programs, and what is planned for them as things are."""

    def __init__(self, some: Sequence[Target], folder: Path, go: GoTool) -> None:
        self.targets, self._folder, self._go = some, folder, go
        self._before = baseline([one.module for one in some])

    def notice(self) -> bool:
        """Does one of them behave in another way, as this process rewrites it now?"""
        return any(self._is_broken(one) for one in self.targets)

    def _is_broken(self, target: Target) -> bool:
        after = target.module.judge()
        if after.findings[0] == "crash":
            return True
        names = _changed(self._before[target.module.name], after)
        units = [one for one in target.program.units if one.name in names][:_ATTACKED]
        if not units:
            return False
        attack = Attack(self._go, self._folder / f"attack-{id(self)}")
        failures = attack.failing(target.program.only(*units), target.mode)
        return any(one.kind != "rejected" for one in failures)


def _changed(before: Judgement, after: Judgement) -> set[str]:
    """The units whose text would become another one."""
    paths = before.texts.keys() | after.texts.keys()
    return {
        name
        for path in paths
        for old in [_sections(before.texts.get(path) or path.read_bytes())]
        for name, text in _sections(after.texts.get(path) or path.read_bytes()).items()
        if old.get(name) != text
    }


def _sections(text: bytes) -> Mapping[str, str]:
    parts = re.split(r"^// == (\w+)$", text.decode("utf-8", "replace"), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))
