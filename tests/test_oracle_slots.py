"""What the oracle calls things that hold maps of arrays, and who can see them."""

from __future__ import annotations

from pathlib import Path

from workbench import MODULE, Bench

from codemod.facts import PackageFacts, Slot

pytest_plugins = ["workbench_fixture"]

HEAD = """
type N map[string][4]int
type S struct { m map[string][4]int }
type G[K comparable] struct { x map[K][4]int }
type I interface { do(map[string][4]int) }
type J interface { do(map[string][4]int); more() }
var a, b map[string][4]int
var s S
func (n *N) grow() {}
func (n N) do(x map[string][4]int) {}
func (n N) more() {}
func two() (map[string][4]int, int) { return nil, 0 }
func id[T any](x T) T { return x }
func values[V any](x map[string]V) {}
"""


def ask(bench: Bench, root: Path, text: str, **files: str) -> PackageFacts:
    """The facts of the package in the module's root, which must have no errors."""
    go_mod = f"module {MODULE}\n\ngo 1.24\n"
    others = {f"{name}/{name}.go": f"package {name}\n\n{one}\n" for name, one in files.items()}
    given = {"go.mod": go_mod, "a.go": f"package m\n\n{text}\n", **others}
    (facts,) = (one for one in bench.program(root, given).facts if one.path == MODULE)
    assert facts.errors == (), facts.errors
    return facts


def short(key: str) -> str:
    return key.removeprefix(f"{MODULE}.")


def slots(facts: PackageFacts) -> dict[str, Slot]:
    """By key, without what only its place names."""
    return {short(one.key): one for one in facts.slots if "@" not in one.key}


def opened(facts: PackageFacts) -> set[tuple[str, str]]:
    return {(short(one.slot), one.why) for one in facts.openings if "@" not in one.slot}


# Statements → the slots with names that are open then, but for the interfaces' own, and why.
STATEMENTS = {
    "n := N{}; n.do(b)": set(),
    "n := N{}; p := &n; p.do(b)": {("N", "address")},
    "var p *N; p.do(b); p.grow()": set(),
    "n := N{}; n.grow()": {("N", "address")},
    "e := struct{ N }{}; e.do(b)": set(),
    "e := struct{ N }{}; e.grow()": {("N", "address")},
    "e := struct{ *N }{}; e.do(b)": set(),
    "type F func(); e := struct{ f F }{}; e.f()": set(),
    "values(b)": {("b", "type-parameter")},
    "var x any = map[int]map[string][4]int{}; _ = x": set(),
    "type R []R; var r R; var x any = r; _ = x": set(),
    "type F func(F) map[string][4]int; var f F; var x any = f; _ = x": set(),
    "_ = recover()": set(),
    "_ = len(id[map[string][4]int](nil))": set(),
    "_ = id[[]map[string][4]int](nil)[0][`a`][1]": set(),
}


def test_what_statements_open(bench: Bench, tmp_path: Path) -> None:
    own = {("I.do(0)", "interface-method"), ("J.do(0)", "interface-method")}
    for at, (body, wanted) in enumerate(STATEMENTS.items()):
        facts = ask(bench, tmp_path / f"{at}", f"{HEAD}\nfunc main() {{ {body} }}")
        assert opened(facts) - own == wanted, body
        known = {one.key for one in facts.slots}
        assert {one.slot for one in facts.uses} <= known, body
        assert {one.slot for one in facts.openings} <= known, body
        assert {one.elem for one in facts.slots} == {"[4]int"}, body


def test_expressions_of_one_map_only(bench: Bench, tmp_path: Path) -> None:
    body = "x, n := two(); l := []map[string][4]int{b}; var i any; y, ok := i.(map[string][4]int)"
    more = "_, b = N(b), nil; z, also := <-make(chan map[string][4]int); f := N.do"
    more += "; _, _, _, _ = n, ok, also, f"
    text = f"{HEAD}\nfunc main() {{ {body}; {more}; _, _, _, _ = x, l, y, z }}"
    facts = ask(bench, tmp_path, text)
    source = (tmp_path / "a.go").read_text("utf-8")
    main = source.index("func main")
    assert {source[one.start : one.end] for one in facts.uses if one.start > main} == {
        *("x", "y", "z", "b", "N(b)"),
        "i.(map[string][4]int)",
        "<-make(chan map[string][4]int)",
    }


def test_type_parameters_have_no_maps_of_their_own(bench: Bench, tmp_path: Path) -> None:
    text = "func f[M map[string][4]int](x M) { y := x; _ = y }"
    assert ask(bench, tmp_path, text).uses == ()


def test_methods_without_a_name_are_told_apart(bench: Bench, tmp_path: Path) -> None:
    text = "type T int\nfunc (T) _(x map[string][4]int) {}\nfunc (T) _(x map[int][4]int) {}"
    assert len(ask(bench, tmp_path, text).slots) == 2


def test_declarations_without_a_name_are_told_apart(bench: Bench, tmp_path: Path) -> None:
    text = "\n".join(
        f"var _ map[{key}][4]int\nfunc _(x map[{key}][5]int) {{}}\ntype _ map[{key}][6]int"
        for key in ("int", "string")
    )
    found = ask(bench, tmp_path, text).slots
    assert len(found) == 6
    assert all("@" in one.key for one in found)
    fields = "type S struct{ _ map[int][4]int; _ map[string][4]int }"
    assert set(slots(ask(bench, tmp_path / "s", fields))) == {"S._0", "S._1"}


def test_methods_of_unnamed_interfaces(bench: Bench, tmp_path: Path) -> None:
    do = "interface{ Do(map[string][4]int) }"
    text = (
        f'import "{MODULE}/lib"\n\nvar v {do}\nvar w {do}\nvar b map[string][4]int\n'
        "func main() { v.Do(b); w.Do(b); lib.V.Do(b) }"
    )
    facts = ask(bench, tmp_path, text, lib=f"var V {do}")
    methods = {one.key for one in facts.slots if one.kind == "param"}
    assert len(methods) == 3
    assert f"{MODULE}/lib.interface.Do(0)" in methods


def test_interfaces_have_keys(bench: Bench, tmp_path: Path) -> None:
    text = """
type E interface{}
type A = any
type B interface{ Do() }
type Both interface{ Do(); Undo() }
func f(e E, x Both) { var y B = x; var z any = y; var a A = e; _, _ = z, a }
func g() { type L interface{ Do() }; var l L; var y B = l; _ = y }
func h() { type L interface{ Do() }; var l L; var y B = l; _ = y }
func i() { var e any; e, _ = e.(E); _ = e.(B) }
"""
    pairs = {(short(a), short(b)) for a, b, _ in ask(bench, tmp_path, text).widen}
    places = {a for a, _ in pairs if "@" in a}
    assert len(places) == 2
    named = {pair for pair in pairs if "@" not in pair[0]}
    assert named == {("Both", "B"), ("B", "any"), ("any", "B")}


def test_type_parameters_of_types_have_keys(bench: Bench, tmp_path: Path) -> None:
    text = """
type Pair[A, B any] struct { a A; b B }
type Box[T any] struct { one Pair[int, T] }
type Twice[T any] struct { one Pair[T, T] }
func (b *Box[P]) put(x P) { var y any = x; _ = y }
"""
    pairs = {(short(a), short(b)) for a, b, _ in ask(bench, tmp_path, text).widen}
    assert pairs >= {("Box[0]", "any"), ("Box[0]", "Pair[1]"), ("Twice[0]", "Pair[0]")}


def test_names_that_are_sealed_here_are_free_elsewhere(bench: Bench, tmp_path: Path) -> None:
    text = (
        f'import (\n\t_ "unsafe"\n\n\t"{MODULE}/lib"\n)\n\n'
        "//go:linkname V\nvar V map[string][4]int\n\n"
        "//go:linkname Take\nfunc Take(x map[string][4]int) {}\n\n"
        "//export Größe\nfunc Größe(x map[string][4]int) {}\n\n"
        "func main() { lib.Take(lib.V) }"
    )
    lib = "var V map[string][4]int\n\nfunc Take(x map[string][4]int) {}"
    facts = ask(bench, tmp_path, text, lib=lib)
    assert opened(facts) == {("V", "other"), ("Take(0)", "other"), ("Größe(0)", "other")}
    other = "//export Take\nfunc Take(x map[string][4]int) {}"
    assert opened(ask(bench, tmp_path / "other", other)) == {("Take(0)", "other")}


def test_slots_of_local_things(bench: Bench, tmp_path: Path) -> None:
    text = """
func f() {
	type Local map[string][4]int
	type Iface interface { Do(map[int][4]int) }
	var l Local
	var i Iface
	_, _ = l, i
}
"""
    facts = ask(bench, tmp_path, text)
    said = {(one.kind, one.map_key, one.function, one.exported) for one in facts.slots}
    assert ("type", "string", "f", False) in said
    assert {one.exported for one in facts.slots} == {False}


def test_a_slot_is_written_as_it_is_declared(bench: Bench, tmp_path: Path) -> None:
    text = "func first() { var g G[string]; g.x = nil }\n" + HEAD
    assert slots(ask(bench, tmp_path, text))["G.x"].type == "map[K][4]int"


def test_types_that_mention_themselves_are_seen(bench: Bench, tmp_path: Path) -> None:
    text = """
type List struct { Next *List; Other *item; m map[string][4]int }
type item struct { M map[string][4]int; Back *List }
type hidden struct { M map[string][4]int }
"""
    said = {key: one.exported for key, one in slots(ask(bench, tmp_path, text)).items()}
    assert said == {"List.m": False, "item.M": True, "hidden.M": False}


def test_what_kind_of_declaration_a_slot_is(bench: Bench, tmp_path: Path) -> None:
    text = """
type M = map[string][4]int
var A map[int]struct{ M M; n M }
var B map[*struct{ M M }]int
var C func(in M) (out M)
type D func(in M)
func E(in M) { _ = func(local M) {} }
type F struct{ f func(in M) }
"""
    found = slots(ask(bench, tmp_path, text))
    said = {key: (one.kind, one.name, one.exported) for key, one in found.items()}
    assert said == {
        "M": ("type", "M", True),
        "A{}.M": ("field", "M", True),
        "A{}.n": ("field", "n", False),
        "B{k}[].M": ("field", "M", True),
        "C(0)": ("var", "C", True),
        "C)0": ("var", "C", True),
        "D(0)": ("type", "D", True),
        "E(0)": ("param", "in", True),
        "F.f(0)": ("field", "f", False),
    }


def test_details_are_short(bench: Bench, tmp_path: Path) -> None:
    names = {"x" * length: length for length in (39, 40)}
    names["y" * 41] = 41
    text = "".join(f"var {name} map[string][4]int\nvar _ = &{name}\n" for name in names)
    said = {one.detail for one in ask(bench, tmp_path, text).openings}
    assert said == {"&" + "x" * 39, "&" + "x" * 40, "&" + "y" * 37 + "..."}


def test_what_the_indexes_are_made_of(bench: Bench, tmp_path: Path) -> None:
    chain = "; ".join(f"c{at} = c{at - 1} & c{at - 1}" for at in range(1, 60))
    indexes = {
        "min(1, 2)": set(),
        "max(1, 2)": set(),
        "int(real(2))": set(),
        "int(imag(2i))": set(),
        "int(real(complex(1, 0)))": set(),
        "len(`ab`)": set(),
        "+size": {(MODULE, "a.go")},
        "+unsigned": {(MODULE, "a.go")},
        "-(-size)": {(MODULE, "a.go")},
        "^uintptr(0) >> 63": {("", "")},
        "^uint(0) >> 63": {("", "")},
        "^word(0) >> 63": {("", ""), (MODULE, "a.go")},
        "^uint8(254)": set(),
        "len([1]T{^t})": {("", "")},
        "next": {(MODULE, "a.go"), (f"{MODULE}/lib", "")},
        "lib.Kind(1)": {(f"{MODULE}/lib", "")},
        "time.Weekday(1)": set(),
        "^mask(0) & 1": {(MODULE, "a.go"), (MODULE, "b.go")},
        "^masked & 1": {(MODULE, "a.go"), (MODULE, "b.go")},
        "^alsoMasked & 1": {(MODULE, "a.go"), (MODULE, "b.go")},
        "lib.One": {(f"{MODULE}/lib", "")},
        "lib.Day": {("", "")},
        "lib.Bare": {("", "")},
        "c59": {(MODULE, "a.go")},
    }
    uses = "\n".join(f"\t_ = m[`k`][{one}]" for one in indexes)
    text = f"""
import ("{MODULE}/lib"; "time")

type word uint

const size int = 2

const unsigned uint = 2

const (
	base = lib.One + 1 + lib.Kind(iota)
	next
)

type mask bits

const (
	masked mask = 1
	alsoMasked
)

const c0 = 1
const ({chain})

var m map[string][99]int

func f[T ~uint8](t T) {{
{uses}
}}
"""
    lib = (
        'import "time"\n\ntype Kind int\n\nconst One Kind = 1\n\n'
        "const Day time.Weekday = 3\n\nconst Bare = 1"
    )
    (tmp_path / "b.go").write_text("package m\n\ntype bits uint8\n")
    facts = ask(bench, tmp_path, text, lib=lib)
    source = (tmp_path / "a.go").read_text("utf-8")
    (function,) = (one for one in facts.functions if one.name == "f")
    said = {one: set[tuple[str, str]]() for one in indexes}
    for (start, end), rows in function.made_of.items():
        said[source[start:end]] = set(rows)
    assert said == indexes


def test_fields_of_a_struct_without_a_name_are_declared_by_the_variable(
    bench: Bench, tmp_path: Path
) -> None:
    lib = "type A = struct{ M map[string][4]int }\nvar Table []struct{ M map[string][5]int }"
    text = (
        f'import "{MODULE}/lib"\nvar a lib.A\n'
        "func f() { for _, b := range lib.Table { _ = b.M } }"
    )
    facts = ask(bench, tmp_path, text, lib=lib)
    whole = f"package m\n\n{text}\n"
    found = {short(one.key).partition("@")[0]: one for one in facts.slots if one.is_declared}
    assert {name: whole[one.offset] for name, one in found.items()} == {"a.M": "a", MODULE: "b"}
    assert {one.path.name for one in found.values()} == {"a.go"}


def test_variables_of_others_are_nobodys_own(bench: Bench, tmp_path: Path) -> None:
    """Whatever lies here where they lie in their own files."""
    text = f'import . "{MODULE}/lib"\nvar m = map[string][4]int{{}}\nfunc quiet() {{ _ = m[""] }}\n'
    for number in range(20):
        text += f"func loud{number}() {{ V{len(text) + 20}++ }}\n"
    lib = "\n".join(f"var V{number} int" for number in range(2 * len(text)))
    facts = ask(bench, tmp_path, text, lib=lib)
    assert {short(name) for name in facts.quiet} == {"quiet"}
