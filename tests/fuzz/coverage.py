"""Which verdicts, forms of use and kinds of statement the generated programs reached."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from codemod.model import Decision, Finding
from fuzz import loads, loops, maps, wild_fills
from fuzz.program import Program
from transforms.maps.forms import Form
from transforms.registry import BUILT_IN

OUT_OF_REACH: Mapping[str, str] = {
    "does-not-compile": "the programs compile, or there would be nothing to compare",
    "broken-syntax": "the same: what tree-sitter cannot parse is not generated",
    "generated": "says who may edit a file, and is asked before any use is looked at",
    "vendored": "the programs have no dependencies",
    "foreign": "the same, and no package of the standard library takes or gives such a map",
    "cgo": "would call a C compiler for each program",
    "read-only": "is a property of the file, not of the program",
    "encoding": "Go compiles invalid UTF-8 in comments only",
    "line-directive": "Go's answers could not be told from those about other lines",
    "nosplit": "is a comment by which a function may not need much of the stack",
    "outside": "is about links between folders",
    "suppressed": "is a comment by which a user says no",
    "too-nested": "programs that deep would be nothing else",
    "unresolved": "is for --syntax-only, which rewrites nothing",
}
"""Code that no generated program shows → why; goldens and the tests of the engine do."""
_USES = loops.USES | maps.USES | loads.USES | wild_fills.USES
_USE = re.compile(r"\d+ ([a-z -]+)")


@dataclass
class Coverage:
    """What was reached, and how often."""

    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(Rule, `rewrite SHAPE` or a code) → findings."""
    forms: Counter[str] = field(default_factory=Counter)
    """Form of a map's use → uses in the groups that `map-of-array` could rewrite."""
    uses: Counter[str] = field(default_factory=Counter)
    """What the generator meant to exercise → units."""
    units: int = 0
    programs: int = 0
    """Units that were run after a rewrite and compared, once for each mode that changed their
    program."""
    declared: int = 0
    """Of these, those that print something else after an `--unsafe` rewrite, as was declared."""

    def add_program(self, program: Program) -> None:
        """Count what the generator put in."""
        self.units += len(program.units)
        for unit in program.units:
            self.uses.update(unit.uses)

    def add(self, findings: Sequence[Finding]) -> None:
        """Count the findings of one run; a flow group counts once for its forms."""
        for finding in findings:
            verdict = finding.verdict
            is_rewrite = verdict.decision is Decision.REWRITE
            label = f"rewrite {verdict.shape}" if is_rewrite else verdict.code
            self.verdicts[finding.site.rule, label] += 1
        for evidence in {one.group: one.verdict.evidence for one in findings}.values():
            for line in evidence:
                if line.startswith("uses: "):
                    self.forms.update(_USE.findall(line))

    @property
    def misjudged(self) -> list[str]:
        """Codes that are said to be out of reach, and were reached."""
        return sorted({code for _, code in self.verdicts} & set(OUT_OF_REACH))

    def table(self) -> str:
        """Everything that was counted, and what was never reached, for people."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"{self.units} units, run {self.programs} times after a rewrite, once in each mode"
        yield f"{self.declared} times --unsafe changed what a unit prints, as was declared"
        if self.misjudged:
            yield f"reached, and said to be out of reach: {', '.join(self.misjudged)}"
        for rule in BUILT_IN:
            labels = [f"rewrite {shape}" for shape in rule.shapes] + list(rule.codes)
            found = {label: n for (name, label), n in self.verdicts.items() if name == rule.name}
            yield from _section(f"verdicts of {rule.name}", found, labels)
        forms = [form.value for form in Form if form is not Form.UNKNOWN]
        yield from _section("forms of use in groups that can be rewritten", self.forms, forms)
        yield from _section("statements", self.uses, sorted(_USES))


def _section(title: str, counts: Mapping[str, int], known: Iterable[str]) -> Iterator[str]:
    """Each name with its count, the most frequent first, and the names that have none."""
    yield f"\n{title}:"
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    yield _filled("  ", (f"{count} {name}" for name, count in ranked))
    missing = [name for name in known if name not in counts and name not in OUT_OF_REACH]
    yield _filled("  never: ", missing or ["-"])


def _filled(lead: str, items: Iterable[str]) -> str:
    # A name with spaces stays on one line.
    words = [item.replace(" ", "\0") for item in items]
    filled = textwrap.fill(
        ", ".join(words),
        100,
        initial_indent=lead,
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.replace("\0", " ")
