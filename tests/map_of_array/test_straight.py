"""Which statements may stand between the load of an entry and its store."""

from __future__ import annotations

import pytest
from workbench import Bench

from codemod.syntax import Node, ancestors, parts, walk
from map_of_array.snippets import Snippet, Snippets, label, load
from transforms.map_of_array.straight import StraightLine

pytest_plugins = ["workbench_fixture"]

# In each, the statements stand between `v := «m»[k]` and `m[k] = v`.
CANNOT_STOP = [
    "",
    "// nothing",
    "v[0] = 1",
    "v[0]++; v[1]--",
    "v[0] += 3",
    "v[limit] = limit",
    "v[0] = -v[1] + v[2]*3",
    "v[0] = (v[1] & 7) | ^v[2]",
    "v[0], v[1] = v[1], v[0]",
    "v[0] = i",
    "v[0] = len(m)",
    "v[0] = max(v[1], 3)",
    "v[0] = int(int32(i))",
    "v[0] /= 2",
    "if v[0] < 9 { v[0]++ } else if v[1] > 2 || v[2] > 2 { v[1] = 0 } else { v[2] = 1 }",
    "v[0] = 8<<2 + i%limit + i>>3; v[1] %= limit",
    "if v[0] == 0 || `x` != k || true == (i < j) { v[0] = 1 }",
    "v[0] = w[1] + own.w[2] + own.in.n; v[b&3]++; v[b>>6]--; v[u%4]++; v[(j&1)+2]++",
    "if float64(i) == 2.5 || rune(i) != 'a' || (i < j) != false || k == \"x\" { v[0] = 1 }",
    # Loops that end, over elements that are there.
    "for j := range h.w { v[j]++ }",
    "for j := range v { v[j]++ }",
    "for range limit { v[0]++ }",
    "for range i { v[0]++ }",
    "for j := range 4 { v[j] += w[j] }",
    "for j, x := range w { v[j] = x }",
    "for _, x := range s { v[x&3]++ }",
    "for j := range t { v[j]++ }",
    "for j := 0; j < len(v); j++ { v[j]++ }",
    "for j := 3; j >= 0; j-- { v[j]++ }",
    "for j := 3; j > 0; j -= 1 { v[j]++ }",
    "v[0]++; for j := b / 2; j > 0; j-- { v[1]++ }",
    "for j := range limit { v[j+1] = v[j] }",
    "for j := range v { for l := range v { v[j] += w[l] } }",
    "for j := range v { if v[j] == 0 { continue }; v[j]--; if v[j] != 3 { break } }",
]
MAY_STOP = [
    "v[i] = 1",
    "v[0] = v[i]",
    "v[0] = s[0]",
    "v[0] = i / j",
    "v[0] = 1 << i",
    "v[0] = h.n",
    "v[0] = *p",
    "v[0] = a.(int)",
    "if a == a { v[0] = 1 }",
    "if a != a { v[0] = 1 }",
    "v[i] /= j",
    "v[0] = step(i)",
    "j = 1; v[0] = j",
    "x := 1; v[0] = x",
    "_ = i; v[0] = 1",
    "if i > 3 { return }; v[0] = 1",
    "if s[0] > 3 { return }; v[0] = 1",
    "return; v[0] = 1",
    "v[0] = t[0]",
    "for range step(i) { v[0]++ }",
    "for j := range v { if w[j] > 3 { return } }; v[0] = 1",
    "for j := range s { if s[j] > 3 { return } }; v[0] = 1",
    "for j := range v { x := w[j]; v[j] += x }",
    "for j := bs[0]; j > 0; j-- { v[0]++ }",
    "v[i]++; v[i] += 2",
    "v[i], v[j] = v[j], v[i]; v[i]++",
    "v[i]++; j = 1; v[i]++",
    "v[(i)]++; v[(i)]++",
    "v[i+j]++; v[i+j]++",
    "x := rows[i][j]; v[0] = x; v[1] = rows[i][j]",
    "i, j = s[0], i/j; v[0]++",
    "if v[i] > 3 { v[0] = 1 }; v[i]++",
    "if w[i] > 3 || v[j] > 3 { v[0] = 1 }; v[1] = w[i]",
]
NOT_STRAIGHT = [
    # What comes after the first change could keep the store from happening.
    "v[0] = 1; v[i] = 2",
    "v[0] = 1; v[1] = v[i]",
    "v[0]++; v[0] /= j",
    "v[0]++; v[0] %= j",
    "v[0]++; v[0] <<= i",
    "v[0]++; v[0] >>= i",
    "v[0] = 1; v[1] = i / j",
    "v[0] = 1; v[1] = s[0]",
    "x := s[0]; v[0] = x; v[1] = s[0]",
    "v[0] = 1; if s[0] > 1 { v[1] = 2 }",
    "v[0] = 1; if i > 3 { return }",
    "v[0] = 1; _ = h.n",
    "if i > 3 { v[0] = 1 }; v[i] = 2",
    "if i > 3 { v[i]++ }; v[0]++; v[i]++",
    "if i > 3 { v[0]++ } else { v[i]++ }; v[i]++",
    "if i > 3 && v[i] > 0 { v[0]++ }; v[0]++; v[i]++",
    "if i > 3 && v[i] > 0 { return }; v[0]++; v[i]++",
    "v[i]++; i = j; v[i]++",
    "v[i]++; i++; v[i]++",
    "v[i]++; for i := range s { v[i]++ }",
    "for range w { v[0] += v[i] }; v[i]++",
    "v[0] = len(v[i:i]); v[i]++",
    "v[i]++; v[u]++",
    "v[v[0]]++; v[v[0]]++",
    "v[other2]++; v[other2]++",
    "x := len(rows[i]); v[0] = x; v[1] = rows[i][0]",
    "v[0], v[1] = v[s[0]], 1",
    # The entry is another one in the end, or the variable is not the entry's any more.
    "k = `x`; v[0] = 1",
    "k, v[0] = `x`, 1",
    "k += `x`; v[0] = 1",
    "m = nil; v[0] = 1",
    "v = [4]int{}; v[0] = 1",
    "x, k := 1, k; v[0] = x",
    "{ v[0] = 1 }",
    # It writes somewhere else.
    "s[0] = 1; v[0] = 1",
    "h.n = 1; v[0] = 1",
    "*p = 1; v[0] = 1",
    "other2 = 1; v[0] = 1",
    # It changes an entry, or is no expression of the kind that is known.
    "m[`x`] = v; v[0] = 1",
    "take(m); v[0] = 1",
    "v[0] = func() int { return 1 }()",
    "f := func() {}; v[0] = 1; _ = f",
    # It is a loop that may not end, or in which a turn may stop after the changes of another.
    "for i < 3 { v[0] = 1 }",
    "for { v[0] = 1 }",
    "for j := 0; j < i; j++ { v[0]++ }",
    "for j := i; j > 0; j-- { v[0]++ }",
    "for j := uint8(1); j <= 255; j++ { v[0]++ }",
    "for j := 0; j < 4; j++ { v[0]++; j-- }",
    "for j, l := 0, i; j < 4; j++ { v[0] += l }",
    "for j = range v { v[0]++ }",
    "for j := range ch { v[0] += j }",
    "for j := range it { v[0] += j }",
    "for j, x := range t { v[j] = x }",
    "for j := range 5 { v[j]++ }",
    "for j := range s { v[j]++ }",
    "for j := range v { v[j] = s[j] }",
    "for j := range v { v[j] += t[j] }",
    "for j := range v { j += 2; v[j]++ }",
    "for j := range v { v[j+1] = 1 }",
    "for j := range v { v[j]++; if v[j] > 3 { return } }",
    "for j := range v { if v[j] > 3 { return }; v[j]++ }",
    "v[0]++; for _, x := range h.s { v[1] += x }",
    "v[0]++; for j := bs[0]; j > 0; j-- { v[1]++ }",
    "v[0]++; for j := b / bs[0]; j > 0; j-- { v[1]++ }",
    "l: for j := range v { v[j]++; continue l }",
    "for j := range v { k = `x`; v[j]++ }",
    "for j := range v { m[`x`] = v; v[j]++ }",
    "v[0]++; v[1] = w[s[0]&3]",
    "v[0]++; v[b%5]++",
    "v[0]++; v[j&4]++",
    "v[0]++; v[i%4]++",
    "v[0]++; if a == a { v[1]++ }",
    # It is a statement of another kind.
    "switch i { case 1: v[0] = 1 }",
    "defer step(1); v[0] = 1",
    "go step(1); v[0] = 1",
    "step(1); v[0] = 1",
    "var x = 1; v[0] = x",
    "if x := 1; x > 0 { v[0] = 1 }",
    "ch <- 1; v[0] = 1",
]
# While it waits for a receive, another goroutine may do what a call might.
UNKNOWN_CALLS = [
    "v[0] = step(i)",
    "if step(i) > 1 { return }; v[0] = 1",
    "for range step(i) { v[0]++ }",
    "for j := uint(step(i)); j > 0; j-- { v[0]++ }",
    "v[0] += <-ch",
    "x := <-ch; v[0] = x",
    "if <-ch > 1 { return }; v[0] = 1",
]
HEAD = (
    "m map[string][4]int, k string, i, j int, s []int, h *holder, p *int, a any, ch chan int, "
    "w [4]int, t *[4]int, b byte, u uint, own holder, it func(func(int) bool), bs []byte, "
    "rows [3][4]int"
)
SHARED = """package p

const limit = 3

var other2 int

type holder struct {
	n  int
	s  []int
	w  [4]int
	in struct{ n int }
}

func step(x int) int {
	other2 += x
	return other2
}

func take(map[string][4]int) { other2++ }
"""
NESTED_HEAD = "m map[string][2][3]int, n map[string][2][]int, r map[string][2]row, k string, i int"
NESTED = """package p

type row struct {
	n  int
	w  [2]int
	in struct{ n int }
	p  *row
}
"""


def in_between(statements: str) -> str:
    return f"v := «m»[k]\n⟦{statements}⟧\nm[k] = v"


@pytest.fixture(scope="module")
def snippets(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Snippets:
    codes = [*CANNOT_STOP, *MAY_STOP, *NOT_STRAIGHT, *UNKNOWN_CALLS]
    table = {code: in_between(code) for code in codes}
    return load(bench, tmp_path_factory.mktemp("straight"), table, head=HEAD, shared=SHARED)


def line_of(snippet: Snippet, *, are_private: bool = True) -> StraightLine:
    entry = snippet.marked()[0].node
    keys = {
        snippet.function.idents[node.start_byte]
        for node in walk(entry)
        if node.type == "identifier"
    }
    return StraightLine(
        snippet.function,
        snippet.source,
        snippet.effects,
        frozenset(keys),
        are_private=are_private,
        context=snippet.context,
    )


def statements_of(snippet: Snippet) -> list[Node]:
    start, end = snippet.span("⟦")
    load_node = snippet.marked()[0].node
    block = next(node for node in ancestors(load_node) if node.type == "statement_list")
    return [node for node in parts(block) if start <= node.start_byte < end]


def variable_of(snippet: Snippet) -> str:
    return next(key for key in snippet.function.idents.values() if key.startswith("v@"))


def accepts(snippet: Snippet, line: StraightLine) -> bool:
    return line.accepts(statements_of(snippet), variable_of(snippet))


@pytest.mark.parametrize("code", CANNOT_STOP)
def test_nothing_can_keep_the_store_from_happening(snippets: Snippets, code: str) -> None:
    line = line_of(snippets[code])
    assert accepts(snippets[code], line)
    assert line.cannot_stop


@pytest.mark.parametrize("code", MAY_STOP)
def test_before_the_first_change_it_may_stop(snippets: Snippets, code: str) -> None:
    line = line_of(snippets[code])
    assert accepts(snippets[code], line)
    assert not line.cannot_stop


@pytest.mark.parametrize("code", NOT_STRAIGHT)
def test_what_is_not_straight(snippets: Snippets, code: str) -> None:
    assert not accepts(snippets[code], line_of(snippets[code]))


@pytest.mark.parametrize("code", UNKNOWN_CALLS)
def test_a_call_may_change_a_key_that_is_not_private(snippets: Snippets, code: str) -> None:
    snippet = snippets[code]
    assert accepts(snippet, line_of(snippet))
    assert not accepts(snippet, line_of(snippet, are_private=False))


# Code and map → is it straight, can nothing stop it?
DIMENSIONS = {
    ("v[0][1] = 1", "m"): (True, True),
    ("v[1] = [3]int{}", "m"): (True, False),
    ("v[0][1], v[1] = 1, v[0]", "m"): (True, True),
    ("v[0][1] = 1; v[1][i] = 2", "m"): (False, False),
    ("v[0][1]++", "n"): (False, False),
    ("for i := range v { for j := range v[i] { v[i][j]++ } }", "m"): (True, True),
    ("for i := range 3 { v[1][i]++ }", "m"): (True, True),
    ("for i := range 3 { v[i][1]++ }", "m"): (False, False),
    ("v[0].n++; v[1].in.n = v[0].n", "r"): (True, True),
    ("for i := range v { v[i].w[1]++ }", "r"): (True, True),
    ("for i := range v { v[i].p.n++ }", "r"): (False, False),
    ("v[0].p.n = 1", "r"): (False, False),
    ("v[0].n = v[1].p.n", "r"): (True, False),
    ("v[0].n = 1; v[1].n = v[1].p.n", "r"): (False, False),
}


@pytest.fixture(scope="module")
def nested(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Snippets:
    table = {code: f"v := «{name}»[k]\n⟦{code}⟧\n{name}[k] = v\n_ = i" for code, name in DIMENSIONS}
    folder = tmp_path_factory.mktemp("nested")
    return load(bench, folder, table, head=NESTED_HEAD, shared=NESTED)


@pytest.mark.parametrize("place", DIMENSIONS, ids=label)
def test_elements_are_reached_through_arrays_alone(
    nested: Snippets, place: tuple[str, str]
) -> None:
    expected, cannot_stop = DIMENSIONS[place]
    snippet = nested[place[0]]
    line = line_of(snippet)
    assert accepts(snippet, line) is expected
    if expected:
        assert line.cannot_stop is cannot_stop
