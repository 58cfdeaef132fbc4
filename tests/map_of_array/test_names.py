"""What names and calls denote."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from workbench import Bench

from codemod.syntax import Source
from map_of_array.snippets import Snippets, label, load
from transforms.maps.names import (
    are_plain,
    are_private,
    builtin,
    is_captured_name,
    is_function_of_arguments,
    is_leaf,
    is_operator,
    is_writer,
    tokens,
)
from transforms.maps.quiet import _quiet

pytest_plugins = ["workbench_fixture"]

BUILTINS = {
    "_ = «other()»": "",
    "_ = «int(i)»": "",
    "len := other; «len(m)»": "",
    "_ = «len(m)»": "len",
    "_ = «(len)(m)»": "len",
    "m = «make(map[string][4]int)»; _ = m[k]": "make",
}
LEAVES = {
    "_ = «other()»; _ = m[k]": False,
    "«take(m)»": False,
    "_ = «outer()»; _ = m[k]": False,
    "«locks()»; _ = m[k]": False,
    "import `fmt`\nfunc NAME(m Map, e error) { _ = m; _ = «fmt.Sprint(e)» }": False,
    "import `fmt`\nfunc NAME(m Map, s *string) { _ = m; «fmt.Sscan(``, s)» }": False,
    "f := other; _ = «f()»; _ = m[k]": False,
    "a := Array(m[k]); _ = «a.Sum()»": False,
    "«delete(m, k)»": False,
    "«clear(m)»": False,
    "defer func() { _ = «recover()» }(); _ = m[k]": False,
    "import `slices`\nfunc NAME(m Map, s []int) { _ = m; «slices.Sort(s)» }": False,
    "import `strings`\nfunc NAME(m Map, f func(rune) rune) { _ = m; _ = «strings.Map(f, ``)» }": (
        False
    ),
    "import `time`\nfunc NAME(m Map) { _ = m; «time.Sleep(1)» }": False,
    "_ = «int32(i)»; _ = m[k]": True,
    "_ = «quiet(1)»; _ = m[k]": True,
    "_ = «quieter(k)»; _ = m[k]": True,
    "import `fmt`\nfunc NAME(m Map, s string) { _ = m; _ = «fmt.Sprint(s)» }": True,
    "_ = «Array(m[k])»": True,
    "_ = «len(m)»": True,
    "_ = «append([]int{}, i)»; _ = m[k]": False,  # writes to a slice
    "_ = m; «panic(1)»": True,
    "import `math`\nfunc NAME(m Map, x float64) { _ = m; _ = «math.Sqrt(x)» }": True,
    "import `math/bits`\nfunc NAME(m Map, x uint) { _ = m; _ = «bits.Len(x)» }": True,
    "import `strings`\nfunc NAME(m Map, s string) { _ = m; _ = «strings.ToLower(s)» }": True,
    "import `time`\nfunc NAME(m Map) { _ = m; _ = «time.Now()» }": True,
}
# The builtins by themselves: what they do to what was there before.
HARMLESS = {
    "len": "_ = «len(m)»",
    "cap": "_ = «cap([]int{})»; _ = m[k]",
    "min": "_ = «min(i, 1)»; _ = m[k]",
    "max": "_ = «max(i, 1)»; _ = m[k]",
    "new": "_ = «new(int)»; _ = m[k]",
    "make": "_ = «make([]int, i)»; _ = m[k]",
    "real": "c := 1i; _ = «real(c)»; _ = m[k]",
    "imag": "c := 1i; _ = «imag(c)»; _ = m[k]",
    "complex": "_ = «complex(1.5, 2)»; _ = m[k]",
    "panic": "_ = m; «panic(2)»",
    "print": "«print(i)»; _ = m[k]",
    "println": "«println(i)»; _ = m[k]",
    "Sizeof": "import `unsafe`\nfunc NAME(m Map, x int) { _ = m; _ = «unsafe.Sizeof(x)» }",
    "Alignof": "import `unsafe`\nfunc NAME(m Map, x int) { _ = m; _ = «unsafe.Alignof(x)» }",
    "Offsetof": "import `unsafe`\nfunc NAME(m Map, h holder) { _ = m; _ = «unsafe.Offsetof(h.n)» }",
}
CHANGING = {"append", "copy", "delete", "clear", "close", "recover"}
MEMORY = {"Add", "Slice", "SliceData", "String", "StringData"}
"""Of package unsafe: what is behind these pointers nobody knows."""
WRITERS = {
    "_ = m; _ = «append([]int{}, i)»": True,
    "_ = m; «copy([]int{}, []int{i})»": True,
    "import `strconv`\nfunc NAME(m Map) { _ = m; _ = «strconv.AppendInt(nil, 5, 10)» }": True,
    "import `unicode/utf8`\nfunc NAME(m Map) { _ = m; _ = «utf8.AppendRune(nil, 65)» }": True,
    "_ = m; append := other; _ = «append(i)»": False,
    "_ = «append([]int{}, 1)»": False,  # nothing is known of a function without such a map
    "_ = m; type copy int; _ = «copy(i)»": False,
    "_ = m; _ = «other(i, 2)»": False,
    "_ = m; _ = «len([]int{i, i})»": False,
}
OF_ARGUMENTS = {
    "_ = m; _ = «len([]int{i})»": True,
    "_ = m; _ = «cap([]int{i})»": True,
    "_ = m; _ = «min(i, 3)»": True,
    "_ = m; _ = «max(i, 3)»": True,
    "_ = m; _ = «int64(i)»": True,
    "import `strings`\nfunc NAME(m Map, s string) { _ = m; _ = «strings.ToUpper(s)» }": True,
    "_ = «min(i, 4)»": False,  # nothing is known of a function without such a map
    "_ = m; _ = «new(string)»": False,
    "_ = m; _ = «make([]string, i)»": False,
    "_ = m; _ = «append([]int{}, 3)»": False,
    "_ = m; _ = «other(3)»": False,
    "_ = m; _ = «quiet(3)»": False,
    "_ = m; f := quiet; _ = «f(3)»": False,
    "strings := struct{ ToUpper func(string) string }{}; _ = m; _ = «strings.ToUpper(k)»": False,
    "import `time`\nfunc NAME(m Map) { _ = m[``]; _ = «time.Now()» }": False,
    "import `time`\nfunc NAME(m Map) { _ = m; _ = «time.Since(time.Time{})» }": False,
    "import `errors`\nfunc NAME(m Map) { _ = m; _ = «errors.New(``)» }": False,
}
OPERATORS = {
    "_ = m; _ = «int8(i)»": True,
    "_ = m; _ = «len([]string{k})»": True,
    "_ = m; _ = «quiet(4)»": False,
    "_ = «int16(i)»": False,  # nothing is known of a function without such a map
}
CAPTURED = {
    "_ = m[«k»]\nf := func() { k = `y` }\nf()": True,
    "_ = m[«k»]\np := &k\n*p = `y`": False,
    "_ = m[«k»]\nfunc() { k := 2; _ = k }()": False,
    "_ = m[«other2»]\nf := func() { other2 = k }\nf()": False,
    "_ = «k»": False,  # nothing is known of a function without such a map
}
PRIVATE = {
    # Something else can change it.
    "_ = m[«other2»]\nother2 = k": False,
    "func NAME(h *holder, m Map) { _ = m[`k`]; _ = «h.n» }": False,
    "func NAME(p *int, m Map) { _ = m[`k`]; _ = «*p» }": False,
    "func NAME(s []int, m Map) { _ = m[`k`]; _ = «s[0]» }": False,
    "_ = m[«k»]\np := &k\n_ = p": False,
    "_ = m[«k»]\nf := func() { k = `x` }\nf()": False,
    "_ = m[«k»]\na := [4]int{}\n_ = a[:]\n_ = k[i:]": False,
    "_ = m[`k`]\na := [4]int{}\n_ = «a»\n_ = a[:]": False,
    "_ = m[`k`]\na := [4]int{}\n_ = «a»\np := &a[1]\n_ = p": False,
    "_ = m[`k`]\na := Array{}\n_ = «a»\n_ = a.Sum()": False,
    "_ = m[`k`]\nvar a holder2\n_ = «a»\n_ = a.list[i](3)": False,
    "_ = m[`k`]\n_ = «other()»": False,
    "_ = m[`k`]\n_ = «i + other()»": False,
    "_ = «i»": False,  # nothing is known of a function without such a map
    # Nothing can.
    "_ = m[«`k`»]": True,
    "_ = m[«k»]": True,
    "_ = m[«(k)»]": True,
    "_ = m[«k + `s`»]": True,
    "_ = m[`k`]\n_ = «i*2 + 1»": True,
    "_ = m[`k`]\n_ = [9]int{}[«limit»]": True,
    "_ = m[«k»]\nk = `x`": True,
    "_ = m[`k`]\n_ = «i»\n_ = -i": True,
    "_ = m[«k»]\n_ = []string{`a`}[i]\n_ = k[i]": True,
    "_ = m[«k»]\nfunc() { k := 1; _ = k }()": True,
    "f := func(k string) { _ = m[«k»]\nk = `x` }\nf(k)": True,
}
SHARED = """package p

import (
	"strings"
	"sync"
)

const limit = 3

var other2 string

type holder2 struct{ list []func(int) int }

type Array [4]int

func (a *Array) Sum() int {
	a[0]++
	return a[0]
}

type Map map[string]Array

type holder struct{ n int }

var calls int

func other(...any) int {
	calls++
	return calls
}

func take(map[string][4]int) { calls++ }

func outer() int { return other() }

func locks() { mu.Lock() }

var mu sync.Mutex

func quiet(x int) int { return x + 1 }

func quieter(s string) int { return quiet(strings.Index(s, `a`)) }
"""


@pytest.fixture(scope="module")
def snippets(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Snippets:
    codes = [
        *BUILTINS,
        *LEAVES,
        *HARMLESS.values(),
        *WRITERS,
        *OF_ARGUMENTS,
        *PRIVATE,
        *OPERATORS,
        *CAPTURED,
    ]
    table = {name: name for name in codes}
    return load(bench, tmp_path_factory.mktemp("names"), table, shared=SHARED)


@pytest.mark.parametrize("code", BUILTINS, ids=label)
def test_builtins_are_what_the_oracle_says_they_are(snippets: Snippets, code: str) -> None:
    snippet = snippets[code]
    assert builtin(snippet.node(), snippet.source, snippet.context) == BUILTINS[code]


@pytest.mark.parametrize("code", LEAVES, ids=label)
def test_calls_that_run_no_code_of_the_program(snippets: Snippets, code: str) -> None:
    snippet = snippets[code]
    assert is_leaf(snippet.node(), snippet.source, snippet.context) is LEAVES[code]


def test_functions_that_change_nothing_are_those_that_call_only_such(snippets: Snippets) -> None:
    found = _quiet(snippets.program.context)
    assert {name.rpartition(".")[2] for name in found} >= {"quiet", "quieter"}
    assert {"other", "outer", "locks"}.isdisjoint(name.rpartition(".")[2] for name in found)


@pytest.mark.parametrize("name", HARMLESS)
def test_builtins_that_change_nothing(snippets: Snippets, name: str) -> None:
    snippet = snippets[HARMLESS[name]]
    assert builtin(snippet.node(), snippet.source, snippet.context) == name
    assert is_leaf(snippet.node(), snippet.source, snippet.context)


@pytest.mark.parametrize("package", ["builtin", "unsafe"])
def test_every_builtin_of_go_is_known_to_change_something_or_not(
    bench: Bench, package: str
) -> None:
    folder = bench.go.run(["list", "-f", "{{.Dir}}", package], Path.cwd()).stdout.decode().strip()
    text = (Path(folder) / f"{package}.go").read_text("utf-8")
    names = set(re.findall(r"^func (\w+)", text, re.MULTILINE))
    assert len(names) > 5
    assert names <= HARMLESS.keys() | CHANGING | MEMORY


@pytest.mark.parametrize("code", WRITERS, ids=label)
def test_calls_that_write_to_a_slice_at_the_most(snippets: Snippets, code: str) -> None:
    snippet = snippets[code]
    assert is_writer(snippet.node(), snippet.source, snippet.context) is WRITERS[code]


@pytest.mark.parametrize("code", OF_ARGUMENTS, ids=label)
def test_calls_that_give_the_same_for_the_same_arguments(snippets: Snippets, code: str) -> None:
    snippet = snippets[code]
    found = is_function_of_arguments(snippet.node(), snippet.source, snippet.context)
    assert found is OF_ARGUMENTS[code]


@pytest.mark.parametrize("code", OPERATORS, ids=label)
def test_conversions_and_builtins_are_part_of_the_expression(snippets: Snippets, code: str) -> None:
    snippet = snippets[code]
    assert is_operator(snippet.node(), snippet.source, snippet.context) is OPERATORS[code]


@pytest.mark.parametrize("code", CAPTURED, ids=label)
def test_variables_that_a_function_literal_shares(snippets: Snippets, code: str) -> None:
    snippet = snippets[code]
    assert is_captured_name(snippet.node(), snippet.source, snippet.context) is CAPTURED[code]


@pytest.mark.parametrize(
    ("code", "plain"),
    [
        ("x", True),
        ("(x)", True),
        ("1", True),
        ("1.5", True),
        ("'a'", True),
        ("2i", True),
        (r'"a\n"', True),
        ("`a`", True),
        ("true", True),
        ("false", True),
        ("nil", True),
        ("x + 1", True),
        ("x == 1", True),
        ("x != nil", True),
        ("x < y", True),
        ("x == y", False),
        ("x != y", False),
        ("key{1, x}", True),
        ("[2]int{1, 2}", True),
        ("x / y", False),
        ("x % y", False),
        ("x << y", False),
        ("x >> y", False),
        ("(1 + x%y)", False),
        ("x.y", False),
        ("x[1]", False),
        ("f()", False),
        ("-x", False),
        ("<-x", False),
        ("func() {}", False),
        ("key{1, f()}", False),
    ],
)
def test_expressions_that_cannot_panic(code: str, plain: bool) -> None:
    text = f"package p\n\nvar a = {code}\n"
    source = Source(Path("a.go"), text.encode())
    start = text.index(code)
    node = source.node(start, start + len(code))
    assert node is not None
    assert are_plain([node]) is plain
    assert are_plain([node, node]) is plain


@pytest.mark.parametrize("code", PRIVATE, ids=label)
def test_expressions_that_no_call_can_change(snippets: Snippets, code: str) -> None:
    snippet = snippets[code]
    assert are_private([snippet.node()], snippet.source, snippet.context) is PRIVATE[code]


def test_all_of_several_expressions_have_to_be_private(snippets: Snippets) -> None:
    snippet = snippets["_ = m[«other2»]\nother2 = k"]
    good, bad = snippet.source.tree.root_node, snippet.node()
    good = next(node for node in bad.parent.named_children if node != bad)  # type: ignore[union-attr]
    assert are_private([good], snippet.source, snippet.context)
    assert not are_private([good, bad], snippet.source, snippet.context)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a + b", "a - b", False),
        ("a[b]", "a(b)", False),
        ('"a b"', '"ab"', False),
        ("a.b", "a . b", True),
        ("s[ i+1 ]", "s[i + 1]", True),
        ("f(a,b)", "f(a, b)", True),
    ],
)
def test_tokens_do_not_see_spaces(one: str, other: str, same: bool) -> None:
    first, second = (
        Source(Path("a.go"), f"package p\n\nvar x = {code}\n".encode()) for code in (one, other)
    )
    found = tokens(first.tree.root_node, first) == tokens(second.tree.root_node, second)
    assert found is same
