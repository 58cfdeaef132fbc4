"""Edit algebra: pure functions from texts and edits to texts.

Every edit names bytes of the *old* text, so no edit depends on where another one was made, and
sets of fixes can be joined and taken apart (as the gate does when it bisects) without rewriting.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from codemod.imports import add_import
from codemod.model import Edit, Fix, Helper, SourceFile

_BARE_NEWLINE = re.compile(rb"(?<!\r)\n")
_place = attrgetter("start", "end")
_sequence = attrgetter("start", "end", "order")


class HelperHost(ValueError):
    """No file of a package may hold a helper that `fixes` need there."""

    def __init__(self, helper: Helper, fixes: Sequence[Fix]) -> None:
        super().__init__(f"no file of {helper.package} can hold the helper {helper.name}")
        self.helper = helper
        self.fixes = tuple(fixes)


def apply_edits(text: bytes, edits: Iterable[Edit]) -> bytes:
    """The text with all edits made at once.

    Equal edits count once; insertions at one point come in their `order`, else as given. Raises
    ValueError where two edits overlap or one lies outside the text.
    """
    pieces: list[bytes] = []
    done = 0
    last: Edit | None = None
    for edit in sorted(dict.fromkeys(edits), key=_sequence):
        if not 0 <= edit.start <= edit.end <= len(text):
            raise ValueError(f"edit {edit.start}…{edit.end} is outside of {len(text)} bytes")
        if last is not None and overlap(last, edit):
            raise ValueError(f"edit {edit.start}…{edit.end} overlaps {last.start}…{last.end}")
        pieces += text[done : edit.start], edit.new
        done = edit.end
        last = edit
    return b"".join([*pieces, text[done:]])


def overlap(one: Edit, other: Edit) -> bool:
    """Do two edits change the same bytes? An insertion overlaps only what surrounds it."""
    return one.start < other.end and other.start < one.end


def merge(fixes: Iterable[Fix]) -> tuple[tuple[Fix, ...], tuple[Fix, ...]]:
    """Fixes that can be made together, and those left over, each in the given order.

    A fix that overlaps one already kept (or itself) is left out whole.
    """
    taken: dict[Path, list[Edit]] = {}
    kept: list[Fix] = []
    conflicts: list[Fix] = []
    for fix in fixes:
        trial = {path: _joined(taken.get(path, []), edits) for path, edits in fix.edits.items()}
        joined = {path: edits for path, edits in trial.items() if edits is not None}
        if len(joined) < len(trial):
            conflicts.append(fix)
        else:
            kept.append(fix)
            taken.update(joined)
    return tuple(kept), tuple(conflicts)


def _joined(taken: list[Edit], edits: Iterable[Edit]) -> list[Edit] | None:
    """Sorted edits with more of them, or None where two overlap.

    Edits that do not overlap are in order by their ends too, so the neighbours tell all.
    """
    joined = taken.copy()
    for edit in edits:
        at = bisect_left(joined, _place(edit), key=_place)
        end = at
        while end < len(joined) and _place(joined[end]) == _place(edit):
            end += 1
        if edit in joined[at:end]:
            continue
        if any(overlap(edit, near) for near in joined[max(at - 1, 0) : end + 1]):
            return None
        joined.insert(end, edit)
    return joined


def compose(
    fixes: Sequence[Fix], sources: Mapping[Path, bytes], files: Mapping[Path, SourceFile]
) -> dict[Path, bytes]:
    """The new text of every file that the fixes touch, helpers included.

    What is inserted takes the line ending of its file. Raises HelperHost, and ValueError where
    edits do not fit (see apply_edits) or two fixes mean different helpers by one name.
    """
    edits: dict[Path, list[Edit]] = {}
    for fix in fixes:
        for path, some in fix.edits.items():
            edits.setdefault(path, []).extend(some)
    for host, helper in _hosts(fixes, files):
        text = sources[host]
        edits.setdefault(host, []).extend(
            edit for path in helper.imports for edit in add_import(text, path)
        )
        start = b"\n" if text.endswith(b"\n") else b"\n\n"
        new = start + helper.source.encode() + b"\n"
        edits.setdefault(host, []).append(Edit(len(text), len(text), new))
    return {path: _edited(sources[path], edits[path]) for path in sorted(edits)}


def _edited(text: bytes, edits: Iterable[Edit]) -> bytes:
    if text.count(b"\r\n") * 2 <= text.count(b"\n"):
        return apply_edits(text, edits)
    return apply_edits(
        text, [replace(edit, new=_BARE_NEWLINE.sub(b"\r\n", edit.new)) for edit in edits]
    )


def _hosts(fixes: Iterable[Fix], files: Mapping[Path, SourceFile]) -> list[tuple[Path, Helper]]:
    """Each helper once, with the file that gets it, in a fixed order."""
    helpers: dict[tuple[str, str], Helper] = {}
    users: dict[tuple[str, str], list[Fix]] = {}
    for fix in fixes:
        for helper in fix.helpers:
            key = (helper.package, helper.name)
            if helpers.setdefault(key, helper) != helper:
                raise ValueError(f"two helpers are called {helper.name} in {helper.package}")
            users.setdefault(_owner(helper), []).append(fix)
    ordered = [helpers[key] for key in sorted(helpers)]
    return [(_host(helper, users[_owner(helper)], files), helper) for helper in ordered]


def _owner(helper: Helper) -> tuple[str, str]:
    """The helper that decides on the file: each of its users uses this one too, if it is new."""
    return helper.package, helper.beside or helper.name


def _host(helper: Helper, users: Sequence[Fix], files: Mapping[Path, SourceFile]) -> Path:
    """The file that gets a helper: one that is built wherever its users are."""
    if helper.home is not None:
        return helper.home
    package = [files[path] for path in sorted(files) if files[path].package == helper.package]
    edited = {path for fix in users for path in fix.edits}
    users_files = [file for file in package if file.path in edited]
    only_tests = bool(users_files) and all(file.is_test for file in users_files)
    everywhere = [file for file in users_files if not file.is_constrained]
    fit = [file for file in everywhere if not file.is_test]
    if len(users_files) == 1:
        fit = users_files
    if not fit and only_tests:
        fit = everywhere
    if not fit:
        fit = [f for f in package if _is_plain(f) and (only_tests or not f.is_test)]
    if not fit:
        raise HelperHost(helper, users)
    return fit[0].path


def _is_plain(file: SourceFile) -> bool:
    return not (file.is_generated or file.is_cgo or file.is_constrained or file.is_outside)
