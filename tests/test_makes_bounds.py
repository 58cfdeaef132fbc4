"""What the oracle says of the variable that bounds a loop: who can change it, and where it is."""

from __future__ import annotations

from pathlib import Path

from makes_rows import fills
from workbench import Bench

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
}

func (part) value() int    { return 1 }
func (*part) pointer() int { return 1 }

func use(any) {}

func one() int { return 1 }
"""
PARAMETERS = "key string, xs []string, n int, s part, t, u *part, table map[string]int, ch chan int"
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
