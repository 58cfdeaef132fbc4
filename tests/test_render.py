"""Diffs, judged by git and by patch-like replay."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from codemod.errors import BadInput
from codemod.lines import compare, old_line
from codemod.model import Workspace
from codemod.render import render, replay, unified_diff

LINES = st.text(alphabet="ab\r\n\n\x0c\x1c\u2028 -+\\@", max_size=40).map(str.encode)


@given(LINES, LINES)
@example(b"a", b"a\n")
@example(b"\\ No newline at end of file\n", b"\\ No newline at end of file")
def test_every_diff_replays(old: bytes, new: bytes) -> None:
    diff = unified_diff("x.go", old, new)
    assert (diff == b"") == (old == new)
    assert replay(diff, old) == new


def test_a_diff_does_not_fit_another_text() -> None:
    diff = unified_diff("x.go", b"a\nb\n", b"a\nc\n")
    with pytest.raises(ValueError, match="line 1 does not fit"):
        replay(diff, b"a\nB\n")


def test_a_diff_as_it_is_printed() -> None:
    old = b"".join(b"%d\n" % n for n in range(1, 21))
    new = old.replace(b"5\n6\n", b"five\n6\n", 1).replace(b"20\n", b"20\n21", 1)
    assert unified_diff("d/x.go", old, new).decode() == (
        "--- a/d/x.go\n+++ b/d/x.go\n"
        "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
        "@@ -18,3 +18,4 @@\n 18\n 19\n 20\n+21\n\\ No newline at end of file\n"
    )


NAMES = [
    "plain.go",
    "with space.go",
    "dir/tab\there.go",
    'quote".go',
    "back\\slash.go",
    "naïve 漢.go",
    "new\nline.go",
    "bell\x07\x7f.go",
    "ends with space ",
    "a.go b/a.go",
    "esc\x1b[31m\u202e.go",
    '"quoted".go',
    "dev/null",
]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("final", [True, False])
def test_git_takes_the_diff(tmp_path: Path, ending: str, final: bool) -> None:
    old = ending.join(["package m", "", "\x0cvar a = 1", "// \u2028", "var b = 2"])
    new = old.replace("a = 1", f"a = 1{ending}").replace("b = 2", "b = 3")
    files = {}
    for name in NAMES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((old + ending * final).encode())
        files[path] = (new + ending * (not final)).encode()
    patches = render(files, Workspace(tmp_path, tmp_path, ()))
    assert [patch.name for patch in patches] == sorted(NAMES)
    diff = b"".join(patch.diff for patch in patches)
    git = ["git", "-c", "core.autocrlf=false", "apply"]
    for more in (["--check"], []):
        subprocess.run([*git, *more], cwd=tmp_path, input=diff, check=True)
    assert {path: path.read_bytes() for path in files} == files


def test_names_are_written_as_git_writes_them() -> None:
    heads = {name: unified_diff(name, b"", b"a\n").split(b"\n")[0] for name in NAMES}
    assert heads == {
        "plain.go": b"--- a/plain.go",
        "with space.go": b"--- a/with space.go\t",
        "dir/tab\there.go": b'--- "a/dir/tab\\there.go"',
        'quote".go': b'--- "a/quote\\".go"',
        "back\\slash.go": b'--- "a/back\\\\slash.go"',
        "naïve 漢.go": b'--- "a/na\\303\\257ve \\346\\274\\242.go"',
        "new\nline.go": b'--- "a/new\\nline.go"',
        "bell\x07\x7f.go": b'--- "a/bell\\a\\177.go"',
        "ends with space ": b"--- a/ends with space \t",
        "a.go b/a.go": b"--- a/a.go b/a.go\t",
        "esc\x1b[31m\u202e.go": b'--- "a/esc\\033[31m\\342\\200\\256.go"',
        '"quoted".go': b'--- "a/\\"quoted\\".go"',
        "dev/null": b"--- a/dev/null",
    }


def test_a_file_that_stays_as_it_is_gives_no_patch(tmp_path: Path) -> None:
    path = tmp_path / "a.go"
    path.write_bytes(b"package a\n")
    assert render({path: b"package a\n"}, Workspace(tmp_path, tmp_path, ())) == ()


def test_the_texts_that_were_read_count_not_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.go"
    path.write_bytes(b"package changed\n")
    workspace = Workspace(tmp_path, tmp_path, ())
    (patch,) = render({path: b"package b\n"}, workspace, {path: b"package a\n"})
    assert (patch.old, patch.new) == (b"package a\n", b"package b\n")
    (patch,) = render({path: b"package b\n"}, workspace, {path: b""})
    assert patch.old == b""


def test_a_root_behind_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (real / "a.go").write_bytes(b"package a\n")
    (tmp_path / "link").symlink_to(real)
    files = {real / "a.go": b"package b\n"}
    (patch,) = render(files, Workspace(tmp_path / "link", real, ()))
    assert patch.name == "a.go"


@pytest.mark.parametrize("old", [b"package a // \xff\n", b"package a\n"])
def test_a_text_that_is_not_utf8_is_refused(tmp_path: Path, old: bytes) -> None:
    path = tmp_path / "a.go"
    path.write_bytes(old)
    with pytest.raises(BadInput, match=r"a\.go: not UTF-8"):
        render({path: b"package b // \xfe\n"}, Workspace(tmp_path, tmp_path, ()))


def test_what_no_diff_can_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="outside of"):
        render(
            {tmp_path / "a.go": b"x"},
            Workspace(tmp_path / "sub", tmp_path, ()),
            {tmp_path / "a.go": b""},
        )
    with pytest.raises(BadInput, match="No such file"):
        render({tmp_path / "a.go": b"x"}, Workspace(tmp_path, tmp_path, ()))


@pytest.mark.parametrize(("line", "was"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 4), (6, 4), (7, 4)])
def test_the_line_that_a_line_was(line: int, was: int) -> None:
    assert old_line(b"a\nb\nc\nd", b"a\nB\nB2\nc\nd2\nd3\nd4", line) == was


@given(st.lists(st.sampled_from([b"}\n", b"a\n", b"b\n", b"c\n"])), st.randoms())
def test_comparing_covers_both_texts_in_order(before: list[bytes], random: Random) -> None:
    after = [line for line in before if random.random() < 0.8]
    after.insert(random.randrange(len(after) + 1), b"new\n")
    place = (0, 0)
    for tag, i1, i2, j1, j2 in compare(before, after).get_opcodes():
        assert (i1, j1) == place
        assert (before[i1:i2] == after[j1:j2]) is (tag == "equal")
        place = (i2, j2)
    assert place == (len(before), len(after))


def test_common_lines_do_not_pair_with_strangers() -> None:
    """In long files difflib takes frequent lines for noise, and marks unchanged ones."""
    before = [line for number in range(300) for line in (b"f%d {\n" % number, b"}\n")]
    after = [*before[:300], b"g {\n", b"}\n", *before[300:]]
    diff = unified_diff("x.go", b"".join(before), b"".join(after))
    changed = [line for line in diff.split(b"\n")[2:] if line.startswith((b"+", b"-"))]
    assert changed == [b"+g {", b"+}"]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_skips_what_a_diff_has_to_say_besides(tmp_path: Path) -> None:
    path = tmp_path / "x.go"
    path.write_bytes(b"package a\n")
    workspace = Workspace(tmp_path, tmp_path, ())
    notes = {path: ["x.go:1:1: changes\nbehaviour"]}
    (patch,) = render({path: b"package b\n"}, workspace, notes=notes)

    assert patch.diff.startswith(b"# x.go:1:1: changes behaviour\n--- a/x.go\n")
    done = subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=patch.diff, check=False)
    assert done.returncode == 0
    assert path.read_bytes() == b"package b\n"
