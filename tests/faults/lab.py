"""A Go module to rewrite, in a folder with a home of its own, and what a fault has left of it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from codemod.gotool import GoTool, find_go
from faults.outcome import Run, Try, complaints

Tree = Mapping[str, tuple[object, ...]]
"""Every name below a folder → all that a rewrite could spoil: kind, mode, owner, text."""

FILE = """\
package m

var m{0} = map[string][64]int64{{}}

func observe{0}(key string, at int) {{
\th := m{0}[key]
\th[at]++
\tm{0}[key] = h
}}
"""
_LONGEST = 600.0
"""Seconds until a command counts as hanging."""
HUMBLE = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if os.geteuid() == 0 else ()
"""Makes root obey permissions as everybody has to."""
READY = b"."
_MOMENTS = 10
"""How many moments are drawn from one timing."""
# The clock of a signal starts when Python has loaded itself: what comes before is not ours.
# Whoever runs this may ignore signals, as nohup and a shell's & do; a child would do the same.
_COMMAND = """
import os, signal, sys
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)
from codemod import entry
os.write(int(sys.argv.pop(1)), b".")
entry.main()
"""


class Lab:
    """Makes trees and runs commands in them; one home, whose cache stays warm."""

    def __init__(self, folder: Path, *, quick: bool) -> None:
        folder.chmod(0o755)
        self.folder = folder.resolve()
        self.root = self.folder / "tree"
        self.quick = quick
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("XDG_")},
            "HOME": str(self.folder / "home"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_STATE_HOME": str(self.folder / "state"),
            # Go's own cache may be shared: what is in it is Go's affair.
            "GOCACHE": str(_go_cache()),
            "GOFLAGS": "",
        }

    def times(self, many: int) -> int:
        """How often to try: less where a test has to be quick."""
        return min(many, 2) if self.quick else many

    def size(self, many: int) -> int:
        """How many files to edit: fewer where a test has to be quick."""
        return min(many, 3) if self.quick else many

    def plant(self, files: int = 3, texts: Mapping[str, bytes] | None = None) -> Tree:
        """A new tree without any runs on record: that many files, or those that are given."""
        _remove(self.root)
        _remove(self.folder / "state")
        self.root.mkdir()
        (self.root / "go.mod").write_text("module m\n\ngo 1.23\n")
        made = texts or {f"f{n}.go": FILE.format(n).encode() for n in range(files)}
        for name, text in made.items():
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_bytes(text)
        return self.tree()

    def tree(self) -> Tree:
        """What is in the module now."""
        return {str(path.relative_to(self.root)): _facts(path) for path in self.root.rglob("*")}

    def unheap(
        self,
        *args: str,
        env: Mapping[str, str] | None = None,
        stop: Stop | None = None,
        under: Sequence[str] = (),
        cwd: Path | None = None,
    ) -> Run:
        """Run the command in the tree; `under` is a command that starts it, such as HUMBLE."""
        running = self.start(*args, env=env, under=under, cwd=cwd)
        if stop is not None:
            running.stop(stop)
        return running.end()

    def start(
        self,
        *args: str,
        env: Mapping[str, str] | None = None,
        under: Sequence[str] = (),
        cwd: Path | None = None,
    ) -> Running:
        """Begin to run the command; it has loaded its first module when this returns."""
        ready, say = os.pipe()
        process = subprocess.Popen(
            [*under, sys.executable, "-c", _COMMAND, str(say), *args],
            cwd=cwd or self.root,
            env={**self.environment, **(env or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pass_fds=[say],
            preexec_fn=_hear_signals,
        )
        os.close(say)
        os.read(ready, len(READY))
        os.close(ready)
        return Running(process, self.folder, time.monotonic())

    def takes(self, command: str = "apply") -> float:
        """Seconds that `apply` or the `undo` after it takes when nothing happens."""
        return {name: self.unheap(name).seconds for name in ("apply", "undo")}[command]

    def recorded(self, name: str = "") -> Callable[[], bool]:
        """Has a command that starts from here on begun to write, or put that into its record?"""
        runs, pattern = self.folder / "state" / "unheap" / "runs", f"*/*/{name}"
        there = set(runs.glob(pattern))
        return lambda: not there.issuperset(runs.glob(pattern))

    def reference(self, before: Tree, **how: str) -> Tree:
        """What `apply` makes of the tree when nothing happens; it is taken back again."""
        self._expect(self.unheap("apply", env=how), 0)
        after = self.tree()
        assert after != before, "nothing here would be rewritten"
        self._expect(self.unheap("undo", env=how), 0)
        assert self.tree() == before
        return after

    @staticmethod
    def _expect(run: Run, code: int) -> None:
        assert run.code == code, run

    def script(self, text: str) -> Path:
        """A shell script to put in the place of Go."""
        path = self.folder / "fake" / "go"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)
        return path

    def shell(self, command: str) -> None:
        """Run a command in the tree."""
        subprocess.run(["sh", "-c", command], cwd=self.root, check=True)

    def judge(
        self,
        run: Run,
        before: Tree,
        after: Tree | None,
        want: str = "",
        now: Tree | None = None,
    ) -> Try:
        """What a command that was not killed has left. `want` is what it has to say."""
        now = now or self.tree()
        state = "before" if now == before else "after" if now == after else "between"
        wrong = [complaint for complaint in complaints(run, state, want) if complaint]
        undone = None
        if state == "after":
            undo = self.unheap("undo")
            undone = undo.code == 0 and self.tree() == before
            wrong += [] if undone else [f"undo: {undo}"]
        return Try(state, self.shown(run), undone, "; ".join(wrong))

    def shown(self, run: Run) -> str:
        """What a run said of how it ended, without what differs from run to run."""
        if run.code in (0, 1):
            return ("done", "a diff")[run.code]
        lines = [line for line in run.err.splitlines() if line.startswith("unheap: ")]
        lines += [line for line in run.err.splitlines() if ".go:" in line]
        line = (lines or [run.last])[0]
        for path, short in ((str(self.folder), "…"), (str(find_go()), "go")):
            for shown in (path, path.replace("\n", "\\n")):
                line = line.replace(shown, short)
        return re.sub(r"\d{8}T\d+-\w{4}", "RUN", line)


@dataclass(frozen=True)
class Stop:
    """A signal to a command on its way."""

    number: signal.Signals
    seconds: float = 0.0
    """After the command has begun, or what `begun` asks about has."""
    begun: Callable[[], bool] = lambda: True


@dataclass(frozen=True)
class Running:
    """A command on its way."""

    process: subprocess.Popen[bytes]
    folder: Path
    began: float

    def until(self, begun: Callable[[], bool]) -> None:
        """Wait for something that it does, or for its end."""
        while not begun() and self.process.poll() is None:
            time.sleep(0.002)

    def stop(self, stop: Stop) -> None:
        """Send it a signal, unless it has ended before."""
        self.until(stop.begun)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(stop.seconds)
        self.process.send_signal(stop.number)

    def end(self) -> Run:
        """Wait for it, and look for processes that it left behind."""
        try:
            out, err = self.process.communicate(timeout=_LONGEST)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        seconds = time.monotonic() - self.began
        return Run(
            self.process.returncode,
            out.decode("utf-8", "replace"),
            err.decode("utf-8", "replace"),
            # Whoever is killed cannot end what it started; that ends by itself.
            0 if self.process.returncode == -signal.SIGKILL else _orphans(self.folder),
            seconds,
        )


def _hear_signals() -> None:
    """Who runs us in the background may ignore Ctrl-C, and what we start would do so as well."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def _facts(path: Path) -> tuple[object, ...]:
    status = path.lstat()
    owner = status.st_mode, status.st_uid, status.st_gid
    if path.is_symlink():
        return (*owner, str(path.readlink()))
    if not path.is_file():
        return owner
    attributes = [(name, os.getxattr(path, name)) for name in os.listxattr(path)]
    return (*owner, str(attributes), path.read_bytes())


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)


def _go_cache() -> Path:
    return Path(GoTool(find_go()).settings["GOCACHE"])


def _orphans(folder: Path, patience: float = 1.0) -> int:
    """How many processes have our home in their environment; they get a moment to end."""
    mark = f"XDG_STATE_HOME={folder}".encode()
    end = time.monotonic() + patience
    while (found := sum(_has(entry, mark) for entry in Path("/proc").glob("[0-9]*"))) > 0:
        if time.monotonic() > end:
            break
        time.sleep(0.05)
    return found


def _has(entry: Path, mark: bytes) -> bool:
    if int(entry.name) == os.getpid():
        return False
    try:
        return mark in (entry / "environ").read_bytes()
    except OSError:
        return False


def moments(times: int, takes: Callable[[], float]) -> Iterator[float]:
    """Moments spread evenly over what takes so many seconds: no part of it is left out.

    It is timed anew before every few of them, since what else a machine does comes and goes:
    where all went by the first time, a hundred moments could fall before anything is written.
    """
    rounds = -(-times // _MOMENTS)
    for late in range(rounds):
        seconds, many = takes(), min(_MOMENTS, times - late * _MOMENTS)
        yield from (seconds * (early + (late + 0.5) / rounds) / many for early in range(many))


Scenario = Callable[[Lab], Iterator[Try]]


@dataclass(frozen=True)
class Fault:
    """A row of the table."""

    name: str
    scenario: Scenario
    quick: bool = True
    """May `make test` afford it?"""
    possible: Callable[[], bool] = lambda: True
    """Has this machine what it takes?"""

    def tries(self, lab: Lab) -> list[Try]:
        """Make the fault happen. What the attack itself trips over counts as a failure."""
        try:
            return list(self.scenario(lab))
        except (AssertionError, OSError, subprocess.SubprocessError) as error:
            return [Try("?", "", wrong=f"{type(error).__name__}: {error}")]
