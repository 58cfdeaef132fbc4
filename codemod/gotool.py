"""Starts processes: the one place that does, so that environment and limits are decided once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sysconfig
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

from codemod import interrupts
from codemod.environment import child_environment, find_program
from codemod.errors import NoGo

WAY_OUT = "install Go from https://go.dev/dl, set UNHEAP_GO, or: pip install 'unheap[go]'"
PATIENCE = 2.0
"""Seconds that a process has to clear up after itself before it is killed."""


@dataclass(frozen=True, slots=True)
class Completed:
    """A process that has ended: its exit code and what it printed."""

    returncode: int
    stdout: bytes
    stderr: bytes


def find_go() -> Path:
    """The Go to use: `UNHEAP_GO`, else `go` on PATH, else the one the extra `go` installed.

    Raises NoGo where there is none.
    """
    named = os.environ.get("UNHEAP_GO")
    if named:
        found = find_program(named)
        if found is None:
            raise NoGo(f"UNHEAP_GO names {named!r}, which is not an executable file; {WAY_OUT}")
        return found
    found = find_program("go") or find_program("go", sysconfig.get_path("scripts"))
    if found is None:
        raise NoGo(f"no Go toolchain found: {WAY_OUT}")
    return found


def call(
    argv: Sequence[str | Path],
    cwd: Path,
    *,
    stdin: bytes | None = None,
    env: Mapping[str, str] | None = None,
    timeout: float | None = None,
    stderr: IO[bytes] | None = None,
) -> Completed:
    """Run one process to its end.

    Raises NoGo where it cannot be started, takes too long or is killed: that says nothing of what
    it was asked about.

    What it complains of goes to the file `stderr`, where there is one, and is then not in the
    answer: some of Go's listings are better read line by line than kept in memory.
    """
    words = " ".join(os.fspath(arg) for arg in argv[:2])
    process = None
    try:
        # A signal that comes while a process starts waits until there is one to end.
        with interrupts.held():
            process = _start(argv, cwd, env, stderr)
        out, complaints = process.communicate(stdin or b"", timeout)
    except subprocess.TimeoutExpired as error:
        reason = f"{words} did not end within {timeout:.0f} seconds"
        way_out = "Go keeps what it has compiled: run it again, or give it a longer --timeout"
        raise NoGo(f"{reason}; {way_out}") from error
    finally:
        if process is not None and process.returncode is None:
            _end(process)
    if process.returncode < 0:
        raise NoGo(f"{words} was ended by {signal.Signals(-process.returncode).name}")
    return Completed(process.returncode, out, complaints or b"")


def _start(
    argv: Sequence[str | Path],
    cwd: Path,
    env: Mapping[str, str] | None,
    stderr: IO[bytes] | None,
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            [os.fspath(arg) for arg in argv],
            cwd=cwd,
            env=dict(env) if env is not None else None,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr or subprocess.PIPE,
            # A group of its own, so that what Go starts in its turn can be ended with it.
            process_group=0,
        )
    except OSError as error:
        is_missing = isinstance(error, FileNotFoundError | PermissionError)
        way_out = f"; {WAY_OUT}" if is_missing else ""
        raise NoGo(f"cannot start {argv[0]}: {error.strerror}{way_out}") from error


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it has started, first so that Go can clear its temporary files."""
    for number in (signal.SIGINT, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE)
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()


@dataclass(frozen=True)
class GoTool:
    """A Go toolchain and the settings every call of it shares."""

    binary: Path
    tags: str = ""
    timeout: float | None = 1800.0
    """Seconds that one call may take; None: as long as it likes."""

    @cached_property
    def environment(self) -> dict[str, str]:
        """Today's environment, without what would let a repository choose what runs."""
        return child_environment()

    @cached_property
    def _flags(self) -> str:
        """The user's GOFLAGS, and that no version control is asked what to stamp into a binary.

        `go list` would run `git status` for every command's package, and git the programs that the
        repository's `.git/config` names. Of what we build nothing is kept, so nothing is lost.
        """
        return f"{self.settings.get('GOFLAGS', '')} -buildvcs=false".lstrip()

    @cached_property
    def settings(self) -> dict[str, str]:
        """What `go env` says of the variables we need."""
        names = ["GOVERSION", "GOROOT", "GOOS", "GOARCH", "GOMODCACHE", "GOCACHE", "GOFLAGS"]
        done = call(
            [self.binary, "env", "-json", *names],
            Path.cwd(),
            env=self.environment,
            timeout=self.timeout,
        )
        try:
            settings = {name: str(value) for name, value in json.loads(done.stdout).items()}
        except (ValueError, AttributeError):
            settings = {}
        if done.returncode or not settings.get("GOVERSION", "").startswith("go"):
            raise NoGo(f"{self.binary} does not answer like Go (`go env` failed); {WAY_OUT}")
        if not settings.get("GOMODCACHE") or not settings.get("GOCACHE"):
            raise NoGo(f"{self.binary} has no cache folders: set HOME, or GOCACHE and GOMODCACHE")
        return settings

    @property
    def version(self) -> str:
        """The toolchain's version, such as `go1.27.3`."""
        return self.settings["GOVERSION"].split()[0]

    def run(
        self,
        args: Sequence[str | Path],
        cwd: Path,
        *,
        stdin: bytes | None = None,
        env: Mapping[str, str] | None = None,
        stderr: IO[bytes] | None = None,
    ) -> Completed:
        """Run `go args…` in cwd, with `env` on top of the shared environment; see `call`."""
        # Go believes PWD where it leads to the same folder, and would name files through a link.
        own = {"GOFLAGS": self._flags, "PWD": os.fspath(cwd)}
        merged = {**self.environment, **own, **(env or {})}
        argv = [self.binary, *args]
        return call(argv, cwd, stdin=stdin, env=merged, timeout=self.timeout, stderr=stderr)

    def run_tool(
        self, binary: Path, args: Sequence[str], *, stdin: bytes | None = None
    ) -> Completed:
        """Run a program that this toolchain built for us."""
        return call(
            [binary, *args], Path.cwd(), stdin=stdin, env=self.environment, timeout=self.timeout
        )
