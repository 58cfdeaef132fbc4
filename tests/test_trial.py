"""Whom a trial blames, and which lines it names."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest
from scripted import Go, failed

from codemod.gotool import Completed, GoTool
from codemod.model import Edit, Fix, Package, Promise, SourceFile, Workspace
from codemod.options import Options
from codemod.trial import Format, Trial, Trials

TEXT = b"package p\n\nvar x = 1\n\nvar y = 2\n"
AT = TEXT.index(b"var x")


def _fix(path: Path, promise: Promise | None = None) -> Fix:
    edits = {path: (Edit(AT, AT, b"// New.\n"),)}
    return Fix(path.name, "toy", "toy", edits, promise=promise or Promise())


def _as_is(texts: Sequence[tuple[str, bytes]]) -> list[bytes]:
    return [text for _, text in texts]


def _try(root: Path, go: Go, *names: str, promise: Promise | None = None) -> Trial:
    """Fixes of some of the files p/a.go, p/b.go and q/c.go."""
    packages = []
    for package, files in (("p", ("a.go", "b.go")), ("q", ("c.go",))):
        folder = root / package
        folder.mkdir()
        paths = [folder / name for name in files]
        for path in paths:
            path.write_bytes(TEXT)
        some = tuple(SourceFile(path, package) for path in paths)
        packages.append(Package(package, package, "p", folder, some))
    fixes = [_fix(path, promise) for one in packages for path in _paths(one) if path.name in names]
    workspace = Workspace(root, root, tuple(packages))
    trials = Trials(fixes, workspace, cast(GoTool, go), Options(), _as_is, lambda _: None)
    return trials.run(tuple(fixes))


def _paths(package: Package) -> list[Path]:
    return [file.path for file in package.files]


@pytest.mark.parametrize(
    ("said", "blamed", "error"),
    [
        # The file's own fix, or else those of its package; lines are those of the old text.
        ("# p\np/a.go:6:5: wrong\n", {"a.go"}, "p/a.go:5:5: wrong"),
        ("# q\n./q/c.go:4:5: wrong\n", {"c.go"}, "q/c.go:3:5: wrong"),
        ("# p\np/b.go:3:5: wrong\n", {"a.go"}, "p/b.go:3:5: wrong"),
        ("# p [p.test]\np/x_test.go:7:5: wrong\n", {"a.go"}, "p/x_test.go:7:5: wrong"),
        ("# r\nr/d.go:1:1: wrong\n", set(), "r/d.go:1:1: wrong"),
        ("# p\np/a.go:1:1: one\n# q\nq/c.go:1:1: two\n", {"a.go", "c.go"}, "p/a.go:1:1: one"),
    ],
)
def test_an_error_points_at_the_fixes_that_are_near(
    tmp_path: Path, said: str, blamed: set[str], error: str
) -> None:
    go = Go({("list", True): failed(said)})
    trial = _try(tmp_path, go, "a.go", "c.go")
    assert (set(trial.blamed), trial.error) == (blamed, error)
    assert not trial.passes


def test_a_promise_that_is_not_kept_is_found_before_anything_else_is_asked(tmp_path: Path) -> None:
    go = Go()
    trial = _try(tmp_path, go, "a.go", "b.go", promise=Promise(("moved to heap: x",)))
    assert set(trial.broken) == {"a.go", "b.go"}
    assert trial.error == "escapes: `moved to heap: x` was to go, and was never there"
    assert not any(args[0] == "vet" for args in go.asked)


# --- notes, tests and texts ---------------------------------------------------------------------

HEAP = "moved to heap: x"
FILES = ("p/a.go", "p/b.go", "p/b_test.go", "q/c.go")


def _change(
    group: str, *paths: Path, new: str = "// New.\n", promise: Promise | None = None
) -> Fix:
    edits = {path: (Edit(AT, AT, new.encode()),) for path in paths}
    return Fix(group, "toy", "toy", edits, promise=promise or Promise())


def _trials(
    root: Path,
    go: Go,
    *fixes: Fix,
    options: Options | None = None,
    format: Format = _as_is,
    progress: Callable[[str], None] = lambda _: None,
    cwd: Path | None = None,
    text: bytes = TEXT,
) -> Trials:
    """Of fixes in FILES below a folder, which is the one that Go starts in."""
    for name in FILES:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(text)
    packages = []
    for package in ("p", "q"):
        names = [name for name in FILES if name.startswith(package)]
        some = [SourceFile(root / name, package, is_test="_test" in name) for name in names]
        packages.append(Package(package, package, package, root / package, tuple(some)))
    workspace = Workspace(root, cwd or root, tuple(packages))
    return Trials(fixes, workspace, cast(GoTool, go), options or Options(), format, progress)


def _noting(after: str, before: str = "") -> Go:
    told = {new: Completed(0, b"", said.encode()) for new, said in ((True, after), (False, before))}
    return Go({("list", new): completed for new, completed in told.items()})


@pytest.mark.parametrize(
    ("edited", "said", "error"),
    [
        ("p/a.go", "p/a.go", "escapes: p/a.go: moved to heap: x in a declaration is new"),
        ("p/a.go", "p/b.go", "escapes: p/b.go: moved to heap: x in line 3 is new"),
        # A test that no fix edits is compiled in some runs and in others not.
        ("p/a.go", "p/b_test.go", ""),
        ("p/b_test.go", "p/b_test.go", f"escapes: p/b_test.go: {HEAP} in a declaration is new"),
        # And a package that none edits is only compiled once more.
        ("p/a.go", "q/c.go", ""),
    ],
)
def test_new_notes_count_in_the_packages_that_are_edited(
    tmp_path: Path, edited: str, said: str, error: str
) -> None:
    go = _noting(f"{said}:3:5: {HEAP}\n")
    fix = _change("x", tmp_path / edited)
    assert _trials(tmp_path, go, fix).run((fix,)).error == error
    compiled = [args for args in go.asked if any("-m=1" in one for one in args)]
    assert {"-test" in args for args in compiled} == {edited.endswith("_test.go")}


def test_a_file_outside_of_the_folder_that_go_starts_in_has_its_whole_path(tmp_path: Path) -> None:
    path = tmp_path / "p/a.go"
    fix = _change("x", path)
    (tmp_path / "q").mkdir()
    trials = _trials(tmp_path, _noting(f"{path}:3:5: {HEAP}\n"), fix, cwd=tmp_path / "q")
    assert trials.run((fix,)).error == f"escapes: {path}: {HEAP} in a declaration is new"


def test_two_that_promise_what_goes_only_once_fail_together(tmp_path: Path) -> None:
    path = tmp_path / "p/a.go"
    two = [_change(one, path, promise=Promise((HEAP,)), new=f"// {one}\n") for one in "xy"]
    trials = _trials(tmp_path, _noting("", f"p/a.go:3:5: {HEAP}\n"), *two)
    trial = trials.run(tuple(two))
    assert trial.error == f"escapes: `{HEAP}` goes 1 times, not 2"
    assert trial.blamed == {"x", "y"}
    assert not trial.broken
    assert trials.run((two[0],)).passes


@pytest.mark.parametrize(
    ("output", "detail"), [("", ""), ("    a_test.go:7: wrong\n", ": a_test.go:7: wrong")]
)
def test_tests_run_where_that_is_asked_for(tmp_path: Path, output: str, detail: str) -> None:
    events = (
        {"Action": "output", "Package": "p", "Test": "TestX", "Output": output},
        {"Action": "fail", "Package": "p", "Test": "TestX"},
    )
    lines = "\n".join(map(json.dumps, events))
    fix = _change("x", tmp_path / "p/a.go")
    for asked, error in ((False, ""), (True, f"p: TestX fails{detail}")):
        go = Go({("test", True): failed(stdout=lines)})
        trials = _trials(tmp_path, go, fix, options=Options(test=asked))
        assert trials.run((fix,)).error == error
        assert any(args[0] == "test" for args in go.asked) is asked


def test_an_old_text_is_formatted_once_and_nothing_is_asked_about_no_fixes(tmp_path: Path) -> None:
    one, two = (_change(name, tmp_path / f"p/{name}.go") for name in "ab")
    formatted: list[tuple[str, bytes]] = []
    labels: list[str] = []

    def format(texts: Sequence[tuple[str, bytes]]) -> list[bytes]:
        formatted.extend((Path(name).name, text) for name, text in texts)
        return _as_is(texts)

    go = Go()
    trials = _trials(tmp_path, go, one, two, format=format, progress=labels.append)
    assert trials.run(()) == Trial()
    assert not go.asked
    trials.run((one, two))
    alone = trials.run((one,))
    assert sorted(name for name, text in formatted if text == TEXT) == ["a.go", "b.go"]
    assert [name for name, text in formatted if text != TEXT] == ["a.go", "b.go", "a.go"]
    assert alone.evidence["a"] == ("compile, go vet: 1 package as before",)
    assert {"checking 1 rewrite: compiler", "checking 2 rewrites: compiler"} <= {*labels}


# --- copies -------------------------------------------------------------------------------------


@dataclass(eq=False)
class Copying(Go):
    """One that makes copies of 512 bytes in each package, so many before and so many after."""

    before: int = 1
    after: int = 0
    compiled: int = 0

    def run(self, args: Sequence[str], cwd: Path) -> Completed:
        """Writes a report where the command wants one."""
        flags = next((one for one in args if "-json=0," in one), "")
        if flags:
            self.compiled += 1
            folder = Path(flags.partition("-json=0,")[2].rstrip("'"))
            folder.mkdir()
            for path in sorted((cwd / args[-1]).glob("*.go")):
                rows: list[dict[str, object]] = [{"file": str(path)}]
                for line in self._lines(args, path):
                    place = {"start": {"line": line, "character": 1}}
                    rows.append({"range": place, "code": "copy", "message": "512 bytes"})
                lines = "\n".join(map(json.dumps, rows))
                (folder / f"{path.stem}.json").write_text(lines)
        return super().run(args, cwd)

    def _lines(self, args: Sequence[str], path: Path) -> Sequence[int]:  # noqa: ARG002
        is_new = any(one.startswith("-overlay=") for one in args)
        return [3] if (self.after if is_new else self.before) else []


@dataclass(eq=False)
class Reading(Copying):
    """One that makes a copy for each line of a text that says so."""

    def _lines(self, args: Sequence[str], path: Path) -> Sequence[int]:
        table = [one.partition("=")[2] for one in args if one.startswith("-overlay=")]
        replaced = json.loads(Path(table[0]).read_bytes())["Replace"] if table else {}
        lines = Path(replaced.get(str(path), path)).read_bytes().splitlines()
        return [number for number, line in enumerate(lines, 1) if b"copy" in line]


@pytest.mark.parametrize(
    ("added", "asked"),
    # As many as without the fix that promises are the other one's.
    [("// Nothing.\n", 2), ("// copy\n", 3), ("// copy\n// copy\n", 3)],
)
def test_another_fix_may_make_copies(tmp_path: Path, added: str, asked: int) -> None:
    path, text = tmp_path / "p/a.go", TEXT + b"\n// copy\n"
    at = text.index(b"// copy")
    promise = Promise(copies_gone=((path, at, 512),))
    goes, stays = (
        Fix(new, "toy", "toy", {path: (Edit(at, len(text), new.encode()),)}, promise=promise)
        for new in ("// Gone.\n", "// Still a copy.\n")
    )
    other, go = _change("other", path, new=added), Reading()
    assert _trials(tmp_path, go, goes, other, text=text).run((goes, other)).passes
    assert go.compiled == asked
    # One whose own copy stays gets no help from that.
    assert _trials(tmp_path, go, stays, other, text=text).run((stays, other)).blamed == {
        stays.group
    }


@pytest.mark.parametrize("name", ["a.go", "c.go"])
def test_a_promised_copy_goes_or_the_fix_does(tmp_path: Path, name: str) -> None:
    folder = "q" if name == "c.go" else "p"
    promise = Promise(copies_gone=((tmp_path / "one" / folder / name, AT, 512),))
    (tmp_path / "one").mkdir()
    trial = _try(tmp_path / "one", Copying(), name, promise=promise)
    assert trial.passes
    line = "copies: 512 bytes no longer copied in "
    assert [one for one in trial.evidence[name] if "copies" in one] == [line]
    (tmp_path / "two").mkdir()
    promise = Promise(copies_gone=((tmp_path / "two" / folder / name, AT, 512),))
    go = Copying(after=1)
    trial = _try(tmp_path / "two", go, name, promise=promise)
    assert trial.error == "copies: 512 bytes are still copied in "
    assert trial.blamed == {name}
    assert not any(args[0] == "vet" for args in go.asked)


def test_copies_are_asked_for_where_they_are_promised(tmp_path: Path) -> None:
    go = Copying()
    assert _try(tmp_path, go, "a.go", "c.go").passes
    assert not any("-json=0," in one for args in go.asked for one in args)


def test_what_imports_nothing_new_is_compiled_once(tmp_path: Path) -> None:
    go = Go()
    trial = _try(tmp_path, go, "a.go", "c.go")
    assert trial.evidence["a.go"] == ("compile, go vet: 2 packages as before",)
    asked = [args[0] for args in go.asked if any(one.startswith("-overlay=") for one in args)]
    assert asked == ["list", "vet"]
    assert set(trial.texts) == {tmp_path / "p/a.go", tmp_path / "q/c.go"}
