"""The type oracle, asked about small Go packages."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from codemod.errors import NoCache
from codemod.gotool import GoTool
from codemod.oracle import BUILD_ENVIRONMENT, Oracle, OracleError, sources

M = "example.com/m"
Facts = dict[str, Any]
Ask = Callable[..., dict[str, Facts]]


@pytest.fixture(scope="module")
def oracle(go: GoTool, tmp_path_factory: pytest.TempPathFactory) -> Oracle:
    return Oracle(go, tmp_path_factory.mktemp("cache"))


def listed(go: GoTool, root: Path) -> list[dict[str, Any]]:
    args = ["list", "-e", "-export", "-deps", "-test", "-json", "./..."]
    text = go.run(args, root).stdout.decode()
    decoder, at, found = json.JSONDecoder(), 0, []
    while at < len(text.rstrip()):
        package, at = decoder.raw_decode(text, at)
        found.append(package)
        at += len(text[at:]) - len(text[at:].lstrip())
    return found


def request_for(
    packages: list[dict[str, Any]], local: str, version: str, selector: str, arch: str = "amd64"
) -> dict[str, object]:
    wanted = [
        {
            "id": package["ImportPath"],
            "path": package["ImportPath"].split(" ")[0],
            "dir": package["Dir"],
            "files": package["GoFiles"],
            "imports": package.get("ImportMap") or {},
            "go": version,
            "arch": arch,
            "selectors": [selector],
        }
        for package in packages
        if package["ImportPath"].startswith(local)
        and not package["ImportPath"].endswith(".test")
        and package.get("GoFiles")
    ]
    return {
        "local": sorted({str(package["path"]) for package in wanted}),
        "exports": {p["ImportPath"]: p["Export"] for p in packages if p.get("Export")},
        "packages": wanted,
    }


@pytest.fixture
def ask(go: GoTool, oracle: Oracle, tmp_path: Path) -> Ask:
    """Write files (by path below a module), ask about every package, and give facts by id."""

    def asked(
        files: Mapping[str, str],
        local: str = M,
        version: str = "go1.21",
        selector: str = "map:array",
        arch: str = "amd64",
    ) -> dict[str, Facts]:
        (tmp_path / "go.mod").write_text(f"module {M}\n\ngo {version[2:]}\n")
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text)
        request = request_for(listed(go, tmp_path), local, version, selector, arch)
        answers = map(json.loads, oracle.facts(request))
        return {answer["id"]: answer for answer in answers}

    return asked


def one(ask: Ask, body: str, version: str = "go1.21") -> Facts:
    """The facts of a single package, which must have no errors."""
    facts = ask({"a.go": f"package m\n\n{body}\n"}, version=version)[M]
    assert facts["errors"] == []
    return facts


def short(key: str) -> str:
    return key.removeprefix(M).removeprefix(".")


def tied(facts: Facts) -> set[frozenset[str]]:
    """The flow groups, without what only the package's positions can name."""
    groups: dict[str, set[str]] = {slot["key"]: {slot["key"]} for slot in facts["slots"]}
    for a, b, _, _ in facts["ties"]:
        joined = groups[a] | groups[b]
        for key in joined:
            groups[key] = joined
    return {
        frozenset(short(key) for key in group if "@" not in key) for group in groups.values()
    } - {frozenset()}


def opens(facts: Facts) -> set[tuple[str, str]]:
    return {(short(slot), why) for slot, why, *_ in facts["opens"] if "@" not in slot}


def reasons(facts: Facts) -> set[str]:
    return {why for _, why, *_ in facts["opens"]}


def reached(facts: Facts) -> set[tuple[str, str, str]]:
    return {
        (short(slot), why.replace(M, "m"), detail)
        for slots, why, detail, *_ in facts["reach"]
        for slot in slots
    }


DECLS = """
type H [4]int
type S struct { m map[string][4]int; n int }
type Outer struct { s *S; all []S }
var a, b map[string][4]int
var s S
func f(x map[string][4]int) (out map[string][4]int) { return x }
"""


def test_a_slot_says_what_decides_its_cost(ask: Ask) -> None:
    facts = one(ask, "type H [3]*int\nvar V map[float32]H\nvar w map[int32][2]string")
    v, w = facts["slots"]
    assert (v["key"], v["kind"], v["name"], v["exported"]) == (f"{M}.V", "var", "V", True)
    assert (v["type"], v["elem"], v["mapKey"]) == ("map[float32]H", "H", "float32")
    assert (v["length"], v["size"], v["elemPointers"], v["keyPointers"]) == (3, 24, True, False)
    assert (v["keyReflexive"], v["keyFast"]) == (False, False)
    assert (w["exported"], w["keyReflexive"], w["keyFast"], w["size"]) == (False, True, True, 32)


# The type of a key → its form; does it hold pointers, is k == k; has it fast functions where words
# have 64 bits, and where they have 32?
KEYS = {
    "string": "one pointers reflexive fast64 fast32",
    "bool": "one reflexive",
    "int": "one reflexive fast64 fast32",
    "int64": "one reflexive fast64 fast32",
    "*int": "one pointers reflexive fast64 fast32",
    "chan int": "one pointers reflexive fast64 fast32",
    "unsafe.Pointer": "one pointers reflexive fast64 fast32",
    "float64": "one",
    "complex64": "one",
    "any": "one pointers",
    "struct{ a, b int32 }": "parts reflexive fast64 fast32",
    "struct{ a int32; _ int32 }": "parts reflexive",
    "struct{ a int8; b int32 }": "parts reflexive",
    "struct{ a any }": "parts pointers",
    "[2]int32": "parts reflexive fast64 fast32",
    "[2]int": "parts reflexive fast32",
    "[1]struct{ a int32; b int16 }": "parts reflexive",
    "[2]string": "parts pointers reflexive",
    "[0]any": "parts reflexive",
    "[2]struct{ a [0]string }": "parts reflexive",
    "K": "open pointers",
    "[1]K": "open pointers",
}
# The type of a value → its size, and the one with the words of the other machine.
ELEMS = {
    "[2]int": (16, 8),
    "[3]unsafe.Pointer": (24, 12),
    "[2]K": (-1, -1),
    "[0]K": (0, 0),
}


def test_what_decides_a_cost(ask: Ask) -> None:
    fields = [f"k{at} map[{key}][2]int" for at, key in enumerate(KEYS)]
    fields += [f"v{at} map[int]{elem}" for at, elem in enumerate(ELEMS)]
    body = "; ".join(fields)
    text = f'package m\n\nimport "unsafe"\n\ntype G[K comparable] struct {{ {body} }}\n'
    text += "var _ unsafe.Pointer\n"
    for arch, bits, sizes in [("amd64", ("64", "32"), ELEMS), ("386", ("32", "64"), _swapped())]:
        facts = ask({"a.go": text}, arch=arch)[M]
        assert facts["errors"] == []
        found = {slot["name"]: slot for slot in facts["slots"]}
        keys = {key: _said(found[f"k{at}"], *bits) for at, key in enumerate(KEYS)}
        assert keys == KEYS
        elems = [found[f"v{at}"] for at in range(len(ELEMS))]
        assert [(one["size"], one["sizeOther"]) for one in elems] == list(sizes.values())
        assert [one["elemPointers"] for one in elems] == [False, True, True, False]


def _swapped() -> dict[str, tuple[int, int]]:
    return {elem: (other, size) for elem, (size, other) in ELEMS.items()}


def _said(slot: Facts, bits: str, other: str) -> str:
    flags = {
        "pointers": slot["keyPointers"],
        "reflexive": slot["keyReflexive"],
        f"fast{bits}": slot["keyFast"],
        f"fast{other}": slot["keyFastOther"],
    }
    order = ("pointers", "reflexive", "fast64", "fast32")
    return " ".join([slot["keyForm"], *(flag for flag in order if flags[flag])])


def test_maps_of_structs_have_no_length(ask: Ask) -> None:
    text = "package m\n\nvar v map[int]struct{ a int }\n\nvar w map[int][2]int\n"
    (slot,) = ask({"a.go": text}, selector="map:struct")[M]["slots"]
    assert (slot["length"], slot["size"]) == (0, 8)


def test_every_written_map_belongs_to_a_slot(ask: Ask) -> None:
    source = """
type T struct { f map[int][2]int; g func(map[int][2]int) []map[int][2]int }
var v = make(map[int][2]int)
func p(a map[int][2]int) { for range []map[int][2]int{} { } }
"""
    facts = one(ask, source)
    text = f"package m\n\n{source}\n"
    assert len(facts["maps"]) == text.count("map[int][2]int")
    assert {text[start:end] for _, start, end, *_ in facts["maps"]} == {"map[int][2]int"}
    assert {text[row[3] : row[4]] for row in facts["maps"]} == {"[2]int"}
    keys = {short(row[5]) for row in facts["maps"] if "@" not in row[5]}
    assert keys == {"T.f", "T.g(0)", "T.g)0[]", "p(0)"}


def test_a_new_variable_with_a_value_belongs_to_the_value(ask: Ask) -> None:
    source = "var a, b map[int][2]int\nfunc f() { p := new(a); b = *p }"
    facts = ask({"a.go": f"package m\n\n{source}\n"}, version="go1.26")[M]
    if facts["errors"]:
        pytest.skip("since Go 1.26")
    assert tied(facts) == {frozenset({"a", "b"})}


def test_names_that_share_a_type_are_tied(ask: Ask) -> None:
    facts = one(ask, "var a, b map[int][2]int\ntype S struct { x, y map[int][2]int }\n"
                     "func f(p, q map[int][2]int) {}")  # fmt: skip
    assert tied(facts) == {
        frozenset({"a", "b"}),
        frozenset({"S.x", "S.y"}),
        frozenset({"f(0)", "f(1)"}),
    }


FLOWS = {
    "assignment": ("s.m = b", {"S.m", "b"}),
    "local": ("x := s.m; y := x; b = y", {"S.m", "b"}),
    "var": ("var x = s.m; b = x", {"S.m", "b"}),
    "argument": ("f(s.m)", {"S.m", "f(0)"}),
    "result": ("s.m = f(nil)", {"S.m", "f)0"}),
    "literal field": ("_ = S{m: b}", {"S.m", "b"}),
    "positional field": ("_ = S{b, 1}", {"S.m", "b"}),
    "elided literal": ("_ = []S{{m: b}}", {"S.m", "b"}),
    "elided pointer": ("_ = map[int]*S{1: {m: b}}", {"S.m", "b"}),
    "slice element": ("l := []map[string][4]int{b}; s.m = l[0]", {"S.m", "b"}),
    "map value": ("l := map[int]map[string][4]int{}; l[1] = b; s.m = l[2]", {"S.m", "b"}),
    "comma ok": ("l := map[int]map[string][4]int{1: b}; x, _ := l[1]; s.m = x", {"S.m", "b"}),
    "append": ("var l []map[string][4]int; l = append(l, b); s.m = l[0]", {"S.m", "b"}),
    "append slice": (
        "x := []map[string][4]int{b}; var y []map[string][4]int; y = append(y, x...); s.m = y[0]",
        {"S.m", "b"},
    ),
    "copy": (
        "x := []map[string][4]int{b}; var y []map[string][4]int; copy(y, x); s.m = y[0]",
        {"S.m", "b"},
    ),
    "channel": ("c := make(chan map[string][4]int, 1); c <- b; s.m = <-c", {"S.m", "b"}),
    "select": (
        "c := make(chan map[string][4]int, 1); c <- b; select { case s.m = <-c: }",
        {"S.m", "b"},
    ),
    "range": ("for _, x := range []map[string][4]int{b} { s.m = x }", {"S.m", "b"}),
    "range array pointer": (
        "q := func() *[1]map[string][4]int { return nil }; q()[0] = b; "
        "for _, x := range q() { s.m = x }",
        {"S.m", "b"},
    ),
    "range assign": ("for _, s.m = range []map[string][4]int{b} { }", {"S.m", "b"}),
    "closure": ("g := func(x map[string][4]int) { s.m = x }; g(b)", {"S.m", "b"}),
    "closure result": ("s.m = func() map[string][4]int { return b }()", {"S.m", "b"}),
    "function value": ("g := f; s.m = g(b)", {"f(0)", "b"}),
    "method value": ("g := s.put; g(b)", {"S.put(0)", "b"}),
    "promoted": ("var e struct{ *S }; e.m = b", {"S.m", "b"}),
    "defer": ("defer s.put(b)", {"S.put(0)", "b"}),
    "tuple": ("x, _ := two(); s.m = x", {"S.m", "two)0"}),
    "passed on": ("take(two())", {"two)0", "take(0)"}),
    "variadic": ("many(b)", {"many(0)[]", "b"}),
    "spread": ("many([]map[string][4]int{b}...)", {"many(0)[]", "b"}),
    "named": ("var n N = b; _ = n", {"N", "b"}),
    "conversion": ("_ = N(b)", {"N", "b"}),
    "struct conversion": ("_ = S2(s)", {"S.m", "S2.m"}),
    "alias": ("var x A = b; _ = x", {"A", "b"}),
    "made alias": ("b = make(A)", {"A", "b"}),
    "pointer": ("p := new(map[string][4]int); *p = b; s.m = *p", {"S.m", "b"}),
    "slicing": ("l := [2]map[string][4]int{b}; x := l[:]; s.m = x[0]", {"S.m", "b"}),
    "generic struct": ("g := G[string]{b}; _ = g", {"G.x", "b"}),
    "generic function": ("gen(b)", {"gen(0)", "b"}),
    "generic method": ("var g G[string]; g.put(b)", {"G.put(0)", "G.x", "b"}),
    "comparison of functions": ("var g func(map[string][4]int); g = put; _ = g", {"put(0)"}),
    "parentheses": ("(s.m) = (b)", {"S.m", "b"}),
    "keyed elements": ("l := [...]map[string][4]int{3: b}; s.m = l[3]", {"S.m", "b"}),
    "literal in a literal": ("_ = map[int][]S{1: {{m: b}}}", {"S.m", "b"}),
    "unnamed struct": ("x := struct{ m map[string][4]int }{b}; s.m = x.m", {"S.m", "b"}),
    "embedded": ("e := struct{ S }{s}; b = e.m", {"S.m", "b"}),
    "pointer to a struct": ("p := &s; p.m = b", {"S.m", "b"}),
    "range map": ("for _, x := range map[int]map[string][4]int{1: b} { s.m = x }", {"S.m", "b"}),
    "range channel": (
        "c := make(chan map[string][4]int, 1); c <- b; for x := range c { s.m = x }",
        {"S.m", "b"},
    ),
    "slice of a slice": ("l := []map[string][4]int{b}; x := l[:1]; s.m = x[0]", {"S.m", "b"}),
    "slice conversion": ("l := []map[string][4]int(L{b}); s.m = l[0]", {"S.m", "b", "L[]"}),
    "array conversion": ("x := [1]map[string][4]int(L{b}); s.m = x[0]", {"S.m", "b", "L[]"}),
    "named result": ("s.m = func() (r map[string][4]int) { r = b; return }()", {"S.m", "b"}),
    "two results": (
        "var x map[string][4]int; x, s.n = func() (map[string][4]int, int) { return b, 1 }(); "
        "s.m = x",
        {"S.m", "b"},
    ),
    "declared results": ("var x, n = two(); s.m, s.n = x, n", {"S.m", "two)0"}),
    "function in a field": (
        "x := struct{ f func(map[string][4]int) }{put}; x.f(b)",
        {"put(0)", "b"},
    ),
    "function in a map": ("x := map[int]func(map[string][4]int){1: put}; x[1](b)", {"put(0)", "b"}),
    "returned function": (
        "g := func() func(map[string][4]int) { return put }; g()(b)",
        {"put(0)", "b"},
    ),
    "variadic function value": ("g := many; g(b)", {"many(0)[]", "b"}),
    "generic function value": ("g := gen[string]; g(b)", {"gen(0)", "b"}),
    "go": ("go s.put(b)", {"S.put(0)", "b"}),
    "array of arrays": ("var l [2][2]map[string][4]int; l[1][0] = b; s.m = l[0][1]", {"S.m", "b"}),
    "pointer to an array": (
        "q := func() *[1]map[string][4]int { return nil }; q()[0] = b; s.m = q()[:][0]",
        {"S.m", "b"},
    ),
}

MORE = """
type N map[string][4]int
type A = map[string][4]int
type L []map[string][4]int
type S2 struct { m map[string][4]int; n int }
type S struct { m map[string][4]int; n int }
type G[K comparable] struct { x map[K][4]int }
func (g *G[K]) put(y map[K][4]int) { g.x = y }
func (s *S) put(x map[string][4]int) {}
var b map[string][4]int
var s S
func put(x map[string][4]int) {}
func f(x map[string][4]int) map[string][4]int { return nil }
func two() (map[string][4]int, int) { return nil, 0 }
func take(x map[string][4]int, n int) {}
func many(x ...map[string][4]int) {}
func gen[K comparable](x map[K][4]int) {}
"""


@pytest.mark.parametrize("name", FLOWS)
def test_values_that_flow_tie_their_slots(ask: Ask, name: str) -> None:
    statement, expected = FLOWS[name]
    facts = one(ask, f"{MORE}\nfunc main() {{ {statement} }}")
    assert any(expected <= group for group in tied(facts)), tied(facts)
    allowed = expected | {"G.put(0)", "G.x", "f)0", "S.m"}
    assert all(len(group) == 1 or group <= allowed for group in tied(facts)), tied(facts)
    assert reasons(facts) == set()


OPENINGS = {
    "argument": ("fmt.Println(a)", ("a", "interface")),
    "element": ("fmt.Println([]map[string][4]int{a}, a)", ("a", "interface")),
    "assignment": ("var x any = a; _ = x", ("a", "interface")),
    "return": ("_ = func() any { return a }", ("a", "interface")),
    "channel": ("c := make(chan any, 1); c <- a", ("a", "interface")),
    "literal": ("_ = []any{a}", ("a", "interface")),
    "map key": ("x := map[any]int{}; x[&a] = 1", ("a", "interface")),
    "panic": ("panic(a)", ("a", "interface")),
    "comparison": ("var x any; _ = x == &a", ("a", "interface")),
    "assertion": ("var x any; a = x.(map[string][4]int)", ("", "interface")),
    "type switch": ("var x any; switch y := x.(type) { case map[string][4]int: a = y }",
                    ("", "interface")),
    "address": ("p := &a; _ = p", ("a", "address")),
    "pointer method": ("var n N; n.grow()", ("N", "address")),
    "type parameter": ("id(a)", ("a", "type-parameter")),
    "type parameter result": ("a = id[map[string][4]int](nil)", ("a", "type-parameter")),
    "type argument": ("var x Box[map[string][4]int]; _ = x", ("", "type-parameter")),
    "named type argument": ("var x Box[N]; _ = x", ("N", "type-parameter")),
    "unnamed struct": ("fmt.Println(struct{ x map[string][4]int }{a})", ("", "interface")),
    "method expression": ("g := N.with; _ = g", ("N.with(0)", "other")),
    "interface method": ("var i I; i.do(a)", ("I.do(0)", "interface-method")),
    "implementation": ("var i I = N{}; _ = i", ("N.do(0)", "interface-method")),
    "unsafe": ("_ = unsafe.Pointer(&a)", ("a", "unsafe")),
    "unsafe holder": ("_ = unsafe.Pointer(&s)", ("S.m", "unsafe")),
    "deferred": ("defer fmt.Println(a)", ("a", "interface")),
    "appended": ("_ = append([]any{}, a)", ("a", "interface")),
    "map value": ("x := map[int]any{}; x[1] = a", ("a", "interface")),
    "field": ("_ = struct{ x any }{a}", ("a", "interface")),
    "keyed field": ("_ = struct{ n int; x any }{x: a}", ("a", "interface")),
    "element of an array": ("_ = [2]any{1: a}", ("a", "interface")),
    "key in a literal": ("_ = map[any]int{&a: 1}", ("a", "interface")),
    "several results": ("_ = func() (int, any) { return 1, a }", ("a", "interface")),
    "parameter of a literal": ("func(x any) {}(a)", ("a", "interface")),
    "variadic": ("func(n int, x ...any) {}(1, 2, a)", ("a", "interface")),
    "conversion": ("_ = any(a)", ("a", "interface")),
    "deleted key": ("x := map[any]int{}; delete(x, &a)", ("a", "interface")),
    "key": ("x := map[any]int{}; _ = x[&a]", ("a", "interface")),
    "unlike": ("var x any; _ = &a != x", ("a", "interface")),
    "case": ("var x any; switch x { case &a: }", ("a", "interface")),
    "select": ("c := make(chan any); select { case c <- a: default: }", ("a", "interface")),
    "var": ("var x, y any = 1, a; _, _ = x, y", ("a", "interface")),
    "blank var": ("var _ any = a", ("a", "interface")),
    "several types": ("var x any; switch y := x.(type) { case map[string][4]int, int: _ = y }",
                      ("", "interface")),
    "range": ("var x any; for _, x = range []map[string][4]int{a} { _ = x }", ("", "interface")),
    "address of an element": ("l := []map[string][4]int{a}; p := &l[0]; _ = p", ("", "address")),
    "address of a field": ("p := &s.m; _ = p", ("S.m", "address")),
    "second type argument": ("_ = Pair[int, N]{}", ("N", "type-parameter")),
    "second argument": ("_ = first[int, map[string][4]int](1, a)", ("a", "type-parameter")),
    "inferred argument": ("_ = first(1, a)", ("a", "type-parameter")),
    "slice of type arguments": ("_ = first(1, []map[string][4]int{a})", ("", "type-parameter")),
    "unsafe slice": ("_ = unsafe.Slice(&a, 1)", ("a", "unsafe")),
    "unsafe data": ("_ = unsafe.SliceData([]map[string][4]int{a})", ("", "unsafe")),
    "from unsafe": ("var p unsafe.Pointer; a = *(*map[string][4]int)(p)", ("", "unsafe")),
    "foreign function": ("foreign.Take(a)", ("foreign.Take(0)", "foreign")),
    "foreign variable": ("a = foreign.V", ("foreign.V", "foreign")),
}  # fmt: skip

WIDE = """
type N map[string][4]int
func (n *N) grow() {}
func (n N) with(x map[string][4]int) {}
func (n N) do(x map[string][4]int) {}
type I interface { do(map[string][4]int) }
type Box[T any] struct { x T }
type Pair[A, B any] struct { a A; b B }
func first[A, B any](a A, b B) A { return a }
type S struct { m map[string][4]int }
var s S
var a map[string][4]int
func id[T any](x T) T { return x }
"""


@pytest.mark.parametrize("name", OPENINGS)
def test_what_cannot_be_followed_is_open(ask: Ask, name: str) -> None:
    statement, (slot, why) = OPENINGS[name]
    imports = "".join(
        f'import "{path}"\n'
        for path, used in (("fmt", "fmt."), ("unsafe", "unsafe."), (f"{M}2/foreign", "foreign."))
        if used in statement
    ).replace(f"{M}2", f"{M}/x")
    files = {
        "m/a.go": f"package m\n\n{imports}{WIDE}\nfunc main() {{ {statement} }}",
        "x/foreign/f.go": "package foreign\n\nvar V map[string][4]int\n\n"
        "func Take(x map[string][4]int) {}",
    }
    facts = ask(files, local=f"{M}/m")[f"{M}/m"]
    assert facts["errors"] == []
    found = {
        (key.rpartition("/")[2].removeprefix("m."), reason)
        for key, reason, *_ in facts["opens"]
    }  # fmt: skip
    assert (slot, why) in found or (slot == "" and why in reasons(facts)), facts["opens"]


def test_an_ordinary_program_opens_nothing(ask: Ask) -> None:
    body = "for k, v := range s.m { v[0]++; s.m[k] = v; delete(a, k) }; _ = len(a); println(s.n)"
    facts = one(ask, f"{DECLS}\nfunc main() {{ {body} }}")
    assert facts["opens"] == facts["reach"] == facts["widen"] == []


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("fmt.Println(s)", ("S.m", "any:shallow", "fmt.Println")),
        ("fmt.Println(&s)", ("S.m", "any:shallow", "fmt.Println")),
        ("fmt.Println(Outer{})", ("S.m", "any:shallow", "fmt.Println")),
        ("fmt.Println(deep{})", ("S.m", "any:deep", "fmt.Println")),
        ("fmt.Println(make(chan S))", ("S.m", "any:deep", "fmt.Println")),
        ("var x fmt.Stringer = str{}; _ = x", ("str.m", "iface:fmt.Stringer", "")),
        ("id(s)", ("S.m", "type-parameter:m.id[0]", "m.id")),
        ("fmt.Println(Box[Box[S]]{})", ("S.m", "compared", "fmt.Println")),
        ("_ = Box[[]S]{}", ("S.m", "type-parameter:m.Box[0]", "m.Box")),
        ("var p atomic.Pointer[S]; fmt.Println(&p)", ("S.m", "any:deep", "fmt.Println")),
    ],
)
def test_values_that_hold_slots_reach_interfaces(
    ask: Ask, statement: str, why: tuple[str, str, str]
) -> None:
    more = """
type deep struct { s *S }
type str struct { m map[string][4]int }
func (str) String() string { return "" }
type Box[T any] struct { x T }
func id[T any](x T) {}
var _ fmt.Stringer
var _ atomic.Bool
"""
    imports = 'import "fmt"\nimport "sync/atomic"\n'
    facts = one(ask, f"{imports}{DECLS}{more}\nfunc main() {{ {statement} }}")
    assert why in {(a, b, c.replace(M, "m")) for a, b, c in reached(facts)}


def test_functions_hide_what_they_close_over(ask: Ask) -> None:
    source = f"{DECLS}\nvar v any = struct{{ f func() S }}{{}}"
    assert one(ask, source)["reach"] == []


def test_methods_that_anyone_may_call_are_named(ask: Ask) -> None:
    source = 'import "fmt"\ntype T int\nfunc (T) All() map[int][2]int { return nil }\n'
    facts = one(ask, f"{source}\nfunc main() {{ fmt.Println(T(1)) }}")
    assert reached(facts) == {("T.All)0", "any:method", "fmt.Println")}


def test_interfaces_that_widen(ask: Ask) -> None:
    source = """
type I interface { M() }
type J interface { M(); N() }
func g[T I](x T, j J) { var i I = j; _ = i; var a any = x; _ = a; _, _ = a.(J) }
func h[T I](x T) { g(x, nil) }
"""
    found = {tuple(short(key) for key in row) for row in one(ask, source)["widen"]}
    assert found == {
        ("J", "I", ""),
        ("g[0]", "any", ""),
        ("any", "J", ""),
        ("h[0]", "g[0]", "g"),
    }


def test_expressions_and_names_are_resolved(ask: Ask) -> None:
    source = """
const two = 2
var m map[any][4]int
type E [4]int
func f(k string) {
	n := m
	n[k] = E{}
	_ = n[two+1][0]
	func() { n[nil] = [4]int{} }()
}
"""
    facts = one(ask, source)
    text = f"package m\n\n{source}\n"
    assert {text[start:end] for _, start, end, _ in facts["exprs"]} == {"m", "n"}
    (function,) = facts["functions"]
    assert function["name"] == "f"
    names = dict(function["idents"])
    assert names[text.index("two+1")] == f"{M}.two"
    assert names[text.index("m\n\tn[k]")] == f"{M}.m"
    assert names[text.index("k] = E")] == f"k@{text.index('k string')}"
    assert [value for *_, value in function["consts"]] == ["3", "0"]
    assert {text[start:end] for start, end in function["mixed"]} >= {"k", "E{}", "two+1"}
    (local,) = [slot for slot in facts["slots"] if slot["name"] == "n"]
    assert local["function"] == "f"


def test_what_go_copies_for_its_address_is_mixed(ask: Ask) -> None:
    source = """
type point struct{ x, y int }
var m map[int][9]point
var lines map[int][9]struct{ from point }
var flags [9]bool
func f(i int, c chan point, p, q point, plain func(point), list ...any) (any, point) {
	f(i, c, q, q, plain, m[0][i], m[0][i].x, (p))
	plain(m[1][i])
	c <- m[2][i]
	c <- q
	_ = q == m[3][i]
	_ = q == lines[0][i].from
	_ = p.x == m[4][i].x
	var a, b any = m[5][i], any(m[6][i])
	a, b = m[7][i], b
	_ = []any{a, m[8][i], list[0]}
	return (m[9][i]), m[10][i]
}
"""
    text = f"package m\n\n{source}\n"
    (function,) = one(ask, source)["functions"]
    assert {text[start:end] for start, end in function["mixed"]} == {
        *("m[0][i]", "m[0][i].x", "m[2][i]", "m[3][i]", "m[5][i]", "m[6][i]", "m[7][i]"),
        *("m[8][i]", "m[9][i]", "p", "lines[0][i].from"),
    }


def test_where_constant_indexes_come_from(ask: Ask) -> None:
    source = """
import ("math/bits"; "time")
const (
	one = iota + 1
	two
	word = bits.UintSize / 64
	size = 32 << (^uint(0) >> 63)
)
var m map[string][9]int
var names = [9]string{word: "w"}
func f() {
	const here = two
	_, _, _ = m["a"][0], m["a"][here], m["a"][time.Monday]
	_, _, _ = m["a"][size/32], m["a"][len("ab")], m["a"][len(names)-1]
}
"""
    facts = one(ask, source)
    text = f"package m\n\n{source}\n"
    (function,) = (row for row in facts["functions"] if row["name"] == "f")
    rows = {(text[start:end], package, file) for start, end, package, file in function["madeOf"]}
    assert rows == {
        ("here", M, "a.go"),
        ("size/32", M, "a.go"),
        ("size/32", "", ""),
        ("len(names)-1", "", ""),
    }


def test_constants_of_the_operating_system_may_be_others(
    go: GoTool, oracle: Oracle, tmp_path: Path
) -> None:
    files = {
        "go.mod": "module golang.org/x/sys\n\ngo 1.21\n",
        "unix/u.go": "package unix\n\ntype Signal int\n\nconst One Signal = 1\n",
        "m/a.go": 'package m\n\nimport ("syscall"; "time"; "golang.org/x/sys/unix")\n\n'
        "var m map[string][9]int\n\nfunc f() {\n"
        "\t_, _, _ = m[`a`][unix.One], m[`a`][syscall.SIGHUP], m[`a`][time.Monday]\n}\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    local = "golang.org/x/sys/m"
    request = request_for(listed(go, tmp_path), local, "go1.21", "map:array")
    (facts,) = map(json.loads, oracle.facts(request))
    (function,) = facts["functions"]
    text = files["m/a.go"]
    rows = {(text[start:end], package) for start, end, package, _ in function["madeOf"]}
    assert rows == {("unix.One", ""), ("syscall.SIGHUP", "")}


def test_kinds_of_calls(ask: Ask) -> None:
    source = """
import "strings"
type I interface { M(int) }
type T struct{}
func (*T) P() {}
func f(m map[string][2]int, i I, g func()) {
	_ = len(m); strings.ToLower("A"); i.M(1); g(); new(T).P(); _ = int8(1)
}
"""
    (function,) = one(ask, source)["functions"]
    assert {(kind, name) for _, _, kind, name, _ in function["calls"]} == {
        ("builtin", "len"),
        ("static", "strings.ToLower"),
        ("dynamic", f"{M}.I.M"),
        ("dynamic", "g"),
        ("builtin", "new"),
        ("static", f"{M}.T.P"),
        ("conversion", "int8"),
    }


def test_what_a_loop_takes_of_its_operand(ask: Ask) -> None:
    loops = {
        "for range a": "length",
        "for i := range (a)": "length",
        "for i, _ := range a": "data",
        "for i, x := range p": "data",
        "for _, i := range a": "array",
        "for _, i := range p": "data",
        "for _, i := range s": "data",
        "for i := range p": "length",
        "for i := range b[2]": "length",
        "for i := range b[f()]": "data",
        "for i := range b[len(s)]": "data",
        "for i := range b[len(a)-1]": "length",
        "for i := range b[int(n)]": "length",
        "for i := range b[<-c]": "data",
        "for i := range [1]func(){func() { f() }}": "length",
        "for i := range s": "data",
        "for i := range 3": "data",
        "for range [2]int{f(), -int(n)}": "data",
        "for range [2]int{f(), len(a)}": "data",
        "for range [2]int{<-c, -int(n)}": "data",
        "for range c": "chan",
        "for i := range seq": "func",
    }
    body = "".join(f"{loop} {{{' _ = i' * (':=' in loop)} }}\n" for loop in loops)
    source = f"""
type named [3]int
func f() int
func g(m map[string][2]int, a [3]int, p *named, b [3][3]int, s []int, n int8, c chan int,
    seq func(func(int) bool)) {{
{body.replace("i, x", "i, _")}
_ = m
}}"""
    (function,) = one(ask, source, version="go1.23")["functions"]
    assert [kind for _, _, kind in function["ranges"]] == [*loops.values()]


def test_keys_agree_across_packages_and_tests(ask: Ask) -> None:
    files = {
        "x/x.go": "package x\n\ntype t struct{ In struct{ F map[int][2]int } }\n"
        "type T = *t\n\nfunc New(m map[int][2]int) *t { return &t{} }\n",
        "x/export_test.go": "package x\n\nvar Hidden map[int][2]int\n",
        "x/x_test.go": f'package x_test\n\nimport "{M}/x"\n\n'
        "func use() { v := x.New(x.Hidden); v.In.F = x.Hidden }\n",
        "y/y.go": f'package y\n\nimport "{M}/x"\n\nvar V = x.New(nil).In.F\n',
    }
    answers = ask(files)
    assert all(facts["errors"] == [] for facts in answers.values())
    path = f"{M}/x"
    declared = {slot["key"]: slot for slot in answers[f"{path} [{path}.test]"]["slots"]}
    assert set(declared) == {f"{path}.t.In.F", f"{path}.Hidden", f"{path}.New(0)"}
    assert declared[f"{path}.t.In.F"]["exported"], "outside code can write New().In.F"
    outside = answers[f"{path}_test [{path}.test]"]
    assert {key for tie in outside["ties"] for key in tie[:2]} == set(declared)
    assert all(slot["local"] and slot["offset"] == -1 for slot in outside["slots"])
    assert f"{path}.t.In.F" in {slot["key"] for slot in answers[f"{M}/y"]["slots"]}


def test_the_surface_of_a_package_is_what_it_shows_of_internal_ones(ask: Ask) -> None:
    """Others speak for themselves, and of what they show in turn."""
    files = {
        "internal/x/x.go": "package x\n\ntype ("
        "T struct{ A *Inner; b hidden }; Inner struct{}; hidden struct{}; Other struct{})\n",
        "y/y.go": f'package y\n\nimport "{M}/internal/x"\n\n'
        "type Y struct{ O x.Other }\nfunc New() *x.T { return nil }\n",
        "z/z.go": f'package z\n\nimport ("time"; "{M}/y")\n\n'
        "var V = y.New()\nvar W y.Y\ntype Z struct{ T time.Timer }\n",
    }
    found = {id: facts["surface"] for id, facts in ask(files).items()}
    inner = [f"{M}/internal/x.Inner", f"{M}/internal/x.T"]
    assert (found[f"{M}/z"], found[f"{M}/internal/x"]) == (inner, [])
    assert found[f"{M}/y"] == [*inner[:1], f"{M}/internal/x.Other", *inner[1:]]


def test_a_test_sees_the_packages_that_were_made_for_it(ask: Ask) -> None:
    files = {
        "x/x.go": "package x\n\ntype T map[string][2]int\n",
        "x/export_test.go": "package x\n\nfunc (t T) More() T { return t }\n",
        "y/y.go": f'package y\n\nimport "{M}/x"\n\nvar V x.T\n',
        "x/x_test.go": f'package x_test\n\nimport ("strings"; "{M}/x"; "{M}/y")\n\n'
        "var v x.T = y.V.More()\n\nvar _ strings.Builder\n",
    }
    assert {id: facts["errors"] for id, facts in ask(files).items() if facts["errors"]} == {}


def test_imports_are_those_of_the_request(go: GoTool, oracle: Oracle, tmp_path: Path) -> None:
    (tmp_path / "go.mod").write_text(f"module {M}\n\ngo 1.21\n")
    (tmp_path / "x").mkdir()
    (tmp_path / "x/x.go").write_text("package x\n\nvar V map[string][2]int\n")
    request: dict[str, Any] = request_for(listed(go, tmp_path), M, "go1.21", "map:array")
    (x,) = request["packages"]
    text = (
        'package m\n\nimport ("unsafe"; "renamed"; "missing")\n\nvar W, _ = x.V, unsafe.Sizeof(0)\n'
    )
    (tmp_path / "a.go").write_text(text)
    new = {"id": M, "path": M, "dir": str(tmp_path), "files": ["a.go"]}
    request["packages"].append({**x, **new, "imports": {"renamed": f"{M}/x"}})
    facts = {row["id"]: row for row in map(json.loads, oracle.facts(request))}[M]
    assert {key for tie in facts["ties"] for key in tie[:2]} == {f"{M}.W", f"{M}/x.V"}, facts[
        "errors"
    ]
    (error, *_) = facts["errors"]
    assert 'no export data for "missing"' in error["message"]


def test_files_that_do_not_parse_or_check(ask: Ask) -> None:
    files = {
        "a.go": 'package m\n\nvar a map[int][2]int\nvar e int = ""\n',
        "b.go": "package m\n\nfunc {\n",
        "c.go": "// Code generated by hand. DO NOT EDIT.\n\npackage m\n",
    }
    facts = ask(files)[M]
    assert {(error["file"], error["line"]) for error in facts["errors"]} == {
        ("a.go", 4),
        ("b.go", 3),
    }
    assert [slot["key"] for slot in facts["slots"]] == [f"{M}.a"]
    assert [(file["name"], file["generated"]) for file in facts["files"]] == [
        ("a.go", False),
        ("c.go", True),
    ]


def test_types_that_never_end_are_followed_to_some_depth_only(ask: Ask) -> None:
    source = """
type L[P any] []L[[]P]
type R[P any] struct { n *R[[]P]; x map[int][2]int }
type A struct { a A; m map[int][2]int }
type T [2]T
type E[P any] struct { n E[[]P]; x map[int][2]int }
var l, r, a, m, e any = L[int]{}, R[int]{}, A{}, map[int]T{}, E[int]{}
"""
    facts = ask({"a.go": f"package m\n{source}"})[M]
    assert facts["errors"]
    assert not any("internal error" in error["message"] for error in facts["errors"])


@pytest.mark.parametrize("selector", ["map:array", "map:struct", "map:make", "range:address"])
def test_types_that_hold_themselves_crash_nothing(ask: Ask, selector: str) -> None:
    source = """
type A struct { a A; n int }
type B [2]B
type C struct { b [3]C; m map[int][2]int }
var keys map[A][4]int
var values map[int][2]C
var arrays map[B]B
func f(as []A, bs []B, cs []C) (m map[A]int) {
	m = make(map[A]int)
	for _, a := range as { m[a] = 1; p := &a; p.a.n = 1; _ = keys[a][0] }
	for _, b := range bs { p := &b; g(p); v := arrays[b]; _ = v[0] }
	for _, c := range cs { p := &c; g(p); v := values[1]; _ = v[1]; var x any = c; _ = x == any(p) }
	return m
}
func g[T any](T) {}
"""
    facts = ask({"a.go": f"package m\n{source}"}, selector=selector)[M]
    assert facts["errors"]
    assert not any("internal error" in error["message"] for error in facts["errors"])


def test_a_count_of_a_shift_has_no_type_of_its_own(ask: Ask) -> None:
    """It is untyped to go/types, which has no size for such a thing."""
    source = """
var m map[int][2]int
func f(x int, y uint8, n int) any {
	x <<= 1 << n
	y >>= (2 << n) + 1
	return m[x << (1 << n)][1 << n] + int(y) + 1 << n
}
"""
    facts = ask({"a.go": f"package m\n{source}"})[M]
    assert facts["errors"] == []


IN_C = {
    "map": "_ = map[C.int]any{C.one: made$()}",
    "map in a map": "_ = map[C.int]map[int]any{C.one: {2: func() any { return made$() }()}}",
    "slice in a map": "_ = map[C.int][]any{C.one: {made$()}}",
    "array": "_ = [C.one]any{made$()}",
    "elsewhere": "_ = []struct{ of any }{{of: made$()}}",
    "slice in an array": "_ = [C.one][]any{{made$()}}",
    "assigned": "var a [C.one]any; a[0] = made$()",
    "sent": "var a [C.one]chan any; a[0] <- made$()",
    "ranged": "var a [C.one]any; for _, a[0] = range []T${made$()} { }",
    "called": "var a [C.one]func(any); a[0](made$())",
    "returned": "_ = func() [C.one]any { return [C.one]any{made$()} }",
}
"""Where something from C decides a type: a value becomes an interface value there."""


@pytest.mark.parametrize("name", IN_C)
def test_what_rests_on_c_is_looked_at_all_the_same(
    oracle: Oracle, tmp_path: Path, name: str
) -> None:
    """go/types knows no types from C, and leaves out what it would need them for."""
    source = """package m

// enum { one = 1 };
import "C"

type T$ struct{ rows map[string][2]int }

func made$() T$ { return T${} }

"""
    text = (source + f"func f() {{ {IN_C[name]} }}\n").replace("$", "1")
    (tmp_path / "c.go").write_text(text)
    wanted = {"id": M, "path": M, "dir": str(tmp_path), "files": ["c.go"], "imports": {}}
    asked = {**wanted, "go": "go1.22", "arch": "amd64", "selectors": ["map:array"]}
    (line,) = oracle.facts({"local": [M], "exports": {}, "packages": [asked]})
    facts = json.loads(line)
    assert not any("internal error" in error["message"] for error in facts["errors"])
    assert any(f"{M}.T1.rows" in slots for slots, *_ in facts["reach"]), facts["reach"]


def test_loops_come_with_what_is_asked_about_them(ask: Ask) -> None:
    source = """
type T struct{ n int }
func use(any)
func f(t, _ *T, list []T, more ...int8) (r int) {
	var m map[string]any
	for _, v := range list { use(&v); m["a"] = 1; _ = []struct{ field int }{{field: 1}} }
	return
}
func (t T) g(_ int, list []T) { for _, v := range list { _ = v } }
func (T) h(m map[string]any) { m["a"] = 1 }
"""
    (facts,) = ask({"a.go": f"package m\n{source}", "a.s": ""}, selector="range:address").values()
    assert [(function["name"], function["mixed"]) for function in facts["functions"]] == [("f", [])]
    names = {key for _, key in facts["functions"][0]["idents"]}
    assert any(key.endswith("[].field") for key in names)
    assert facts["quiet"] != []
    assert [(short(name), index, last) for name, index, _, _, last in facts["params"]] == [
        *(("f", 0, False), ("f", 2, False), ("f", 3, True)),
        *(("T.g", -1, False), ("T.g", 1, False), ("T.h", 0, False)),
    ]


_QUIET = """
func calls(a, b int, f float64, c complex64, list []int, m map[string]int, s string) int {
	x, y := new(int), make([]int, len(list), cap(list)+min(a, b)+max(a, b))
	z, w := real(complex(f, f)), imag(c)
	print(*x, y, z, w)
	println(unsafe.Sizeof(a), unsafe.Alignof(a), unsafe.Offsetof(S{}.n))
	if m[s] > 1 { panic(s) }
	return int(f)
}
func prints(a int, b [2]bool, c []string, d map[int]Plain) error {
	fmt.Print(a); fmt.Printf("%v", b); fmt.Println(c)
	_ = fmt.Sprint(d) + fmt.Sprintf("%v", a) + fmt.Sprintln(a)
	return fmt.Errorf("%v", Plain{})
}
func own(a [3]int, s S, list []S) (n int) {
	a[1] = 2; s.n++; s.a[1] = 3; n += 4; _ = a
	for n, s = range list { n, s.n = s.n, n }
	var k, v int
	for k = range 3 { v, _ = k, v }
	return v
}
func declares(x any, m map[string]int) int {
	switch y := x.(type) { case int: return y; case string: return m[y] }
	for _, r := range "abc" { z := r; _ = z }
	return 0
}
func waits() { go declares(1, nil); defer declares(2, nil); select {} }
func gives(n int) func() int { return func() int { n++; return n } }
func typed[A ~[2]int](a A) { a[0] = 1 }
"""
_LOUD = """
func variable() { global = 1 }
func steps() { global++ }
func pointer(p *int) { *p = 1 }
func field(s *S) { s.n = 1 }
func further(s S) { *s.p = 1 }
func deeper(s struct{ *S }) { s.n = 1 }
func element(list []int) { list[0] = 1 }
func parts(p *[2]int) { p[0] = 1 }
func entry(m map[string]int) { m["a"] = 1 }
func generic[T ~[]int](list T) { list[0] = 1 }
func ranges() { for global = range 3 {} }
func second(list []int) { for _, global = range list {} }
func channel(c chan int) { for range c {} }
func iterator(f func(func() bool)) { for range f {} }
func sends(c chan int) { c <- 1 }
func negates(c chan int, n int) int { return <-c + -n }
func receives(c chan int) { <-c }
func literal() { _ = func() { global = 1 } }
func value(f func()) { f() }
func method(s fmt.Stringer) { s.String() }
func parameter[T fmt.Stringer](x T) { x.String() }
func added(list []int) { _ = append(list[:1], 2) }
func copied(list []int) { copy(list, list[1:]) }
func cleared(m map[string]int) { clear(m) }
func deleted(m map[string]int) { delete(m, "a") }
func recovers() { recover() }
"""
_PRINTERS = "Sprint Sprintf Sprintln Errorf Print Printf Println"
_PRINTED = """
func formatted(t Text) { fmt.Println(t) }
func inside(list []Text) { fmt.Println(list) }
func keys(m map[Text]int) { fmt.Println(m) }
func values(m map[int]Text) { fmt.Println(m) }
func fields(s struct{ t Text }) { fmt.Println(s) }
func spread(list []any) { fmt.Println(list...) }
func failed(err error) { fmt.Println(err) }
func indirect(s *S) { fmt.Println(s) }
func called(f func()) { fmt.Println(f) }
"""


@pytest.mark.parametrize(
    "source, quiet, called",
    [
        (
            _QUIET,
            {*"calls prints own declares waits gives typed".split()},
            {"declares", *(f"fmt.{name}" for name in _PRINTERS.split())},
        ),
        (_LOUD, set(), set()),
        # What package fmt is given has methods that it calls.
        (_PRINTED, set(), set()),
    ],
)
def test_functions_that_change_nothing(
    ask: Ask, source: str, quiet: set[str], called: set[str]
) -> None:
    declared = """
import ("fmt"; "unsafe")
type S struct { n int; a [2]int; p *int }
type Plain struct { n int; a [2]int }
type Text string
func (t Text) GoString() string { global++; return "" }
var global int
var arrays = map[string][4]int{}
var used = len(arrays["a"]) + int(unsafe.Sizeof(fmt.Sprint()))
"""
    found = dict(one(ask, declared + source, "go1.23")["quiet"])
    assert {short(name) for name in found} == quiet
    assert {short(callee) for callees in found.values() for callee in callees} == called


@pytest.mark.parametrize("selector", ["map:array", "range:address"])
def test_only_what_is_asked_about_is_described(ask: Ask, selector: str) -> None:
    source = "func f(list []int) int { for range list { println() }; return 1 }; func g() {}"
    (facts,) = ask({"a.go": f"package m\n\n{source}\n"}, selector=selector).values()
    assert facts["functions"] == facts["quiet"] == facts["loops"] == []


def test_without_a_version_iterations_share_their_variables(
    go: GoTool, oracle: Oracle, tmp_path: Path
) -> None:
    made = "m := map[int]int{}; for i := 0; i < n; i++ { m[i] = i }"
    source = f"func f(ns []int) {{ for _, n := range ns {{ go func() {{ {made} }}() }} }}"
    (tmp_path / "go.mod").write_text(f"module {M}\n\ngo 1.21\n")
    (tmp_path / "a.go").write_text(f"package m\n\n{source}\n")
    for version, private in (("", False), ("go1.21", False), ("go1.22", True)):
        request = request_for(listed(go, tmp_path), M, version, "map:make")
        (facts,) = map(json.loads, oracle.facts(request))
        assert facts["makes"][0]["loops"][0]["bound"]["private"] is private, version


def test_a_function_without_go_body_keeps_its_types(ask: Ask) -> None:
    files = {"a.go": "package m\n\nfunc asm(m map[int][2]int)\n", "a.s": ""}
    assert opens(ask(files)[M]) == {("asm(0)", "other")}


def test_an_external_test_is_editable_where_its_package_is(
    go: GoTool, oracle: Oracle, tmp_path: Path
) -> None:
    (tmp_path / "go.mod").write_text(f"module {M}_test\n\ngo 1.21\n")
    (tmp_path / "a.go").write_text("package m\n\nvar v map[int][2]int\n")
    request = request_for(listed(go, tmp_path), M, "go1.21", "map:array")
    for local, editable in (([f"{M}_test"], True), ([M], True), ([f"{M}_test_test"], False)):
        (facts,) = map(json.loads, oracle.facts({**request, "local": local}))
        assert [slot["local"] for slot in facts["slots"]] == [editable]


def test_answers_do_not_depend_on_chance(ask: Ask) -> None:
    files = {f"p{i}/p.go": f"package p{i}\n\nvar V, W = map[int][2]int{{}}, V\n" for i in range(6)}
    assert ask(files) == ask(files)


def test_format(oracle: Oracle) -> None:
    texts = [("a.go", b"package   m\nvar  x=1\n"), ("b.go", b"package"), ("c.go", b"x := 1\n")]
    assert oracle.format(texts) == [b"package m\n\nvar x = 1\n", b"package", b"x := 1\n"]
    assert oracle.format([]) == []


UGLY, PRETTY = [("a.go", b"package  a\n")], [b"package a\n"]


def test_a_damaged_binary_is_built_again(go: GoTool, tmp_path: Path) -> None:
    assert Oracle(go, tmp_path).format(UGLY) == PRETTY
    (binary,) = (path for path in tmp_path.rglob("gotypes") if path.is_file())
    names = {binary.name, f"{binary.name}.sha256"}
    assert {path.name for path in binary.parent.iterdir()} == names
    sound = binary.read_bytes()
    for damaged in (sound[:1000], sound + b"\0"):  # the second one would run
        binary.write_bytes(damaged)
        assert Oracle(go, tmp_path).format(UGLY) == PRETTY
        assert binary.read_bytes() == sound


def test_without_a_cache_it_is_built_for_one_run(
    go: GoTool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    blocked = tmp_path / "cache"
    blocked.write_text("a file, where a folder should be: not even root can write here")
    oracle = Oracle(go, blocked)
    assert oracle.format(UGLY) == PRETTY
    del oracle
    assert list(tmp_path.iterdir()) == [blocked]


def test_without_any_folder_there_is_a_way_out(
    go: GoTool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "cache"
    blocked.write_text("a file")
    monkeypatch.setattr("tempfile.tempdir", str(blocked))
    with pytest.raises(NoCache, match="set XDG_CACHE_HOME or TMPDIR"):
        Oracle(go, blocked).format(UGLY)


def test_an_answer_that_cannot_be_written_is_no_answer(go: GoTool, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no such device")
    oracle = Oracle(go, tmp_path)
    oracle.format(UGLY)
    (binary,) = (path for path in tmp_path.rglob("gotypes") if path.is_file())
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([binary, "version"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert b"no space left" in done.stderr


def test_a_bad_request_is_our_bug(oracle: Oracle) -> None:
    with pytest.raises(OracleError, match="selector"):
        oracle.facts({"packages": [{"id": "p", "selectors": ["nothing"]}]})


def test_the_source_is_gofmted_and_short(oracle: Oracle) -> None:
    texts = [(name, text) for name, text in sources().items() if name.endswith(".go")]
    assert oracle.format(texts) == [text for _, text in texts]
    assert {name: text.count(b"\n") for name, text in texts if text.count(b"\n") > 320} == {}


def test_it_asks_nothing_of_go_that_the_oldest_version_lacks(go: GoTool, tmp_path: Path) -> None:
    for name, text in sources().items():
        (tmp_path / name).write_bytes(text)

    assert b"\ngo 1.21\n" in sources()["go.mod"]
    done = go.run(["vet", "."], tmp_path, env=BUILD_ENVIRONMENT)
    assert (done.returncode, done.stderr.decode()) == (0, "")


def test_rows_come_in_an_order_of_their_own(ask: Ask) -> None:
    declared = """
type S struct { b, a map[string][4]int }
func use(any, any) {}
func set(m map[string][4]int, k string) { m[k] = [4]int{} }
"""
    lines = [
        "func f(s S, i int, list []string) {",
        *("set(s.a, list[i]); set(s.b, list[i+1]); use(s.b, s.a)" for _ in range(12)),
        *("for k := range s.a { i++; s.b[k] = [4]int{i, len(s.a[k])} }" for _ in range(12)),
        "}",
    ]
    facts = one(ask, declared + "\n".join(lines))
    (function,) = [found for found in facts["functions"] if found["name"] == "f"]
    tables = [facts[name] for name in ("maps", "ties", "opens", "exprs", "reach", "quiet")]
    tables += [rows for rows in function.values() if isinstance(rows, list)]
    for rows in filter(None, tables):
        assert rows == sorted(rows)
    assert max(map(len, tables)) > 100
