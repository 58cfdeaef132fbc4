"""Names that the fixes of earlier rules write into a loop, where its source does not spell them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from codemod.context import Context
from codemod.model import Edit


def written(path: Path, start: int, end: int, context: Context) -> frozenset[str]:
    """The words of what will be written between two offsets of a file."""
    edits = context.derived(_edits).get(path, ())
    return frozenset(
        word
        for edit in edits
        if start <= edit.start and edit.end <= end
        for word in re.findall(r"\w+", edit.new.decode())
    )


def _edits(context: Context) -> Mapping[Path, list[Edit]]:
    found: dict[Path, list[Edit]] = defaultdict(list)
    for _, verdict in context.decided:
        if verdict.fix is not None:
            for path, edits in verdict.fix.edits.items():
                found[path] += edits
    return found
