"""Linking and running a Go program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from linked import DoesNotBuild, run_linked
from workbench import write

from codemod.errors import NoGo
from codemod.gotool import Completed, GoTool

HELLO = 'package main\n\nfunc main() { println("hello") }\n'


def test_a_program_is_run_and_gone(go: GoTool, tmp_path: Path) -> None:
    root = write(tmp_path / "m", {"main.go": HELLO})
    assert run_linked(go, root, tmp_path / "program", ".").stderr == b"hello\n"
    assert not (tmp_path / "program").exists()


def test_what_does_not_build(go: GoTool, tmp_path: Path) -> None:
    root = write(tmp_path / "m", {"main.go": "package main\n"})
    with pytest.raises(DoesNotBuild, match="main is undeclared"):
        run_linked(go, root, tmp_path / "program", ".")


@pytest.mark.parametrize("bad", [1, 2])
def test_a_program_that_does_not_start_is_linked_once_more(
    go: GoTool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: int
) -> None:
    root, program = write(tmp_path / "m", {"main.go": HELLO}), tmp_path / "program"
    run, modes = GoTool.run, iter([0o600] * bad + [0o700])

    def link(tool: GoTool, args: Sequence[str | Path], cwd: Path) -> Completed:
        done = run(tool, args, cwd)
        program.chmod(next(modes))
        return done

    monkeypatch.setattr(GoTool, "run", link)
    if bad == 1:
        assert run_linked(go, root, program, ".").stderr == b"hello\n"
    else:
        with pytest.raises(NoGo, match="cannot start"):
            run_linked(go, root, program, ".")
