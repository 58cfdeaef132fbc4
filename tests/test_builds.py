"""What another build may have in the place of what this one does."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from map_of_array.slots import SLOT
from msgspec import structs

from codemod.context import Context
from codemod.facts import parse_facts
from codemod.model import Package, SourceFile, Workspace
from codemod.options import Options
from transforms.maps.closed import check_type
from transforms.maps.declarations import Declared, built, left_out
from transforms.maps.quiet import is_quiet, prints
from transforms.maps.twice import (
    alike,
    declared_twice,
    may_be_other,
    printed_otherwise,
    twice_among,
)
from transforms.refusal import Refuse

HERE, THERE = "here.go", "there.go"
Texts = Mapping[str, Mapping[str, str]]
"""Name of a package → here or there → what its file says."""


def build(
    root: Path,
    texts: Texts,
    imports: Mapping[str, tuple[str, ...]] | None = None,
    quiet: Mapping[str, list[str]] | None = None,
) -> Context:
    """A workspace in which each package has one file of this build, and may leave out another."""
    made = []
    for name, files in texts.items():
        folder = root / name
        folder.mkdir()
        for file, text in files.items():
            (folder / file).write_text(f"package {name}\n\n{text}\n")
        source = SourceFile(folder / HERE, f"ex/{name}")
        ignored = (folder / THERE,) if THERE in files else ()
        paths = tuple(f"ex/{one}" for one in (imports or {}).get(name, ()))
        package = Package(
            f"ex/{name}", f"ex/{name}", name, folder, (source,), imports=paths, ignored=ignored
        )
        made.append(package)
    rows = [{"id": one.id, "path": one.path} for one in made]
    rows[0] |= {"quiet": list((quiet or {}).items())}  # type: ignore[dict-item]
    facts = [parse_facts(json.dumps(row).encode(), root) for row in rows]
    return Context(Workspace(root, root, tuple(made)), facts, Options(), "go1.26.1")


def both(here: str, there: str) -> dict[str, str]:
    return {HERE: here, THERE: there}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("func f(a int) T { return 0 }", [("f", "(a int) T", set())]),
        ("func f() { g() }", [("f", "()", set())]),
        ("func (t *T[K]) f(K)", [("T.f", "(K)", set())]),
        ("func (a.T) f()", [("a.T.f", "()", set())]),  # which Go refuses
        ("var v T", [("v", "T", {"T"})]),
        ("var v = f()", [("v", "v = f()", set())]),
        (
            "var (\n\tv, w T\n\tx int\n)",
            [("v", "T", {"T"}), ("w", "T", {"T"}), ("x", "int", {"int"})],
        ),
        ("var v map[K]*T", [("v", "map[K]*T", {"K"})]),
        ("var v [n]a.T", [("v", "[n]a.T", {"a.T"})]),
        ("var v *a.T", [("v", "*a.T", set())]),
        ("const c = 2", [("c", "", set())]),
        ("const c T = 2", [("c", "T", {"T"})]),
        ("type T struct{ x U }", [("T", "struct{ x U }", {"U"})]),
        ("type T = U", [("T", "U", {"U"})]),
    ],
)
def test_what_a_file_declares(
    tmp_path: Path, text: str, expected: list[tuple[str, str, set[str]]]
) -> None:
    context = build(tmp_path, {"p": both(text, text)})
    (package,) = context.workspace.packages
    found = [(one.name, one.form, {*one.types}) for one in built(package, context)]
    assert found == expected
    assert [*left_out(package, context)] == [*built(package, context)]


def test_the_words_of_a_body() -> None:
    found = Declared("f", "()", body=b"{ g(x.y, t. /* no dot */ z) // w\n}").words
    assert found == {"g", "x", ".y", "t", "no", "dot", "z", "w"}


def test_what_is_made_of_something_that_is_declared_twice(tmp_path: Path) -> None:
    texts = {
        "p": both(
            "type T int\ntype U struct{ t T }\ntype V struct{ t *T }\nvar v U\nvar _ T",
            "type T string\nvar _ = 1",
        ),
        "q": {HERE: "type W [2]p.T\ntype T int\ntype X T"},
    }
    context = build(tmp_path, texts, {"q": ("p",)})
    assert declared_twice(context) == {"ex/p.T", "ex/p.U", "ex/p.v", "ex/p._", "ex/q.W"}
    assert twice_among("string [4]T", "ex/p", context) == "T"
    assert twice_among("string [4]T", "ex/q", context) is None
    assert twice_among("p.T [4]int", "ex/q", context) == "T"
    assert twice_among("*T [4]int", "ex/p", context) is None


def test_what_has_no_name_is_not_declared_twice(tmp_path: Path) -> None:
    context = build(tmp_path, {"p": both("var _ = 1", "var _ = f()")})
    assert declared_twice(context) == frozenset()
    assert alike(context) == {}


METHODS = """
func (T) f() {}
func (U) f() {}
func (T) g() {}
func f() {}
"""


@pytest.mark.parametrize(
    ("here", "there", "differs"),
    [
        ("var v T", "var v U", True),
        ("var v = T{}", "var v = U{}", True),
        ("func h() T", "func h() U", True),
        ("var v T", "var  v  T", False),
        ("const c = 1", "const c = 2", False),
        ("const c T = 1", "const c U = 1", True),
    ],
)
def test_methods_that_may_stand_for_each_other(
    tmp_path: Path, here: str, there: str, differs: bool
) -> None:
    texts = {"p": both(here + METHODS, there), "q": {HERE: "func g() {}\nfunc (T) h() {}"}}
    context = build(tmp_path, texts)
    expected = {
        "f": {"ex/p.T.f", "ex/p.U.f"},
        "g": {"ex/p.T.g"},
        "h": {"ex/q.T.h"},
    }
    assert alike(context) == (expected if differs else {})
    asked = ("ex/p.T.f", "ex/p.T.g", "ex/p.f", "ex/q.g", "strings.Builder.f")
    assert [one for one in asked if may_be_other(one, context)] == ["ex/p.T.f"] * differs


def test_what_rests_on_something_that_is_declared_twice(tmp_path: Path) -> None:
    here = """
func peek() {}
func (t T) keep() {}
func a() { peek() }
func b() { a() }
func c(t T) { t.keep() }
func d(t T) { keep := 1; peeked(keep) }
func peeked(int) {}
"""
    texts = {"p": both(here, "func peek() {}\nfunc (t T) keep() {}"), "q": {HERE: "func peek() {}"}}
    context = build(tmp_path, texts)
    asked = [f"ex/p.{name}" for name in ("peek", "T.keep", "a", "b", "c", "d", "peeked")]
    found = [one for one in (*asked, "ex/q.peek") if may_be_other(one, context)]
    assert found == asked[:5]


def test_packages_whose_values_print_otherwise(tmp_path: Path) -> None:
    texts = {
        "p": both("type T int", "func (T) String() string"),
        "q": {HERE: ""},
        "r": {HERE: ""},
        "s": both("func (T) Error() string", "func String()"),
    }
    found = printed_otherwise(build(tmp_path, texts, {"q": ("p",), "r": ("q",)}))
    assert found == {"ex/p", "ex/q", "ex/r"}


def test_what_changes_nothing_in_any_build(tmp_path: Path) -> None:
    quiet: dict[str, list[str]] = {
        "ex/p.T.f": [],
        "ex/p.T.g": [],
        "ex/p.U.g": [],
        "ex/p.a": ["ex/p.T.g", "strings.ToUpper"],
        "ex/p.b": ["ex/p.T.f"],
        "ex/p.c": ["ex/p.h"],
        "ex/p.h": [],
    }
    here = (
        "var v T\nfunc h() {}\nfunc (T) f() {}\nfunc (U) f() {}\nfunc (T) g() {}\nfunc (U) g() {}"
    )
    context = build(tmp_path, {"p": both(here, "var v U\nfunc h() {}")}, quiet=quiet)
    found = [name for name in quiet if is_quiet(name, context)]
    assert found == ["ex/p.T.g", "ex/p.U.g", "ex/p.a"]


@pytest.mark.parametrize(
    ("key", "map_key", "elem", "name"),
    [
        ("ex/p.v", "int", "[4]int", "v"),
        ("ex/p.S.field", "int", "[4]int", "S"),
        ("ex/p.w", "K", "[4]int", "K"),
        ("ex/p.w", "int", "[4]K", "K"),
    ],
)
def test_a_map_that_is_another_one_in_another_build(
    tmp_path: Path, key: str, map_key: str, elem: str, name: str
) -> None:
    here = "type K int\ntype S struct{}\nvar v, w map[int][4]int"
    there = "type K float64\ntype S struct{ field int }\nvar v map[int][]int"
    context = build(tmp_path, {"p": both(here, there)})
    slot = structs.replace(
        SLOT, key=key, package="ex/p", map_key=map_key, elem=elem, path=tmp_path / "p" / HERE
    )
    with pytest.raises(Refuse, match=f"another build declares {name} in another file") as refused:
        check_type(slot, context)
    assert refused.value.code == "excluded-file"
    check_type(structs.replace(slot, key="ex/p.w", map_key="int", elem="[4]int"), context)


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ('import "os"\nvar _ = os.Stdout', False),
        ('import (\n\t"os"\n)\nfunc f() { _ = os.Stdout }', False),
        ('import (\n\t"os"\n)\nfunc f() { os.Stdout = nil }', True),
        ('import (\n\tsys "os"\n)\nfunc f() { sys.Stdout, _ = g() }', True),
        ('import (\n\t"os"\n)\nfunc f() { g(&os.Stdout) }', True),
        ('import (\n\t"os"\n)\nfunc f() bool { return os.Stdout == nil }', False),
    ],
)
def test_whether_the_program_may_read_what_it_prints(
    tmp_path: Path, text: str, reads: bool
) -> None:
    context = build(tmp_path, {"p": both(text, ""), "q": both("", text)})
    assert prints("fmt.Println", context) is not reads
    assert prints("fmt.Sprint", context)
    assert not prints("fmt.Fprint", context)


def test_only_go_can_set_what_go_prints_to(tmp_path: Path) -> None:
    context = build(tmp_path, {"p": {HERE: ""}})
    (package,) = context.workspace.packages
    (tmp_path / "p" / "x.c").write_text("os.Stdout = x;")
    with_c = replace(package, ignored=(tmp_path / "p" / "x.c",))
    other = Context(Workspace(tmp_path, tmp_path, (with_c,)), (), Options(), "go1.26.1")
    assert prints("fmt.Println", other)
