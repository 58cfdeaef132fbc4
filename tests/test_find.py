"""Sites by syntax alone, and the files that patterns denote."""

from __future__ import annotations

from pathlib import Path

import pytest
from toys import Numbers, Overlapping, Rename, Toy
from workbench import write

from codemod.errors import BadInput
from codemod.find import find, go_files
from codemod.syntax import Source


def test_nothing_is_found_in_nothing() -> None:
    assert find([], [Rename()]) == []
    assert find([Source(Path("a.go"), b"package p\n")], []) == []
    assert find([Source(Path("a.go"), b"package p\n")], [Toy(), Rename()]) == []


def test_sites_come_in_the_order_of_rules_files_and_offsets() -> None:
    text = b"package p\n\nvar a = 1 + 2\n"
    sources = [Source(Path("b.go"), text), Source(Path("a.go"), text)]
    found = find(sources, [Overlapping(), Numbers(new={b"1": b"3"})])
    assert [(site.rule, site.path.name, text[site.start : site.end]) for site in found] == [
        ("numbers", "a.go", b"1"),
        ("numbers", "b.go", b"1"),
        ("overlapping", "a.go", b"1 + 2"),
        ("overlapping", "a.go", b"2"),
        ("overlapping", "b.go", b"1 + 2"),
        ("overlapping", "b.go", b"2"),
    ]


def test_a_broken_file_is_searched_all_the_same() -> None:
    source = Source(Path("a.go"), b"package p\n\nvar old = 1\n\nfunc f( {\n")
    assert len(find([source], [Rename()])) == 1


TREE = dict.fromkeys(
    [
        "a.go",
        "b_test.go",
        "notes.txt",
        "sub/c.go",
        "sub/deep/d.go",
        "vendor/x/e.go",
        "sub/testdata/f.go",
        "_old/g.go",
        ".hidden/h.go",
        "_i.go",
        ".j.go",
    ],
    "package p\n",
)


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        ([], []),
        (["."], ["a.go", "b_test.go"]),
        (["sub"], ["sub/c.go"]),
        (["./sub/"], ["sub/c.go"]),
        (["./..."], ["a.go", "b_test.go", "sub/c.go", "sub/deep/d.go"]),
        (["..."], ["a.go", "b_test.go", "sub/c.go", "sub/deep/d.go"]),
        (["sub/..."], ["sub/c.go", "sub/deep/d.go"]),
        (["a.go"], ["a.go"]),
        (["a.go", ".", "./a.go"], ["a.go", "b_test.go"]),
        (["sub", "a.go"], ["a.go", "sub/c.go"]),
        # What is named outright is meant.
        (["_i.go"], ["_i.go"]),
        (["sub/testdata"], ["sub/testdata/f.go"]),
    ],
)
def test_files_of_patterns(tmp_path: Path, patterns: list[str], expected: list[str]) -> None:
    root = write(tmp_path, TREE)
    assert [path.relative_to(root).as_posix() for path in go_files(patterns, root)] == expected


@pytest.mark.parametrize("pattern", ["none", "none.go", "none/..."])
def test_a_pattern_that_denotes_nothing(tmp_path: Path, pattern: str) -> None:
    with pytest.raises(BadInput, match="no such file or folder"):
        go_files([pattern], write(tmp_path, TREE))
