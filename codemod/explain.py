"""`unheap explain`: what a rule does, what a code means, and why one place is treated as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from codemod.codes import CODES
from codemod.config import suggestion
from codemod.errors import BadInput
from codemod.model import Finding, Report
from codemod.paths import relative
from codemod.report import explanation, ordered
from codemod.transform import Transform

_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d{1,9})(?::(?P<column>\d{1,9}))?")


class Place(NamedTuple):
    """A line, or a point in it, that someone asks about."""

    path: Path
    line: int
    column: int | None


def text_about(name: str, rules: Sequence[Transform]) -> str:
    """What is known of a rule, or of a code. Raises BadInput where there is neither."""
    for rule in rules:
        if rule.name == name:
            return _rule_text(rule)
    if meanings := _meanings(name, rules):
        return "\n\n".join([f"# {name}", *meanings]) + "\n"
    known = {rule.name for rule in rules}
    codes = {*CODES, *(code for rule in rules for code in rule.codes)}
    close = suggestion(name, known | codes)
    raise BadInput(
        f"{name!r} is neither a rule nor a code nor FILE:LINE"
        + (close if "did you mean" in close else suggestion(name, known))
    )


def _rule_text(rule: Transform) -> str:
    """A rule's documentation in Markdown, with what each code of its verdicts means."""
    lines = [f"# {rule.name}", "", rule.summary, "", rule.doc.strip()]
    if rule.codes:
        lines += ["", "## Codes", ""]
        lines += [f"- `{code}`: {meaning}" for code, meaning in sorted(rule.codes.items())]
    return "\n".join(lines) + "\n"


def _meanings(code: str, rules: Iterable[Transform]) -> list[str]:
    """The same words may stand for several rules."""
    givers: dict[str, list[str]] = {CODES[code]: ["every rule"]} if code in CODES else {}
    for rule in rules:
        if code in rule.codes:
            givers.setdefault(rule.codes[code], []).append(rule.name)
    return [f"{', '.join(names)}: {meaning}" for meaning, names in givers.items()]


def parse_place(text: str, cwd: Path) -> Place | None:
    """`FILE:LINE[:COLUMN]`, None where the text is nothing like it.

    Raises BadInput where the file does not exist, or the line is missing.
    """
    match = _PLACE.fullmatch(text)
    if match is None:
        if (cwd / text).is_file():
            raise BadInput(
                f"{text}: which line of it? unheap scan {text} names those with findings"
            )
        return None
    path = (cwd / match["path"]).resolve()
    if not path.is_file():
        raise BadInput(f"{match['path']}: no such file")
    return Place(path, int(match["line"]), int(match["column"]) if match["column"] else None)


def findings_at(report: Report, where: Place) -> list[Finding]:
    """The findings of that line; with a column, the one that begins there if there is one."""
    on_line = [
        finding
        for finding in ordered(report.findings)
        if finding.position.path.resolve() == where.path and finding.position.line == where.line
    ]
    exact = [finding for finding in on_line if finding.position.column == where.column]
    return exact or on_line


def place_lines(report: Report, where: Place, rules: Iterable[Transform]) -> list[str]:
    """What is known of every finding of a place, an empty line between two.

    Raises BadInput where nothing was found there, naming the nearest line with a finding.
    """
    found = findings_at(report, where)
    if not found:
        at = f"{relative(where.path, report.workspace.root)}:{where.line}"
        raise BadInput(f"nothing found at {at}{_nearest(report, where)}")
    codes = {rule.name: {**CODES, **rule.codes} for rule in rules}
    sources = _deciding_files(found)
    blocks = [explanation(report, finding, codes[finding.site.rule], sources) for finding in found]
    return [line for block in blocks for line in (*block, "")][:-1]


def _nearest(report: Report, where: Place) -> str:
    lines = {
        finding.position.line
        for finding in report.findings
        if finding.position.path.resolve() == where.path
    }
    if not lines:
        return "; the file has no findings"
    return f"; the nearest finding is in line {min(lines, key=lambda line: abs(line - where.line))}"


def _deciding_files(findings: Iterable[Finding]) -> Mapping[Path, bytes]:
    paths = {finding.verdict.at.path for finding in findings if finding.verdict.at}
    return {path: path.read_bytes() for path in paths if path.is_file()}
