"""`//unheap:ignore RULE reason`: findings that someone has decided to leave as they are.

Behind code, the comment speaks for its line. On a line of its own it speaks for the next line of
code; where a declaration (`func`, `type`, `var`, `const`) begins there, for all of it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from codemod.model import Decision, Finding, Position, Verdict

CODE = "suppressed"
"""Code of a finding whose group holds a suppressed one: a group changes whole or not at all."""

# What is not closed goes on to the end, or every opening in it would be looked at as far as that.
_TOKEN = re.compile(
    rb"""
      (?P<comment> //[^\n]* )
    | (?P<space>   [\ \t\r\f\v]+ )
    | (?P<newline> \n )
    | (?P<skip>    /\*.*?(?:\*/|\Z) | `[^`]*(?:`|\Z)
                 | "(?:[^"\\\n]|\\[^\n])*(?:"|\\?$) | '(?:[^'\\\n]|\\[^\n])*(?:'|\\?$) )
    | (?P<open>    [(\[{] )
    | (?P<close>   [)\]}] )
    | (?P<code>    [^\s/`"'()\[\]{}]+ | . )
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_DIRECTIVE = re.compile(rb"//(?P<gap>[ \t]*)unheap:ignore\b(?P<rest>[^\r\n]*)")
_ALIKE = 0.8
"""So much alike, of 1, is a name that was meant for another. No two rules are."""

_DECLARATION = frozenset({b"func", b"type", b"var", b"const"})


class Problem(NamedTuple):
    """Something that is wrong with a suppression: a warning, never an error."""

    at: Position
    message: str


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment and the lines, both ends included, that it speaks for."""

    at: Position
    rule: str
    reason: str
    first: int
    last: int
    is_directive: bool = True
    """Written `//unheap:ignore`; with a space it is prose to Go's tools, and not obeyed."""

    def covers(self, rule: str, place: Position) -> bool:
        """Does it silence what this rule finds there?"""
        return (
            self.is_directive
            and (self.at.path, self.rule) == (place.path, rule)
            and self.first <= place.line <= self.last
        )


def suppressed(
    findings: Sequence[Finding],
    sources: Mapping[Path, bytes],
    rules: Collection[str] | None = None,
) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """The findings that nobody has suppressed, and what is wrong with the suppressions.

    A kept finding whose group holds a suppressed one is not rewritten any more, since half a group
    must not change. `rules` are those that ran: only their suppressions can be unused (None: all).
    """
    comments = [each for path, text in sources.items() for each in suppressions(path, text)]
    silenced: dict[int, Suppression] = {}
    for index, finding in enumerate(findings):
        where = (finding.site.rule, finding.position)
        cover = next((each for each in comments if each.covers(*where)), None)
        if cover is not None:
            silenced[index] = cover
    groups = {findings[index].group: cover for index, cover in silenced.items()}
    kept = tuple(
        _without_fix(finding, groups.get(finding.group))
        for index, finding in enumerate(findings)
        if index not in silenced
    )
    return kept, tuple(_problems(comments, findings, rules))


def _without_fix(finding: Finding, cover: Suppression | None) -> Finding:
    if cover is None or finding.verdict.decision is not Decision.REWRITE:
        return finding
    why = f": {cover.reason}" if cover.reason else ""
    verdict = Verdict(
        Decision.LEAVE, f"another part of its flow is marked //unheap:ignore{why}", CODE, cover.at
    )
    return replace(finding, verdict=verdict)


def _problems(
    comments: Sequence[Suppression],
    findings: Sequence[Finding],
    rules: Collection[str] | None,
) -> Iterator[Problem]:
    for each in sorted(comments, key=lambda comment: comment.at):
        is_used = any(each.covers(one.site.rule, one.position) for one in findings)
        has_run = rules is None or each.rule in rules
        meant = () if has_run else difflib.get_close_matches(each.rule, rules or (), 1, _ALIKE)
        for message in _complaints(each, is_unused=has_run and not is_used, meant=meant):
            yield Problem(each.at, message)


def _complaints(comment: Suppression, *, is_unused: bool, meant: Collection[str]) -> Iterator[str]:
    name = f"//unheap:ignore {comment.rule}".rstrip()
    if not comment.is_directive:
        yield f"not obeyed: write {name} without a space after //"
    elif not comment.rule:
        yield f"not obeyed: {name} names no rule"
    else:
        if not comment.reason:
            yield f"{name} gives no reason"
        if is_unused:
            yield f"{name} is unused: there is nothing to ignore"
        for rule in meant:
            yield f"{name} is unused: did you mean {rule!r}?"


def suppressions(path: Path, text: bytes) -> list[Suppression]:
    """The suppression comments of a Go file, in order; what looks like one in a string is not."""
    if b"unheap:ignore" not in text:
        return []
    return list(_Scan(path, text).run())


class _Scan:
    """One pass over the tokens of a file, counting lines and open brackets."""

    def __init__(self, path: Path, text: bytes) -> None:
        self.path = path
        self.text = text
        self.line = 1
        self.depth = 0
        self.line_has_code = False
        self.waiting: list[Suppression] = []
        """Comments on lines of their own, above the code that they speak for."""
        self.declaration: list[Suppression] = []
        """Comments that speak for the declaration being read."""
        self.outside = 0
        """How many brackets were open where that declaration began."""

    def run(self) -> Iterator[Suppression]:
        """Every suppression, as soon as it is known what it speaks for."""
        for match in _TOKEN.finditer(self.text):
            kind = match.lastgroup
            if kind == "comment":
                yield from self._comment(match)
            elif kind == "newline":
                yield from self._newline()
            elif kind != "space":
                yield from self._code(kind, match)
        yield from self._end_of_file()

    def _comment(self, match: re.Match[bytes]) -> Iterator[Suppression]:
        directive = _DIRECTIVE.fullmatch(match[0].rstrip(b"\r"))
        if directive is None:
            return
        start = self.text.rfind(b"\n", 0, match.start()) + 1
        at = Position(self.path, self.line, match.start() - start + 1)
        words = directive["rest"].decode("utf-8", "replace").split(maxsplit=1)
        rule, reason = (*words, "", "")[:2]
        found = Suppression(at, rule, reason.strip(), at.line, at.line, not directive["gap"])
        if self.line_has_code:
            yield found
        else:
            self.waiting.append(found)

    def _newline(self) -> Iterator[Suppression]:
        if self.declaration and self.line_has_code and self.depth <= self.outside:
            yield from (replace(each, last=self.line) for each in self.declaration)
            self.declaration = []
        self.line += 1
        self.line_has_code = False

    def _code(self, kind: str | None, match: re.Match[bytes]) -> Iterator[Suppression]:
        if self.waiting and not self.line_has_code:
            here = [replace(each, first=self.line, last=self.line) for each in self.waiting]
            self.waiting = []
            # Inside a declaration that is ignored already, a second comment gets its line alone.
            if match[0] in _DECLARATION and not self.declaration:
                self.declaration, self.outside = here, self.depth
            else:
                yield from here
        self.line_has_code = True
        self.depth += (kind == "open") - (kind == "close")
        self.line += match[0].count(b"\n")

    def _end_of_file(self) -> Iterator[Suppression]:
        yield from (replace(each, last=self.line) for each in self.declaration)
        yield from self.waiting
