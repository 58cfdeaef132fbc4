"""What a package or a function has declared anew under one of Go's own names."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import Bench, Program

from codemod.model import Helper
from codemod.syntax import Node, Source
from transforms.map_of_array.predeclared import check_predeclared, is_nil_plain, is_predeclared
from transforms.map_of_array.refusal import Refuse

pytest_plugins = ["workbench_fixture"]

FUNCTIONS = (
    "append cap clear close complex copy delete imag len make max min new panic print println real"
    " recover"
).split()
CONSTANTS = ["false", "iota", "true"]
TYPES = (
    "any bool byte comparable complex128 complex64 error float32 float64 int int16 int32 int64 int8"
    " rune string uint uint16 uint32 uint64 uint8 uintptr"
).split()
ALL = "\n".join(
    [
        "package all",
        "var nil, x = struct{}{}, 1",
        *(f"func {name}() {{}}" for name in FUNCTIONS),
        f"const (\n\t{CONSTANTS[0]} = 0\n\t{', '.join(CONSTANTS[1:])} = 1, 2\n)",
        *(f"type {name} {'=' * (n % 2)} struct{{}}" for n, name in enumerate(TYPES)),
    ]
)
NONE = """package none

type t struct{ len int }

func (t) append() {
	var min, max = 1, 2
	_, _ = min, max
}

func typed() string {
	type new string
	return string(new("x"))
}

func has(new int) int { return new }

func makes() int { cap := len([]int{1}); return cap }

func calls() int { return *new(int) }

type u struct{ new int }

func field(x u) int { return x.new }

func plain(m map[string][2]int) bool { return m == nil && m["a"][0] == 0 }

func taken(m map[string][2]int) bool {
	nil := m["a"][0]
	return nil == 0
}

func local() int {
	new := 3
	return new
}
"""


SOME = """package some

var new, nil = 1, map[string][2]int{}

func f(m map[string][2]int) int { return m["a"][0] }
"""


@pytest.fixture
def program(bench: Bench, tmp_path: Path) -> Program:
    files = {
        "all/all.go": ALL,
        "none/none.go": NONE,
        "some/some.go": SOME,
    }
    return bench.program(tmp_path, files)


def helper(program: Program, package: str, word: str) -> Helper:
    path = next(name for name in program.context.packages if name.endswith(f"/{package}"))
    return Helper(path, "f", f"func f() {{ x.{word}() }}")


def test_a_helper_cannot_say_what_its_package_declares(program: Program) -> None:
    for word in ("nil", *FUNCTIONS, *CONSTANTS, *TYPES):
        with pytest.raises(Refuse, match=word) as refused:
            check_predeclared(helper(program, "all", word), program.context)
        assert refused.value.verdict.code == "shadowed"
        check_predeclared(helper(program, "all", f"more{word}"), program.context)
        check_predeclared(helper(program, "none", word), program.context)


@pytest.mark.parametrize(
    ("package", "function", "expected"),
    [
        ("none", "makes", True),
        ("none", "calls", True),
        ("none", "has", False),
        ("none", "local", False),
        ("none", "typed", False),
        ("none", "field", True),
        ("some", "f", False),
    ],
)
def test_what_new_means_in_a_function(
    program: Program, package: str, function: str, *, expected: bool
) -> None:
    source, node = function_in(program, package, function)
    assert is_predeclared("new", source, node, program.context) is expected


@pytest.mark.parametrize(
    ("package", "function", "expected"),
    [("none", "plain", True), ("none", "taken", False), ("some", "f", False)],
)
def test_what_nil_means_in_a_function(
    program: Program, package: str, function: str, *, expected: bool
) -> None:
    source, node = function_in(program, package, function)
    assert is_nil_plain(source, node, program.context) is expected


def function_in(program: Program, package: str, function: str) -> tuple[Source, Node]:
    path = next(one for one in program.context.files if one.parent.name == package)
    source = program.context.source(path)
    for one in source.tree.root_node.named_children:
        name = one.child_by_field_name("name")
        if name is not None and source.slice(name).decode() == function:
            return source, one
    raise LookupError(function)
