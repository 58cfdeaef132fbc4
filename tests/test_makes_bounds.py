"""What the oracle says of the variable that bounds a loop: who can change it, and where it is."""

from __future__ import annotations

from pathlib import Path

from makes_rows import fills
from workbench import Bench

from codemod.make_groups import MAKES

pytest_plugins = ["workbench_fixture"]

HEAD = """package m

var global []string

type deep struct{ below []string }

type part struct {
	list  []string
	other int
	array [3]int
	deep
	inner struct{ list []string }
	table map[string]int
	none  [0]string
}

func (part) value() int    { return 1 }
func (*part) pointer() int { return 1 }

func use(any) {}

func one() int { return 1 }

func pair() (int, int) { return 1, 2 }

type node struct {
	next *node
	list []string
}

func (*node) step() {}

type text []string

type lists interface{ ~[]string }
"""
PARAMETERS = (
    "key string, xs []string, n int, s part, t, u *part, table map[string]int, ch chan int, "
    "w *node, u64 uint64"
)
INSERT = "{ m[key] = 1 }"

# What stands around a loop over what comes first → can only statements of the function change it?
PRIVATE = {
    ("xs", "_ = xs"): True,
    ("xs", "_ = xs[:1]"): True,
    ("xs", "xs = nil"): True,
    ("xs", "use(xs)"): True,
    ("xs", "_ = &xs"): False,
    ("xs", "_ = (&xs)"): False,
    ("xs", "_ = &xs[0]"): True,
    ("xs", "func() { _ = xs }()"): True,
    ("xs", "func() { xs = nil }()"): False,
    ("xs", "func() { xs[0] = key }()"): True,
    ("xs", "func() { xs := xs; xs = nil; _ = xs }()"): True,
    ("xs", "func() { n, xs = 1, nil }()"): False,
    ("xs", "func() { for _, key = range xs {} }()"): True,
    ("global", "_ = n"): False,
    ("table", "_ = n"): False,
    ("s.list", "_ = s"): True,
    ("s.list", "s.value()"): True,
    ("s.list", "s.pointer()"): False,
    ("s.list", "_ = s.pointer"): False,
    ("s.list", "_ = &s.other"): False,
    ("s.list", "_ = s.array[:]"): False,
    ("s.list", "_ = s.list[:]"): True,
    ("s.list", "func() { s.other = 1 }()"): False,
    ("s.below", "_ = s"): True,
    ("t.list", "_ = t"): False,
    ("t.below", "_ = t"): False,
    ("n", "_ = n"): True,
    ("n", "_ = &n"): False,
    ("n", "func() { n++ }()"): False,
    ("n", "func() { for n = range xs {} }()"): False,
    ("n", "_ = -n"): True,
    ("n", "_ = &xs"): True,
    ("n", "func() { one := n; one++; _ = one }()"): True,
}
# A statement between the making and a loop over what comes first → does it change that?
CHANGES = {
    ("xs", "xs = nil"): True,
    ("xs", "n, xs = 1, nil"): True,
    ("xs", "xs[0] = key"): False,
    ("xs", "{ xs := xs; xs = nil; _ = xs }"): False,
    ("xs", "use(xs)"): False,
    ("s.list", "s.list = nil"): True,
    ("s.list", "s.other = 1"): False,
    ("s.list", "s = part{}"): True,
    ("s.list", "s.inner.list = nil"): False,
    ("s.inner.list", "s.inner.list = nil"): True,
    ("s.inner.list", "s.list = nil"): False,
    ("s.inner.list", "s.inner = part{}.inner"): True,
    ("s.below", "s.deep = deep{}"): True,
    ("s.below", "s.deep.below = nil"): True,
    ("s.below", "s.below = nil"): True,
    ("s.deep.below", "s.below = nil"): True,
    ("t.list", "*t = part{}"): False,  # behind the pointer, so it is not private
    ("n", "n++"): True,
    ("n", "n = 2"): True,
    ("n", "for n = range xs { break }"): True,
    ("n", "for _, key = range xs { break }"): False,
    ("n", "if n := 2; n > 1 { n = 3; _ = n }"): False,
    ("xs", "xs, m = nil, make(map[string]int)"): True,
}
# A loop and what follows it → is its bound changed before it was last evaluated?
LATER = {
    f"for range xs {INSERT}; xs = nil": False,
    "for range xs { m[key] = 1; xs = nil }": False,
    "for i := 0; i < len(xs); i++ { m[key] = 1; xs = nil }": True,
    "for i := len(xs); i > 0; i-- { m[key] = 1; xs = nil }": False,
    "for i := len(xs) - 1; i >= 0; i-- { m[key] = 1; xs = nil }": False,
    "k := len(xs); xs = nil; for i := 0; i < k; i++ { m[key] = 1 }": False,
    "xs = nil; k := len(xs); for i := 0; i < k; i++ { m[key] = 1 }": True,
    "k := len(xs); for i := 0; i < k; i++ { m[key] = 1; k = 3 }": True,
    "k := len(xs); for range k { m[key] = 1 }; xs = nil": False,
}
# A loop → the name in its bound that the making of the map cannot use.
MISSING = {
    f"for range xs {INSERT}": "",
    f"ys := xs; for range ys {INSERT}": "ys",
    f"{{ xs := xs; for range xs {INSERT} }}": "xs",
    f"ys := s; for range ys.list {INSERT}": "ys",
    f"list := s; for range s.list {INSERT}; _ = list": "",
    f"const c = 3; for range c {INSERT}": "c",
    f"const c, d = 3, 4; for range c*d {INSERT}": "c",
    f"const d, c = 3, 4; for range c*d {INSERT}": "c",
    f"for range m {INSERT}": "m",
    "_ = m; s.table = make(map[string]int); for range s.table { s.table[key] = 1 }": "s",
    f"k := len(xs); for range k {INSERT}": "",
    f"ys := xs; k := len(ys); for range k {INSERT}": "ys",
}
# A path → may a pointer on it be nil where the map is made?
NIL = {
    "xs": False,
    "s.list": False,
    "t.list": True,
    "t.below": True,
    "t.array": False,
    "n": False,
    "t.none": False,
    "w.list": True,
}
# A loop → what bounds it, of what kind of thing that is the length, and of what size its elements.
KINDS = {
    f"for range xs {INSERT}": ("length", "slice", 16),
    f"for range key {INSERT}": ("length", "string", 1),
    f"for range table {INSERT}": ("length", "map", 16),
    f"for range s.array {INSERT}": ("length", "array", 8),
    f"for range n {INSERT}": ("number", "int", -1),
    f"for range ch {INSERT}": ("", "chan", -1),
    f"for i := 0; i < len(xs); i++ {INSERT}": ("length", "slice", 16),
    f"for i := 0; i < cap(xs); i++ {INSERT}": ("", "", -1),
    f"len := func([]string) int {{ return 1 }}; for i := 0; i < len(xs); i++ {INSERT}": (
        "",
        "",
        -1,
    ),
    f"k := len(xs); for range k {INSERT}": ("length", "slice", 16),
    f"_ = func() {{ k := len(xs); for range k {INSERT} }}": ("length", "slice", 16),
    f"f := func() {{ k := len(xs); for range k {INSERT} }}; f()": ("length", "slice", 16),
    f"k := len(xs); _ = &k; for range k {INSERT}": ("number", "int", -1),
    f"k := len(xs); k = 9; for range k {INSERT}": ("number", "int", -1),
    f"k := one(); for range k {INSERT}": ("number", "int", -1),
    f"_, k := pair(); for range k {INSERT}": ("number", "int", -1),
    f"for i := 0; i < n; i++ {INSERT}": ("number", "", -1),
    f"i := 0; for ; i < n; i++ {INSERT}": ("", "", -1),
    "for i := 0; ; i++ { m[key] = 1; if i > 8 { break } }": ("", "", -1),
    f"for s.other = 0; s.other < n; s.other++ {INSERT}": ("", "", -1),
    "for i, j := pair(); j > 0; j-- { m[key] = i }": ("", "", -1),
    "for i, j := pair(); i > 0; i-- { m[key] = j }": ("", "", -1),
    "for i, j := n, 3; i > 0; i-- { m[key] = j }": ("number", "", -1),
    f"y := float64(n); for x := y; x > 0; x-- {INSERT}": ("", "", -1),
    "k := 0; for i := 0; i < n; k++ { m[key] = i }": ("", "", -1),
    f"for i := n; i > 0; i *= 1 {INSERT}": ("", "", -1),
    f"for i := n; i > 0; i -= 1 {INSERT}": ("number", "", -1),
    f"for i := 1; i != n; i++ {INSERT}": ("", "", -1),
    f"for i := 1; i > n; i++ {INSERT}": ("", "", -1),
    f"for i := 1; i <= n; i++ {INSERT}": ("number", "", -1),
    f"for i := n - 1; i != 0; i-- {INSERT}": ("", "", -1),
    f"for i := n - 1; i >= 2; i-- {INSERT}": ("", "", -1),
    f"for i := n - 1; i >= 0; i-- {INSERT}": ("number", "", -1),
    f"for i := u64; i > 0; i-- {INSERT}": ("", "", -1),
}
# The constant that a loop begins with, or ends before → the same as a number of 64 bits.
LARGEST = (1 << 63) - 1
NUMBERS = {"0": 0, "7": 7, "1<<62": 1 << 62, "1<<63": LARGEST, "1<<64 - 1": LARGEST}
# A constraint → the size of the elements of what it allows, where it allows one kind of thing.
CONSTRAINTS = {
    "~[]string": 16,
    "lists": 16,
    "interface{ lists }": 16,
    "[]string | [3]string": -1,
    "interface{ ~[]string; any }": -1,
    "interface{ ~[]string; M() }": -1,
}

# What is asked right before the map is made for what t.list holds → may t be nil?
ASKED = {
    "if t != nil {": False,
    "if nil != t {": False,
    "if (t != nil) {": False,
    "if t == nil {": True,
    "if u != nil {": True,
    "if t == u {": True,
    "if t != u {": True,
    "if n > 1 {": True,
    "if t != nil && n > 1 {": False,
    "if n > 1 && (key == key && t != nil) {": False,
    "if n > 1 || t != nil {": True,
    "if t != nil || n > 1 {": True,
    "if n > 1 && (t != nil || n > 2) {": True,
    "if t.other > 1 {": False,
    "if !(t.other > 1) {": False,
    "if n > 1 && t.other > 1 {": False,
    "if t.other > 1 || n > 1 {": False,
    "if (t.other > 1 && n > 1) || n > 2 {": False,
    "if (n > 1 && t.other > 1) || n > 2 {": True,
    "if n > 1 || t.other > 1 {": True,
    "if len(t.list) > 0 {": False,
    "if cap(t.list) > 0 {": False,
    "if int64(t.other) > 1 {": False,
    "if -t.other > 1 {": False,
    "if len(t.array) == 3 {": True,
    "if t != nil && one() > 1 {": True,
    "if one() > 1 && t != nil {": True,
    "if min(t.other, n) > 1 {": True,
    "if t.other > <-ch {": True,
    "if func() bool { return t.other > 1 }() {": True,
    "if t != nil { n++;": True,
    "if t == nil {} else {": False,
    "if nil == t {} else {": False,
    "if t == nil || n > 1 {} else {": False,
    "if n > 1 || t == nil {} else {": False,
    "if t == nil && n > 1 {} else {": True,
    "if n > 1 && t == nil {} else {": True,
    "if t != nil {} else {": True,
    "if t.other > 1 {} else {": False,
    "for t != nil {": True,
    "{": True,
    "switch { case t != nil:": True,
    "if u != t {": True,
    "if nil != u {": True,
    "if t.other > one()+len(key) {": True,
    "if t.other > one() && -n < 1 {": True,
    "if t.other+one() > -n {": True,
    "if t.other > one() == (len(xs) > 1) {": True,
    "if t.other > 1 && func() {} != nil {": True,
    "if func() { _ = t.other } != nil {": True,
    "len := func([]string) int { return 1 }; if len(t.list) > 0 {": True,
    "if t.pointer != nil {": True,
    "if t != nil { for n > 1 { break };": True,
}
# The same for u.next.list: a method is none of the fields.
STEPS = {
    "if w != nil && w.next != nil {": False,
    "if w.next.list != nil {": False,
    "if w != nil && w.step != nil {": True,
    "if w != nil && nil != w.step {": True,
}


def test_who_can_change_a_bound(bench: Bench, tmp_path: Path) -> None:
    rows = {
        ("string", f"{other}; for range {over} {INSERT}"): (over, other) for over, other in PRIVATE
    }
    found = fills(bench, tmp_path, HEAD, PARAMETERS, list(rows))
    assert {rows[row]: one.bound.is_private for row, one in found.items()} == PRIVATE


def test_what_changes_a_bound(bench: Bench, tmp_path: Path) -> None:
    rows = {
        ("string", f"{other}; for range {over} {INSERT}"): (over, other) for over, other in CHANGES
    }
    found = fills(bench, tmp_path, HEAD, PARAMETERS, list(rows))
    assert {rows[row]: one.bound.changes >= 0 for row, one in found.items()} == CHANGES


def test_until_when_a_bound_may_change(bench: Bench, tmp_path: Path) -> None:
    found = fills(bench, tmp_path, HEAD, PARAMETERS, [("string", loop) for loop in LATER])
    assert {loop: one.bound.changes >= 0 for (_, loop), one in found.items()} == LATER


def test_names_that_the_making_cannot_use(bench: Bench, tmp_path: Path) -> None:
    found = fills(bench, tmp_path, HEAD, PARAMETERS, [("string", loop) for loop in MISSING])
    assert {loop: one.bound.missing for (_, loop), one in found.items()} == MISSING


def test_pointers_that_may_be_nil(bench: Bench, tmp_path: Path) -> None:
    rows = {("string", f"for range {over} {INSERT}"): over for over in NIL}
    found = fills(bench, tmp_path, HEAD, PARAMETERS, list(rows))
    assert {rows[row]: one.bound.may_be_nil for row, one in found.items()} == NIL


def test_a_condition_says_that_a_pointer_is_none(bench: Bench, tmp_path: Path) -> None:
    made = f"m := make(map[string]int); for range t.list {INSERT}"
    rows = {("string", f"{asked} {made} }}; m[key] = 2"): asked for asked in ASKED}
    found = fills(bench, tmp_path, HEAD, PARAMETERS, list(rows))
    assert {rows[row]: one.bound.may_be_nil for row, one in found.items()} == ASKED


def test_a_method_that_is_no_nil_says_nothing_of_fields(bench: Bench, tmp_path: Path) -> None:
    made = f"m := make(map[string]int); for range w.next.list {INSERT}"
    rows = {("string", f"{asked} {made} }}; m[key] = 2"): asked for asked in STEPS}
    found = fills(bench, tmp_path, HEAD, PARAMETERS, list(rows))
    assert {rows[row]: one.bound.may_be_nil for row, one in found.items()} == STEPS


def test_what_bounds_a_loop(bench: Bench, tmp_path: Path) -> None:
    found = fills(bench, tmp_path, HEAD, PARAMETERS, [("string", loop) for loop in KINDS])
    said = {
        loop: (one.bound.kind, one.bound.of, one.bound.elem_size)
        for (_, loop), one in found.items()
    }
    assert said == KINDS


def test_constants_of_any_size(bench: Bench, tmp_path: Path) -> None:
    rows = [("uint64", f"for i := uint64(0); i < {n}; i++ {{ m[i] = 1 }}") for n in NUMBERS]
    found = fills(bench, tmp_path, HEAD, PARAMETERS, rows)
    assert [found[row].bound.value for row in rows] == [*NUMBERS.values()]

    rows = [("uint64", f"for i := uint64({n}); i < u64; i++ {{ m[i] = 1 }}") for n in NUMBERS]
    found = fills(bench, tmp_path, HEAD, PARAMETERS, rows)
    assert [found[row].bound.first for row in rows] == [*NUMBERS.values()]


def test_what_a_constraint_allows(bench: Bench, tmp_path: Path) -> None:
    functions = "".join(
        f"func g{at}[S {one}](list S) {{ m := make(map[int]int); "
        "for i := 0; i < len(list); i++ { m[i] = 1 } }\n"
        for at, one in enumerate(CONSTRAINTS)
    )
    program = bench.program(tmp_path, {"a.go": HEAD + functions}, selector=MAKES)
    (facts,) = program.facts
    assert facts.errors == ()
    assert [make.loops[0].bound.kind for make in facts.makes] == ["length"] * len(CONSTRAINTS)
    sizes = [make.loops[0].bound.elem_size for make in facts.makes]
    assert sizes == [*CONSTRAINTS.values()]


def test_the_first_change_is_named(bench: Bench, tmp_path: Path) -> None:
    loop = f"xs = nil; xs = nil; for range xs {INSERT}"
    (found,) = fills(bench, tmp_path, HEAD, PARAMETERS, [("string", loop)]).values()
    text = (tmp_path / "a.go").read_text("utf-8")
    assert found.bound.changes == text.index("xs = nil")


# A loop around a literal that fills a map over what comes first → can only statements of the
# literal change that? Before Go 1.22 all iterations share the loop's variables.
SHARED = {
    ("k", "for k := range xs"): (False, True),
    ("k", "for k, _ := range xs"): (False, True),
    ("k", "for _, k := range []int{1}"): (False, True),
    ("n", "for k := range xs"): (True, True),
    ("k", "for k := 0; k < 3; k++"): (False, False),
}


def test_iterations_that_share_a_variable(bench: Bench, tmp_path: Path) -> None:
    body = f"{{ use(func() {{ m := make(map[string]int); for i := 0; i < n; i++ {INSERT} }}) }}"
    functions = "".join(
        f"func h{at}({PARAMETERS}) {{ {loop} {body.replace('< n', '< ' + name)} }}\n"
        for at, (name, loop) in enumerate(SHARED)
    )
    made = f"m := make(map[string]int); for i := 0; i < k; i++ {INSERT}"
    functions += f"func j({PARAMETERS}) {{ for k := range xs {{ {made} }} }}\n"
    for version, at in (("1.21", 0), ("1.22", 1)):
        text = {"a.go": HEAD + functions, "go.mod": f"module ex.org/m\n\ngo {version}\n"}
        (facts,) = bench.program(tmp_path, text, selector=MAKES).facts
        said = [make.loops[0].bound.is_private for make in facts.makes]
        assert said == [*(one[at] for one in SHARED.values()), True], version
