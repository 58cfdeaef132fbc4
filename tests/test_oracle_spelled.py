"""What the oracle says of how a loop's variables can be written: what names mean there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from workbench import MODULE, Bench

from codemod.loops import Loop

pytest_plugins = ["workbench_fixture"]

HEAD = """package m

import (
	"strings"
	text "text/template"
	"unsafe"
)

type T int

func (T) len() int { return 1 }

type S struct {
	T
	make  int
	inner struct{ cap int }
}

type Pair[A, B any] struct {
	a A
	b B
}

type empty interface{}

type named = T

type rows[A any] = []A

type Builder struct{ n int }

type half struct{}

func (*half) Lock() {}

type rest struct{}

func (*rest) Unlock() {}

type byValue struct{}

func (byValue) Lock()   {}
func (byValue) Unlock() {}

type whole struct{}

func (*whole) Lock()   {}
func (*whole) Unlock() {}

func use(...any) {}

var _ strings.Builder
var _ text.Template
var _ unsafe.Pointer
"""
# The type of a variable, after a statement before the loop → how it is spelled there.
SPELLED = {
    ("T", ""): "T",
    ("T", "type U int"): "T",
    ("T", "type T string"): "",
    ("T", "T := 1; _ = T"): "",
    ("named", ""): "named",
    ("named", "type named int"): "",
    ("*T", ""): "*T",
    ("*T", "type T string"): "",
    ("[]T", ""): "[]T",
    ("[3]T", ""): "[3]T",
    ("rows[T]", ""): "",
    ("chan T", ""): "chan T",
    ("chan T", "type T string"): "",
    ("map[T]T", ""): "",
    ("func()", ""): "",
    ("struct{ x T }", ""): "",
    ("int", ""): "int",
    ("byte", ""): "byte",
    ("byte", "type uint8 int"): "byte",
    ("byte", "type byte int"): "",
    ("any", ""): "any",
    ("any", "any := 1; _ = any"): "",
    ("interface{}", "any := 1; _ = any"): "",
    ("empty", ""): "empty",
    ("interface{ empty }", ""): "",
    ("interface{ len() int }", ""): "",
    ("unsafe.Pointer", ""): "",
    ("strings.Builder", ""): "strings.Builder",
    ("strings.Builder", "strings := 1; _ = strings"): "",
    ("text.Template", ""): "text.Template",
    ("text.Template", "type Template int"): "text.Template",
    ("Pair[int, T]", ""): "Pair[int,T]",
    ("Pair[T, T]", ""): "Pair[T,T]",
    ("Pair[int, T]", "type T string"): "",
    ("Pair[T, int]", "type T string"): "",
    ("Pair[Pair[int, *T], int]", ""): "Pair[Pair[int,*T],int]",
    ("P", ""): "P",
    ("P", "type P int"): "",
    ("[]P", "type P int"): "",
}
# What a loop over []T, or over values of another type, holds → the names that mean something else.
HIDDEN = {
    ("T", "_ = v"): set(),
    ("T", "len := 1; _ = len"): {"len"},
    ("T", "func() { len := 1; _ = len }(); _ = len(list)"): {"len"},
    ("T", "_ = len(list)"): set(),
    ("T", "_ = v.len()"): set(),
    ("T", "_ = S.len"): set(),
    ("T", "_ = S{make: 1}.make"): set(),
    ("T", "_ = S{}.inner.cap"): set(),
    ("T", "_ = struct{ T }{}"): set(),
    ("T", "type append int"): {"append"},
    ("T", "max := func() {}; max()"): {"max"},
    ("T", "cap: for { break cap }"): {"cap"},
    ("T", "switch make := any(v).(type) { case T: _ = make }"): {"make"},
    ("T", "type T string"): {"T"},
    ("T", "if T := 1; T > 1 {}"): {"T"},
    ("T", "func(T T) {}(v)"): {"T"},
    ("T", "_ = S{T: 1}.T"): set(),
    ("*T", "type T string"): {"T"},
    ("Pair[int, T]", "type T string"): {"T"},
    ("Pair[int, T]", "type int string"): {"int"},
    ("Pair[int, T]", "Pair := 1; _ = Pair"): {"Pair"},
    ("map[T]T", "type T string"): set(),
    ("Pair[T, map[int]int]", "type T string"): set(),
    ("int", "type T string"): set(),
    ("text.Template", "text := 1; _ = text"): {"text"},
    ("text.Template", "strings := 1; _ = strings"): set(),
    ("text.Template", "Template := 1; _ = Template"): set(),
}
# A type → may a copy be no good as it points to itself, and does it hold a lock?
COPIES = {
    "T": (False, False),
    "P": (True, False),
    "[]P": (False, False),
    "[2]P": (True, False),
    "strings.Builder": (True, False),
    "struct{ b strings.Builder }": (True, False),
    "strings.Reader": (False, False),
    "Builder": (False, False),
    "unsafe.Pointer": (True, False),
    "uintptr": (True, False),
    "uint": (False, False),
    "half": (False, False),
    "rest": (False, False),
    "byValue": (False, False),
    "whole": (False, True),
    "*whole": (False, False),
    "[2]whole": (False, True),
}
FORMS = {
    "T": "other",
    "P": "parameter",
    "S": "struct",
    "[2]T": "array",
    "*T": "pointer",
    "any": "interface",
    "[]T": "other",
}


def loops(bench: Bench, root: Path, functions: list[str], files: Mapping[str, str]) -> list[Loop]:
    """One loop of each function, a line each."""
    head = HEAD.count("\n") + 1
    text = "\n".join([HEAD, *functions, ""])
    given = {"a.go": text, "go.mod": f"module {MODULE}\n\ngo 1.24\n", **files}
    (facts,) = bench.program(root, given, selector="range:address").facts
    assert facts.errors == (), facts.errors
    lines = [text.count("\n", 0, one.start) - head for one in facts.loops]
    assert lines == list(range(len(functions)))
    return list(facts.loops)


def over(kind: str, before: str = "", body: str = "") -> str:
    loop = f"for _, v := range list {{ use(&v); {body} }}"
    return f"func _[P any](list []{kind}) {{ {{ {before}; {loop} }} }}"


def test_how_types_are_spelled(bench: Bench, tmp_path: Path) -> None:
    found = loops(bench, tmp_path, [over(kind, before) for kind, before in SPELLED], {})
    said = [loop.variables[0].spelled.replace(", ", ",") for loop in found]
    assert dict(zip(SPELLED, said, strict=True)) == SPELLED


def test_an_unnamed_empty_interface_can_be_spelled(bench: Bench, tmp_path: Path) -> None:
    (loop,) = loops(bench, tmp_path, [over("interface{}")], {})
    assert re.fullmatch(r"any|interface ?\{\}", loop.variables[0].spelled)


def test_names_that_mean_something_else_in_the_loop(bench: Bench, tmp_path: Path) -> None:
    functions = [over(kind, "", body) for kind, body in HIDDEN]
    found = loops(bench, tmp_path, functions, {})
    said = [set(loop.shadowed) for loop in found]
    assert dict(zip(HIDDEN, said, strict=True)) == HIDDEN


def test_packages_have_names_in_each_file_of_its_own(bench: Bench, tmp_path: Path) -> None:
    others = {
        "b.go": 'package m\n\nimport s "strings"\n\nvar builders []s.Builder\n\n'
        "func b() {\n\tfor _, v := range builders {\n\t\tuse(&v)\n\t}\n}\n",
        "c.go": 'package m\n\nimport "html/template"\n\nvar pages []template.Template\n\n'
        "func c() {\n\tfor _, v := range builders {\n\t\tuse(&v)\n\t}\n}\n",
        "d.go": 'package m\n\nimport "text/template"\n\nvar _ template.Template\n\n'
        "func d() {\n\tfor _, v := range pages {\n\t\tuse(&v)\n\t}\n}\n",
        "e.go": 'package m\n\nimport . "html/template"\n\nvar _ Template\n\n'
        "func e() {\n\tfor _, v := range pages {\n\t\tuse(&v)\n\t}\n}\n",
        "f.go": 'package m\n\nimport "html/template"\n\nvar _ template.Template\n\n'
        "func f() {\n\tfor _, v := range pages {\n\t\tuse(&v)\n\t}\n}\n",
    }
    text = {"a.go": HEAD, "go.mod": f"module {MODULE}\n\ngo 1.24\n", **others}
    (facts,) = bench.program(tmp_path, text, selector="range:address").facts
    assert facts.errors == ()
    said = {loop.path.name: loop.variables[0].spelled for loop in facts.loops}
    assert said == {
        "b.go": "s.Builder",
        "c.go": "",
        "d.go": "",
        "e.go": "",
        "f.go": "template.Template",
    }


def test_copies_that_are_not_as_good(bench: Bench, tmp_path: Path) -> None:
    found = loops(bench, tmp_path, [over(kind) for kind in COPIES], {})
    said = [(one.pinned, one.holds_lock) for loop in found for one in loop.variables]
    assert dict(zip(COPIES, said, strict=True)) == COPIES


def test_forms(bench: Bench, tmp_path: Path) -> None:
    found = loops(bench, tmp_path, [over(kind) for kind in FORMS], {})
    assert {kind: loop.variables[0].form for kind, loop in zip(FORMS, found, strict=True)} == FORMS
    assert all(loop.is_generic for loop in found)


def test_loops_outside_of_generic_functions(bench: Bench, tmp_path: Path) -> None:
    functions = [
        "var _ = func(list []T) { for _, v := range list { use(&v) } }",
        "func _(list []T) { for _, v := range list { use(&v) } }",
        "func (p Pair[A, B]) each(list []T) { for _, v := range list { use(&v) } }",
    ]
    found = loops(bench, tmp_path, functions, {})
    assert [loop.is_generic for loop in found] == [False, False, True]
    assert [loop.is_key_steady for loop in found] == [False, False, False]
