"""What an `--unsafe` rewrite is declared to do, made of the same program by text alone.

Nothing here is taken from the rule, and the result does with allocations what it likes. A loop of
which each iteration gets a variable of its own gets `v := v` as its first statement: that is what
Go 1.22 has done to every loop. A loop whose variable becomes a pointer into what is ranged over
gets `v := &xs[i]`, and `(*v)` wherever its body says `v`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from codemod.model import Finding

_LOOP = re.compile(r"(\t*)for (\w+), (\w+) := range (.*) \{")
_SHADOW = "var v "


def reference(files: Mapping[str, str], findings: Iterable[Finding], root: Path) -> dict[str, str]:
    """The files with the loops in their declared form; `findings` are those that were rewritten.

    Raises ValueError where a loop is not written as the generator writes them.
    """
    made = {name: text.split("\n") for name, text in files.items()}
    # From the last to the first, so that an inner loop is made before the one around it.
    for finding in sorted(findings, key=lambda one: one.site.start, reverse=True):
        name = finding.site.path.relative_to(root).as_posix()
        text = files[name].encode()
        variable = text[finding.site.start : finding.site.end].decode()
        line = text.count(b"\n", 0, finding.site.start)
        if finding.verdict.shape == "element":
            _point(made[name], line)
        else:
            between = "" if made[name][line].endswith("{") else ";"
            made[name][line] += f"{between} {variable} := {variable}"
    return {name: "\n".join(lines) for name, lines in made.items()}


def _point(lines: list[str], at: int) -> None:
    """Have: `for i, v := range xs {` in that line. Lines are counted from 0, and none is added."""
    found = _LOOP.fullmatch(lines[at])
    if found is None:
        raise ValueError(f"not a loop of the generator: {lines[at]!r}")
    indent, key, variable, operand = found.groups()
    index = key if key != "_" else f"at{at}"
    end = lines.index(f"{indent}}}", at)
    lines[at + 1 : end] = _dereferenced(lines[at + 1 : end], variable)
    lines[at] = f"{indent}for {index} := range {operand} {{ {variable} := &{operand}[{index}]"


def _dereferenced(body: list[str], variable: str) -> list[str]:
    """The body, but for a block that declares another variable of that name."""
    name = re.compile(rf"(?<![.\w]){variable}\b")
    made: list[str] = []
    hidden = ""
    for line in body:
        if line.lstrip("\t").startswith(_SHADOW) and variable == "v":
            hidden = line[: len(line) - len(line.lstrip("\t")) - 1] + "}"
        made.append(line if hidden else name.sub(f"(*{variable})", line))
        hidden = "" if line == hidden else hidden
    return made
