"""One module, one shape: what unheap makes of it, and whether its own tests notice."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from codemod.gotool import GoTool, call
from corpus.modules import Module
from corpus.spent import Spent, spent

UNHEAP = Path(sys.executable).with_name("unheap")
TEST_SECONDS = 900
# Some tests have an address in their names, which is another one in each run.
_ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
_VERDICTS = frozenset({"pass", "fail", "skip"})

Results = Mapping[tuple[str, str], str]
"""(Package, test) → pass, fail or skip; a package has a row of its own."""


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
        found, took, fault = self._unheap(shape)
        groups = {one["group"] + one["rule"]: one["decision"] for one in found.get("findings", ())}
        decisions, problems = Counter(groups.values()), len(found.get("problems", ()))
        patches = found.get("patches", [])
        if fault or not patches:
            return Trial(self._module, shape, took, decisions, problems=problems, fault=fault)
        diff = "".join(patch["diff"] for patch in patches).encode()
        packages = sorted({f"./{Path(patch['path']).parent}" for patch in patches})
        before = [self._tests(packages)] if tests else []
        with self._applied(diff):
            second, _, fault = self._unheap(shape)
            after = [self._tests(packages)] if tests else []
        if again := sorted({package for package, _ in changed(before, after)}):
            # Some tests do not always end in the same way: what differs is looked at once more.
            before.append(self._tests(again))
            with self._applied(diff):
                after.append(self._tests(again))
        return Trial(
            self._module,
            shape,
            took,
            decisions,
            len(patches),
            compared(before, after),
            len(second.get("patches", [])),
            problems,
            fault,
        )

    @contextmanager
    def _applied(self, diff: bytes) -> Iterator[None]:
        self._git("apply", "-", stdin=diff)
        try:
            yield
        finally:
            self._git("checkout", "-q", ".")

    def _unheap(self, shape: str) -> tuple[dict[str, Any], Spent, str]:
        rule = [] if shape == "auto" else ["--select", "map-of-array"]
        argv: list[str | Path] = [UNHEAP, "diff", "--format", "json", "--shape", shape]
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            took = spent(
                [*argv, *rule, "--timeout=0", "--no-progress", "./..."], self._root, out, err
            )
            out.seek(0)
            err.seek(0)
            text, said = out.read(), err.read().decode("utf-8", "replace")
        if not text:
            return {}, took, said.strip().rpartition("\n")[2]
        return json.loads(text), took, ""

    def _tests(self, packages: Sequence[str]) -> Results:
        flags = ["-json", "-short", "-count=1", "-vet=off", f"-timeout={TEST_SECONDS}s"]
        done = self._go.run(["test", *flags, *packages], self._root)
        rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith(b"{")]
        return {
            (row.get("Package", ""), _ADDRESS.sub("0x", row.get("Test", ""))): row["Action"]
            for row in rows
            if row["Action"] in _VERDICTS
        }

    def _git(self, *args: str, stdin: bytes | None = None) -> None:
        env = {**os.environ, "GIT_CEILING_DIRECTORIES": str(self._root.parent)}
        done = call(["git", *args], self._root, stdin=stdin, env=env)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.decode("utf-8", "replace"))


def compared(before: Sequence[Results], after: Sequence[Results]) -> str:
    """How many results are the same, how many are unsteady, and the first that are other ones.

    Unsteady are those that differed in the first run, and of which some run before and some run
    after were the same, or that are not there in every run.
    """
    keys = {key for one in (*before[:1], *after[:1]) for key in one}
    differ = changed(before, after)
    unsteady = len(changed(before[:1], after[:1])) - len(differ)
    same = len(keys) - len(differ) - unsteady
    said = [f"{same} the same"] if keys else []
    said += [f"{unsteady} unsteady"] if unsteady else []
    if differ:
        names = ", ".join(f"{package} {test}".strip() for package, test in differ[:3])
        said.append(f"{len(differ)} not: {names}")
    return ", ".join(said)


def changed(before: Sequence[Results], after: Sequence[Results]) -> list[tuple[str, str]]:
    """What no run before ended in as some run after did."""
    keys = {key for one in (*before, *after) for key in one}
    return sorted(
        key
        for key in keys
        if {one.get(key) for one in before}.isdisjoint(one.get(key) for one in after)
    )
