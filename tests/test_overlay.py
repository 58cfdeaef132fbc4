"""Overlays: what Go is given, and whose paths are shown."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import pytest

from codemod.errors import UnheapError
from codemod.overlay import Overlay, overlay


def test_go_is_given_the_texts(tmp_path: Path) -> None:
    texts = {tmp_path / "a/x.go": b"package a\n", tmp_path / "b/x.go": b"package b\n"}
    with overlay(texts, tmp_path) as layer:
        (argument,) = layer.arguments
        table = Path(argument.removeprefix("-overlay="))
        replace = json.loads(table.read_text())["Replace"]
        assert {Path(old): Path(new).read_bytes() for old, new in replace.items()} == texts
        # Go takes constraints from the original's name, people read the replacement's.
        assert {Path(new).name for new in replace.values()} == {"x.go"}


def test_the_same_text_lies_at_the_same_path_in_every_run(tmp_path: Path) -> None:
    """Go repeats a finding in the words, and the paths, of the run that first made it."""
    file = tmp_path / "x.go"
    with overlay({file: b"package x\n"}, tmp_path) as first:
        pass
    with overlay({file: b"package x\n"}, tmp_path) as second:
        assert second.originals == first.originals
    with overlay({file: b"package y\n"}, tmp_path) as other:
        assert other.originals != first.originals


def test_messages_show_the_users_paths(tmp_path: Path) -> None:
    cwd = tmp_path / "m"
    inside, outside = cwd / "a/x.go", tmp_path / "other/y.go"
    with overlay({inside: b"", outside: b""}, cwd) as layer:
        (one, two) = layer.originals
        relative = os.path.relpath(one, cwd)
        assert relative.startswith("../")
        assert layer.restore(f"{one}:1:2: no {two}:3") == f"a/x.go:1:2: no {outside}:3"
        assert layer.restore(f"vet: {relative}:1: x") == "vet: a/x.go:1: x"
        assert layer.restore(f"\t./{relative}:9") == "\ta/x.go:9"


def test_messages_that_go_repeats_show_the_users_paths(tmp_path: Path) -> None:
    cwd = tmp_path / "m"
    with overlay({cwd / "a/x.go": b""}, cwd) as layer:
        (old,) = layer.originals
    assert Overlay(cwd=cwd).restore(f"vet: {old}:1:2: x") == "vet: a/x.go:1:2: x"
    unknown = old.parent.parent / ("0" * 32) / "x.go"
    assert Overlay(cwd=cwd).restore(f"{unknown}:1: x") == f"{unknown}:1: x"


def test_without_texts_nothing_is_replaced() -> None:
    with overlay({}, Path("/m")) as layer:
        assert layer == Overlay()
        assert layer.arguments == ()
        assert layer.restore("a.go:1: x") == "a.go:1: x"


def test_a_full_disk_is_the_users_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkstemp", fail)
    with (
        pytest.raises(UnheapError, match=r"cannot write.*No space"),
        overlay({tmp_path / "x.go": b""}, tmp_path),
    ):
        pass


def test_an_error_of_someone_else_stays_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), overlay({tmp_path / "x.go": b""}, tmp_path):
        (tmp_path / "nowhere").read_bytes()
