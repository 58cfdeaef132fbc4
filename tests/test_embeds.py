"""Files that a program embeds are data, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from codemod.embeds import Embeds


@pytest.mark.parametrize(
    ("line", "is_embedded"),
    [
        ("//go:embed a/x.go", True),
        ("\t//go:embed other a/x.go\r", True),
        ('//go:embed "a/x.go"', True),
        ("//go:embed `a/x.go`", True),
        ("//go:embed a/*.go", True),
        ("//go:embed */[w-z].go", True),
        ("//go:embed a", True),
        ("//go:embed all:a", True),
        ("//go:embed *", True),
        ("//go:embed x.go", False),
        ("//go:embed *.go", False),
        ("//go:embed a/x.go/y", False),
        ("//go:embed a/y.go", False),
        ("// go:embed a", False),
        ("var s = 1 //go:embed a", False),
    ],
)
def test_patterns_of_a_folder_above(tmp_path: Path, line: str, is_embedded: bool) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.go").write_text("package a\n")
    (tmp_path / "main.go").write_bytes(f"package main\n\n{line}\nvar files embed.FS\n".encode())
    found = Embeds(tmp_path).embedder(tmp_path / "a" / "x.go")
    assert found == (tmp_path / "main.go" if is_embedded else None)


def test_a_file_may_embed_itself(tmp_path: Path) -> None:
    (tmp_path / "main.go").write_text("package main\n\n//go:embed main.go\nvar text string\n")
    assert Embeds(tmp_path).embedder(tmp_path / "main.go") == tmp_path / "main.go"
    assert Embeds(tmp_path / "a").embedder(tmp_path / "main.go") is None


def test_what_cannot_be_read_embeds_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder.go").mkdir()
    assert Embeds(tmp_path).embedder(tmp_path / "main.go") is None
