"""The edit algebra, mostly as properties."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codemod.edits import HelperHost, apply_edits, compose, merge, overlap
from codemod.model import Edit, Fix, Helper, SourceFile

A, B = Path("/m/a.go"), Path("/m/b.go")
PACKAGE = "m"


@st.composite
def edits_of(draw: st.DrawFn, size: int) -> Edit:
    start = draw(st.integers(0, size))
    end = draw(st.integers(start, size))
    return Edit(start, end, draw(st.binary(max_size=3)))


@st.composite
def cases(draw: st.DrawFn) -> tuple[bytes, list[Edit]]:
    text = draw(st.binary(max_size=20))
    return text, draw(st.lists(edits_of(len(text)), max_size=6))


def compatible(edits: Iterable[Edit]) -> bool:
    some = list(dict.fromkeys(edits))
    return not any(overlap(one, other) for i, one in enumerate(some) for other in some[:i])


def fix(group: str, *edits: Edit, path: Path = A, helpers: tuple[Helper, ...] = ()) -> Fix:
    return Fix(group, "toy", "toy", {path: edits}, helpers)


def file(path: Path, **more: bool) -> SourceFile:
    return replace(SourceFile(path, PACKAGE), **more)  # type: ignore[arg-type]


@given(cases())
def test_edits_are_made_or_refused_as_a_whole(case: tuple[bytes, list[Edit]]) -> None:
    """Against a reference that makes one edit after the other, last place first."""
    text, edits = case
    if not compatible(edits):
        with pytest.raises(ValueError, match="overlaps"):
            apply_edits(text, edits)
        return
    expected = text
    order = sorted(dict.fromkeys(edits), key=lambda edit: (edit.start, edit.end))
    for edit in reversed(order):
        expected = expected[: edit.start] + edit.new + expected[edit.end :]
    assert apply_edits(text, edits) == expected


@given(cases())
def test_the_order_matters_for_insertions_at_one_point_only(
    case: tuple[bytes, list[Edit]],
) -> None:
    text, edits = case
    points = [edit.start for edit in dict.fromkeys(edits) if edit.start == edit.end]
    if compatible(edits) and len(points) == len(set(points)):
        assert apply_edits(text, edits) == apply_edits(text, reversed(edits))


def test_insertions_at_one_point_keep_their_order() -> None:
    edits = [Edit(1, 1, b"x"), Edit(1, 1, b"y"), Edit(1, 1, b"x"), Edit(1, 2, b"B")]
    assert apply_edits(b"abc", edits) == b"axyBc"
    assert apply_edits(b"abc", [edits[1], edits[0]]) == b"ayxbc"


@pytest.mark.parametrize("edit", [Edit(-1, 0, b""), Edit(2, 1, b""), Edit(0, 4, b"")])
def test_an_edit_outside_of_the_text_is_refused(edit: Edit) -> None:
    with pytest.raises(ValueError, match="outside"):
        apply_edits(b"abc", [edit])


def test_an_insertion_overlaps_only_what_surrounds_it() -> None:
    inside, before, after = Edit(2, 2, b"x"), Edit(1, 1, b"x"), Edit(3, 3, b"x")
    change = Edit(1, 3, b"y")
    assert overlap(inside, change)
    assert overlap(change, inside)
    assert not overlap(before, change)
    assert not overlap(change, after)


@given(st.lists(st.lists(edits_of(12), min_size=1, max_size=4), max_size=6))
def test_merge_keeps_each_fix_that_fits_the_ones_before_it(groups: list[list[Edit]]) -> None:
    fixes = [fix(str(number), *edits) for number, edits in enumerate(groups)]
    kept: list[Fix] = []
    for one in fixes:
        if compatible(edit for other in [*kept, one] for edit in other.edits[A]):
            kept.append(one)
    found, conflicts = merge(fixes)
    assert list(found) == kept
    assert list(conflicts) == [one for one in fixes if one not in kept]


def test_a_fix_that_conflicts_in_one_file_is_dropped_in_all() -> None:
    first = fix("1", Edit(0, 2, b"x"))
    second = Fix("2", "toy", "toy", {B: (Edit(0, 1, b"y"),), A: (Edit(1, 3, b"z"),)})
    third = fix("3", Edit(0, 1, b"w"), path=B)
    assert merge([first, second, third]) == ((first, third), (second,))


def test_a_text_keeps_its_line_ending_in_what_is_inserted() -> None:
    old = b"package m\r\nvar a = 1\r\nvar b = `\n`\r\n"
    new = compose([fix("1", Edit(9, 9, b"\n\r\n// x\n"))], {A: old}, {A: file(A)})
    assert new == {A: b"package m\r\n\r\n// x\r\n\r\nvar a = 1\r\nvar b = `\n`\r\n"}


HELPER = Helper(PACKAGE, "zero", "func zero() int {\n\treturn 0\n}")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"package m\n", b"package n\n\nfunc zero() int {\n\treturn 0\n}\n"),
        (b"package m", b"package n\n\nfunc zero() int {\n\treturn 0\n}\n"),
        (b"package m\r\n", b"package n\r\n\r\nfunc zero() int {\r\n\treturn 0\r\n}\r\n"),
        (b"package m\r\n//", b"package n\r\n//\r\n\r\nfunc zero() int {\r\n\treturn 0\r\n}\r\n"),
    ],
)
def test_a_helper_is_appended(old: bytes, new: bytes) -> None:
    change = fix("1", Edit(8, 9, b"n"), helpers=(HELPER,))
    assert compose([change], {A: old}, {A: file(A)}) == {A: new}


def test_a_helper_is_appended_once_for_all_fixes() -> None:
    fixes = [
        fix("1", Edit(0, 0, b"//x\n"), path=B, helpers=(HELPER,)),
        fix("2", Edit(0, 0, b"//y\n"), path=A, helpers=(HELPER,)),
    ]
    sources = {A: b"package m\n", B: b"package m\n"}
    new = compose(fixes, sources, {A: file(A), B: file(B)})
    assert new[B] == b"//x\npackage m\n"
    assert new[A].endswith(b"package m\n\nfunc zero() int {\n\treturn 0\n}\n")


FILES: dict[str, dict[str, bool]] = {
    "plain": {},
    "linux": {"is_constrained": True},
    "test": {"is_test": True},
    "linux_test": {"is_test": True, "is_constrained": True},
    "generated": {"is_generated": True},
    "cgo": {"is_cgo": True},
    "outside": {"is_outside": True},
    "arm_test": {"is_test": True, "is_constrained": True},
}


@pytest.mark.parametrize(
    ("edited", "others", "host"),
    [
        ("plain linux test", "", "plain"),
        ("linux test", "plain", "plain"),
        ("linux test", "", None),
        ("linux", "plain", "linux"),
        ("test", "plain", "test"),
        ("linux_test", "plain", "linux_test"),
        ("linux_test test", "plain", "test"),
        ("linux cgo", "plain", "cgo"),
        ("linux linux_test", "test", None),
        ("linux linux_test", "generated cgo", None),
        ("linux linux_test", "generated cgo plain", "plain"),
        ("linux linux_test", "outside", None),
        ("linux_test arm_test", "test", "test"),
        ("linux_test arm_test", "", None),
    ],
)
def test_the_host_is_built_wherever_its_users_are(
    edited: str, others: str, host: str | None
) -> None:
    names = [*edited.split(), *others.split()]
    files = {Path(f"/m/{name}"): file(Path(f"/m/{name}"), **FILES[name]) for name in names}
    edits = {Path(f"/m/{name}"): (Edit(0, 0, b"//\n"),) for name in edited.split()}
    change = Fix("1", "toy", "toy", edits, (HELPER,))
    sources = dict.fromkeys(files, b"package m\n")
    if host is None:
        with pytest.raises(HelperHost, match="zero") as caught:
            compose([change], sources, files)
        assert caught.value.fixes == (change,)
    else:
        new = compose([change], sources, files)
        assert [path.name for path, text in new.items() if b"func zero" in text] == [host]


def test_a_helper_can_stand_beside_another_one() -> None:
    linux = Path("/m/linux")
    files = {A: file(A), linux: file(linux, is_constrained=True)}
    sources = dict.fromkeys(files, b"package m\n")
    method = Helper(PACKAGE, "T) get", "func (T) get() {}", beside="T")
    both = (Helper(PACKAGE, "T", "type T int"), method)
    first = fix("1", Edit(0, 0, b"//\n"), path=A, helpers=both[:1])
    second = fix("2", Edit(0, 0, b"//\n"), path=linux, helpers=both)
    new = compose([first, second], sources, files)
    assert b"func (T) get" in new[A]
    assert b"func (T) get" not in new[linux]

    late = fix("2", Edit(0, 0, b"//\n"), path=linux, helpers=(replace(method, home=A),))
    new = compose([late], sources, files)
    assert b"func (T) get" in new[A]
    assert b"func (T) get" not in new[linux]


def test_a_helper_stays_in_its_package() -> None:
    other = SourceFile(B, "m_test [m.test]", is_test=True)
    change = Fix("1", "toy", "toy", {B: (Edit(0, 0, b"//\n"),)}, (HELPER,))
    new = compose([change], {A: b"package m\n", B: b"package m_test\n"}, {A: file(A), B: other})
    assert b"func zero" in new[A]
    assert b"func zero" not in new[B]


def test_a_helper_that_tests_of_another_package_use_is_in_no_test() -> None:
    """Such tests import the package, and of that they get what is built without its tests."""
    first, test = Path("/m/0_test.go"), SourceFile(B, "m_test [m.test]", is_test=True)
    change = Fix("1", "toy", "toy", {B: (Edit(0, 0, b"//\n"),)}, (HELPER,))
    files = {first: file(first, is_test=True), A: file(A), B: test}
    new = compose([change], dict.fromkeys(files, b"package m\n"), files)
    assert [path for path, text in new.items() if b"func zero" in text] == [A]


def test_two_helpers_of_one_name_are_a_mistake() -> None:
    other = Helper(PACKAGE, "zero", "var zero int")
    fixes = [fix("1", Edit(0, 0, b"x"), helpers=(HELPER, other))]
    with pytest.raises(ValueError, match="two helpers"):
        compose(fixes, {A: b""}, {A: file(A)})
