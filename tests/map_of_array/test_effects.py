"""What may change an entry while a stretch of code runs."""

from __future__ import annotations

import pytest
from workbench import Bench

from codemod.syntax import field
from map_of_array.snippets import Snippet, Snippets, label, load
from transforms.maps.effects import Stretch, enclosing_statement, expression_end

pytest_plugins = ["workbench_fixture"]

# Snippet → what the first change within ⟦…⟧ begins with; None where nothing there can change an
# entry of the map «…».
CONFINED: dict[str, str | None] = {
    "_ = «m»[k]\n⟦i++⟧": None,
    "_ = «m»[k]\n⟦_ = m[k]⟧": None,
    "_ = «m»[k]\n⟦delete(m, k)⟧": None,
    "_ = «m»[k]\n⟦_ = len(m)⟧": None,
    "_ = «m»[k]\n⟦_ = other()⟧": None,
    "_ = «m»[k]\n⟦f := other\n_ = f()⟧": None,
    "_ = «m»[k]\n⟦_ = other(m[k])⟧": None,
    "_ = «m»[k]\n⟦go other()⟧": None,
    "_ = «m»[k]\n⟦shared[k] = [4]int{}⟧": None,
    "m[k] = [4]int{}\n⟦_ = «m»[k]⟧\nm[k] = [4]int{}": None,
    "func NAME(m map[string][4]int, c chan int) { _ = «m»[`k`]; ⟦<-c⟧ }": None,
    "_ = «m»[k]\n⟦m[k] = [4]int{}⟧": "m[k] =",
    "_ = «m»[k]\n⟦i++\nif i > 0 {\nm[k] = [4]int{}\n}⟧": "m[k] =",
    "_ = «m»[k]\n⟦m[k], i = [4]int{}, 1⟧": "m[k], i",
    "_ = «m»[k]\n⟦for _, m[k] = range [][4]int{} {\n}⟧": "_, m[k]",
    "_ = «m»[k]\n⟦take(m)⟧": "take",
    "_ = «m»[k]\n⟦i++\n_ = other(calls)\ntake(m)⟧": "take(m)",
    "_ = «m»[k]\n⟦defer take(m)⟧": "take",
    "func NAME(k string) (r map[string][4]int) { _ = «r»[k]; ⟦_ = other()⟧; return r }": None,
    # What is sent is an element of an entry, not the map.
    "func NAME(m map[string][4]int, c chan int) { _ = «m»[`k`]; ⟦_ = other()⟧; c <- m[`k`][0] }": (
        None
    ),
}
SHARED_MAP: dict[str, str | None] = {
    "_ = «shared»[k]\n⟦i++⟧": None,
    "_ = «shared»[k]\n⟦_ = len(shared)⟧": None,
    "_ = «shared»[k]\n⟦_ = int32(i)⟧": None,
    "_ = «shared»[k]\n⟦for range 3 {\n}⟧": None,
    "_ = «shared»[k]\n⟦for range shared {\n}⟧": None,
    "func NAME(s []int) { _ = «shared»[`k`]; ⟦for range s { }⟧ }": None,
    "_ = «shared»[k]\n⟦_ = other()⟧": "other()",
    "_ = «shared»[k]\n⟦i++\nif i > other() {\n}⟧": "other()",
    "_ = «shared»[k]\n⟦go other()⟧": "other()",
    "_ = «shared»[k]\n⟦defer other()⟧": "other()",
    "func NAME(c chan int) { _ = «shared»[`k`]; ⟦<-c⟧ }": "<-c",
    "func NAME(c chan int) { _ = «shared»[`k`]; ⟦c <- 1⟧ }": "c <-",
    "func NAME(c chan int) { _ = «shared»[`k`]; ⟦for range c { }⟧ }": "range c",
    "func NAME(c chan int) { _ = «shared»[`k`]; ⟦select { case <-c: }⟧ }": "<-c",
    "func NAME(f func(func() bool)) { _ = «shared»[`k`]; ⟦for range f { }⟧ }": "range f",
    "func NAME(h *holder) { _ = «h.m»[`k`]; ⟦other()⟧ }": "other()",
    # A call that does not end in the stretch is none of its own.
    "_ = «shared»[k]\n⟦_ = other(i⟧)": None,
    # One that a slice, or something of a type of the function's own, leads to.
    "func NAME(n []map[string][4]int) { _ = «n[0]»[`k`]; ⟦_ = other()⟧ }": "other()",
    "type own struct{ m map[string][4]int }\n_ = «own{}.m»[k]\n⟦_ = other()⟧": "other()",
    "type own map[string][4]int\n_ = «own(nil)»[k]\n⟦_ = other()⟧": "other()",
    "import _ `fmt`\nvar NAME = «map[string][4]int{}»[`k`][0] + ⟦other()⟧": "other()",
    # Nothing is known of a function that uses no such map.
    "import _ `fmt`\nfunc NAME() { _ = «shared»[`k`] }\nfunc NAME2() { ⟦for range 3 {\n}⟧ }": (
        "range 3"
    ),
    # One that goes through a variable of a function type, or a channel.
    "hook(m)\n_ = «m»[k]\n⟦_ = other()⟧": "other()",
    "func NAME(c chan map[string][4]int) { n := <-c; _ = «n»[`k`]; ⟦_ = other()⟧ }": "other()",
    # One that a closure, or another goroutine, sees.
    "_ = «m»[k]\n⟦_ = other()⟧\nf := func() { m[k] = [4]int{} }\nf()": "other()",
    "_ = «m»[k]\n⟦_ = other()⟧\ngo lend(m)": "other()",
}


@pytest.fixture(scope="module")
def snippets(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Snippets:
    table = {name: name for name in [*CONFINED, *SHARED_MAP, *LATE, *STATEMENTS, *AROUND]}
    return load(bench, tmp_path_factory.mktemp("effects"), table)


def first_change(snippet: Snippet, *around: int) -> str | None:
    """What stands where the first change is."""
    start, end = snippet.span("⟦")
    found = snippet.effects.first_change(Stretch(snippet.source, start, end, frozenset(around)))
    return None if found is None else snippet.source.text[found:].decode()


@pytest.mark.parametrize("code", CONFINED, ids=label)
def test_a_map_of_one_function_changes_in_its_uses_and_where_it_is_passed(
    snippets: Snippets, code: str
) -> None:
    snippet = snippets[code]
    assert snippet.effects.confined
    found, expected = first_change(snippet), CONFINED[code]
    assert found == expected if expected is None else str(found).startswith(expected)


@pytest.mark.parametrize("code", SHARED_MAP, ids=label)
def test_a_map_that_others_see_changes_wherever_they_may_run(snippets: Snippets, code: str) -> None:
    snippet = snippets[code]
    assert not snippet.effects.confined
    found, expected = first_change(snippet), SHARED_MAP[code]
    assert found == expected if expected is None else str(found).startswith(expected)


AROUND = [
    "_ = «shared»[k]\n_ = ⟦other(len(shared[k]))⟧",
    "v := «m»[k]\n⟦m[k] = [4]int{v[0]}⟧",
]


def test_a_call_that_takes_effect_later_does_not_count(snippets: Snippets) -> None:
    snippet = snippets[AROUND[0]]
    assert str(first_change(snippet)).startswith("other(")
    assert first_change(snippet, snippet.node("⟦").id) is None


def test_a_store_of_what_is_looked_at_takes_effect_later(snippets: Snippets) -> None:
    snippet = snippets[AROUND[1]]
    assert str(first_change(snippet)).startswith("m[k] =")
    assert first_change(snippet, snippet.node("⟦").id) is None


def test_a_change_in_place_that_was_added_counts(snippets: Snippets) -> None:
    snippet = snippets["_ = «m»[k]\n⟦i++⟧"]
    _, end = snippet.span("⟦")
    assert first_change(snippet) is None
    snippet.effects.add_change(Stretch(snippet.source, end, end + 1))
    assert first_change(snippet) is None
    snippet.effects.add_change(Stretch(snippet.source, end - 1, end))
    assert str(first_change(snippet)).startswith("+")


# Snippet → what the late call begins with: it runs after the entry of «…» is read, in the same
# statement, and may change the entry, the key or the map.
LATE: dict[str, str | None] = {
    "_ = «m»[k]": None,
    "_ = other(«m»[k])": None,
    "_ = other() + «m»[k][0]": None,
    "_ = «m»[k][0] + other()": None,
    "_ = «m»[k][0] + len(m)": None,
    "_ = «m»[k][0] + i": None,
    "_ = «m»[k][0] + other(m)": "other(m)",
    "_ = «shared»[k][0] + int(int32(i))": None,
    "if «shared»[k][0] > 0 {\nother()\n}": None,
    "_ = «shared»[k][0]\nother()": None,
    "_ = «shared»[k][0] + other()": "other()",
    "_, _ = «shared»[k], other()": "other()",
    "_ = int(«shared»[k][0]) + other()": "other()",
    # A receive is one as well, but nobody who sends has the map.
    "func NAME(m map[string][4]int, c chan int) { _ = «m»[`k`][0] + <-c }": None,
    "func NAME(m map[string][4]int, n, c chan int) { _ = «m»[`k`][<-n] + -4 }": None,
    "func NAME(m map[string][4]int, n []string, c chan int) { _ = «m»[n[0]][0] + -5 }": None,
    "func NAME(m map[string][4]int, n []string, c chan int) { _ = «m»[n[0]][0] + <-c }": "<-c",
    "func NAME(m map[any][4]int, n any, c chan int) { _ = «m»[n][0] + <-c }": "<-c",
    "func NAME(m map[string][4]int, k string, c chan int) {\n"
    "go func() { k = `x`; c <- 1 }()\n_ = «m»[k][0] + <-c\n}": "<-c",
    # What writes to slices reaches no map's name, but may reach what a slice leads to.
    "_ = «shared»[k][0] + copy([]int{}, []int{})": None,
    "func NAME(n, o []map[string][4]int) { _ = «n[0]»[`k`][0] + copy(n, o) }": "copy(n",
    "_, _ = «m»[k], func() int { give(m); return 1 }()": "func()",
    "func NAME(m Map, c chan int, h *holder) { _ = «h.m»[`k`][0] + <-c }": "<-c",
    "func NAME(h *holder) { _ = «h.m»[`k`][h.n] + other() }": "other()",
    # The map is nobody else's, its key is not.
    "func NAME(m Map, h *holder) { _ = «m»[string(rune(h.n))][0] + other() }": "other()",
}


@pytest.mark.parametrize("code", LATE, ids=label)
def test_calls_that_run_after_the_entry_is_read(snippets: Snippets, code: str) -> None:
    snippet = snippets[code]
    found = snippet.effects.late_call(snippet.marked()[0])
    text = None if found is None else snippet.source.text[found:].decode()
    assert text == LATE[code] if LATE[code] is None else str(text).startswith(str(LATE[code]))


# Snippet with a use «…» → the statement around it, and where its expressions end.
STATEMENTS = {
    "i++\n_ = «m»[k]\ni++": "_ = m[k]",
    "x := «m»[k]\n_ = x": "x := m[k]",
    "var x = «m»[k]\n_ = x": "var x = m[k]",
    "other(«m»[k])": "other(m[k])",
    "if len(«m») > 0 {\ni++\n}": "if len(m) > 0 ",
    "for k := range «m» {\n_ = k\n}": "k := range m",
    "for i := 0; i < len(«m»); i++ {\n}": "i := 0; i < len(m); i++",
    "switch len(«m») {\ncase 1:\n}": "switch len(m) {",
    "switch {\ncase len(«m») > 0:\ni++\n}": "len(m) > 0",
    "switch len(«m») {\ndefault:\ni++\ncase 1:\n}": "switch len(m) {",
    "select {\ncase make(chan int) <- len(«m»):\ni++\n}": "make(chan int) <- len(m)",
    "switch any(len(«m»)).(type) {\ncase int:\ni++\n}": "switch any(len(m)).(type) {",
}


@pytest.mark.parametrize("code", STATEMENTS, ids=label)
def test_a_statement_and_where_its_expressions_end(snippets: Snippets, code: str) -> None:
    snippet = snippets[code]
    statement = enclosing_statement(snippet.node())
    end = expression_end(statement)
    text = snippet.source.text[statement.start_byte : end].decode()
    assert text.strip() == STATEMENTS[code].strip()


def test_the_index_of_an_entry_is_part_of_it(snippets: Snippets) -> None:
    snippet = snippets["_ = «m»[k][0] + other()"]
    assert snippet.source.slice(field(snippet.marked()[0].node, "index")) == b"k"
