"""What the initial values of a package need."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_builds import HERE, both, build

from codemod.context import Context
from transforms.maps.at_start import is_needed_at_start

FUNCTIONS = """
func use() {}
func (counter) see() {}
func call() { use() }
func pick[T any]() { use() }
type counter struct{}
"""


@pytest.mark.parametrize(
    ("values", "needed"),
    [
        ("", ""),
        ("var a = use", "use"),
        ("var a = func() { call() }", "use call"),
        ("var a = pick[int]", "use pick"),
        ("var a = pick[int](1)", "use pick"),  # as the parser has it, a conversion
        ("var a = counter{}.see", "see"),
        ("var a = see", ""),
        ("var see = 1", ""),
        ("type seer interface{ see() }", ""),
        ("const use = 1", ""),
    ],
)
def test_what_is_needed(tmp_path: Path, values: str, needed: str) -> None:
    assert _needed(build(tmp_path, {"p": {HERE: values + FUNCTIONS}})) == sorted(needed.split())


def test_what_another_build_needs(tmp_path: Path) -> None:
    elsewhere = "var a = there()\nfunc there() { call() }"
    assert _needed(build(tmp_path, {"p": both(FUNCTIONS, elsewhere)})) == ["call", "use"]


def _needed(context: Context) -> list[str]:
    """The functions of this build that initial values need."""
    (package,) = context.workspace.packages
    source = context.source(package.files[0].path)
    found = [
        source.slice(name).decode()
        for node in source.tree.root_node.named_children
        if (name := node.child_by_field_name("name")) and is_needed_at_start(name, source, context)
    ]
    return sorted(found)
