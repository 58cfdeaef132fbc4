"""Edits that meet at one point."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codemod.context import Context
from codemod.edits import compose
from codemod.model import Fix, Package, SourceFile, Workspace
from codemod.options import Options
from codemod.syntax import Node, Source, walk
from transforms.map_of_array.draft import Draft
from transforms.map_of_array.helpers import TEMPLATES
from transforms.map_of_array.refusal import Refuse

PATH = Path("/m/a.go")
CODE = b"package p\n\nvar x = f(a[b[c]+d], (e), b[a[c]][d], []int{a[b], c})[a[b[0]]]\n"
SOURCE = Source(PATH, CODE)
NODES = [
    node
    for node in walk(SOURCE.tree.root_node)
    if b"x = " in CODE[: node.start_byte] and node.start_byte < node.end_byte
]
MARK = re.compile(rb"<(\d+) | (\d+)>")


class Wrap(NamedTuple):
    """What a draft is asked for."""

    draft: int
    node: Node
    level: int
    sides: str


def context(*paths: Path) -> Context:
    files = tuple(SourceFile(path, "p") for path in paths)
    workspace = Workspace(Path("/m"), Path("/m"), (Package("p", "p", "p", Path("/m"), files),))
    return Context(workspace, (), Options(), "go1.26")


def place(wrap: Wrap) -> tuple[int, int, int]:
    return wrap.node.start_byte, wrap.node.end_byte, wrap.level


# One node is wrapped once for each level: a value that is stored (0) may be an entry that is read
# (1), and a name may be dereferenced (2), whoever asks for it.
wraps = st.lists(
    st.builds(
        Wrap,
        st.integers(0, 1),
        st.sampled_from(NODES),
        st.integers(0, 2),
        st.sampled_from(["both", "both", "left", "right"]),
    ),
    unique_by=place,
    max_size=12,
)


def fixes_of(asked: Sequence[Wrap]) -> list[Fix]:
    drafts = [Draft(context(PATH)), Draft(context(PATH))]
    for number, wrap in enumerate(asked):
        before = b"<%d " % number if wrap.sides != "right" else b""
        after = b" %d>" % number if wrap.sides != "left" else b""
        drafts[wrap.draft].wrap(SOURCE, wrap.node, before, after, level=wrap.level)
    return [draft.fix(f"g{number}", "toy", "toy") for number, draft in enumerate(drafts)]


def composed(fixes: Sequence[Fix]) -> bytes:
    files = {PATH: SourceFile(PATH, "p")}
    return compose(fixes, {PATH: CODE}, files).get(PATH, CODE)


@given(wraps)
def test_wraps_of_two_drafts_nest(asked: list[Wrap]) -> None:
    text = composed(fixes_of(asked))
    assert MARK.sub(b"", text) == CODE
    whole = {number for number, wrap in enumerate(asked) if wrap.sides == "both"}
    opened: list[int] = []
    for match in MARK.finditer(text):
        number = int(match[1] or match[2])
        if number in whole and match[1]:
            opened.append(number)
        elif number in whole:
            assert opened.pop() == number
    assert not opened


@given(wraps)
def test_what_is_wrapped_is_the_node(asked: list[Wrap]) -> None:
    text = composed(fixes_of(asked))
    for number, wrap in enumerate(asked):
        if wrap.sides == "both":
            inside = text.split(b"<%d " % number)[1].split(b" %d>" % number)[0]
            assert MARK.sub(b"", inside) == SOURCE.slice(wrap.node)


@given(wraps)
def test_the_order_in_which_drafts_are_joined_does_not_matter(asked: list[Wrap]) -> None:
    one, other = fixes_of(asked)
    assert composed([one, other]) == composed([other, one])


def named(text: bytes) -> Node:
    return next(node for node in NODES if SOURCE.slice(node) == text)


def test_an_empty_draft_changes_nothing() -> None:
    fix = Draft(context(PATH)).fix("g", "r", "s")
    assert (fix.group, fix.rule, fix.shape, fix.edits, fix.helpers) == ("g", "r", "s", {}, ())


def test_empty_text_is_no_edit() -> None:
    draft = Draft(context(PATH))
    draft.wrap(SOURCE, named(b"(e)"), b"", b"")
    assert not any(draft.fix("g", "r", "s").edits.values())


def test_of_two_levels_the_higher_is_inside() -> None:
    draft = Draft(context(PATH))
    draft.wrap(SOURCE, named(b"(e)"), b"*", b"", level=2)
    draft.wrap(SOURCE, named(b"(e)"), b"n(", b")", level=0)
    draft.wrap(SOURCE, named(b"(e)"), b"z(", b")", level=1)
    assert b", n(z(*(e)))," in composed([draft.fix("g", "r", "s")])


def test_lines_that_are_added_stand_between_what_closes_and_what_opens() -> None:
    draft = Draft(context(PATH))
    node = named(b"b[a[c]]")
    draft.replace(SOURCE, node.start_byte, node.start_byte, b"+")
    draft.replace(SOURCE, node.end_byte, node.end_byte, b"+")
    draft.wrap(SOURCE, node, b"(", b")")
    assert b", +(b[a[c]])+[d]" in composed([draft.fix("g", "r", "s")])


def test_one_edit_asked_for_twice_is_made_once() -> None:
    draft = Draft(context(PATH))
    for _ in range(2):
        draft.wrap(SOURCE, named(b"(e)"), b"*", b"")
    assert b", *(e)," in composed([draft.fix("g", "r", "s")])


def test_promises_and_notes_are_kept() -> None:
    draft = Draft(context(PATH))
    draft.new_notes |= {"b", "a"}
    promise = draft.fix("g", "r", "s", ("gone",)).promise
    assert (promise.gone, promise.new) == (("gone",), ("a", "b"))


@pytest.mark.parametrize("method", ["wrap", "replace"])
def test_no_edit_in_a_declaration_that_did_not_parse(tmp_path: Path, method: str) -> None:
    source = Source(tmp_path / "a.go", b"package p\n\nvar y = 1\n\nfunc f() { x := = 2 }\n")
    draft = Draft(context(source.path))
    broken = source.text.index(b"x :=")
    node = source.tree.root_node.descendant_for_byte_range(broken, broken + 1)
    fine = source.tree.root_node.descendant_for_byte_range(15, 16)
    assert node is not None
    assert fine is not None
    draft.wrap(source, fine, b"(", b")")
    with pytest.raises(Refuse) as caught:
        if method == "wrap":
            draft.wrap(source, node, b"(", b")")
        else:
            draft.replace(source, broken, broken + 1, b"y")
    assert caught.value.code == "broken-syntax"
    assert caught.value.at == source.position(broken)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_helper_is_asked_for_once_and_not_if_it_is_there(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.go"
    path.write_text("package p\n")
    source = Source(path, path.read_bytes())
    draft = Draft(context(path))
    assert {draft.helper(source, name), draft.helper(source, name)} == {name}
    (helper,) = draft.fix("g", "r", "s").helpers
    assert helper.source == TEMPLATES[name].replace("NAME", name)
    path.write_text(f"package p\n\n{helper.source}\n")
    again = Draft(context(path))
    assert again.helper(source, name) == name
    assert again.fix("g", "r", "s").helpers == ()
