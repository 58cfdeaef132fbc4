"""Overlays for a `go vet` that does not know them, tried with whatever Go is here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from codemod import vettool
from codemod.gate import Check, Gate
from codemod.gotool import GoTool
from codemod.overlay import Overlay, overlay
from codemod.vettool import honours_overlays, vet_arguments


@pytest.fixture
def old(go: GoTool, monkeypatch: pytest.MonkeyPatch) -> GoTool:
    """The Go that is here, taken for one that needs help."""
    monkeypatch.setattr(vettool, "honours_overlays", lambda _go: False)
    return go


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A module in a folder whose name has most of what sed and JSON find special."""
    root = tmp_path / "a $b.*[c]^'d & <e>"
    root.mkdir()
    (root / "go.mod").write_text("module ex.org/m\n\ngo 1.21\n")
    (root / "a.go").write_text("package m\n\nvar A int\n")
    (root / "b.go").write_text("package m\n\nvar B = A\n")
    return root


def vet(go: GoTool, layer: Overlay, cwd: Path) -> tuple[int, str]:
    with vet_arguments(go, layer, cwd) as more:
        done = go.run(["vet", *more, *layer.arguments, "."], cwd)
    return done.returncode, layer.restore(done.stderr.decode() + done.stdout.decode())


def test_what_is_known_agrees_with_what_can_be_tried(
    go: GoTool, monkeypatch: pytest.MonkeyPatch
) -> None:
    honours_overlays.cache_clear()
    known = honours_overlays(go)
    honours_overlays.cache_clear()
    monkeypatch.setattr(vettool, "_KNOWN_GOOD", (99, 0))
    assert honours_overlays(go) == known
    honours_overlays.cache_clear()


def test_a_go_that_can_do_it_is_left_alone(
    go: GoTool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(vettool, "honours_overlays", lambda _go: True)
    with vet_arguments(go, Overlay(), tmp_path) as more:
        assert more == ()


def test_the_replacement_is_judged(old: GoTool, module: Path) -> None:
    assert vet(old, Overlay(), module) == (0, "")
    wrong = b"package m\n\nvar A int\n\nfunc F() { A = A }\n"
    with overlay({module / "a.go": wrong}, module) as layer:
        code, message = vet(old, layer, module)
    assert code != 0
    assert "a.go:5:12: self-assignment of A" in message


def test_the_original_is_not_judged(old: GoTool, module: Path) -> None:
    (module / "a.go").write_text("package m\n\nvar A int\n\nfunc F() { A = A }\n")
    assert vet(old, Overlay(), module)[0] != 0
    with overlay({module / "a.go": b"package m\n\nvar A string\n"}, module) as layer:
        assert vet(old, layer, module) == (0, "")


def test_what_vet_has_found_in_an_overlay_is_not_repeated_when_it_is_applied(
    go: GoTool, module: Path
) -> None:
    old = b"package m\n\nvar A int\n\nfunc F() { A = A }\n"
    new = old.replace(b"int", b"string")
    (module / "a.go").write_bytes(old)
    with overlay({module / "a.go": new}, module) as layer:
        assert Gate(go, module).problems(Check.VET, ["."], ["."], layer).problems == ()
    (module / "a.go").write_bytes(new)
    code, message = vet(go, Overlay(), module)
    assert code != 0
    assert re.search(r"^(\./)?a\.go:5:12: self-assignment of A$", message, re.MULTILINE)
