"""Which code the oracle says may call other code, panic, wait or go on for ever."""

from __future__ import annotations

from pathlib import Path

from makes_rows import fills
from workbench import Bench

pytest_plugins = ["workbench_fixture"]

HEAD = """package m

import (
	"fmt"
	"strconv"
	"unsafe"
)

var _, _, _ = fmt.Sprint, strconv.Itoa, unsafe.Sizeof(0)

type point struct{ X, Y int }

func (point) method() int { return 1 }

type named int

type text string

type slices []int

func one() int { return 1 }

func generic[A any]() {}

func generic2[A, B any]() {}
"""
PARAMETERS = (
    "xs []string, n int, p point, q *point, ch chan int, a, b any, bytes []byte, list []int, "
    "c complex128, texts map[string]int, anys map[any]int, points map[struct{ A any }]int, "
    "array [4]int, to *[4]string, is bool, i8 int8, some S"
)
# An expression → is it calm?
EXPRESSIONS = {
    "n + 1": True,
    "-n": True,
    "!is": True,
    "n / 10": True,
    "10 / n": False,
    "n % 3": True,
    "3 % n": False,
    "n << 3": True,
    "3 << n": False,
    "n >> 1": True,
    "n >> i8": False,
    "n == 2": True,
    "n != 2": True,
    "a == nil": True,
    "nil == a": False,
    "a == b": False,
    "a != b": False,
    "a == n": False,
    "n == a": False,
    "p == *q": False,
    "struct{ A any }{a} == struct{ A any }{b}": False,
    "<-ch": False,
    "list[0]": False,
    "array[1]": False,
    "x[0]": False,
    "texts[x]": True,
    "anys[a]": False,
    "points[struct{ A any }{1}]": False,
    "generic[int]": True,
    "generic2[int, string]": False,
    "p.X": True,
    "q.X": False,
    "p.method": False,
    "point.method": True,
    "fmt.Sprint": True,
    "*q": False,
    "list[1:]": False,
    "a.(int)": False,
    "point{X: 1}": True,
    "[]int{1}": True,
    "map[int]int{}": True,
    "map[int]int{1: 1}": False,
    "int64(n)": True,
    "[]byte(x)": True,
    "string(bytes)": True,
    "text(bytes)": True,
    "slices(list)": True,
    "[4]int(list)": False,
    "(*[4]int)(list)": False,
    "(*[4]int)(nil)": True,
    "[4]int(some)": False,
    "A(list)": False,
    "T(n)": True,
    "int(T(n))": True,
    "[]*int{}": True,
    "[unsafe.Sizeof(n)]int{}": True,
    "len(xs)": True,
    "cap(xs)": True,
    "new(int)": True,
    "min(n, 2)": True,
    "max(n, 2)": True,
    "append(list, 1)": True,
    "copy(list, list)": False,
    "recover()": False,
    "real(c)": False,
    "make([]int, 3)": True,
    "make([]int, len(xs))": True,
    "make([]int, n)": False,
    "make([]int, 1, n)": False,
    "make([]int, 1, 2)": True,
    "make([]int, 1, len(xs))": False,
    "make(chan int)": True,
    "make(chan int, n)": False,
    "make(map[int]int, n)": True,
    "one()": False,
    "func() int { return list[0] }": True,
    "func() int { return list[0] }()": False,
    "fmt.Sprint(n)": True,
    "fmt.Sprintln(x)": True,
    "fmt.Sprintf(x, n)": True,
    "fmt.Sprint(xs)": False,
    "fmt.Sprint(n, a)": False,
    "fmt.Sprint(named(n))": False,
    "strconv.Itoa(n)": True,
    "strconv.FormatInt(int64(n), 10)": True,
    "strconv.FormatInt(int64(n), n)": False,
    "strconv.FormatInt(int64(n), 1)": False,
    "strconv.FormatInt(int64(n), 2)": True,
    "strconv.FormatInt(int64(n), 36)": True,
    "strconv.FormatInt(int64(n), 37)": False,
    "strconv.FormatUint(uint64(n), 10)": True,
    "strconv.FormatUint(uint64(n), n)": False,
    "strconv.Quote(x)": False,
}
# A statement → is it calm?
STATEMENTS = {
    "n += 1": True,
    "n -= 1": True,
    "n *= 2": False,
    "n /= 2": False,
    "n++": True,
    "n = 2": True,
    "v := n; _ = v": True,
    "var v int; _ = v": True,
    "if n > 1 { n = 2 }": True,
    "if list[0] > 1 { n = 2 }": False,
    "switch n { case 1: n = 2 }": True,
    "switch { case n > 1: n = 2 }": True,
    "switch a { case 1: n = 2 }": False,
    "switch a.(type) { case int: n = 2 }": False,
    "switch (struct{ A any }{a}) { case struct{ A any }{1}: n = 2 }": False,
    "for range n { n++ }": False,
    "for n > 1 { n-- }": False,
    "select { default: }": False,
    "ch <- 1": False,
    "go one()": False,
    "defer one()": False,
    "texts[x] = 1": False,
    "texts[x]++": False,
    "p.X = 1": True,
    "q.X = 1": False,
    "list[0] = 1": False,
    "*q = p": False,
    "_ = func() { texts[x] = 1 }": False,
    "go fmt.Sprint(n)": True,
    "defer fmt.Sprint(n)": True,
}
# What an iteration does → the first of it that is not calm.
FIRST = {
    "n = one(); n = list[0]": "one()",
    "n = list[0] + list[1]": "list[0]",
    "n = one(); texts[x] = 1": "one()",
    "texts[x] = 1; texts[`b`] = 2": "texts[x]",
    "n = len(fmt.Sprint(a, list[0]))": "fmt.Sprint",
}
# The beginning of the loop → is the loop calm?
HEADERS = {
    "for _, x := range xs": True,
    "for _, x := range to": False,
    "for i, x := 0, xs[0]; i < n; i++": True,
    "for x := range texts": True,
}


def test_expressions(bench: Bench, tmp_path: Path) -> None:
    rows = {
        ("string", f"for _, x := range xs {{ _ = {one}; m[x] = 1 }}"): one for one in EXPRESSIONS
    }
    found = fills(bench, tmp_path, HEAD, PARAMETERS, list(rows))
    assert {rows[row]: one.unsteady < 0 for row, one in found.items()} == EXPRESSIONS


def test_statements(bench: Bench, tmp_path: Path) -> None:
    rows = {("string", f"for _, x := range xs {{ {one}; m[x] = 1 }}"): one for one in STATEMENTS}
    found = fills(bench, tmp_path, HEAD, PARAMETERS, list(rows))
    assert {rows[row]: one.unsteady < 0 for row, one in found.items()} == STATEMENTS


def test_the_first_is_named(bench: Bench, tmp_path: Path) -> None:
    rows = {("string", f"for _, x := range xs {{ {one}; m[x] = 1 }}"): one for one in FIRST}
    found = fills(bench, tmp_path, HEAD, PARAMETERS, list(rows))
    text = (tmp_path / "a.go").read_text("utf-8")
    said = {rows[row]: text[one.unsteady :] for row, one in found.items()}
    assert {one: text[: len(FIRST[one])] for one, text in said.items()} == FIRST


def test_headers(bench: Bench, tmp_path: Path) -> None:
    rows = {("string", f"{header} {{ m[x] = 1 }}"): header for header in HEADERS}
    found = fills(bench, tmp_path, HEAD, PARAMETERS, list(rows))
    assert {rows[row]: one.unsteady < 0 for row, one in found.items()} == HEADERS
