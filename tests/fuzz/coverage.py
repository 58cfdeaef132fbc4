"""Which verdicts, forms of use and kinds of statement the generated programs reached."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from codemod.codes import CODES
from codemod.model import Decision, Finding
from fuzz import loops, maps
from fuzz.program import Program
from transforms.files import FILE_CODES
from transforms.maps.forms import Form
from transforms.registry import BUILT_IN

_FILES = frozenset(FILE_CODES) | set(CODES)
"""Codes of files, folders and settings, which no program can show: the goldens have them."""
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

    def table(self) -> str:
        """Everything that was counted, and what was never reached, for people."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"{self.units} units"
        for rule in BUILT_IN:
            labels = [f"rewrite {shape}" for shape in rule.shapes] + list(rule.codes)
            found = {label: n for (name, label), n in self.verdicts.items() if name == rule.name}
            yield from _section(f"verdicts of {rule.name}", found, labels)
        forms = [form.value for form in Form if form is not Form.UNKNOWN]
        yield from _section("forms of use in groups that can be rewritten", self.forms, forms)
        yield from _section("statements", self.uses, sorted(loops.USES | maps.USES))


def _section(title: str, counts: Mapping[str, int], known: Iterable[str]) -> Iterator[str]:
    yield f"\n{title}:"
    for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{count:8} {name}"
    missing = [name for name in known if name not in counts and name not in _FILES]
    yield f"   never: {', '.join(missing) or '-'}"
