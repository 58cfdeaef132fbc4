"""The shape `struct`: what it rewrites runs as before, what it refuses has a code and a place."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from codemod import pipeline
from codemod.gotool import GoTool
from codemod.model import Decision, Report
from codemod.options import Options
from transforms.map_of_array import TRANSFORM
from transforms.map_of_array.struct_fields import _are_names, unexported

FORMS = """\
package main

import (
	"fmt"
	"time"
)

const (
	added = 1 - iota
	removed
)

type point struct{ x, y int }

// Counts of lines.
type Counts map[string][2]int // seen, lost

type stats struct {
	// opened, closed
	Doors map[string][2]int
	spent map[string][2]time.Duration
	self  chain
}

type chain map[string][2]chain

type Index map[string]map[int][2]float64

func (x Index) add(k string, i int, f float64) {
	inner, ok := x[k]
	if !ok {
		inner = map[int][2]float64{}
		x[k] = inner
	}
	v := inner[i]
	v[1] -= f
	v[0] += f
	inner[i] = v
}

func (x Index) at(k string, i int) (float64, float64) { return x[k][i][0], x[k][i][1] }

func say(n int) int { fmt.Print(n, " "); return n }

func order() {
	counts := map[string][2]int{"a": {1: say(1), 0: say(2)}, "b": [...]int{say(3), say(4)}}
	counts["c"] = [2]int{added: say(5), 0: say(6)}
	counts["d"], counts["a"] = counts["a"], counts["c"]
	fmt.Println(counts["a"][added], counts["a"][removed], counts["b"][removed+1], counts["c"][0])
	{
		const added = 0
		v := counts["b"]
		v[added], v[added+1] = v[added+1], v[added]
		counts["b"] = v
	}
	fmt.Println(counts["b"][(0)], counts["b"][1], counts["d"][0 /* removed */])
}

func named(names []string) int {
	named := map[string][2]int{}
	for _, n := range names {
		v := named[n]
		v[added] += 2
		named[n] = v
		named[n] = [2]int{added: 1, removed: v[removed] + len(n)}
	}
	return named["x"][added]*100 + named["x"][removed]
}

func sameName() {
	counts := map[string][3]string{
		"x": {
			"p", // the first
			"q",
			/* the last */ "r",
		},
	}
	if v, ok := counts["x"]; ok && v[1] == "q" { v[0]++; counts["y"] = v }
	fmt.Println(counts["x"][2], counts["y"][0])
}

func headers(m map[int][2]int) (n int) {
	for m[1] != [2]int{1, 2} {
		v := m[1]
		v[0], v[1] = 1, 2
		m[1] = v
		n++
	}
	if v := [2]int{3, 4}; v[0] == 3 {
		m[2] = v
	}
	switch v := [2]int{7}; m[2] == v {
	case m[1] == [2]int{1, 2}:
		n += 10
	default:
		n += 100
	}
	if func() bool { return m[9] == [2]int{} }() {
		n += 1000
	}
	return n
}

var do = func(people map[string][2]int) int {
	v := people["k"]
	w := v
	w[0]++
	p := &w[1]
	func() { *p += 5; w[1]++ }()
	people["k"] = w
	return v[0] + people["k"][1]
}

func generic[K comparable](m map[K][2]int, k K) int {
	var v, z [2]int
	v, z = m[k], [2]int{3}
	v[0] += 2
	m[k] = v
	_, _ = m[k], z
	return (m[k])[0] + m[k][1] + z[0]
}

func labels(m map[rune][2]int) (n int) {
outer:
	for k, v := range m {
		for {
			if v[0] > 3 {
				delete(m, k)
				continue outer
			}
			v[0]++
			n++
		}
	}
	return n + len(m)
}

func loops(m map[int][2]int) int {
	var v [2]int
	var ok bool
	for _, v = range m {
		v[1]++
	}
	v, ok = m[77]
	v, ok = m[3]
	_, has := m[4]
	var fs []func() int
	for _, v := range m {
		fs = append(fs, func() int { v[0]++; return v[0] })
	}
	s := 0
	for _, f := range fs {
		s += f() + f()
	}
	fmt.Println(ok, has, m == nil)
	clear(m)
	return s*1000 + v[1]
}

func elements() {
	grid := map[string][2][3]int{"g": {{1, 2, 3}, {4, 5}}}
	v := grid["g"]
	for i := range v[0] {
		v[1][i] += v[0][i]
	}
	grid["g"] = v
	fmt.Println(grid["g"][1][2], len(v[0]), v[1][:2])
	points := map[string][2]*point{"p": {{1, 2}, nil}}
	points["p"][0].x = 9
	fmt.Println(points["p"][0].x, points["p"][1] == nil)
	calls := map[string][2]func() int{}
	f := calls["f"]
	f[0] = func() int { return 7 }
	calls["f"] = f
	fmt.Println(calls["f"][0](), calls["f"][1] == nil)
	none := map[int][0]int{1: {}}
	_, ok := none[1]
	fmt.Println(ok, none[1] == none[2])
}

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	order()
	sameName()
	fmt.Println(named([]string{"x", "yy", "x"}))
	c := Counts{"x": {1, 2}, "q": {3}}
	fmt.Println(c["x"][1], c["q"][0], len(c))
	s := stats{Doors: map[string][2]int{"a": {1, 2}}, spent: map[string][2]time.Duration{"q": {3}}}
	s.self = chain{"x": {{"y": {}}, nil}}
	fmt.Println(s.Doors["a"][1], s.spent["q"][0], len(s.self["x"][0]))
	x := Index{"q": {1: {1.5, 2.5}}}
	x.add("q", 1, 2)
	x.add("z", 9, 3)
	fmt.Println(x.at("q", 1))
	fmt.Println(x.at("z", 9))
	fmt.Println(headers(map[int][2]int{}), do(map[string][2]int{"k": {4}}))
	list := []map[string][2]bool{{"t": {true}}, nil}
	fmt.Println(list[0]["t"][0], list[1]["t"][1])
	fmt.Println(generic(map[point][2]int{{1, 2}: {8, 9}}, point{1, 2}))
	fmt.Println(labels(map[rune][2]int{'a': {1, 2}, 'b': {7}}))
	fmt.Println(loops(map[int][2]int{3: {5, 6}}))
	elements()
	try(func() {
		var unmade map[string][2]int
		v := unmade["x"]
		v[1] = 3
		unmade["x"] = v
	})
	try(func() {
		odd := map[any][2]int{}
		fmt.Println(odd[[]int{1}][0])
	})
	var takenEntry int
	taken := map[int][2]int{}
	fmt.Println(taken[1][0], takenEntry)
}
""".replace("v[0]++; counts", 'v[0] += "!"; counts')

EXPECTED = """\
type Counts map[string]countsEntry // seen, lost
	Doors map[string]doorsEntry
type chain map[string]chainEntry
	v.b -= f
	counts := map[string]countsEntry2{"a": {b: say(1), a: say(2)}, "b": countsEntry2{a: say(3), b: say(4)}}
	counts["c"] = countsEntry2{b: say(5), a: say(6)}
		v.a, v.b = v.b, v.a
	fmt.Println(counts["b"].a, counts["b"].b, counts["d"].a /* removed */)
			a: "p", // the first
			/* the last */ c: "r",
	for m[1] != (mEntry{a: 1, b: 2}) {
	switch v := (mEntry{a: 7}); m[2] == v {
	case m[1] == mEntry{a: 1, b: 2}:
	p := &w.b
	var v, z mEntry
	grid := map[string]gridEntry{"g": {a: [3]int{1, 2, 3}, b: [3]int{4, 5}}}
	points := map[string]pointsEntry{"p": {a: &point{1, 2}, b: nil}}
	seen, lost int
	opened, closed int
	removed, added int
		named[n] = namedEntry{added: 1, removed: v.removed + len(n)}
	taken := map[int]takenEntry2{}
// spentEntry is an entry of spent.
type noneEntry struct{}
type peopleEntry struct {
"""  # noqa: E501

REFUSED = """\
package main

import "fmt"

type pair [2]int
type alias = [2]int
type point struct{ x, y int }
type holder struct{ pair [2]int }

var global [2]int

func anything[T any](x T) { fmt.Println(x) }
func give() (v [2]int, err error) { return }

BODIES
func main() {}
"""

BODIES = {
    "dynamic-index": [
        "(i int) { m := map[int][2]int{}; _ = m[1][i] }",
        "(i uint8) { m := map[int][2]int{}; v := m[1]; v[i&1]++; m[1] = v }",
    ],
    "field-names": ["() { m := map[int][27]int{}; _ = m[1][0] }"],
    "unknown-use": [
        "() { m := map[int][2 /* two */]int{}; _ = m[1][0] }",
        "() { m := map[int][2]int{}; _ = m[1][ // first\n0] }",
    ],
    "array-operation": [
        # The array is one for Go, whatever the index.
        "() { m := map[int][2]int{}; v := m[1]; fmt.Println(len(v[:])) }",
        "() { m := map[int][2]int{}; for range m[0] {} }",
        "() { m := map[int][2]int{}; v := m[1]; for _, x := range v { _ = x } }",
        "() { m := map[int][2]int{}; _ = len(m[1]) }",
        "() { m := map[int][2]int{}; v := m[1]; v[0] = len(v); m[1] = v }",
        "() { m := map[int][2]int{}; v := m[1]; p := &v; p[1] = 3 }",
        # It becomes an interface value, which would compile.
        "() { m := map[int][2]int{}; v := m[1]; w := v; var x any = w; fmt.Println(x) }",
        "() { m := map[int][2]int{}; v := m[1]; defer fmt.Println(v) }",
        "() bool { m := map[int][2]int{}; var x any = 1; return x == m[1] }",
        "() []any { m := map[int][2]int{}; return []any{m[1]} }",
        "() any { m := map[int][2]int{}; return func() any { return m[1] }() }",
        "(c chan any) { m := map[int][2]int{}; c <- m[1] }",
        "() { m := map[int][2]int{}; x := map[int]any{}; x[1] = m[1]; fmt.Println(x) }",
        "() { m := map[int][2]int{}; x := map[any]int{}; x[m[1]] = 2; fmt.Println(x) }",
        "() { m := map[int][2]int{}; x := map[int]any{1: m[1]}; fmt.Println(x) }",
        "() { m := map[int][2]int{}; var x any; x, y := m[1], 2; fmt.Println(x, y) }",
        "() { m := map[int][2]int{}; var x any; for _, x = range m {}; fmt.Println(x) }",
        "() { m := map[int][2]int{}; switch any(3) { case m[1]: } }",
        "() { m := map[int][2]int{}; anything(m[1]) }",
        # Its type has a name, or is named elsewhere.
        "() { m := map[int]pair{}; _ = m[1][0] }",
        "() { m := map[int]alias{}; _ = m[1][0] }",
        "() { var v pair; m := map[int][2]int{}; m[1] = v }",
        "() { m := map[int][2]int{}; m[1] = pair{1, 2} }",
        "() { m := map[int][2]int{}; var v pair = m[1]; _ = v }",
        "() { m := map[int][2]int{}; _ = pair(m[1]) }",
        "() { type t int; m := map[int][2]t{}; _ = m[1][0] }",
        "() { const n = 2; m := map[int][n]int{}; _ = m[1][0] }",
        "[T any](x T) { m := map[int][2]T{}; v := m[1]; v[0] = x; m[1] = v }",
        # It comes from, or goes to, somewhere that stays an array.
        "() (err error) { m := map[int][2]int{}; m[1], err = give(); return }",
        "(v [2]int) { m := map[int][2]int{}; m[1] = v }",
        "() (v [2]int) { m := map[int][2]int{}; v = m[1]; return }",
        "() { m := map[int][2]int{}; m[1] = global }",
        "(h holder) { m := map[int][2]int{}; h.pair = m[1] }",
        "(h holder) { m := map[int][2]int{}; m[1] = h.pair }",
        "(c chan [2]int) { m := map[int][2]int{}; v := m[1]; select { case v = <-c: }; _ = v }",
        "() { m := map[[2]int][2]int{}; v := m[[2]int{}]; _ = m[v] }",
        "(x any) { m := map[int][2]int{}; m[1] = x.([2]int) }",
        "(p *[2]int) { m := map[int][2]int{}; m[1] = *p }",
        "(s [][2]int) { m := map[int][2]int{}; for i, v := range s { m[i] = v } }",
        # A struct would compare the first fields before the second ones' types.
        "() bool { m := map[int][2]any{}; return m[1] == m[2] }",
        "() bool { m := map[int][2]point{}; v := m[1]; return v == m[2] }",
        "() { m := map[int][2]map[int][3]int{}; _ = m[1][0][2][1] }",
    ],
}


@pytest.fixture(scope="module", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "cache_folder", lambda: folder)
        yield


def write(folder: Path, **files: str) -> Path:
    folder = folder.resolve()
    (folder / "go.mod").write_text("module example.com/a\n\ngo 1.22\n")
    for name, text in files.items():
        (folder / f"{name}.go").write_text(text)
    return folder


def scan(folder: Path, go: GoTool, fields: tuple[str, ...] = (), exported: bool = False) -> Report:
    options = Options(shape="struct", fields=fields, exported=exported)
    return pipeline.scan(
        ["./..."], options, [TRANSFORM], cwd=folder, go=go, progress=lambda _line: None
    )


def rewrite(folder: Path, go: GoTool, fields: tuple[str, ...] = ()) -> Report:
    """Everything is rewritten, and the files are what they became."""
    options = Options(shape="struct", fields=fields)
    report = pipeline.diff(
        ["./..."], options, [TRANSFORM], cwd=folder, go=go, progress=lambda _line: None
    )
    assert report.problems == ()
    assert [f for f in report.findings if f.verdict.decision is not Decision.REWRITE] == []
    for patch in report.patches:
        patch.path.write_bytes(patch.new)
    return report


def run(folder: Path, go: GoTool) -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        [go.binary, "run", "."], cwd=folder, capture_output=True, env=go.environment, check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("eol", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_every_form_runs_as_before(tmp_path: Path, go: GoTool, eol: str) -> None:
    folder = write(tmp_path)
    file = folder / "main.go"
    file.write_bytes(FORMS.replace("\n", eol).encode())
    before = run(folder, go)
    assert before[0] == 0, before[2].decode()
    rewrite(folder, go)
    text = file.read_bytes().decode()
    lines = text.split(eol)
    assert [line for line in EXPECTED.splitlines() if line not in lines] == []
    assert text.count("\n") == text.count(eol)
    assert re.findall(r"//.*|/\*.*?\*/", FORMS) == re.findall(r"//[^\r\n]*|/\*.*?\*/", text)[:6]
    assert run(folder, go) == before
    assert scan(folder, go).findings == ()


def test_refusals(tmp_path: Path, go: GoTool) -> None:
    bodies = [(code, body) for code, some in BODIES.items() for body in some]
    text = "".join(f"func f{i}{body}\n" for i, (_, body) in enumerate(bodies))
    folder = write(tmp_path, main=REFUSED.replace("BODIES\n", text))
    report = scan(folder, go)
    assert report.problems == ()
    functions = (folder / "main.go").read_text().split("\nfunc f")
    starts = [
        sum(part.count("\n") + 1 for part in functions[:i]) for i in range(len(functions) + 1)
    ]
    found: dict[int, set[str]] = {}
    for finding in report.findings:
        verdict = finding.verdict
        number = max(i for i, start in enumerate(starts) if start < finding.position.line) - 1
        assert verdict.at is not None, bodies[number]
        assert starts[number + 1] < verdict.at.line <= starts[number + 2], bodies[number]
        found.setdefault(number, set()).add(verdict.code)
    assert [
        (body, found.get(i)) for i, (code, body) in enumerate(bodies) if found.get(i) != {code}
    ] == []


@pytest.mark.parametrize(
    "fields", [("one",), ("one", "one"), ("one", "type"), ("one", "2"), ("_", "x"), ("a", "b", "c")]
)
def test_fields_that_cannot_be_used(fields: tuple[str, ...]) -> None:
    assert not _are_names(fields, 2)


def test_exported_names_become_private() -> None:
    names = ["Counts", "URLCounts", "ID", "counts", "X", "URL2"]
    assert [unexported(name) for name in names] == [
        "counts",
        "urlCounts",
        "id",
        "counts",
        "x",
        "url2",
    ]


def test_fields_that_are_given(tmp_path: Path, go: GoTool) -> None:
    code = "package main\n\nvar m = map[int][2]int{1: {1, 2}}\n\nfunc main() { println(m[1][1]) }\n"
    folder = write(tmp_path, main=code)
    assert [one.verdict.code for one in scan(folder, go, ("x",)).findings] == ["field-names"]
    before = run(folder, go)
    rewrite(folder, go, ("up", "down"))
    text = (folder / "main.go").read_text()
    assert "{1: {up: 1, down: 2}}" in text
    assert "println(m[1].down)" in text
    assert run(folder, go) == before


def test_the_declaration_goes_where_the_element_is_imported(tmp_path: Path, go: GoTool) -> None:
    main = "package main\n\nfunc main() { touch(); println(when[1][1].IsZero()) }\n"
    times = 'package main\n\nimport "time"\n\nvar when = map[int][2]time.Time{}\n'
    touch = "package main\n\nfunc touch() { v := when[1]; v[0] = v[1]; when[1] = v }\n"
    folder = write(tmp_path, main=main, a=touch, times=times)
    before = run(folder, go)
    rewrite(folder, go)
    assert "type whenEntry struct {\n\ta, b time.Time\n}\n" in (folder / "times.go").read_text()
    assert run(folder, go) == before


def test_a_map_of_several_packages_stays(tmp_path: Path, go: GoTool) -> None:
    main = 'package main\n\nimport "example.com/a/lib"\n\nfunc main() { println(lib.M[1][1]) }\n'
    folder = write(tmp_path, main=main)
    (folder / "lib").mkdir()
    (folder / "lib" / "lib.go").write_text("package lib\n\nvar M = map[int][2]int{}\n")
    found = scan(folder, go, exported=True).findings
    assert [one.verdict.decision for one in found] == [Decision.REFUSE]
