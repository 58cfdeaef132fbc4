"""One module, one shape: what unheap makes of it, and whether its own tests notice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from codemod.gotool import GoTool, call
from corpus.modules import Module

UNHEAP = Path(sys.executable).with_name("unheap")
TEST_SECONDS = 900
_VERDICTS = frozenset({"pass", "fail", "skip"})


@dataclass(frozen=True)
class Spent:
    """What one call of unheap took."""

    seconds: float
    megabytes: float
    """Of its largest process, the compiler's included."""


@dataclass(frozen=True)
class Trial:
    """Everything that was asked of one module and shape."""

    module: Module
    shape: str
    spent: Spent
    groups: Mapping[str, int]
    """Decision → flow groups."""
    files: int = 0
    tests: str = ""
    """How many test results were the same before and after, and which were not."""
    second: int = 0
    """Files that a second run would change."""
    problems: int = 0
    """Packages that could not be looked at, as a rule because something cannot be downloaded."""
    fault: str = ""
    """What went wrong; "" where nothing did."""


class Runner:
    """Runs trials in the checkout of one module, which is a git repository."""

    def __init__(self, module: Module, root: Path, go: GoTool) -> None:
        self._module, self._root, self._go = module, root, go
        self._git("init", "-q")
        self._git("add", "-Af")
        self._git("-c", "user.name=corpus", "-c", "user.email=corpus@example.org", "commit", "-qm.")

    def trial(self, shape: str, *, tests: bool) -> Trial:
        """One shape; afterwards the checkout is as it was."""
        found, spent, fault = self._unheap(shape)
        groups = {one["group"] + one["rule"]: one["decision"] for one in found.get("findings", ())}
        decisions, problems = Counter(groups.values()), len(found.get("problems", ()))
        patches = found.get("patches", [])
        if fault or not patches:
            return Trial(self._module, shape, spent, decisions, problems=problems, fault=fault)
        packages = sorted({f"./{Path(patch['path']).parent}" for patch in patches})
        before = self._tests(packages) if tests else {}
        self._git("apply", "-", stdin="".join(patch["diff"] for patch in patches).encode())
        try:
            second, _, fault = self._unheap(shape)
            after = self._tests(packages) if tests else {}
        finally:
            self._git("checkout", "-q", ".")
        return Trial(
            self._module,
            shape,
            spent,
            decisions,
            len(patches),
            compared(before, after),
            len(second.get("patches", [])),
            problems,
            fault,
        )

    def _unheap(self, shape: str) -> tuple[dict[str, Any], Spent, str]:
        rule = [] if shape == "auto" else ["--select", "map-of-array"]
        argv: list[str | Path] = [UNHEAP, "diff", "--format", "json", "--shape", shape]
        start = time.monotonic()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            child = subprocess.Popen(
                [*argv, *rule, "--no-progress", "./..."], cwd=self._root, stdout=out, stderr=err
            )
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            spent = Spent(time.monotonic() - start, usage.ru_maxrss / 1024)
            out.seek(0)
            err.seek(0)
            text, said = out.read(), err.read().decode("utf-8", "replace")
        if not text:
            return {}, spent, said.strip().rpartition("\n")[2]
        return json.loads(text), spent, ""

    def _tests(self, packages: Sequence[str]) -> Mapping[tuple[str, str], str]:
        """(Package, test) → pass, fail or skip; a package has a row of its own."""
        flags = ["-json", "-short", "-count=1", "-vet=off", f"-timeout={TEST_SECONDS}s"]
        done = self._go.run(["test", *flags, *packages], self._root)
        rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith(b"{")]
        return {
            (row.get("Package", ""), row.get("Test", "")): row["Action"]
            for row in rows
            if row["Action"] in _VERDICTS
        }

    def _git(self, *args: str, stdin: bytes | None = None) -> None:
        env = {**os.environ, "GIT_CEILING_DIRECTORIES": str(self._root.parent)}
        done = call(["git", *args], self._root, stdin=stdin, env=env)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.decode("utf-8", "replace"))


def compared(before: Mapping[tuple[str, str], str], after: Mapping[tuple[str, str], str]) -> str:
    """How many results are the same, and the first of those that are not."""
    keys = before.keys() | after.keys()
    changed = sorted(key for key in keys if before.get(key) != after.get(key))
    if not changed:
        return f"{len(keys)} the same" if keys else ""
    names = ", ".join(f"{package} {test}".strip() for package, test in changed[:3])
    return f"{len(keys) - len(changed)} the same, {len(changed)} not: {names}"
