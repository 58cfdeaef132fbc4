"""Stage 6: new texts → unified diffs that `git apply` and `patch` take, each proved by replay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path

from unidiff.errors import UnidiffParseError
from unidiff.patch import Hunk, PatchSet

from codemod.errors import BadInput
from codemod.lines import compare, split_lines
from codemod.model import Patch, Workspace

_CONTEXT = 3
_NO_NEWLINE = b"\n\\ No newline at end of file\n"
_ESCAPES = {7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r", 34: '"', 92: "\\"}
_NEEDS_QUOTES = re.compile(rb'[\x00-\x1f"\\\x7f-\xff]')


def render(
    files: Mapping[Path, bytes],
    workspace: Workspace,
    sources: Mapping[Path, bytes] | None = None,
    notes: Mapping[Path, Sequence[str]] | None = None,
) -> tuple[Patch, ...]:
    """One patch for each file whose text changes, sorted by name.

    `notes` are lines for a reviewer; they stand in front of the file's diff, where `git apply` and
    `patch` skip them. `sources` are the old texts that the new ones were made from; those not given
    are read.

    Raises BadInput where a text is not UTF-8, a file cannot be read or lies outside of the root.
    """
    patches = []
    for path, new in files.items():
        old = sources[path] if sources and path in sources else _read(path)
        if old != new:
            patch = _patch(path, _relative(path, workspace.root), old, new)
            patches.append(_noted(patch, (notes or {}).get(path, ())))
    return tuple(sorted(patches, key=lambda patch: patch.name))


def _noted(patch: Patch, notes: Sequence[str]) -> Patch:
    head = "".join(f"# {' '.join(note.split())}\n" for note in notes).encode()
    return replace(patch, diff=head + patch.diff)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}") from error


def _relative(path: Path, root: Path) -> str:
    for file, folder in ((path, root), (path.resolve(), root.resolve())):
        if file.is_relative_to(folder):
            return file.relative_to(folder).as_posix()
    raise BadInput(f"{path}: outside of {root}, so a diff cannot name it")


def _patch(path: Path, name: str, old: bytes, new: bytes) -> Patch:
    for text in (old, new):
        try:
            text.decode("utf-8")
        except UnicodeDecodeError as error:
            raise BadInput(f"{path}: not UTF-8 (byte {error.start})") from error
    patch = Patch(path, name, old, new, unified_diff(name, old, new))
    if replay(patch.diff, old) != new:
        raise AssertionError(f"the diff of {path} does not give the new text")
    return patch


def unified_diff(name: str, old: bytes, new: bytes) -> bytes:
    """The diff between two texts of the file `name`, b"" where they are equal."""
    before, after = split_lines(old), split_lines(new)
    hunks = list(compare(before, after).get_grouped_opcodes(_CONTEXT))
    if not hunks:
        return b""
    out = [b"--- " + _header("a/" + name), b"+++ " + _header("b/" + name)]
    for hunk in hunks:
        _, first, _, start, _ = hunk[0]
        _, _, last, _, end = hunk[-1]
        out.append(b"@@ -%b +%b @@\n" % (_range(first, last), _range(start, end)))
        for tag, i1, i2, j1, j2 in hunk:
            if tag == "equal":
                out += _marked(b" ", before[i1:i2])
            else:
                out += _marked(b"-", before[i1:i2])
                out += _marked(b"+", after[j1:j2])
    return b"".join(out)


def _range(start: int, end: int) -> bytes:
    """A range of lines; an empty one is named by the line before it."""
    if end - start == 1:
        return b"%d" % end
    return b"%d,%d" % (start + (end > start), end - start)


def _marked(mark: bytes, some: Iterable[bytes]) -> list[bytes]:
    return [mark + (line if line.endswith(b"\n") else line + _NO_NEWLINE) for line in some]


def _header(name: str) -> bytes:
    raw = name.encode("utf-8", "surrogateescape")
    if _NEEDS_QUOTES.search(raw):
        return b'"' + _NEEDS_QUOTES.sub(_quoted, raw) + b'"\n'
    # After a name with a space git puts a tab: the name's end is not to be guessed.
    return raw + (b"\t\n" if b" " in raw else b"\n")


def _quoted(match: re.Match[bytes]) -> bytes:
    byte = match[0][0]
    return b"\\" + (_ESCAPES[byte].encode() if byte in _ESCAPES else b"%03o" % byte)


def replay(diff: bytes, old: bytes) -> bytes:
    """The text that a one-file diff makes of the old one. Raises ValueError where it misfits."""
    before = split_lines(old)
    out: list[bytes] = []
    done = 0
    # A StringIO ends lines at \n only; text that is split beforehand would not.
    try:
        files = PatchSet(StringIO(diff.decode("utf-8"), newline="\n"))
    except UnidiffParseError as error:
        raise ValueError(str(error)) from error
    for file in files:
        for hunk in file:
            start = hunk.source_start - (1 if hunk.source_length else 0)
            source, target = _sides(hunk)
            out += before[done:start] + target
            done = start + hunk.source_length
            if before[start:done] != source:
                raise ValueError(f"the hunk at line {hunk.source_start} does not fit")
    return b"".join(out + before[done:])


def _sides(hunk: Hunk) -> tuple[list[bytes], list[bytes]]:
    """The lines that a hunk takes away or keeps, and those that it keeps or brings."""
    source: list[bytes] = []
    target: list[bytes] = []
    last: list[list[bytes]] = []
    for line in hunk:
        if line.line_type == "\\":
            for side in last:
                side[-1] = side[-1].removesuffix(b"\n")
            continue
        last = [side for mark, side in (("+", source), ("-", target)) if line.line_type != mark]
        for side in last:
            side.append(line.value.encode("utf-8"))
    return source, target
