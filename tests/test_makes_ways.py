"""What the oracle says of the ways through a loop that fills a map, and of those that leave it."""

from __future__ import annotations

from pathlib import Path

from makes_rows import fills
from workbench import Bench

pytest_plugins = ["workbench_fixture"]

HEAD = """package m

import (
	"errors"
	"fmt"
)

var _, _ = errors.New, fmt.Sprint

type failure struct{}

func (failure) Error() string { return "" }

func both() (int, error) { return 0, nil }

func pair() (int, int) { return 0, 0 }
"""
PARAMETERS = "xs []string, n int, ch chan int, err error"
LOOP = "for i, x := range xs {{ _ = i; {} }}"

ALWAYS = [
    "m[x] = i",
    "m[x]++",
    "{ m[x] = i }",
    "m[x], n = i, 2",
    "again: m[x] = i; if i < n { goto again }",
    "if i > 2 { m[x] = 1 } else if i > 1 { m[x] = 2 } else { m[x] = 3 }",
    "if i > 2 { return }; m[x] = 1",
    "if i > 2 { panic(x) } else { m[x] = 1 }",
    "if i > 2 { break }; m[x] = 1",
    "m[x] = 1; if i > 2 { continue }",
    "switch i { case 1: m[x] = 1; case 2: return; default: m[x] = 2 }",
    "switch any(x).(type) { case int: m[x] = 1; default: m[x] = 2 }",
    "switch any(x).(type) { default: m[x] = 2 }",
    "select { case <-ch: m[x] = 1; case ch <- 1: m[x] = 2 }",
    "select { case <-ch: m[x] = 1; default: m[x] = 2 }",
    "m[x] = 1; switch { case i > 2: n++ }",
    "for range i { continue }; m[x] = 1",
    "for range i { m[x] = 1 }; m[x] = 2",
    "m[x] = 2; for range i { n++ }",
    "m[x] = 2; for n > 1 { n-- }",
    "inner: for range i { for n > 2 { continue inner } }; m[x] = 1",
    "for n > i { switch { case n > 2: continue } }; m[x] = 1",
    "<-ch; m[x] = i",
    "switch i { default: m[x] = 2; case 1: m[x] = 1 }",
    "switch i { case 1: m[x] = 1; continue; default: m[x] = 2 }",
    "switch i { case 1: fallthrough; case 2: m[x] = 1; default: m[x] = 2 }",
    "switch i { case 1: n++; fallthrough; default: m[x] = 2 }",
]
NOT_ALWAYS = [
    "if i > 2 { m[x] = 1 }",
    "if i > 2 { continue }; m[x] = 1",
    "if i > 2 { n++ } else { m[x] = 1 }",
    "switch { case i > 2: continue }; m[x] = 1",
    "select { case <-ch: continue; case ch <- 1: n++ }; m[x] = 1",
    "switch any(x).(type) { case int: continue }; m[x] = 1",
    "if i > 2 { continue each }; m[x] = 1",
    "for range i { continue each }; m[x] = 1",
    "for range i { if n > 2 { continue each } }; m[x] = 1",
    "for n > i { n--; if n > 2 { continue each } }; m[x] = 1",
    "switch i { case 1: m[x] = 1 }",
    "switch any(x).(type) { case int: m[x] = 1 }",
    "switch i { case 1: m[x] = 1; default: }",
    "switch i { default: n++; case 1: m[x] = 1 }",
    "switch i { case 1: if n > 1 { break }; m[x] = 1; default: m[x] = 2 }",
    "select { case <-ch: m[x] = 1; default: }",
    "select { case <-ch: m[x] = 1; case ch <- 1: if i > 2 { break }; m[x] = 1 }",
    "for range i { m[x] = 1 }",
    "for i > n { m[x] = 1; n++ }",
    "if i > 2 { println(x) } else { m[x] = 1 }",
    "panic := func(any) {}; if i > 2 { panic(x) } else { m[x] = 1 }",
    "if i > 2 { fmt.Println(x) } else { m[x] = 1 }",
    "func() { m[x] = 1 }()",
    "if f := func() { m[x] = 1 }; i > 2 { f() }",
    "{ n++ }; if i > 2 { m[x] = 1 }",
    "again: n++; if i > 2 { m[x] = 1; goto again }",
    "if i > 2 { continue }; m[x] = 1; if i > 1 { continue }",
    "switch i { case 1: fallthrough; case 2: n++; default: m[x] = 2 }",
    "switch i { case 1: m[x] = 1; fallthrough; case 2: n++; default: m[x] = 2 }",
]
# What a loop with the label `each` holds → how it can be left.
EXITS = {
    "break": ["break"],
    "continue": [],
    "break each": ["break"],
    "continue each": [],
    "goto end": ["goto"],
    "goto here; here: n++": ["goto"],
    "switch { case n > 1: break }": [],
    "switch { case n > 1: break each }": ["break"],
    "switch { case n > 1: fallthrough; default: n++ }": [],
    "select { case <-ch: break; default: }": [],
    "switch any(n).(type) { case int: break }": [],
    "for { break }": [],
    "for range n { break }": [],
    "for range n { continue }": [],
    "in: for { if n > 1 { break in }; n++ }": [],
    "in: for { n++; for { continue in } }": [],
    "for { break each }": ["break"],
    "for { continue each }": [],
    "for { continue out }": ["continue"],
    "for { break out }": ["break"],
    "for { return }": ["return"],
    "return": ["return"],
    "func() { return }()": [],
    "if n > 1 { return }; break": ["return", "break"],
    "in: for { for { if n > 2 { break out }; n++ }; continue in }": ["break"],
    "in: for { for { if n > 2 { continue out }; n++ }; continue in }": ["continue"],
}
# What is returned → how that counts, in a function with such results.
RETURNS = {
    ("error", "err"): "error",
    ("error", "failure{}"): "error",
    ("error", "nil"): "return",
    ("(int, error)", "1, err"): "error",
    ("(int, error)", "1, nil"): "return",
    ("(int, error)", "both()"): "error",
    ("(int, int)", "pair()"): "return",
    ("(error, int)", "err, 1"): "return",
    ("(a int, e error)", ""): "return",
    ("int", "n"): "return",
    ("any", "nil"): "return",
}
# What stands between the making and the loop → does it go past the loop?
BETWEEN = {
    "n++": False,
    "if n > 1 { return }": True,
    "if n > 1 { panic(n) }": False,
    "if n > 1 { goto end }": True,
    "for range n { break }": False,
    "for range n { continue }": False,
    "for range n { if n > 1 { return } }": True,
    "switch { case n > 1: break }": False,
    "switch { case n > 1: fallthrough; default: n++ }": False,
    "select { case <-ch: break; default: }": False,
    "for { switch { case n > 1: continue }; break }": False,
    "g := func() int { return 1 }; n = g()": False,
    "{ break out }": True,
    "if n > 1 { continue out }": True,
    "if n > 1 { continue }": True,
    "if n > 1 { break }": True,
    "switch { case n > 1: continue }": True,
}


def test_every_way_through_an_iteration(bench: Bench, tmp_path: Path) -> None:
    expected = dict.fromkeys(ALWAYS, True) | dict.fromkeys(NOT_ALWAYS, False)
    rows = {("string", f"each: {LOOP.format(body)}; goto each"): body for body in expected}
    found = fills(bench, tmp_path, HEAD, PARAMETERS, list(rows))
    assert {rows[row]: one.is_always for row, one in found.items()} == expected


def test_ways_out_of_a_loop(bench: Bench, tmp_path: Path) -> None:
    rows = {}
    for body in EXITS:
        loop = f"each: {LOOP.format(f'm[x] = 1; if n > 8 {{ continue each }}; {body}')}"
        text = f"m := make(map[string]int); {loop}; if n > 9 {{ continue out }}"
        rows["string", f"out: for {{ {text} }}; end: goto end; m[xs[0]] = 1"] = body
    found = fills(bench, tmp_path, HEAD, PARAMETERS, list(rows))
    assert {rows[row]: [kind for _, kind in one.exits] for row, one in found.items()} == EXITS


def test_a_return_of_an_error_is_told_from_others(bench: Bench, tmp_path: Path) -> None:
    rows = {}
    for results, value in RETURNS:
        loop = LOOP.format(f"m[x] = 1; return {value}")
        rows["string", f"_ = func() {results} {{ for {{ {loop} }} }}"] = (results, value)
    found = fills(bench, tmp_path, HEAD, PARAMETERS, list(rows))
    assert {rows[row]: one.exits[0][1] for row, one in found.items()} == RETURNS


def test_what_goes_past_the_loop(bench: Bench, tmp_path: Path) -> None:
    loop = LOOP.format("m[x] = 1")
    rows = {
        (
            "string",
            f"out: for {{ if n > 8 {{ break out }}; m := make(map[string]int); {body}; {loop}; "
            "if n > 7 { continue out } }; end: goto end; m[xs[0]] = 1",
        ): body
        for body in BETWEEN
    }
    found = fills(bench, tmp_path, HEAD, PARAMETERS, list(rows))
    assert {rows[row]: one.skips >= 0 for row, one in found.items()} == BETWEEN


def test_the_first_way_past_the_loop_is_named(bench: Bench, tmp_path: Path) -> None:
    ways = "if n > 1 { return }; if n > 2 { return }"
    row = ("string", f"{ways}; {LOOP.format('m[x] = 1')}")
    (found,) = fills(bench, tmp_path, HEAD, PARAMETERS, [row]).values()
    text = (tmp_path / "a.go").read_text("utf-8")
    assert found.skips == text.index("return }; if")
    row = ("string", f"{{ {ways} }}; {LOOP.format('m[x] = 1')}")
    (found,) = fills(bench, tmp_path, HEAD, PARAMETERS, [row]).values()
    text = (tmp_path / "a.go").read_text("utf-8")
    assert found.skips == text.index("return }; if")
