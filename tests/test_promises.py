"""Notes before and after, held against what fixes of one function promised together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from codemod.escapes import Note, Place
from codemod.model import Edit, Fix, Promise
from codemod.promises import Rescan, rescan

PATH = Path("/m/a.go")
OLD = b"package m\n\nfunc f() {\n\tuse(1)\n\tuse(2)\n}\n\nfunc g() {\n\tuse(3)\n}\n"
LINES = {"f1": 4, "f2": 5, "g": 9}
HEAP, OTHER = "moved to heap: v", "moved to heap: w"
MADE = "make([]T, n) escapes to heap"
LISTED, SIZED = "make([]T, len(list)) escapes to heap", "make([]T, 2) escapes to heap"
BOXED, BOXED_TOO = "a.x escapes to heap", "b.y escapes to heap"


def fix(group: str, promise: Promise) -> Fix:
    at = OLD.index(b"use(" + {"f1": b"1", "f2": b"2", "g": b"3"}[group])
    return Fix(group, "toy", "toy", {PATH: (Edit(at, at + 3, b"take"),)}, promise=promise)


def notes(counts: Mapping[tuple[str, str], int]) -> list[Note]:
    """(place, text) → at how many columns of that line it is said; `(f1)`: at an inlined call."""
    return [
        Note(PATH, LINES[place.strip("()")], column, text, inlined="(" in place)
        for (place, text), count in counts.items()
        for column in range(1, count + 1)
    ]


def scan(
    fixes: list[Fix],
    before: Mapping[tuple[str, str], int],
    after: Mapping[tuple[str, str], int],
) -> Rescan:
    new = OLD.replace(b"use(1", b"take(1").replace(b"use(2", b"take(2").replace(b"use(3", b"take(3")
    return rescan(fixes, {PATH: OLD}, {PATH: new}, notes(before), notes(after))


def test_each_fix_of_a_function_has_a_note_of_its_own_to_do_away_with() -> None:
    fixes = [fix("f1", Promise((HEAP,))), fix("f2", Promise((HEAP,)))]
    before = {("f1", HEAP): 1, ("f2", HEAP): 1}

    assert scan(fixes, before, {}).miscounted() == ("", frozenset())
    error, groups = scan(fixes, before, {("f2", HEAP): 1}).miscounted()
    assert error == f"escapes: `{HEAP}` goes 1 times, not 2"
    assert groups == {"f1", "f2"}


def test_fixes_of_other_functions_do_not_help() -> None:
    fixes = [fix("f1", Promise((HEAP,))), fix("g", Promise((HEAP,)))]
    before = {("f1", HEAP): 1, ("g", HEAP): 2}

    assert scan(fixes, before, {("g", HEAP): 1}).miscounted() == ("", frozenset())
    _, groups = scan(fixes, before, {("f1", HEAP): 1}).miscounted()
    assert groups == {"f1"}


def test_what_is_counted_may_come_so_often_and_no_more() -> None:
    one = Promise(counted=(("make\\(.*\\) escapes to heap", 1),))
    made = "make([]T, n) escapes to heap"

    assert scan([fix("f1", one)], {}, {("f1", made): 1}).miscounted() == ("", frozenset())
    assert scan([fix("f1", one)], {}, {("f1", made): 1}).unexplained() == ()
    error, _ = scan([fix("f1", one)], {}, {("f1", made): 2}).miscounted()
    assert "comes 2 times, not 1" in error
    both = [fix("f1", one), fix("f2", one)]
    assert scan(both, {}, {("f1", made): 1, ("f2", made): 1}).miscounted() == ("", frozenset())


def test_what_is_said_twice_of_one_spot_comes_once() -> None:
    one = Promise(counted=(("make\\(.*\\) escapes to heap", 1),))
    made, known = "make([]T, len(list)) escapes to heap", "make([]T, 2) escapes to heap"
    after = {("f1", made): 1, ("f1", known): 1}

    assert scan([fix("f1", one)], {}, after).miscounted() == ("", frozenset())
    error, _ = scan([fix("f1", one)], {}, {**after, ("f2", known): 1}).miscounted()
    assert "comes 2 times, not 1" in error


def test_what_was_there_before_does_not_count() -> None:
    one = Promise(counted=((HEAP, 1),))

    found = scan([fix("f1", one)], {("f1", HEAP): 2}, {("f1", HEAP): 3})
    assert found.miscounted() == ("", frozenset())


@pytest.mark.parametrize(
    ("promises", "before", "after", "error", "groups"),
    [
        # Notes of other texts count for nobody, and their fixes are not at fault.
        ([(HEAP, OTHER)], {("f1", HEAP): 1, ("f1", OTHER): 1}, {}, "", ""),
        (
            [(HEAP,), (HEAP,)],
            {("f1", HEAP): 2, ("f1", OTHER): 1},
            {("f1", HEAP): 1},
            f"`{HEAP}` goes 1 times, not 2",
            "f1 f2",
        ),
        (
            [(HEAP,), (OTHER,)],
            {("f1", HEAP): 1, ("f2", OTHER): 1},
            {("f1", HEAP): 1},
            f"`{HEAP}` goes 0 times, not 1",
            "f1",
        ),
        # What is inlined counts where the function says nothing itself, and once it is gone.
        (
            [(HEAP,), (HEAP,)],
            {("f1", HEAP): 2, ("(f1)", HEAP): 1},
            {("f1", HEAP): 1},
            f"`{HEAP}` goes 1 times, not 2",
            "f1 f2",
        ),
        ([(HEAP,), (HEAP,)], {("(f1)", HEAP): 2}, {}, "", ""),
        (
            [(HEAP,)],
            {("(f1)", HEAP): 2},
            {("(f1)", HEAP): 1},
            f"`{HEAP}` goes 0 times, not 1",
            "f1",
        ),
    ],
)
def test_what_goes_is_counted_by_its_text_and_where_it_is_said(
    promises: list[tuple[str, ...]],
    before: Mapping[tuple[str, str], int],
    after: Mapping[tuple[str, str], int],
    error: str,
    groups: str,
) -> None:
    fixes = [fix(f"f{number}", Promise(gone)) for number, gone in enumerate(promises, 1)]
    said, blamed = scan(fixes, before, after).miscounted()
    assert said.removeprefix("escapes: ") == error
    assert blamed == set(groups.split())


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ({}, {("f1", HEAP): 1, ("f1", OTHER): 2}, 1),
        ({("f1", HEAP): 1}, {("f1", HEAP): 3}, 2),
        # Inlined calls say it again.
        ({}, {("f1", HEAP): 1, ("(f1)", HEAP): 2}, 1),
        ({}, {("(f1)", HEAP): 2}, 0),
        # One that goes makes no room for one that comes.
        ({("f1", MADE): 1}, {("f1", LISTED): 2}, 2),
        # What stays where it was is no further spot of what comes.
        ({("f2", MADE): 1}, {("f2", MADE): 1, ("f1", LISTED): 1, ("f1", SIZED): 1}, 1),
    ],
)
def test_what_comes_is_counted_where_the_function_says_it(
    before: Mapping[tuple[str, str], int], after: Mapping[tuple[str, str], int], found: int
) -> None:
    texts = f"{HEAP}|make.*"
    for promised in (1, 2):
        one = fix("f1", Promise(counted=((texts, promised), (OTHER, 2))))
        said, _ = scan([one], before, after).miscounted()
        error = f"escapes: `{texts}` comes {found} times, not {promised}"
        assert said == (error if found > promised else "")


def test_the_first_note_that_stays_is_named() -> None:
    one = fix("f1", Promise((OTHER, HEAP)))
    stays = {("f1", HEAP): 1, ("f1", OTHER): 1}
    assert scan([one], stays, stays).broken() == {
        "f1": f"escapes: `{OTHER}` was to go, and is still there"
    }
    assert "was never there" in scan([one], {}, {}).broken()["f1"]
    assert scan([one], stays, {}).broken() == {}
    assert f"`{HEAP}`" in scan([one], stays, {("f2", HEAP): 1}).broken()["f1"]


def test_evidence_says_what_went_and_came_and_where() -> None:
    made = rescan(
        [Fix("x", "toy", "toy", {PATH: (Edit(0, 0, b"// New.\n"),)})],
        {PATH: OLD},
        {PATH: b"// New.\n" + OLD},
        [Note(PATH, 1, 1, OTHER)],
        [Note(PATH, 1, 1, HEAP), Note(PATH, 5, 1, HEAP)],
    )
    assert made.evidence(made.fixes[0]) == (
        f"escapes: {OTHER} gone in a.go",
        f"escapes: {HEAP} new in a.go",
    )
    inside = scan([fix("f1", Promise())], {("f1", HEAP): 1, ("g", OTHER): 1}, {})
    assert inside.evidence(inside.fixes[0]) == (f"escapes: {HEAP} gone in f",)


def test_a_new_note_is_blamed_on_what_is_edited_nearest_to_it() -> None:
    other = PATH.parent / "b.go"
    found = scan([fix("f1", Promise()), fix("f2", Promise()), fix("g", Promise())], {}, {})
    assert found.blamed(Place(PATH, "f", HEAP)) == {"f1", "f2"}
    assert found.blamed(Place(PATH, "g", HEAP)) == {"g"}
    assert found.blamed(Place(PATH, "h", HEAP)) == {"f1", "f2", "g"}
    assert found.blamed(Place(other, "h", HEAP)) == {"f1", "f2", "g"}
    assert found.blamed(Place(Path("/n/a.go"), "f", HEAP)) == frozenset()


def test_of_values_that_become_interfaces_only_a_greater_number_is_new() -> None:
    name, one, two = (f"{text} escapes to heap" for text in ("~r0", "g(1)", "g(2)"))
    both = {("f1", one): 1, ("f2", two): 1}

    assert scan([fix("f1", Promise())], {("f1", name): 2}, both).unexplained() == ()
    # Other results of that name stay, so the note itself is not gone.
    some = {("f1", name): 3}, {("f1", name): 1, **both}
    assert scan([fix("f1", Promise())], *some).unexplained() == ()
    assert len(scan([fix("f1", Promise())], {("f1", name): 1}, both).unexplained()) == 1
    more = {("f1", one): 2}
    assert len(scan([fix("f1", Promise())], {("f1", name): 1}, more).unexplained()) == 1
    assert len(scan([fix("f1", Promise())], {("g", name): 2}, both).unexplained()) == 2


@pytest.mark.parametrize(
    ("before", "after", "is_new"),
    [
        # What stands at an inlined call may have been there as often under any other name.
        ({("(f1)", BOXED): 1}, {("(f1)", BOXED): 1, ("(f2)", BOXED_TOO): 2}, False),
        ({("(g)", BOXED): 1}, {("(g)", BOXED): 1, ("(f2)", BOXED_TOO): 2}, True),
        ({("(f1)", MADE): 1}, {("(f1)", MADE): 1, ("(f2)", BOXED_TOO): 2}, True),
        ({("f1", BOXED): 1}, {("f1", BOXED): 1, ("(f2)", BOXED_TOO): 2}, True),
        # And may be said by the function itself now, if it is said there no longer.
        ({("(f1)", BOXED): 1}, {("f1", BOXED_TOO): 2}, False),
        ({("(f1)", BOXED): 1}, {("(f1)", BOXED): 1, ("f1", BOXED_TOO): 2}, True),
        ({("(f1)", BOXED): 1}, {("(f1)", BOXED): 2, ("f1", BOXED_TOO): 2}, True),
        # What allocates by itself is new whatever else has gone.
        *(
            (boxed, {("f1", text): 1}, True)
            for text in (
                *(MADE, "new(int) escapes to heap", "&T{...} escapes to heap", HEAP),
                *("[]int{...} escapes to heap", "func literal escapes to heap"),
                *("append escapes to heap", "... argument escapes to heap"),
            )
            for boxed in ({("f1", BOXED): 1}, {("(f1)", BOXED): 2})
        ),
        ({("f1", "&T{...} escapes to heap"): 1}, {("f1", BOXED_TOO): 1}, True),
        # To be compared with a literal is no allocation of one.
        ({("f1", "v == T{} escapes to heap"): 1}, {("f1", "*v == T{} escapes to heap"): 1}, False),
        ({("f1", "v != T{} escapes to heap"): 1}, {("f1", "*v != T{} escapes to heap"): 1}, False),
    ],
)
def test_how_many_become_interfaces_at_an_inlined_call_nobody_knows(
    before: Mapping[tuple[str, str], int], after: Mapping[tuple[str, str], int], is_new: bool
) -> None:
    assert bool(scan([fix("f1", Promise())], before, after).unexplained()) is is_new
