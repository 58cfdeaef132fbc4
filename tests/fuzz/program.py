"""Generated programs as trees of statements, so that a failing one can be made smaller."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

SUPPORT = Path(__file__).parent / "support"
UNITS_PER_FILE = 40
_DECLARED = re.compile(r"^(?:func(?: \([^)]*?(\w+)(?:\[\w+\])?\))?|type|var|const) (\w+)", re.M)
_MARK = re.compile(r"^// == (\w+)$")
_STANDARD = ("fmt", "maps", "runtime", "sort", "strings", "sync", "unsafe")


@dataclass(frozen=True)
class Block:
    """`head body` for each arm, such as those of if and else, then `close`."""

    arms: tuple[tuple[str, Body], ...]
    close: str = "}"


Statement = str | Block
Body = tuple[Statement, ...]


def block(head: str, *body: Statement, close: str = "}") -> Block:
    """A block with one arm."""
    return Block(((head, body),), close)


def text(body: Body, depth: int = 0) -> str:
    """Go source of statements, indented by tabs."""
    indent = "\t" * depth
    lines: list[str] = []
    for one in body:
        if isinstance(one, str):
            lines += [indent + line for line in one.split("\n")]
            continue
        for head, inner in one.arms:
            lines += [indent + head, *([text(inner, depth + 1)] if inner else [])]
        if one.close:
            lines.append(indent + one.close)
    return "\n".join(lines)


def smaller(body: Body) -> Iterator[Body]:
    """Every body that has one statement or one arm less, or a block's body in the block's place."""
    for index, one in enumerate(body):
        before, after = body[:index], body[index + 1 :]
        yield before + after
        if isinstance(one, str):
            continue
        for number, (head, inner) in enumerate(one.arms):
            yield before + inner + after
            if len(one.arms) > 1:
                arms = one.arms[:number] + one.arms[number + 1 :]
                yield (*before, replace(one, arms=arms), *after)
            for less in smaller(inner):
                arms = (*one.arms[:number], (head, less), *one.arms[number + 1 :])
                yield (*before, replace(one, arms=arms), *after)


def edited(body: Body, edit: Callable[[str], str]) -> Body:
    """The body with every line of it edited."""
    return tuple(
        edit(one)
        if isinstance(one, str)
        else replace(one, arms=tuple((edit(head), edited(part, edit)) for head, part in one.arms))
        for one in body
    )


@dataclass(frozen=True)
class Unit:
    """Declarations that belong together; `func NAME()` runs them. `@` in them is the name."""

    name: str
    body: Body
    uses: frozenset[str] = frozenset()
    """What the generator meant to exercise."""
    lib: Body = ()
    """Those of its declarations that lie in the package `lib`."""
    excluded: Body = ()
    """Those that lie in a file that this build leaves out."""

    @property
    def source(self) -> str:
        """Go source of its declarations in package main."""
        return text(self.body).replace("@", self.name)

    @property
    def lib_source(self) -> str:
        """Go source of its declarations in package lib."""
        return text(self.lib).replace("@", self.name)

    def smaller(self) -> Iterator[Unit]:
        """Every unit that is one step smaller and still can be run; it need not compile."""
        for body in smaller(self.body):
            if "func @()" in text(body):
                yield replace(self, body=body)


@dataclass(frozen=True)
class Program:
    """A module whose main runs unit after unit, each under a heading of its own."""

    units: tuple[Unit, ...]
    go: str
    """The `go` line of go.mod, such as `1.23`."""
    support: str
    """Name of the file in `support/` whose declarations the units may use."""
    name: str = "fuzz"
    seed: int = 0

    def only(self, *units: Unit) -> Program:
        """The same with these units alone."""
        return replace(self, units=units)

    @property
    def files(self) -> dict[str, str]:
        """Every file of the module by name; the first units lie beside main."""
        chunks = [
            self.units[start : start + UNITS_PER_FILE]
            for start in range(0, len(self.units), UNITS_PER_FILE)
        ]
        bodies = ["\n\n".join(map(_marked, chunk)) for chunk in chunks] or [""]
        needed = _needed(SUPPORT / self.support, "\n".join(bodies) + self._main)
        bodies[0] = "\n\n".join([self._main, bodies[0], *needed])
        names = ["main.go", *(f"more{number}.go" for number in range(1, len(bodies)))]
        files = {name: self._file(body) for name, body in zip(names, bodies, strict=True)}
        shared = [f"// == {unit.name}\n{unit.lib_source}" for unit in self.units if unit.lib]
        if shared:
            files["lib/lib.go"] = self._file("\n\n".join(shared), "lib")
        left_out = [text(unit.excluded).replace("@", unit.name) for unit in self.units]
        if any(left_out):
            body = self._file("\n\n".join(filter(None, left_out)))
            files["elsewhere.go"] = f"//go:build neverland\n\n{body}"
        return {"go.mod": f"module {self._module}\n\ngo {self.go}\n", **files}

    @property
    def _module(self) -> str:
        return f"example.com/{self.name}"

    def _file(self, body: str, package: str = "main") -> str:
        used = [name for name in _STANDARD if re.search(rf"\b{name}\.", body)]
        used += [f"{self._module}/lib"] if re.search(r"\blib\.", body) else []
        imports = "".join(f'\t"{name}"\n' for name in used)
        head = f"package {package}\n\n"
        return head + (f"import (\n{imports})\n\n" if used else "") + body + "\n"

    @property
    def _main(self) -> str:
        runs = [f'\trun("{unit.name}", func() {{ {unit.name}() }})' for unit in self.units]
        return "\n".join(["func main() {", *runs, "}"])


def unit_at(source: str, line: int) -> str:
    """Name of the unit that a line, counted from 1, of a file belongs to; "" for none."""
    marks = (_MARK.match(one) for one in reversed(source.split("\n")[:line]))
    return next((mark[1] for mark in marks if mark), "")


def _marked(unit: Unit) -> str:
    return f"// == {unit.name}\n{unit.source}"


def _needed(support: Path, source: str) -> list[str]:
    """The declarations that the source, or one that it needs, names; methods go with their type."""
    paragraphs = support.read_text(encoding="utf-8").split("\n\n")[1:]
    waiting = [one.strip() for one in paragraphs if _DECLARED.search(one)]
    taken: list[str] = []
    while True:
        found = [one for one in waiting if any(_names(name, source) for name in _owners(one))]
        if not found:
            return taken
        taken += found
        waiting = [one for one in waiting if one not in found]
        source = "\n".join(found)


def _owners(declaration: str) -> list[str]:
    return [receiver or name for receiver, name in _DECLARED.findall(declaration)]


def _names(name: str, source: str) -> bool:
    return re.search(rf"\b{name}\b", source) is not None
