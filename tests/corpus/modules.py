"""The pinned modules, and copies of them that may be written to."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from codemod.gotool import GoTool

LIST = Path(__file__).with_name("modules.toml")


class NotHere(Exception):
    """A module that cannot be downloaded; the message is Go's."""


@dataclass(frozen=True, slots=True)
class Module:
    """One version of a public module."""

    path: str
    version: str

    @property
    def name(self) -> str:
        """Its last element that is no version."""
        *_, before, last = ["", *self.path.split("/")]
        return before if last[:1] == "v" and last[1:].isdigit() else last

    def __str__(self) -> str:
        return f"{self.path}@{self.version}"


def modules(names: frozenset[str] = frozenset(), listed: Path = LIST) -> list[Module]:
    """Those of a list, or the named ones."""
    rows = tomllib.loads(listed.read_text("utf-8"))["module"]
    found = [Module(row["path"], row["version"]) for row in rows]
    return [one for one in found if not names or one.name in names]


def chosen(names: Sequence[str], listed: Path = LIST) -> list[Module]:
    """Modules of the list by name, any other by path and version; all of the list by default.

    Raises ValueError for a name that is not in the list; the message has those that are.
    """
    parted = [name.partition("@") for name in names]
    others = [Module(path, version) for path, at, version in parted if at]
    named = frozenset(path for path, at, _ in parted if not at)
    known = {one.name for one in modules(listed=listed)}
    if unknown := named - known:
        names_of = [", ".join(sorted(some)) for some in (unknown, known)]
        raise ValueError("not in the list: {}; its names: {}".format(*names_of))
    return [*(modules(named, listed) if named or not others else []), *others]


def checkout(module: Module, go: GoTool, folder: Path) -> Path:
    """A copy of the module below the folder. Raises NotHere."""
    target = folder / module.name
    done = go.run(["mod", "download", "-json", str(module)], folder)
    answer = json.loads(done.stdout or b"{}")
    if done.returncode != 0 or "Dir" not in answer:
        raise NotHere(answer.get("Error") or done.stderr.decode("utf-8", "replace"))
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(answer["Dir"], target, symlinks=True)
    # A module comes without the others of its workspace, and Go would miss them.
    (target / "go.work").unlink(missing_ok=True)
    for path in (target, *target.rglob("*")):
        # The module cache is read-only.
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | 0o200)
    return target.resolve()
