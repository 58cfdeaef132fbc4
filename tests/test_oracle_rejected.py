"""Programs that Go rejects: the oracle says what is wrong, and does not stumble."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import Bench

pytest_plugins = ["workbench_fixture"]

HEAD = """package m

type T struct{ n int }

func (t *T) add() {}

var m map[string][4]int
var plain map[string]int
var out []*T

func nothing() {}
func pair() (int, int) { return 1, 2 }
func use(any)          {}

"""
SELECTORS = ("map:array", "map:struct", "map:make", "range:address")
PROGRAMS = {
    "a function twice": "func f(list []T) { for _, v := range list { use(&v) } }\n"
    "func f(list []T) { for _, v := range list { use(&v) }; use(m) }",
    "a method twice": "func (t *T) add() { for _, v := range out { use(&v); use(m) } }",
    "a method of nothing": "func (n none) f() { for _, v := range out { use(&v); use(m) } }",
    "a receiver too many": "func (a, b T) f() { for _, v := range out { use(&v); use(m) } }",
    "an unknown variable": "func f() { for _, unknown = range out { use(&unknown) } }",
    "an unknown operand": "func f() { for _, v := range unknown { use(&v) } }",
    "an unknown field": "func f(list []T) { for _, v := range list { v.none(); use(&v.none) } }",
    "an unknown map": 'func f() { unknown["a"] = [4]int{}; use(unknown["a"][0]) }',
    "no arguments": "func f() { p := make(); for i := range 3 { p[i] = 1 }; _ = append() }",
    "no type": "func f() { p := new(); m = *p; _ = len() }",
    "too many sizes": 'func f() { p := make(map[string]int, 1, 2); for range 3 { p["a"] = 1 } }',
    "more values": 'func f() { plain = 1, make(map[string]int); for range 3 { plain["a"] = 1 } }',
    "more variables": 'func f() { var a, b = make(map[string]int); for range 3 { b["a"] = 1 } }',
    "more constants": 'const a, b = 1\nfunc f() { use(m["a"][a]); use(m["a"][b]) }',
    "constants in a circle": 'const a = b\nconst b = a\nfunc f() { use(m["a"][a+0]) }',
    "an unknown constant": 'const a = ^unknown\nfunc f() { use(m["a"][a]) }',
    "a counter twice": 'func f(n int) { for i, i := 0, 1; i < n; i++ { plain["a"] = 1 } }',
    "a counter of no number": 'func f() { plain = make(map[string]int); for i := ""; i < 3; i++ '
    '{ plain["a"] = 1 } }',
    "a bound of parts": "func f() { plain = make(map[string]int); for i := 0; i < 3.5; i++ "
    '{ plain["a"] = 1 } }',
    "a range over a bool": "func f() { plain = make(map[string]int); for range true "
    '{ plain["a"] = 1 } }',
    "a bound of no value": "func f() { plain = make(map[string]int); for i := 0; i < nothing(); "
    'i++ { plain["a"] = 1 } }',
    "no value is returned": "func f() error { plain = make(map[string]int); for range 3 "
    '{ plain["a"] = 1; return nothing() }; return nil }',
    "one value of two": 'func f() { plain = make(map[string]int); plain["a"], m["b"] = pair(), 1 }',
    "an argument too few": "func g(m map[string][4]int, n int) {}\nfunc f() { g(m); g(1, m); g() }",
    "a value that is a type": "func f() { use(T); m = map[string][4]int; for range T {} }",
    "a type that is a value": "func f() { var x m; x = m; use(x) }",
    "a type that holds itself": "type A struct { A; m map[string][4]int }\nvar a A\n"
    'func f() { a.m["a"] = [4]int{}; use(a) }',
    "an interface of numbers": "type I interface{ ~int }\nvar i I = 1\nfunc f() { use(i) }",
    "an array without an end": "func f(n int) { var a [n]int; for _, v := range a { use(&v) } }",
}


@pytest.mark.parametrize("selector", SELECTORS)
def test_programs_that_go_rejects(bench: Bench, tmp_path: Path, selector: str) -> None:
    files = {
        f"p{at}/a.go": f"{HEAD}{text}\n" for at, text in enumerate(PROGRAMS.values())
    }  # fmt: skip
    facts = bench.program(tmp_path, files, selector=selector).facts
    said = {one.path: [error.message for error in one.errors] for one in facts}
    assert len(said) == len(PROGRAMS)
    for at, name in enumerate(PROGRAMS):
        errors = said[f"ex.org/m/p{at}"]
        assert errors, name
        assert not [error for error in errors if "internal error" in error], (name, errors)
