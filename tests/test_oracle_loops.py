"""What the oracle says of range loops: every use of a variable, and where its address goes.

In the snippets, `//= …` says what each reference on its line does, in their order: `read`, `write`,
or for an address `borrow` or `leave`; behind a slash, where the function literal around it goes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from workbench import Bench

from codemod.gotool import GoTool, find_go
from codemod.loops import Loop, LoopUse, LoopVariable

HEAD = """package m

import "sort"

type inner struct{ n int }

func (i *inner) add(n int) *inner { i.n += n; return i }
func (i inner) get() int          { return i.n }

type pointer = *inner

func (p pointer) itself() *inner { return p }

type T struct {
	inner
	arr  [3]int
	list []int
	ptr  *T
	face face
}

func (t *T) self() *T     { return t }
func (t *T) fail() error  { return nil }
func (t *T) name() string { return "" }
func keep(p *T)           {}
func both(p *T, q any) *T { return p }
func take(f func() int)   {}
func wrap(f func() int) func() int { return f }
func seen(int)            {}

type face interface{ meet() }

var (
	out   []*T
	outer *T
	ch    chan *T
	dyn   func(*T)
	_     = sort.Slice
)

func body(list []T) {
	for i, v := range list {
		_ = i
"""
USES = {
    "parts": """
		v.n = 1 //= write
		v.arr[i]++ //= write
		v.list[0] = 1 //= read
		v.ptr.n = 2 //= read
		_ = v.ptr.arr[:] //= read
		_ = v.get() + len(v.list) //= read read
		keep(&v) //= borrow
""",
    "addresses": """
		out = append(out, &v) //= leave
		outer = &v //= leave
		ch <- &v //= leave
		_ = T{ptr: &v} //= leave
		dyn(&v) //= leave
		go keep(&v) //= leave
		defer v.self() //= leave
		f := v.name //= leave
		p := &v //= leave
		_ = v.arr[:] //= leave
		_, _ = f, p
""",
    "borrows": """
		keep(&v) //= borrow
		v.add(3) //= borrow
		_ = v.itself() //= borrow
		_ = v.inner.itself //= leave
		_ = v.name() //= borrow
		if v.fail() != nil {} //= borrow
		if err := v.fail(); err != nil {} //= borrow
		q := v.self() //= borrow
		_ = v.self().name() //= borrow
		_ = v.self().n //= borrow
		out = append(out, v.self()) //= leave
		outer = both(&v, nil) //= leave
		copy(v.arr[:], v.list) //= borrow read
		_ = q
""",
    "literals": """
		func() { v.n++ }() //= write/borrow
		take(func() int { return v.n }) //= read/borrow
		take(func() int { out = append(out, &v); return 0 }) //= leave/borrow
		f := func() int { return v.n } //= read/leave
		g := wrap(func() int { return v.n }) //= read/borrow
		take(func() int { take(func() int { return v.n }); return 0 }) //= read/leave
		defer func() { v.n++ }() //= write/leave
		go func() { keep(&v) }() //= borrow/leave
		_, _ = f, g
""",
    "parentheses": """
		keep((&v)) //= borrow
		keep(&(v)) //= borrow
		(v).n = 1 //= write
		(v.arr)[i] = 1 //= write
		((v).arr[i])++ //= write
		(v).add(3) //= borrow
		_ = (v.arr)[:] //= leave
		out = append(out, (&v)) //= leave
""",
    "indexes": """
		_ = list[v.n] //= read
		a := [3]T{}
		_ = &a[v.n] //= read
		a[v.n].n = 1 //= read
		_ = a[v.n].arr[:] //= read
		_ = v.list[:v.n] //= read read
		for v.n = range list {} //= write
		for _, v.arr[i] = range a[0].arr {} //= write
		for range v.list {} //= read
		for range v.arr {} //= read
		keep(&v) //= borrow
""",
    "interfaces": """
		v.face.meet() //= read
		_ = v.face.meet //= read
		v.ptr.self() //= read
		_ = v.ptr.name() //= read
		_ = v.ptr.inner.get() //= read
		seen(-v.n) //= read
		seen(^v.arr[i]) //= read
		keep(&v) //= borrow
""",
}
# A literal around a use → where the literals around it go, as kind and callee.
CLOSURES = {
    "take(func() int { v.n++; return 0 })": ("borrow", "m.take"),
    "func() { v.n++ }()": ("borrow", "()"),
    "take(func() int { func() { v.n++ }(); return 0 })": ("borrow", "m.take"),
    "func() { take(func() int { v.n++; return 0 }) }()": ("leave", "?"),
    "take(func() int { take(func() int { v.n++; return 0 }); return 0 })": ("leave", "?"),
    "take(func() int { f := func() { v.n++ }; f(); return 0 })": ("leave", ""),
    "f := func() { take(func() int { v.n++; return 0 }) }; f()": ("leave", ""),
    "f := func() { f := func() { v.n++ }; f() }; f()": ("leave", ""),
    "f := func() { func() { v.n++ }() }; f()": ("leave", ""),
}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(GoTool(find_go()), tmp_path_factory.mktemp("cache"))


def loops(bench: Bench, root: Path, text: str, name: str = "a.go") -> list[Loop]:
    program = bench.program(root, {name: text}, selector="range:address")
    (facts,) = program.facts
    assert facts.errors == ()
    return list(facts.loops)


def only(found: list[Loop]) -> tuple[Loop, LoopVariable]:
    (loop,) = found
    (variable,) = loop.variables
    return loop, variable


def said(use: LoopUse) -> str:
    what = use.pointer.kind if use.access == "address" else use.access
    return f"{what}/{use.closure.kind}" if use.literal else what


@pytest.mark.parametrize("kind", USES)
def test_every_use_is_classified(bench: Bench, tmp_path: Path, kind: str) -> None:
    text = HEAD + USES[kind] + "\t}\n}\n"
    _, variable = only(loops(bench, tmp_path, text))
    found: dict[int, list[str]] = defaultdict(list)
    for use in variable.uses:
        found[text.encode().count(b"\n", 0, use.offset) + 1].append(said(use))
    wanted = {
        number: match[1].split()
        for number, line in enumerate(text.split("\n"), 1)
        if (match := re.search(r"//= (.*)", line))
    }

    assert dict(found) == wanted


def test_what_may_point_to_the_variable_is_followed(bench: Bench, tmp_path: Path) -> None:
    text = HEAD + (
        "\t\tp := v.self()\n\t\tq := p\n\t\tvar h struct{ t *T }\n\t\th.t = q\n"
        "\t\tn := v.name()\n\t\tother := &list[0]\n\t\tkeep(h.t)\n\t\t_, _ = n, other\n\t}\n}\n"
    )
    _, variable = only(loops(bench, tmp_path, text))
    names = [re.match(rb"\w+", text.encode()[at:]) for at in variable.aliases]

    assert [name[0] for name in names if name] == [b"p", b"h", b"q", b"h"]


SHAPES = {
    "list []T|range list": "slice",
    "list [3]T|range list": "array",
    "list *[3]T|range list": "pointer",
    "list map[int]T|range list": "map",
    "list func(func(int, T) bool)|range list": "func",
}


@pytest.mark.parametrize(("loop", "kind"), SHAPES.items())
def test_operands_have_kinds(bench: Bench, tmp_path: Path, loop: str, kind: str) -> None:
    parameter, clause = loop.split("|")
    text = (
        "package m\n\ntype T struct{ a, b int }\n\nvar out []*T\n\n"
        f"func f({parameter}) {{\n\tfor _, v := {clause} {{\n\t\tout = append(out, &v)\n\t}}\n}}\n"
    )
    files = {"go.mod": "module ex.org/m\n\ngo 1.23\n", "a.go": text}
    program = bench.program(tmp_path, files, selector="range:address")
    found, variable = only(list(program.facts[0].loops))

    assert (found.kind, found.defines, found.is_generic) == (kind, True, False)
    assert (variable.spelled, variable.form, variable.size) == ("T", "struct", 16)


def test_only_addressed_variables_count(bench: Bench, tmp_path: Path) -> None:
    text = (
        "package m\n\nfunc use(f func() int) {}\n\nfunc f(list []int, big [][40]int) {\n"
        "\tfor _, v := range list {\n\t\tuse(func() int { return v })\n\t}\n"
        "\tfor _, v := range list {\n\t\tuse(func() int { v++; return v })\n\t}\n"
        "\tfor _, v := range big {\n\t\tuse(func() int { return v[0] })\n\t}\n"
        "\tfor i := range list {\n\t\t_ = &i\n\t}\n"
        "\tfor _, v := range [][16]int{} {\n\t\tuse(func() int { return v[0] })\n\t}\n"
        "\tfor _, v := range [][17]int{} {\n\t\tuse(func() int { return v[0] })\n\t}\n}\n"
    )
    found = loops(bench, tmp_path, text)

    assert [text.count("\n", 0, loop.start) + 1 for loop in found] == [9, 12, 15, 21]
    assert [one.role for loop in found for one in loop.variables] == [
        *("value", "value", "key", "value")
    ]


@pytest.mark.parametrize("body", CLOSURES)
def test_where_literals_around_a_use_go(bench: Bench, tmp_path: Path, body: str) -> None:
    _, variable = only(loops(bench, tmp_path, f"{HEAD}\t\t{body}\n\t}}\n}}\n"))
    (use,) = variable.uses

    callee = use.closure.callee.removeprefix("ex.org/")
    assert (use.closure.kind, callee) == CLOSURES[body]


def test_methods_of_type_parameters_may_take_the_address(bench: Bench, tmp_path: Path) -> None:
    text = (
        "package m\n\ntype I interface{ meet() }\n\nfunc f[E I](list []E) {\n"
        "\tfor _, v := range list {\n\t\tv.meet()\n\t}\n}\n\nfunc g(list []I) {\n"
        "\tfor _, v := range list {\n\t\tv.meet()\n\t}\n}\n"
    )
    _, variable = only(loops(bench, tmp_path, text))

    assert (variable.type, [use.access for use in variable.uses]) == ("E", ["address"])


NAMES = {
    "": ("T", set(), True),
    "type T string": ("", set(), True),
    "len := 1; _ = len": ("T", {"len"}, True),
    "for i := 0; i < 1; i++ {}": ("T", set(), False),
    "i++": ("T", set(), False),
}


@pytest.mark.parametrize("extra", NAMES)
def test_names_mean_what_they_should(bench: Bench, tmp_path: Path, extra: str) -> None:
    before, inside = (extra, "") if extra.startswith("type") else ("", extra)
    text = (
        "package m\n\ntype T int\n\nvar out []*T\n\nfunc f(list []T) {\n"
        f"\t{before}\n\tfor i, v := range list {{\n\t\t{inside}\n\t\t_ = i\n"
        "\t\tout = append(out, &v)\n\t}\n}\n"
    )
    loop, variable = only(loops(bench, tmp_path, text))

    assert (variable.spelled, set(loop.shadowed), loop.is_key_steady) == NAMES[extra]


def test_copies_of_some_values_are_not_as_good(bench: Bench, tmp_path: Path) -> None:
    text = (
        'package m\n\nimport (\n\t"strings"\n\t"sync"\n)\n\n'
        "type a struct{ b strings.Builder }\ntype l struct{ mu sync.Mutex }\n"
        "type n struct{ p *l }\n\n"
        "func f(as []a, ls []*[1]l, ns []n) {\n"
        "\tfor _, v := range as {\n\t\t_ = &v\n\t}\n\tfor _, v := range *ls[0] {\n\t\t_ = &v\n\t}\n"
        "\tfor _, v := range ns {\n\t\t_ = &v\n\t}\n}\n"
    )
    variables = [only([loop])[1] for loop in loops(bench, tmp_path, text)]

    assert [one.pinned for one in variables] == [True, False, False]
    assert [one.holds_lock for one in variables] == [False, True, False]
