"""A slot for tests of the decision: a local map of 512-byte arrays with a plain key."""

from __future__ import annotations

from pathlib import Path

from codemod.facts import Slot

SLOT = Slot(
    key="m@1",
    kind="var",
    name="m",
    package="p",
    path=Path("a.go"),
    offset=1,
    function="f",
    exported=False,
    local=True,
    type="map[int][64]int",
    map_key="int",
    elem="[64]int",
    length=64,
    size=512,
    key_pointers=False,
    elem_pointers=False,
    key_reflexive=True,
    key_fast=True,
    key_form="one",
)
