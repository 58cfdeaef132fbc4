"""The golden cases: what each of them holds.

`golden/<transform>/<case>/` is a whole Go module. Beside a file that has to change, `x.go`, lies
what it has to become, `x.go.golden`; a file without one must stay as it is. Comments in the source
say what has to be found:

- `// want rewrite pointer` on each line on which `scan` lists a finding: the decision, then the
  code or, for a rewrite, the shape. More than one: `// want refuse address, leave small-value`.
- `// because address` on the line that decided a refusal, unless a finding stands there as well.

`case.toml`, where there is one, has `[options]` (those of `codemod.options.Options`), `messages`
(a regular expression for each problem or warning of the run, in order), `variants = true` (the
case is run with CRLF and without final newlines as well), `main` (the package to run),
`read-only` (files that cannot be written), `broken = true` (it does not compile as it is) and
`[allocs]`: names of functions of package main without parameters → the allocations of one call
before and after, as `testing.AllocsPerRun` counts them.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import unified_diff
from functools import cached_property
from pathlib import Path
from typing import Any

from codemod.options import Options

GOLDEN = Path(__file__).parent.parent / "golden"
_WANT = re.compile(rb"// want ([a-z][a-z, -]*)")
_BECAUSE = re.compile(rb"// because ([a-z-]+)")
_COMMENT = re.compile(
    rb"""(?P<comment>//[^\n]*|/\*.*?\*/)|`[^`]*`|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""",
    re.DOTALL | re.VERBOSE,
)
Files = dict[str, bytes]
Place = tuple[str, int]


@dataclass(frozen=True)
class Case:
    """One folder of `golden/`."""

    transform: str
    name: str

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return GOLDEN / self.transform / self.name

    @cached_property
    def settings(self) -> Mapping[str, Any]:
        """What `case.toml` says."""
        file = self.folder / "case.toml"
        known = {"options", "messages", "variants", "main", "read-only", "broken", "allocs"}
        found = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        assert found.keys() <= known, f"{file}: unknown keys {found.keys() - known}"
        return found

    @cached_property
    def options(self) -> Options:
        """What it is run with, where it asks for nothing else: the pointer shape for maps, which
        are mostly small here and would be left alone."""
        given: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in self.settings.get("options", {}).items()
        }
        shape = "pointer" if self.transform == "map-of-array" else "auto"
        known = Options(select=frozenset({self.transform}), shape=shape)
        return replace(known, **given)

    @cached_property
    def sources(self) -> Files:
        """Every file of the module, by its name with forward slashes."""
        return {
            name: text
            for name, text in read_tree(self.folder).items()
            if not name.endswith(".golden") and name != "case.toml"
        }

    @cached_property
    def goldens(self) -> Files:
        """The files that have to change, and what to."""
        return {
            name.removesuffix(".golden"): text
            for name, text in read_tree(self.folder).items()
            if name.endswith(".golden")
        }

    @property
    def expected(self) -> Files:
        """Every file as it has to be in the end."""
        return {**self.sources, **self.goldens}

    @property
    def wanted(self) -> dict[Place, list[str]]:
        """Line → what is to be found there."""
        marks = _marks(self.sources, _WANT)
        return {
            place: sorted(part.strip() for part in text.split(",")) for place, text in marks.items()
        }

    @property
    def because(self) -> dict[Place, str]:
        """Line → the code of the refusals that it decided."""
        return _marks(self.sources, _BECAUSE)

    @property
    def main(self) -> str | None:
        """The pattern of the package to run; None where there is none."""
        named = self.settings.get("main")
        if named is not None or self.is_broken:
            return named
        top = [text for name, text in self.sources.items() if re.fullmatch(r"[^/]+\.go", name)]
        return "." if any(re.search(rb"^package main\b", text, re.M) for text in top) else None

    @property
    def allocs(self) -> Mapping[str, tuple[int, int]]:
        """Function → allocations of a call, before and after."""
        return {name: (old, new) for name, (old, new) in self.settings.get("allocs", {}).items()}

    @property
    def counted(self) -> tuple[str, ...]:
        """The functions whose allocations are counted, with `main` where a rule promises fewer."""
        saves = self.transform == "range-value-address" and self.main == "."
        return (*self.allocs, *(["main"] if saves else []))

    @property
    def is_broken(self) -> bool:
        """Is one of its packages meant not to compile?"""
        return bool(self.settings.get("broken"))

    @property
    def has_tests(self) -> bool:
        """Are there tests to run?"""
        return any(name.endswith("_test.go") for name in self.sources)


def find_cases() -> list[Case]:
    """All cases, by transform and name."""
    folders = sorted(path.parent for path in GOLDEN.glob("*/*/go.mod"))
    return [Case(folder.parent.name, folder.name) for folder in folders]


def read_tree(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _marks(sources: Files, mark: re.Pattern[bytes]) -> dict[Place, str]:
    return {
        (name, number): found[1].decode().strip()
        for name, text in sources.items()
        if name.endswith(".go")
        for number, line in enumerate(text.split(b"\n"), 1)
        if (found := mark.search(line))
    }


# --- what the tests compare ----------------------------------------------------------------------


def comments(text: bytes) -> Counter[bytes]:
    """The comments of a Go file, line by line, without the white space around them."""
    found: Counter[bytes] = Counter()
    for match in _COMMENT.finditer(text):
        if match["comment"] is not None:
            found.update(line.strip() for line in match["comment"].split(b"\n"))
    return found


def difference(expected: Mapping[str, bytes], got: Mapping[str, bytes]) -> str:
    """A readable account of how two trees differ."""
    parts: list[str] = []
    for name in sorted(expected.keys() | got.keys()):
        if expected.get(name) != got.get(name):
            parts += _file_difference(name, expected.get(name, b""), got.get(name, b""))
    return "\n".join(parts)


def _file_difference(name: str, expected: bytes, got: bytes) -> Iterable[str]:
    old, new = (text.decode("utf-8", "backslashreplace").split("\n") for text in (expected, got))
    lines = list(unified_diff(old, new, f"{name} (golden)", f"{name} (result)", lineterm=""))
    return lines or [f"{name}: differs in bytes that cannot be shown"]
