"""Speaks to the type oracle, the Go program in `gotypes/`, and builds it when it has to."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import sys
import tempfile
import weakref
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from codemod.errors import NoCache, NoGo
from codemod.gotool import GoTool
from codemod.sweep import mark_used

GREETING = b"unheap-gotypes "

# What the user's settings say about modules and C must not reach this build: it needs neither.
BUILD_ENVIRONMENT = {
    "CGO_ENABLED": "0",
    "GO111MODULE": "on",
    "GOFLAGS": "",
    "GOTOOLCHAIN": "local",
    "GOWORK": "off",
}


class OracleError(Exception):
    """The oracle itself failed. That is our bug, never the user's."""


def sources() -> dict[str, bytes]:
    """The oracle's Go source by file name."""
    folder = files("codemod") / "gotypes"
    return {
        entry.name: entry.read_bytes()
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name == "go.mod" or entry.name.endswith(".go")
    }


def digest(texts: Mapping[str, bytes]) -> str:
    """A digest of named texts."""
    whole = hashlib.sha256()
    for name, text in sorted(texts.items()):
        whole.update(f"{name} {len(text)}\n".encode())
        whole.update(text)
    return whole.hexdigest()


def _digest_file(binary: Path) -> Path:
    return binary.with_name(f"{binary.name}.sha256")


class Oracle:
    """The type oracle of one toolchain, built on first use and kept in `cache`."""

    def __init__(self, go: GoTool, cache: Path) -> None:
        self._go = go
        self._cache = cache
        self._binary: Path | None = None

    def facts(self, request: Mapping[str, object]) -> list[bytes]:
        """What the oracle knows about the requested packages, a line of JSON for each package."""
        return self._ask("facts", json.dumps(request)).splitlines()

    def format(self, texts: Sequence[tuple[str, bytes]]) -> list[bytes]:
        """The texts as gofmt prints them; one that does not parse comes back unchanged."""
        if not texts:
            return []
        asked = [{"path": path, "text": base64.b64encode(text).decode()} for path, text in texts]
        answers = self._ask("format", json.dumps(asked)).splitlines()
        if len(answers) != len(texts):
            raise OracleError(f"asked to format {len(texts)} texts, got {len(answers)} back")
        return [base64.b64decode(json.loads(answer)["text"]) for answer in answers]

    def _ask(self, command: str, question: str) -> bytes:
        done = self._go.run_tool(self._program(), [command], stdin=question.encode())
        if done.returncode != 0:
            raise OracleError(done.stderr.decode("utf-8", "replace").strip())
        return done.stdout

    def _program(self) -> Path:
        if self._binary is None:
            self._binary = self._find_or_build()
        return self._binary

    def _find_or_build(self) -> Path:
        texts = sources()
        settings = self._go.settings
        parts = (self._go.version, settings["GOOS"], settings["GOARCH"], digest(texts)[:20])
        name = "-".join(parts)
        # GOOS and GOARCH may be set for another machine; the oracle has to run on this one.
        program = "gotypes.exe" if sys.platform == "win32" else "gotypes"
        binary = self._cache.absolute() / "oracle" / name / program
        if self._is_sound(binary):
            mark_used(binary.parent)
            return binary
        try:
            self._build(texts, binary)
        except OSError:  # the cache is read-only or full
            binary = self._build_elsewhere(texts, program)
        if not self._runs(binary):
            raise NoGo(f"{self._go.binary} built a program that does not run: {binary}")
        return binary

    def _is_sound(self, binary: Path) -> bool:
        """Is it what was built, to the last bit? A damaged program may still run, and lie."""
        try:
            kept = _digest_file(binary).read_text("ascii")
            return kept == hashlib.sha256(binary.read_bytes()).hexdigest() and self._runs(binary)
        except (OSError, ValueError):
            return False

    def _runs(self, binary: Path) -> bool:
        try:
            done = self._go.run_tool(binary, ["version"])
        except (NoGo, OSError):  # built for another machine, or not a program at all
            return False
        return done.returncode == 0 and done.stdout.startswith(GREETING)

    def _build_elsewhere(self, texts: Mapping[str, bytes], program: str) -> Path:
        """For this run alone: the folder goes when the oracle does."""
        try:
            refuge = tempfile.mkdtemp(prefix="unheap-")
            weakref.finalize(self, shutil.rmtree, refuge, ignore_errors=True)
            binary = Path(refuge) / program
            self._build(texts, binary)
        except OSError as error:
            raise NoCache(
                f"{self._cache}: the type oracle cannot be written there, nor to the temporary "
                f"folder ({error.strerror}); set XDG_CACHE_HOME or TMPDIR"
            ) from error
        return binary

    def _build(self, texts: Mapping[str, bytes], binary: Path) -> None:
        """Build beside the target and move into place: a rival process does no harm."""
        binary.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix="build-", dir=binary.parent))
        try:
            for name, text in texts.items():
                (work / name).write_bytes(text)
            built = work / binary.name
            args = ["build", "-trimpath", "-buildvcs=false", "-o", str(built), "."]
            done = self._go.run(args, work, env=self._host_environment())
            if done.returncode != 0:
                why = done.stderr.decode("utf-8", "replace").strip()
                raise NoGo(f"{self._go.binary} cannot build the type oracle: {why}")
            mark = _digest_file(built)
            mark.write_text(hashlib.sha256(built.read_bytes()).hexdigest(), "ascii")
            # A rival's build need not be the same to the last bit: then the next run builds again.
            built.replace(binary)
            mark.replace(_digest_file(binary))
        finally:
            shutil.rmtree(work, ignore_errors=True)

    def _host_environment(self) -> dict[str, str]:
        """Build for the machine we run on, whatever GOOS and GOARCH the user cross-compiles for."""
        done = self._go.run(["env", "GOHOSTOS", "GOHOSTARCH"], Path.cwd())
        names = done.stdout.decode("utf-8", "replace").split()
        host = dict(zip(("GOOS", "GOARCH"), names, strict=False))
        return {**BUILD_ENVIRONMENT, **host}
