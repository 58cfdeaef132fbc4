"""How transforms are found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from toys import Numbers, Rename, Toy

import transforms
from codemod.errors import BadInput
from codemod.transform import Transform
from transforms.registry import BUILT_IN

Load = Callable[..., tuple[Transform, ...]]


@dataclass(frozen=True)
class Entry:
    """An entry point; what it stands for is loaded when it is asked for."""

    name: str
    target: object
    value: str = "other.module:TRANSFORM"

    def load(self) -> object:
        """What a real one would import."""
        if isinstance(self.target, Exception):
            raise self.target
        return self.target


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Load:
    def loaded(*entries: Entry) -> tuple[Transform, ...]:
        def entry_points(*, group: str) -> list[Entry]:
            assert group == "unheap.transforms"
            return list(entries)

        monkeypatch.setattr(transforms, "entry_points", entry_points)
        return transforms.load()

    return loaded


def test_without_entry_points_there_are_the_built_in_ones(load: Load) -> None:
    assert load() == BUILT_IN


def test_a_built_in_one_may_be_an_entry_point_as_well(load: Load) -> None:
    assert load(*(Entry(one.name, one) for one in BUILT_IN)) == BUILT_IN


def test_others_follow_by_their_names(load: Load) -> None:
    rename, numbers, first = Rename(), Numbers(), Toy(name="a-toy")
    found = load(Entry("y", rename), Entry("x", numbers), Entry("z", first))
    assert found == (*BUILT_IN, first, numbers, rename)


def test_the_order_of_entry_points_does_not_matter(load: Load) -> None:
    entries = [Entry("x", Rename()), Entry("y", Numbers())]
    assert load(*entries) == load(*reversed(entries))


def test_the_name_of_the_entry_point_is_of_no_account(load: Load) -> None:
    assert load(Entry(BUILT_IN[0].name, Rename()))[-1].name == "rename"


@pytest.mark.parametrize(
    "error", [ImportError("no module"), AttributeError("no TRANSFORM"), RuntimeError("no luck")]
)
def test_one_that_fails_to_load_is_named(load: Load, error: Exception) -> None:
    message = rf"transform bad \(other\.module:TRANSFORM\) fails to load: {error}"
    with pytest.raises(BadInput, match=message):
        load(Entry("bad", error), Entry("good", Rename()))


def test_no_name_is_taken_twice(load: Load) -> None:
    with pytest.raises(BadInput, match=r"two transforms are called rename \(one is b:T\)"):
        load(Entry("a", Rename(), "a:T"), Entry("b", Rename(old=b"other"), "b:T"))


def test_nobody_replaces_a_built_in_one(load: Load) -> None:
    with pytest.raises(BadInput, match=f"two transforms are called {BUILT_IN[0].name}"):
        load(Entry("a", Toy(name=BUILT_IN[0].name)))


def test_one_object_twice_is_one_transform(load: Load) -> None:
    rename = Rename()
    assert load(Entry("a", rename), Entry("b", rename)) == (*BUILT_IN, rename)
