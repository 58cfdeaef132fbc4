"""Stage 2: sites by syntax alone. Cheap; it may see more than types will confirm, never less."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from codemod.errors import BadInput
from codemod.model import Site
from codemod.syntax import Source
from codemod.transform import Transform


def find(sources: Iterable[Source], transforms: Sequence[Transform]) -> list[Site]:
    """Every site of every transform, in the order of files and offsets."""
    return sorted(
        site for source in sources for transform in transforms for site in transform.find(source)
    )


def go_files(patterns: Sequence[str], cwd: Path) -> list[Path]:
    """The Go files that patterns denote, without asking Go: for `scan --syntax-only`.

    A pattern is a `.go` file, a folder, or a folder followed by `/...`. Raises BadInput where one
    denotes nothing.
    """
    found: set[Path] = set()
    for pattern in patterns:
        deep = pattern.endswith("...")
        base = cwd / (pattern.removesuffix("...").rstrip("/") or ".")
        if base.is_file():
            found.add(base.resolve())
        elif base.is_dir():
            files = base.rglob("*.go") if deep else base.glob("*.go")
            found.update(file.resolve() for file in files if not _is_hidden(file, base))
        else:
            raise BadInput(f"{pattern}: no such file or folder")
    return sorted(found)


def _is_hidden(file: Path, base: Path) -> bool:
    """Does Go skip it? `vendor`, `testdata` and names that begin with `_` or `.` are skipped."""
    parts = file.relative_to(base).parts
    return any(part in ("vendor", "testdata") or part[0] in "._" for part in parts)
