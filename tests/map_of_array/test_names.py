"""What names and calls denote."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import Bench

from codemod.syntax import Source
from map_of_array.snippets import Snippets, label, load
from transforms.maps.names import are_private, builtin, is_leaf, tokens

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
    "_ = m[`k`]\n_ = «other()»": False,
    "_ = m[`k`]\n_ = «i + other()»": False,
    # Nothing can.
    "_ = m[«`k`»]": True,
    "_ = m[«k»]": True,
    "_ = m[«(k)»]": True,
    "_ = m[«k + `s`»]": True,
    "_ = m[`k`]\n_ = «i*2 + 1»": True,
    "_ = m[`k`]\n_ = [9]int{}[«limit»]": True,
    "_ = m[«k»]\nk = `x`": True,
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
    table = {name: name for name in [*BUILTINS, *LEAVES, *PRIVATE]}
    return load(bench, tmp_path_factory.mktemp("names"), table, shared=SHARED)


@pytest.mark.parametrize("code", BUILTINS, ids=label)
def test_builtins_are_what_the_oracle_says_they_are(snippets: Snippets, code: str) -> None:
    snippet = snippets[code]
    assert builtin(snippet.node(), snippet.source, snippet.context) == BUILTINS[code]


@pytest.mark.parametrize("code", LEAVES, ids=label)
def test_calls_that_run_no_code_of_the_program(snippets: Snippets, code: str) -> None:
    snippet = snippets[code]
    assert is_leaf(snippet.node(), snippet.source, snippet.context) is LEAVES[code]


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
