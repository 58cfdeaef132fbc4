"""From rows of `go list` to packages: one for each set of files. Belongs to discover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from codemod.filemarks import is_constrained, is_generated
from codemod.golist import Row
from codemod.model import Package, SourceFile


def packages_of(rows: Sequence[Row], root: Path) -> Iterator[Package]:
    """One Package per set of files: the variant with in-package tests replaces the plain one."""
    tested = {row["ForTest"] for row in rows if import_path(row) == row.get("ForTest")}
    plain = {row["ImportPath"]: row for row in rows if not row.get("ForTest")}
    for row in rows:
        base, for_test = import_path(row), row.get("ForTest")
        if not for_test:
            if base not in tested:
                yield _package(row, row, root)
        elif base == for_test:
            yield _package(row, plain.get(base, row), root)
        elif base == for_test + "_test":
            found = _package(row, plain.get(for_test, row), root)
            # In no import path is a `!`: one in a folder of this name is another package.
            yield replace(found, path=f"{base}!") if base in plain else found


def _package(row: Row, plain: Row, root: Path) -> Package:
    folder = Path(row["Dir"])
    module = row.get("Module") or {}
    tests = set(plain.get("TestGoFiles") or ()) | set(plain.get("XTestGoFiles") or ())
    cgo = set(row.get("CgoFiles") or ())
    names = sorted({*(row.get("GoFiles") or ()), *cgo})
    home, root = (
        Path(module.get("Dir") or goroot_source(folder) or folder).resolve(),
        root.resolve(),
    )
    left_out = (*(plain.get("IgnoredGoFiles") or ()), *(plain.get("SFiles") or ()))
    return Package(
        id=row["ImportPath"],
        path=import_path(row),
        name=row.get("Name", ""),
        dir=folder,
        files=tuple(
            SourceFile(
                folder / name,
                row["ImportPath"],
                is_test=name in tests or name.endswith("_test.go"),
                is_cgo=name in cgo,
                is_generated=is_generated(folder / name),
                is_constrained=name in cgo or is_constrained(folder / name),
                is_outside=_is_outside(folder / name, home, root),
            )
            for name in names
            if not Path(name).is_absolute()
        ),
        imports=tuple(row.get("Imports") or ()),
        import_map=row.get("ImportMap") or {},
        ignored=tuple(folder / name for name in left_out),
        module=module.get("Path", "std" if is_standard(row) else ""),
        go=module.get("GoVersion", ""),
        build_id=row.get("BuildID", ""),
        errors=_errors(row),
        named=not plain.get("DepOnly"),
    )


def _is_outside(file: Path, module: Path, root: Path) -> bool:
    real = file.resolve()
    if not (real.is_relative_to(module) and real.is_relative_to(root)):
        return True
    # A link may lead into a module that lies inside of this one.
    inner = [folder for folder in real.parents if module in folder.parents] if real != file else ()
    return any((folder / "go.mod").is_file() for folder in inner)


def _errors(row: Row) -> tuple[str, ...]:
    if "build constraints exclude all Go files" in (row.get("Error") or {}).get("Err", ""):
        return ()  # as `go build ./...` does, which has nothing to build there
    errors = [row["Error"]] if row.get("Error") else list(row.get("DepsErrors") or ())
    return tuple(
        f"{error.get('Pos') or row['ImportPath']}: {error.get('Err', '').strip()}"
        for error in errors
    )


def import_path(row: Row) -> str:
    """The import path of a row, of whichever variant of the package it is."""
    return str(row["ImportPath"]).split(" ", 1)[0]


def is_standard(row: Row) -> bool:
    """Is the package Go's own? Go does not say so of external tests, which have no module then."""
    return bool(row.get("Standard") or (row.get("ForTest") and not row.get("Module")))


def goroot_source(folder: Path) -> Path | None:
    """The `src` folder of the Go tree around a folder; None outside of one."""
    for parent in (folder, *folder.parents):
        if parent.name == "src" and (parent / "runtime" / "runtime.go").is_file():
            return parent
    return None
