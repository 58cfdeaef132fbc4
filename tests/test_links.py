"""Files that go by several names are not edited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from toys import Toy

from codemod.context import Context
from codemod.groups import Group
from codemod.links import links, other_name
from codemod.model import Decision, Edit, Fix, Package, SourceFile, Verdict, Workspace
from codemod.options import Options
from codemod.plan import plan


def workspace(root: Path, loaded: Iterable[str] = ("a/x.go",)) -> Workspace:
    files = tuple(SourceFile(root / name, "p") for name in loaded)
    return Workspace(root, root, (Package("p", "p", "p", root / "a", files),))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.go").write_text("package p\n\nvar x = 1\n")
    return tmp_path


@pytest.mark.parametrize(
    ("link", "target", "name"),
    [
        ("b/y.go", "../a/x.go", "b/y.go"),
        ("b/y.txt", "../a/x.go", None),
        ("b", "a", "b/x.go"),
        ("c/d/b", "../../a", "c/d/b/x.go"),
        ("b", ".", "b/a/x.go"),
        ("b/y.go", "../a/other.go", None),
        # What is nobody's to edit, and what Go takes for no package.
        ("vendor/b/y.go", "../../a/x.go", None),
        ("node_modules/b", "../a", None),
        (".path/src/m", "../..", None),
        ("_old", "a", None),
    ],
)
def test_links_give_other_names(root: Path, link: str, target: str, name: str | None) -> None:
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(target)
    found = other_name(root / "a" / "x.go", links(workspace(root)))
    assert found == (root / name if name else None)


def test_a_link_is_not_the_only_name_of_a_go_file(root: Path) -> None:
    (root / "b.go").symlink_to("a/x.go")
    (root / "real.txt").write_text("package p\n")
    (root / "c.go").symlink_to("real.txt")
    known = links(workspace(root, ["b.go", "c.go"]))
    assert other_name(root / "b.go", known) == root / "a" / "x.go"
    assert other_name(root / "c.go", known) is None


def test_what_is_loaded_by_another_name_is_known_wherever_it_lies(root: Path) -> None:
    (root / "vendor").mkdir()
    (root / "vendor" / "x.go").symlink_to("../a/x.go")
    known = links(workspace(root, ["a/x.go", "vendor/x.go"]))
    assert other_name(root / "a" / "x.go", known) == root / "vendor" / "x.go"


@dataclass(frozen=True)
class Changing(Toy):
    """Would change the file."""

    def plan(self, group: Group, context: Context) -> Verdict:
        """A fix."""
        path = context.workspace.root / "a" / "x.go"
        fix = Fix(group.name, "toy", "", {path: (Edit(19, 20, b"2"),)})
        return Verdict(Decision.REWRITE, "why not", fix=fix)


def test_they_are_not_edited(root: Path) -> None:
    def verdict() -> Verdict:
        context = Context(workspace(root), (), Options(), "go1.26")
        ((_, found),) = plan(Changing(), [Group("g", ())], context)
        return found

    assert verdict().decision is Decision.REWRITE
    (root / "b.go").symlink_to("a/x.go")
    found = verdict()
    assert (found.decision, found.code) == (Decision.REFUSE, "several-names")
    assert found.reason == "x.go is also b.go"
