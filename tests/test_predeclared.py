"""What a package or a function has declared anew under one of Go's own names."""

from __future__ import annotations

import pytest
from workbench import Bench, Program

from codemod.model import Helper
from transforms.map_of_array.predeclared import check_predeclared, is_predeclared
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
        "var nil = struct{}{}",
        *(f"func {name}() {{}}" for name in FUNCTIONS),
        f"const (\n\t{CONSTANTS[0]} = 0\n\t{', '.join(CONSTANTS[1:])} = 1, 2\n)",
        *(f"type {name} {'=' * (n % 2)} struct{{}}" for n, name in enumerate(TYPES)),
    ]
)
NONE = """package none

type t struct{ len int }

func (t) append() {}

func has(new int) int { return new }

func makes() int { cap := len([]int{1}); return cap }

func calls() int { return *new(int) }

func local() int {
	new := 3
	return new
}
"""


@pytest.fixture(scope="module")
def program(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Program:
    files = {
        "all/all.go": ALL,
        "none/none.go": NONE,
        "some/some.go": "package some\n\nvar new = 1\n",
    }
    return bench.program(tmp_path_factory.mktemp("names"), files)


def helper(program: Program, package: str, word: str) -> Helper:
    path = next(name for name in program.context.packages if name.endswith(f"/{package}"))
    return Helper(path, "f", f"func f() {{ x.{word}() }}")


@pytest.mark.parametrize("word", ["nil", *FUNCTIONS, *CONSTANTS, *TYPES])
def test_a_helper_cannot_say_what_its_package_declares(program: Program, word: str) -> None:
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
        ("some", "", False),
    ],
)
def test_what_new_means_in_a_function(
    program: Program, package: str, function: str, *, expected: bool
) -> None:
    path = next(one for one in program.context.files if one.parent.name == package)
    source = program.context.source(path)
    node = source.tree.root_node.named_children[-1]
    for one in source.tree.root_node.named_children:
        name = one.child_by_field_name("name")
        if name is not None and source.slice(name).decode() == function:
            node = one
    assert is_predeclared("new", source, node, program.context) is expected
