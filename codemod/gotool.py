"""Starts processes: the one place that does, so that environment and limits are decided once."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

from codemod.environment import child_environment, find_program
from codemod.errors import NoGo

WAY_OUT = "install Go from https://go.dev/dl, set UNHEAP_GO, or: pip install 'unheap[go]'"


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
    """Run one process to its end. Raises NoGo where it cannot be started or takes too long.

    What it complains of goes to the file `stderr`, where there is one, and is then not in the
    answer: some of Go's listings are better read line by line than kept in memory.
    """
    try:
        done = subprocess.run(
            [os.fspath(arg) for arg in argv],
            cwd=cwd,
            input=b"" if stdin is None else stdin,
            env=dict(env) if env is not None else None,
            stdout=subprocess.PIPE,
            stderr=stderr or subprocess.PIPE,
            timeout=timeout,
            check=False,
        )
    except OSError as error:
        is_missing = isinstance(error, FileNotFoundError | PermissionError)
        way_out = f"; {WAY_OUT}" if is_missing else ""
        raise NoGo(f"cannot start {argv[0]}: {error.strerror}{way_out}") from error
    except subprocess.TimeoutExpired as error:
        words = " ".join(os.fspath(arg) for arg in argv[:2])
        raise NoGo(f"{words} did not end within {timeout:.0f} seconds") from error
    return Completed(done.returncode, done.stdout, done.stderr or b"")


@dataclass(frozen=True)
class GoTool:
    """A Go toolchain and the settings every call of it shares."""

    binary: Path
    tags: str = ""
    timeout: float = 1800.0

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
        done = call(
            [self.binary, "env", "GOFLAGS"], Path.cwd(), env=self.environment, timeout=self.timeout
        )
        return f"{done.stdout.decode('utf-8', 'replace').strip()} -buildvcs=false".lstrip()

    @cached_property
    def settings(self) -> dict[str, str]:
        """What `go env` says of the variables we need."""
        names = ["GOVERSION", "GOROOT", "GOOS", "GOARCH", "GOMODCACHE", "GOCACHE"]
        done = call(
            [self.binary, "env", *names], Path.cwd(), env=self.environment, timeout=self.timeout
        )
        values = done.stdout.decode("utf-8", "replace").splitlines()
        if done.returncode != 0 or len(values) != len(names) or not values[0].startswith("go"):
            raise NoGo(f"{self.binary} does not answer like Go (`go env` failed); {WAY_OUT}")
        settings = dict(zip(names, values, strict=True))
        if not settings["GOMODCACHE"] or not settings["GOCACHE"]:
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
