"""Stage 1: patterns → packages and source files, as the user's own `go list` sees them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from codemod.errors import BadInput, NoGo
from codemod.golist import FIELDS, Row, parse_rows
from codemod.gotool import WAY_OUT, GoTool
from codemod.importers import leading_to
from codemod.model import Workspace
from codemod.packages import goroot_source, import_path, is_standard, packages_of

_NO_MODULE = "no go.mod in this folder or above it; run unheap inside a module or name one with -C"
_OTHER_MODULE = "no package of the module here; a folder with a go.mod of its own is named with -C"
_NO_MODULES = "GO111MODULE=off has Go look for packages in GOPATH, and unheap needs a module"
_BETTER = {
    "go.mod file not found": _NO_MODULE,
    "does not contain main module": _OTHER_MODULE,
    "does not contain package": _OTHER_MODULE,
    "does not contain modules listed in go.work": "no module of the go.work lies here; name the "
    "folders of its modules (./MODULE/...) or one with -C",
    "(from $GOPATH)": _NO_MODULES,
}
"""What Go says → what to do about it."""


def discover(patterns: Sequence[str], cwd: Path, go: GoTool) -> Workspace:
    """The packages that the patterns name, with their tests, and what they need.

    Patterns are Go's, or `.go` files, which stand for their packages. Raises BadInput where a
    pattern names nothing or there is no module.
    """
    cwd = cwd.resolve()
    if not str(cwd).isprintable() and any(0xDC80 <= ord(letter) <= 0xDCFF for letter in str(cwd)):
        raise BadInput(f"{cwd!a}: the folder's name is not valid UTF-8, which Go cannot work with")
    files = _files(patterns, cwd)
    named = [pattern for pattern in patterns if not pattern.endswith(".go")]
    folders = sorted({_relative(file.parent, cwd) for file in files})
    rows = _list([*named, *folders] or ["./..."], cwd, go)
    root = _root(cwd, rows)
    local = [row for row in rows if _is_local(row, cwd)]
    packages = tuple(packages_of(local, root))
    unfound = _unfound(rows, cwd)
    if not packages:
        why = next(iter(unfound.values()), "") or _nothing_local(rows)
        raise BadInput(f"{' '.join(patterns) or './...'}: {why}")
    errors = tuple(f"{name}: {why}" for name, why in unfound.items())
    exports = {row["ImportPath"]: Path(row["Export"]) for row in rows if row.get("Export")}
    standard = frozenset(import_path(row) for row in rows if is_standard(row))
    wanted = frozenset(files) if files else None
    homes = _homes(cwd, go)
    return Workspace(root, cwd, packages, exports, wanted, errors, standard, homes)


def _nothing_local(rows: Iterable[Row]) -> str:
    asked = [row for row in rows if row.get("Dir") and not row.get("DepOnly")]
    if any(not row.get("Module") and not is_standard(row) for row in asked):
        return _NO_MODULES
    if asked:
        return "outside of the modules here, whose packages alone may be edited; -C works elsewhere"
    return "no Go packages here that may be edited"


def widen(
    workspace: Workspace, patterns: Sequence[str], touched: frozenset[str], go: GoTool
) -> Workspace:
    """The workspace with every package of its modules that imports one of `touched`.

    `touched` are import paths. Types of these packages can be named by all who import them,
    directly or through another package.
    """
    everything = _list(_module_patterns(workspace, go), workspace.cwd, go, export=False)
    ours = {import_path(row) for row in everything if not row.get("ForTest")}
    importers = _importers(everything, touched) & ours
    known = {package.path for package in workspace.packages if package.named} & ours
    if importers <= known:
        return workspace
    asked = [pattern for pattern in patterns if not pattern.endswith(".go")]
    folders = {_relative(file.parent, workspace.cwd) for file in workspace.wanted_files or ()}
    # What was added for others stays: the next round must not lose it again.
    wide = discover([*asked, *sorted(folders), *sorted(importers | known)], workspace.cwd, go)
    return replace(
        wide,
        root=workspace.root,
        wanted_files=workspace.wanted_files,
        errors=workspace.errors,
    )


def _files(patterns: Sequence[str], cwd: Path) -> list[Path]:
    files = [cwd / pattern for pattern in patterns if pattern.endswith(".go")]
    for file in files:
        if not file.is_file():
            raise BadInput(f"{file}: no such file")
    return [file.resolve() for file in files]


def _relative(folder: Path, cwd: Path) -> str:
    try:
        inside = folder.relative_to(cwd).as_posix()
    except ValueError:
        return str(folder)
    return "./" + inside if inside != "." else "."


def _list(patterns: Sequence[str], cwd: Path, go: GoTool, *, export: bool = True) -> list[Row]:
    tags = ["-tags", go.tags] if go.tags else []
    deep = ["-deps", "-export"] if export else []
    done = go.run(
        ["list", "-e", "-test", *deep, *tags, f"-json={','.join(FIELDS)}", "--", *patterns], cwd
    )
    try:
        rows = parse_rows(done.stdout.decode("utf-8", "replace"))
    except ValueError as error:
        raise NoGo(f"{go.binary} does not answer like Go (`go list` failed); {WAY_OUT}") from error
    if not rows:
        message = done.stderr.decode("utf-8", "replace").strip() or "go list found nothing"
        raise BadInput(f"{cwd}: {_way_out(_first_error(message), cwd)}")
    return _without_test_programs(rows)


def _without_test_programs(rows: Sequence[Row]) -> list[Row]:
    """Without the commands that Go writes to run tests. That of `p` goes by the name `p.test`, as a
    command in a folder of that name does, and by the folder of `p`.
    """
    tested = {(f"{row['ImportPath']}.test", row.get("Dir")) for row in rows}
    return [row for row in rows if (row["ImportPath"], row.get("Dir")) not in tested]


def _first_error(message: str) -> str:
    """The first thing that Go says is wrong: a line, or a headline and what stands below it."""
    headline, *below = message.splitlines()
    return f"{headline} {below[0]}" if headline.endswith(":") and below else headline


def _is_local(row: Row, cwd: Path) -> bool:
    """May this package be edited? It belongs to a main module, or to the GOROOT we stand in."""
    folder = row.get("Dir")
    if not folder or "vendor" in row["ImportPath"].split("/"):
        return False
    if is_standard(row):
        return goroot_source(Path(folder)) == goroot_source(cwd) is not None
    return bool((row.get("Module") or {}).get("Main"))


def _unfound(rows: Iterable[Row], cwd: Path) -> dict[str, str]:
    """Pattern that denotes no package → what `go list` says of it.

    What an import does not find, it says again of the package that imports, with the place.
    """
    missing = [row for row in rows if not row.get("Dir") and not row.get("DepOnly")]
    return {
        row["ImportPath"]: _way_out(row["Error"]["Err"], cwd) for row in missing if row.get("Error")
    }


def _way_out(message: str, cwd: Path) -> str:
    """What to do about it, where Go's own words are of no help."""
    found = next((better for words, better in _BETTER.items() if words in message), message)
    # Go says the same of a folder with a module of its own, and where there is no module at all.
    is_outside = not any((folder / "go.mod").is_file() for folder in (cwd, *cwd.parents))
    return _NO_MODULE if found == _OTHER_MODULE and is_outside else found


def _root(cwd: Path, rows: Iterable[Row]) -> Path:
    for parent in (cwd, *cwd.parents):
        if (parent / ".git").exists():
            return parent
    for parent in (cwd, *cwd.parents):
        if (parent / "go.work").is_file():
            return parent
    modules = sorted(
        row["Module"]["Dir"]
        for row in rows
        if (row.get("Module") or {}).get("Main") and row["Module"].get("Dir")
    )
    if modules:
        return Path(modules[0]).resolve()
    return goroot_source(cwd) or cwd


def _homes(cwd: Path, go: GoTool) -> frozenset[Path]:
    """The folders of the main modules; none where Go knows of no module."""
    done = go.run(["list", "-m", "-f={{.Dir}}"], cwd)
    lines = done.stdout.decode("utf-8", "surrogateescape").splitlines()
    return frozenset(Path(line).resolve() for line in lines if line)


def _module_patterns(workspace: Workspace, go: GoTool) -> list[str]:
    """Everything that may be edited from here: all main modules, those of a go.work included."""
    modules = {package.module for package in workspace.packages} & {"std", "cmd"}
    if modules:
        return sorted(modules)
    done = go.run(["list", "-m"], workspace.cwd)
    return [f"{line}/..." for line in sorted(done.stdout.decode("utf-8", "replace").split())]


def _importers(rows: Iterable[Row], touched: frozenset[str]) -> set[str]:
    """Import paths that lead to a touched package, tests included; the touched ones as well."""
    importers: dict[str, set[str]] = {}
    for row in rows:
        base = row.get("ForTest") or import_path(row)
        for imported in row.get("Imports") or ():
            importers.setdefault(imported.split(" ", 1)[0], set()).add(base)
    return leading_to(touched, importers)
