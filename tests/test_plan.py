"""Groups become verdicts, findings and fixes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from toys import Toy

from codemod.context import Context
from codemod.groups import Group
from codemod.measures import Profile
from codemod.model import (
    Decision,
    Edit,
    Finding,
    Fix,
    Package,
    Position,
    Site,
    SourceFile,
    Verdict,
    Workspace,
)
from codemod.options import Options
from codemod.plan import findings, fixes, hot, plan


@dataclass(frozen=True)
class Echo(Toy):
    """Says which group it was asked about."""

    def plan(self, group: Group, context: Context) -> Verdict:
        """The name, and the version that the context knows."""
        return Verdict(Decision.LEAVE, f"{group.name} {context.go_version}")


@pytest.fixture
def context(tmp_path: Path) -> Context:
    files = tuple(SourceFile(tmp_path / name, "p") for name in ("a.go", "b.go"))
    for file in files:
        file.path.write_text("package p\n\nvar x, y = 1, 2\n")
    package = Package("p", "p", "p", tmp_path, files)
    return Context(Workspace(tmp_path, tmp_path, (package,)), (), Options(), "go1.26")


def site(context: Context, name: str, start: int) -> Site:
    return Site("toy", context.workspace.root / name, start, start + 1)


class Endless(Toy):
    """Follows something that never ends."""

    def plan(self, group: Group, context: Context) -> Verdict:
        """No verdict."""
        return self.plan(group, context)


def test_what_is_nested_too_deeply_is_refused(context: Context) -> None:
    ((_, verdict),) = plan(Endless(), [Group("g", (), ())], context)
    assert (verdict.decision, verdict.code) == (Decision.REFUSE, "too-nested")


def rewrite(name: str) -> Verdict:
    fix = Fix(name, "toy", "toy", {Path("a.go"): (Edit(0, 0, b"x"),)})
    return Verdict(Decision.REWRITE, "better", fix=fix)


def test_nothing_to_plan(context: Context) -> None:
    assert plan(Toy(), [], context) == []
    assert findings([], context) == []
    assert fixes([]) == []


def test_every_group_gets_its_verdict(context: Context) -> None:
    groups = [Group("one", ()), Group("two", ())]
    judged = plan(Echo(), groups, context)
    assert [(group, verdict.reason) for group, verdict in judged] == [
        (groups[0], "one go1.26"),
        (groups[1], "two go1.26"),
    ]


def test_one_finding_for_each_site_in_the_order_of_places(context: Context) -> None:
    leave = Verdict(Decision.LEAVE, "fine")
    one = Group("one", (site(context, "b.go", 15), site(context, "a.go", 18)))
    two = Group("two", (site(context, "a.go", 15), site(context, "a.go", 3)))
    found = findings([(one, leave), (two, rewrite("two"))], context)
    places = [(f.position.path.name, f.position.line, f.position.column, f.group) for f in found]
    assert places == [
        ("a.go", 1, 4, "two"),
        ("a.go", 3, 5, "two"),
        ("a.go", 3, 8, "one"),
        ("b.go", 3, 5, "one"),
    ]
    assert [finding.verdict for finding in found if finding.group == "one"] == [leave, leave]


def test_places_go_before_rules(context: Context) -> None:
    leave = Verdict(Decision.LEAVE, "fine")
    first, second = site(context, "a.go", 15), replace(site(context, "a.go", 3), rule="zoo")
    judged = [(Group("one", (first,)), leave), (Group("two", (second,)), leave)]
    assert [finding.group for finding in findings(judged, context)] == ["two", "one"]


def test_a_group_without_sites_is_not_listed(context: Context) -> None:
    assert findings([(Group("one", ()), rewrite("one"))], context) == []


def finding(group: str, verdict: Verdict) -> Finding:
    return Finding(Site("toy", Path("a.go"), 0, 1), Position(Path("a.go"), 1), group, verdict)


def test_the_fix_of_a_group_is_made_once_in_the_order_of_findings() -> None:
    one, two = rewrite("one"), rewrite("two")
    found = [finding("two", two), finding("one", one), finding("two", two)]
    assert fixes(found) == [two.fix, one.fix]


@pytest.mark.parametrize("decision", [d for d in Decision if d is not Decision.REWRITE])
def test_only_what_is_to_be_rewritten_has_a_fix(decision: Decision) -> None:
    verdict = Verdict(decision, "why", fix=rewrite("one").fix)
    assert fixes([finding("one", verdict)]) == []
    assert fixes([finding("one", Verdict(Decision.REWRITE, "why"))]) == []


def test_what_is_cold_is_dropped_only_with_a_profile(context: Context) -> None:
    verdict = Verdict(Decision.LEAVE, "")
    spent = {"cold": 9, "warm": 10, "unseen": None}
    found = [
        Finding(site(context, "a.go", 1), Position(Path("a.go"), 1), group, verdict, value)
        for group, value in spent.items()
    ]
    profile = Profile("cpu", "nanoseconds", 1000, {})
    assert hot(found, Options(min_share=0.01)) == found
    assert hot(found, Options(profile=profile)) == found
    assert [one.group for one in hot(found, Options(profile=profile, min_share=0.01))] == ["warm"]
