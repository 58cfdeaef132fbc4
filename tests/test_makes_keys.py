"""What the oracle says of the keys that a loop inserts: are they different in each iteration?"""

from __future__ import annotations

from pathlib import Path

from makes_rows import fills
from workbench import Bench

pytest_plugins = ["workbench_fixture"]

HEAD = """package m

import (
	"fmt"
	"strconv"
)

var _, _ = fmt.Sprint, strconv.Itoa

type point struct{ X, Y int }

type named int

type text string

func (named) String() string { return "same" }

var global int

func two(i int) (int, int) { return i / 2, i }

func one() int { return 1 }
"""
PARAMETERS = (
    "xs []string, n int, p point, q *point, format string, ch chan int, t T, "
    "texts map[string]int, floats map[float64]int, seq func(func(int) bool)"
)

DISTINCT = [
    ("int", "for i := 0; i < n; i++ { m[i] = 1 }"),
    ("int", "for i := n; i > 0; i-- { m[i] = 1 }"),
    ("int", "for i := range xs { m[i] = 1 }"),
    ("int", "for i := range n { m[i], m[n] = 1, 1 }"),
    ("[2]int", "for i := range n { m[[2]int{n, i}] = 1 }"),
    ("[2]int", "for i := range n { m[[2]int{1: i}] = 1 }"),
    ("point", "for i := range n { m[point{Y: n, X: i}] = 1 }"),
    ("any", "for i := range n { m[struct{ a, b int }{i, 1}] = 1 }"),
    ("int", "for i := range n { j, k := i, 2; m[j] = k }"),
    ("int", "for i := range n { j := i + 1; m[j] = 1 }"),
    ("int", "for i := range n { j := i; k := j; m[k] = 1 }"),
    ("int", "for i := range n { m[i-1] = 1 }"),
    ("int", "for i := range n { m[7-i] = 1 }"),
    ("int", "for i := range n { m[i^7] = 1 }"),
    ("string", 'for i := range n { m[fmt.Sprint(i)+"x"] = 1 }'),
    ("string", "for i := range n { m[strconv.Itoa(i)] = 1 }"),
    ("string", "for i := range n { m[strconv.FormatInt(int64(i), 10)] = 1 }"),
    ("string", "for i := range n { m[strconv.FormatUint(uint64(i), 36)] = 1 }"),
    ("string", 'for i := range n { m[fmt.Sprintf("%05d!", i)] = 1 }'),
    ("string", 'for i := range n { m[fmt.Sprintf("%x", i)] = 1 }'),
    ("int64", "for i := range n { m[int64(i)] = 1 }"),
    ("uint", "for i := range n { m[uint(i)] = 1 }"),
    ("int", "for i := range uint8(9) { m[int(i)] = 1 }"),
    ("named", "for i := range n { m[named(i)] = 1 }"),
    ("text", "for i := range n { m[text(strconv.Itoa(i))] = 1 }"),
    ("string", 'for k := range texts { m["x"+k] = 1 }'),
    ("float64", "for k := range floats { m[k] = 1 }"),
]
FIXED = [
    ("int", "for range xs { m[1+2] = 1 }"),
    ("int", "for range xs { m[n] = 1 }; n = 2"),
    ("int", "k := n; for range xs { m[k] = 1 }"),
    ("int", "for range xs { m[p.X] = 1 }"),
    ("[2]int", "for range n { m[[2]int{n, 2}] = 1 }"),
    ("string", 'for range xs { m[format+"x"] = 1 }'),
    ("int", "for i := 0; i < n; i++ { m[0] = i }"),
    ("int", "const c = 3; for i := range n { m[c] = i }"),
    ("string", "for i := range n { m[strconv.FormatInt(int64(n), 10)] = i }"),
    ("string", "for i := range n { m[fmt.Sprint()] = i }"),
    ("[2]int", "var a [2]int; for range n { m[a] = 1 }"),
    ("any", "for range n { m[struct{ a int }{a: n}] = 1 }"),
    ("[2]int", "var a [2]int; var b [][2]int; for range n { b[0][1] = 2; m[a] = 1 }"),
]
FOLDED = [
    ("[2]int", "for i := range n { m[[2]int{i / 2, 1}] = 1 }"),
    ("point", "for i := range n { m[point{Y: n, X: i & 1}] = 1 }"),
    ("int", "for i := range n { m[i/2+1] = 1 }"),
    ("int", "for i := range n { m[1+i/2] = 1 }"),
    ("int", "for i := range n { m[int(i/2)] = 1 }"),
    ("int", "for i := range n { m[i%7] = 1 }"),
    ("int", "for i := range n { m[(i>>4)*8-n] = 1 }"),
    ("int", "for _, x := range xs { m[len(x)] = 1 }"),
    ("int", "for i := range n { m[0] = 1; m[i%7] = 1 }"),
    ("[2]int", "for i, x := range xs { m[[2]int{i % 7, len(x)}] = 1 }"),
]
OTHER = [
    ("int", "for i := range n { m[i%7] = 1; m[one()] = 1 }"),
    ("int", "for i := range n { m[i%7+one()] = 1 }"),
    ("[2]int", "for i := range n { m[[2]int{i % 7, one()}] = 1 }"),
    ("int", "for i := range n { m[i|7] = 1 }"),
    ("int", "for _, x := range xs { m[cap([]byte(x))] = 1 }"),
    ("int", "len := func(string) int { return one() }; for _, x := range xs { m[len(x)] = 1 }"),
    ("int", "var i int; for i = range xs { m[i] = 1 }"),
    ("[2]int", "var a [2]int; for i := range n { a[0] = i / 2; m[a] = 1 }"),
    ("[2][2]int", "var a [2][2]int; for i := range n { a[0][1] = i / 2; m[a] = 1 }"),
    ("point", "for i := range n { p.X = i / 2; m[p] = 1 }"),
    ("int", "for i := range xs { i &= 1; m[i] = 1 }"),
    ("int", "for i := range n { q := &i; *q = 1; m[i] = 1 }"),
    ("int", "j := n; for i := range n { j = i / 2; m[j] = 1 }"),
    ("int", "for i := range n { j, k := two(i); m[j] = k }"),
    ("int", "for i := range n { k := i; j := i / 2; m[j] = k }"),
    ("int", "for i := range n { j := i; j = 2; m[j] = 1 }"),
    ("int", "for i := range n { j := i; p := &j; *p = 1; m[j] = 1 }"),
    ("any", "for i := range n { m[struct{ _, a int }{i, 1}] = 1 }"),
    ("any", "for i := range n { m[[1]struct{ _, a int }{{i, 1}}] = 1 }"),
    ("int", "for i := range n { j, k := i, 2; m[k] = j }"),
    ("int", "for i := range ch { m[i] = 1 }"),
    ("int", "for i := range seq { m[i] = 1 }"),
    ("int", "for i := range n { m[i*2] = 1 }"),
    ("float64", "for k := range floats { m[k+1] = 1 }"),
    ("int", "for k := range floats { m[int(k)] = 1 }"),
    ("string", "for k := range floats { m[fmt.Sprint(k)] = 1 }"),
    ("string", "for k := range texts { m[fmt.Sprint(k)] = 1 }"),
    ("int8", "for i := range t { m[int8(i)] = 1 }"),
    ("T", "for i := range n { m[T(i)] = 1 }"),
    ("U", "for i := range t { m[U(i)] = 1 }"),
    ("T", "for i := range t { m[i+T(1)] = 1 }"),
    ("int", "for i := range n { m[i-n] = 1; n-- }"),
    ("int", "for i := range n { m[n+i] = 1; n-- }"),
    ("float64", "for i := range n { m[float64(i)+0.5] = 1 }"),
    ("float64", "for i := range n { m[float64(i)] = 1 }"),
    ("complex128", "for i := range n { m[complex(float64(i), 1)+1] = 1 }"),
    ("string", "for i := range n { m[string(rune(i))] = 1 }"),
    ("string", "for i := range n { m[fmt.Sprint(i, n)] = 1 }"),
    ("string", "for i := range n { m[fmt.Sprint(named(i))] = 1 }"),
    ("string", "for i := range n { m[fmt.Sprint(float64(i))] = 1 }"),
    ("string", "for i := range n { m[fmt.Sprint(i/2)] = 1 }"),
    ("string", "for i := range n { m[strconv.Itoa(i/2)] = 1 }"),
    ("string", "for i := range n { m[strconv.FormatInt(int64(i), n)] = 1; n-- }"),
    ("string", "for i := range n { m[strconv.FormatInt(int64(i), 1)] = 1 }"),
    ("string", "for i := range n { m[strconv.Quote(format)] = i }"),
    ("string", "for i := range n { m[fmt.Sprintf(format, i)] = 1 }"),
    ("string", 'for i := range n { m[fmt.Sprintf("%d", n, i)] = 1 }'),
    ("string", 'for i := range n { m[fmt.Sprintf("%d%d", i/2, i)] = 1 }'),
    ("string", 'for i := range n { m[fmt.Sprintf("%v", named(i))] = 1 }'),
    ("int8", "for i := range n { m[int8(i)] = 1 }"),
    ("any", "for i := range n { m[any(i)] = 1 }"),
    ("int", "for range xs { k := n; m[k] = 1; n++ }"),
    ("int", "for range xs { m[global] = 1 }"),
    ("int", "for range xs { m[p.X] = 1; p.X++ }"),
    ("int", "for range xs { m[p.X] = 1; p = *q }"),
    ("int", "for range xs { m[q.X] = 1; q.X++ }"),
    ("int", "for range xs { m[one()] = 1 }"),
    ("int", "for range xs { m[<-ch] = 1 }"),
    ("int", "for range xs { m[1] = 1; m[one()] = 1 }"),
]
ROWS = {
    **dict.fromkeys(DISTINCT, "distinct"),
    **dict.fromkeys(FIXED, "fixed"),
    **dict.fromkeys(FOLDED, "folded"),
    **dict.fromkeys(OTHER, "other"),
}


def test_keys_that_differ(bench: Bench, tmp_path: Path) -> None:
    found = fills(bench, tmp_path, HEAD, PARAMETERS, list(ROWS))
    assert {row: one.keys for row, one in found.items()} == ROWS


# The type of a map's keys → how many there are, where they are few.
VALUES = {
    "bool": 2,
    "int8": 1 << 8,
    "uint8": 1 << 8,
    "int16": 1 << 16,
    "uint16": 1 << 16,
    "int32": -1,
    "string": -1,
    "float32": -1,
    "*bool": -1,
    "text": -1,
    "[2]bool": 4,
    "[16]bool": 1 << 16,
    "[17]bool": -1,
    "[18]bool": -1,
    "[2]uint8": 1 << 16,
    "[3]uint8": -1,
    "[2]int": -1,
    "[0]int": 1,
    "[99]struct{}": 1,
    "struct{}": 1,
    "struct{ a bool; b int8 }": 1 << 9,
    "struct{ a uint8; b [2]int8 }": -1,
    "struct{ a bool; b int }": -1,
    "struct{ a int; b bool }": -1,
    "struct{ a [0]int; b bool }": 2,
}


def test_how_many_keys_there_are(bench: Bench, tmp_path: Path) -> None:
    functions = [
        f"func f{at}(ks []{key}) {{ m := make(map[{key}]int); for _, k := range ks {{ m[k]++ }} }}"
        for at, key in enumerate(VALUES)
    ]
    text = "\n".join([HEAD, *functions, ""])
    (facts,) = bench.program(tmp_path, {"a.go": text}, selector="map:make").facts
    assert facts.errors == ()
    found = [make.key_values for make in facts.makes]
    assert dict(zip(VALUES, found, strict=True)) == VALUES
