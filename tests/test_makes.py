"""What the oracle says of maps that are made without a size."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import Bench

from codemod.make_groups import MAKES, make_groups
from codemod.makes import Fill, Make

pytest_plugins = ["workbench_fixture"]

HEAD = 'package m\n\nimport "fmt"\n\nvar _ = fmt.Sprint\n\n'


def makes(bench: Bench, root: Path, body: str, parameters: str) -> tuple[Make, ...]:
    text = f"{HEAD}func f({parameters}) {{\n{body}\n}}\n"
    program = bench.program(root, {"a.go": text}, selector=MAKES)
    (facts,) = program.facts
    assert facts.errors == ()
    return facts.makes


def fill(bench: Bench, root: Path, loop: str, parameters: str = "xs []string, n int") -> Fill:
    (make,) = makes(bench, root, f"m := make(map[string]int)\n{loop}", parameters)
    (found,) = make.loops
    return found


@pytest.mark.parametrize(
    ("loop", "keys"),
    [
        ('for i := range n { m[fmt.Sprintf("%d", i)] = i }', "distinct"),
        ('for i := range n { m[fmt.Sprintf("%d", i%2)] = i }', "other"),
        ('for i := range n { m[fmt.Sprintf("%c", i)] = i }', "other"),
        ('for i := range n { m[fmt.Sprint("a", i)] = i }', "other"),
        ('for i := range n { m["a"+fmt.Sprint(i+1)] = i }', "distinct"),
        ("for i := range n { m[fmt.Sprint(uint8(i))] = i }", "other"),
        ("for i := range n { i /= 2; m[fmt.Sprint(i)] = i }", "other"),
        ("for i := range n { k := fmt.Sprint(i); m[k] = i }", "distinct"),
        ("for i := range n { k := fmt.Sprint(i); k = k[:1]; m[k] = i }", "other"),
        ("for _, x := range xs { m[x] = 1 }", "other"),
        ('for range xs { m["a"], m["b"] = 1, 2 }', "fixed"),
        ("k := fmt.Sprint(n); for range xs { m[k] = 1 }", "fixed"),
        ("k := fmt.Sprint(n); for range xs { m[k] = 1; k += k }", "other"),
    ],
)
def test_keys(bench: Bench, tmp_path: Path, loop: str, keys: str) -> None:
    assert fill(bench, tmp_path, loop).keys == keys


@pytest.mark.parametrize(
    ("body", "always"),
    [
        ("m[x] = i", True),
        ("if i > 2 { continue }; m[x] = i", False),
        ("m[x] = i; if i > 2 { continue }", True),
        ("if i > 2 { m[x] = 1 } else { m[x] = 2 }", True),
        ("if i > 2 { m[x] = 1 } else if i > 1 { m[x] = 2 }", False),
        ("if i > 2 { panic(i) } else { m[x] = 2 }", True),
        ("switch { case i > 2: m[x] = 1; default: m[x] = 2 }", True),
        ("switch { case i > 2: m[x] = 1; case i < 2: m[x] = 2 }", False),
        ("switch { case i > 2: if x > x { break }; m[x] = 1; default: m[x] = 2 }", False),
        ("for i < n { i++; continue }; m[x] = i", True),
        ("{ m[x], n = i, 2 }", True),
        ("func() { m[x] = i }()", False),
    ],
)
def test_every_way_through_an_iteration(
    bench: Bench, tmp_path: Path, body: str, always: bool
) -> None:
    assert fill(bench, tmp_path, f"for i, x := range xs {{ {body} }}").is_always is always


@pytest.mark.parametrize(
    ("body", "exits"),
    [
        ("break", ["break"]),
        ("switch { case n > 1: break }", []),
        ("for { break }", []),
        ("for { return }", ["return"]),
        ("func() { return }()", []),
        ("goto end", ["goto"]),
        ("for range xs { continue each }", []),
        ("for range xs { break each }", ["break"]),
    ],
)
def test_ways_out(bench: Bench, tmp_path: Path, body: str, exits: list[str]) -> None:
    rest = "m[x] = 1; if n > 8 { continue each }"
    loop = f"each: for _, x := range xs {{ if n > 1 {{ {body} }}; {rest} }}"
    if "goto" in body:
        loop += "\nend: n++"
    assert [kind for _, kind in fill(bench, tmp_path, loop).exits] == exits


@pytest.mark.parametrize(
    ("between", "is_calm"),
    [
        ("", True),
        ("a, b := n+1, []int{n}; _, _ = a, b", False),
        ("var a, b = n+1, []int{n}", True),
        ("c := make(map[int]int, n)", True),
        ("c := make([]int, len(xs))", True),
        ("c := make([]int, n)", False),
        ("c := 10 / n", False),
        ("c := xs[0]", False),
        ("c := func() { panic(1) }", True),
        ("c := fmt.Sprint(n)", True),
        ("c := fmt.Sprint(xs)", False),
        ("n++", False),
        ("go func() {}()", False),
    ],
)
def test_what_may_stand_between(bench: Bench, tmp_path: Path, between: str, is_calm: bool) -> None:
    after = "; _ = c" if "c :=" in between else "; _, _ = a, b" if "var a" in between else ""
    text = f"{between}\nfor _, x := range xs {{ m[x] = 1 }}{after}"

    assert (fill(bench, tmp_path, text).between < 0) is is_calm


@pytest.mark.parametrize(
    ("header", "kind", "of"),
    [
        ("for range xs", "length", "slice"),
        ("for range n", "number", "int"),
        ("for i := 0; i < n; i++", "number", ""),
        ("for i := 0; i < len(xs); i++", "length", "slice"),
        ("for i := 1; i <= n; i++", "number", ""),
        ("for i := 0; i <= n; i++", "", ""),
        ("for i := -1; i < n; i++", "", ""),
        ("for i := 0; i < n; i += 2", "", ""),
        ("for i := 0; i < n; i += 1", "number", ""),
        ("for i := 0; i < n; i--", "", ""),
        ("for i := n; i > 0; i--", "number", ""),
        ("for i := n; i > 0; i++", "", ""),
        ("for i := n; i > 1; i--", "", ""),
        ("for i := n; i >= 0; i--", "", ""),
        ("for i := n - 1; i >= 0; i -= 1", "number", ""),
        ("for i := n - 2; i >= 0; i--", "", ""),
        ("for i := n + 1; i >= 0; i--", "", ""),
        ("for i := len(xs) - 1; i >= 0; i--", "length", "slice"),
        ("for i := uint(n); i > 0; i--", "", ""),
        ("for i, j := 0, len(xs); i < j; i++", "length", "slice"),
        ("for i, j := 0, len(xs); i < j; i, j = i+1, j-1", "", ""),
        ("for i := 0; i < n+1; i++", "", ""),
        ("for i := 0; i < 40; i++", "constant", ""),
        ("for range c", "", "chan"),
        ("for range xs[1:]", "", "slice"),
        ("for range t.list", "length", "slice"),
        ("for range t.table", "length", "array"),
    ],
)
def test_bounds(bench: Bench, tmp_path: Path, header: str, kind: str, of: str) -> None:
    parameters = "xs []string, n int, c chan int, t struct{list []int; table [30]int}"
    use = "_ = i; " if "i :=" in header else ""
    bound = fill(bench, tmp_path, f"{header} {{ {use}m[xs[0]] = 1 }}", parameters).bound

    assert (bound.kind, bound.of) == (kind, of)
    assert bound.value == {"constant": 40, "array": 30}.get(kind if kind != "length" else of, -1)


def test_only_empty_maps_that_a_loop_fills(bench: Bench, tmp_path: Path) -> None:
    body = """
    a := make(map[int]int)      // not filled
    b := make(map[int]int, 5)   // has a size
    c := map[int]int{1: 1}      // has entries
    d := map[int]int{}
    e := make([]int, 3)
    for i := range n { b[i], c[i], d[i], e[i] = i, i, i, i }
    _ = a
    """
    (make,) = makes(bench, tmp_path, body, "n int")

    assert make.type == "map[int]int"
    assert make.zero is None


def test_groups_are_named_by_place_and_say_nothing_twice(bench: Bench, tmp_path: Path) -> None:
    files = {
        "a.go": "package m\n\nfunc f(xs []int) {\n\tm := map[int]int{}\n"
        "\tfor _, x := range xs {\n\t\tm[x] = x\n\t}\n}\n",
        "a_test.go": "package m\n\nvar _ = f\n",
    }
    program = bench.program(tmp_path, files, selector=MAKES)
    twice = [*program.facts, *program.facts]
    (group,) = make_groups("rule", twice, tmp_path)

    assert group.make is not None
    assert group.name == f"rule:a.go:{group.make.start}"
    assert group.sites[0].bytes == 8
