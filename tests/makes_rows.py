"""Many loops that fill a map, asked about in one program: a function each, on a line of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from workbench import MODULE, Bench

from codemod.make_groups import MAKES
from codemod.makes import Fill

Row = tuple[str, str]
"""The type of the keys, and what follows the making of `m`."""


def fills(
    bench: Bench, root: Path, head: str, parameters: str, rows: Sequence[Row]
) -> Mapping[Row, Fill]:
    """What the oracle says of the loop that fills `m`; rows without such a loop are left out."""
    functions = [
        f"func f{at}[T, U ~int, A [4]int | *[4]int, S []int | [4]int]({parameters}) "
        f"{{ m := make(map[{key}]int); {loop} }}"
        for at, (key, loop) in enumerate(rows)
    ]
    text = "\n".join([head, *functions, ""])
    files = {"a.go": text, "go.mod": f"module {MODULE}\n\ngo 1.23\n"}
    (facts,) = bench.program(root, files, selector=MAKES).facts
    assert facts.errors == (), facts.errors
    first = head.count("\n") + 1
    found = {text.count("\n", 0, make.start) - first: make for make in facts.makes}
    return {row: found[at].loops[0] for at, row in enumerate(rows) if at in found}
