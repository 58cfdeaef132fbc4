"""Tables of Go snippets with marks, type-checked all at once.

`«…»` and `⟦…⟧` mark a piece of code and `¦` a point; the marks are taken out before Go sees the
text. A snippet that begins with neither `func` nor `import` is the body of a function of its own,
whose parameters are those of `HEAD`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from workbench import MODULE, Bench, Program

from codemod.context import Context
from codemod.facts import Use
from codemod.functions import FunctionFacts
from codemod.groups import Group
from codemod.syntax import Node, Source
from transforms.maps.effects import Effects
from transforms.maps.forms import Occurrence, classify

HEAD = "m map[string][4]int, k string, i int"
SHARED = """package p

type Array [4]int

func (Array) Sum() int { return 0 }

type Map map[string]Array

func (Map) Do() {}

type holder struct {
	m map[string][4]int
	n int
}

var shared map[string][4]int

var calls int

func other(...any) int {
	calls++
	return calls
}

func pair() ([4]int, error) { return [4]int{}, nil }

func take(map[string][4]int) { calls++ }

func give(map[string][4]int) { calls++ }

func lend(map[string][4]int) { calls++ }

var hook = func(map[string][4]int) { calls++ }
"""
_DECLARATION = re.compile(r"(func|import) ")
_ASCII = str.maketrans("«»⟦⟧¦", "<><>|")
_MARK = re.compile("[«»⟦⟧¦]")


@dataclass(frozen=True, repr=False)
class Snippet:
    """One snippet: its file and where its marks were, as byte offsets."""

    source: Source
    program: Program
    spans: Mapping[str, Sequence[tuple[int, int]]]
    point: int

    @property
    def context(self) -> Context:
        """What a transform may ask."""
        return self.program.context

    @property
    def function(self) -> FunctionFacts:
        """Facts of the function around the first mark."""
        found = self.context.function_at(self.source.path, self.span()[0])
        assert found is not None
        return found

    def span(self, mark: str = "«") -> tuple[int, int]:
        """Where the mark of this kind was."""
        return self.spans[mark][0]

    def node(self, mark: str = "«") -> Node:
        """The innermost node that is marked."""
        found = self.source.node(*self.span(mark))
        assert found is not None, f"no node is {self.text(mark)!r}"
        return found

    def text(self, mark: str = "«") -> str:
        """The marked code."""
        start, end = self.span(mark)
        return self.source.text[start:end].decode()

    def group_at(self, start: int) -> Group:
        """The group of the map that is used here."""
        return next(
            group
            for group in self.program.groups
            if any((use.path, use.start) == (self.source.path, start) for use in group.uses)
        )

    @cached_property
    def group(self) -> Group:
        """The group of the marked use."""
        return self.group_at(self.span()[0])

    @cached_property
    def occurrences(self) -> list[Occurrence]:
        """All uses of the group."""
        sources = {self.source.path: self.source}
        return [
            one
            for use in self.group.uses
            for one in classify(
                use, sources.setdefault(use.path, self.context.source(use.path)), self.context
            )
        ]

    @cached_property
    def effects(self) -> Effects:
        """What may change entries of the group."""
        return Effects(self.group, self.occurrences, self.context)

    def marked(self) -> list[Occurrence]:
        """What the marked use is."""
        place = (self.source.path, *self.span())
        return [one for one in self.occurrences if place == (one.use.path, *_ends(one.use))]


@dataclass(repr=False)
class Snippets:
    """The snippets of one test module, by name."""

    program: Program
    _marks: Mapping[str, tuple[Path, Mapping[str, list[tuple[int, int]]], int]]

    def __getitem__(self, name: str) -> Snippet:
        path, spans, point = self._marks[name]
        return Snippet(self.program.context.source(path), self.program, spans, point)


def _ends(use: Use) -> tuple[int, int]:
    return use.start, use.end


def label(name: object) -> str:
    """How a test calls a snippet: in ASCII, on one line."""
    return " ".join(str(name).translate(_ASCII).split())


def load(
    bench: Bench, root: Path, table: Mapping[str, str], *, head: str = HEAD, shared: str = SHARED
) -> Snippets:
    """Write all snippets of a table into one package and ask the oracle about it."""
    files = {"go.mod": f"module {MODULE}\n\ngo 1.23\n", "shared.go": shared}
    marks = {}
    for number, (name, text) in enumerate(table.items()):
        plain, spans, point = _unmark(_file(text, number, head))
        file = f"s{number:03}.go"
        files[file] = plain
        marks[name] = (root.resolve() / file, spans, point)
    program = bench.program(root, files)
    errors = [str(error) for package in program.facts for error in package.errors]
    assert not errors, "\n".join(errors)
    return Snippets(program, marks)


def _file(text: str, number: int, head: str) -> str:
    if _DECLARATION.match(text):
        return f"package p\n\n{text}\n".replace("NAME", f"f{number}")
    return f"package p\n\nfunc f{number}({head}) {{\n{text}\n}}\n"


def _unmark(text: str) -> tuple[str, dict[str, list[tuple[int, int]]], int]:
    spans: dict[str, list[tuple[int, int]]] = {}
    opened: list[tuple[str, int]] = []
    plain, point, done = "", -1, 0
    for match in _MARK.finditer(text):
        plain += text[done : match.start()]
        done, at = match.end(), len(plain.encode())
        if match[0] in "«⟦":
            opened.append((match[0], at))
        elif match[0] == "¦":
            point = at
        else:
            mark, start = opened.pop()
            spans.setdefault(mark, []).append((start, at))
    return plain + text[done:], spans, point
