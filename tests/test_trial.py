"""Whom a trial blames, and which lines it names."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest
from scripted import Go, failed

from codemod.gotool import Completed, GoTool
from codemod.model import Edit, Fix, Package, Promise, SourceFile, Workspace
from codemod.options import Options
from codemod.trial import Trial, Trials

TEXT = b"package p\n\nvar x = 1\n\nvar y = 2\n"


def _fix(path: Path, promise: Promise | None = None) -> Fix:
    at = TEXT.index(b"var x")
    edits = {path: (Edit(at, at, b"// New.\n"),)}
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


# --- copies -------------------------------------------------------------------------------------

AT = TEXT.index(b"var x")


@dataclass(eq=False)
class Copying(Go):
    """One that makes copies of 512 bytes in each package, so many before and so many after."""

    before: int = 1
    after: int = 0

    def run(self, args: Sequence[str], cwd: Path) -> Completed:
        """Writes a report where the command wants one."""
        flags = next((one for one in args if "-json=0," in one), "")
        if flags:
            folder = Path(flags.partition("-json=0,")[2].rstrip("'"))
            folder.mkdir()
            is_new = any(one.startswith("-overlay=") for one in args)
            for path in sorted((cwd / args[-1]).glob("*.go")):
                place = {"line": 3, "character": 1}
                row = {"range": {"start": place}, "code": "copy", "message": "512 bytes"}
                rows = [{"file": str(path)}]
                if self.after if is_new else self.before:
                    rows.append(row)  # type: ignore[arg-type]
                lines = "\n".join(map(json.dumps, rows))
                (folder / f"{path.stem}.json").write_text(lines)
        return super().run(args, cwd)


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
