"""Stack frames of the functions that a rewrite touches: from what `-gcflags=-S` lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryFile

from codemod.errors import UnheapError
from codemod.escapes import Functions
from codemod.gotool import GoTool
from codemod.importers import target
from codemod.measures import Frame
from codemod.model import Fix, Patch, Verified, Workspace
from codemod.options import Options
from codemod.overlay import Overlay, overlay
from codemod.symbols import parse_symbol, without_type_arguments

_TEXT = re.compile(
    r"\t0x0000 00000 \((?P<file>[^\t]*):\d+\)\tTEXT\t(?P<symbol>[^\t]+)\(SB\), (?P<flags>\S+), "
    r"\$(?P<frame>-?\d{1,12})(-\d+)?"
)
_ERROR = re.compile(r"\S+\.go:\d+:")
_PACKAGE_LEVEL = re.compile(r"(glob\.\.|init\.)func\d+")
_METHOD = re.compile(r"\(?\*?(\w+)\)?\.(\w+)")

Touched = Mapping[tuple[str, str], Sequence[str]]
"""Import path and function, as `Functions` names it → the groups that edit it."""
Sizes = Mapping[tuple[str, str], int]
"""Import path and symbol → bytes."""


def compare_frames(
    verified: Verified,
    patches: Iterable[Patch],
    workspace: Workspace,
    go: GoTool,
    options: Options,
    progress: Callable[[str], None],
) -> tuple[Frame, ...] | None:
    """The frames of all functions that the rewrites edit or bring, by package and name.

    None where the options do not ask. Generic functions have a frame for each shape that their own
    package uses. Raises UnheapError where Go cannot list them.
    """
    if not options.frames:
        return None
    touched = _touched(verified.fixes, {patch.path: patch.old for patch in patches}, workspace)
    if not touched:
        return ()
    listing = _Listing(verified, workspace, go)
    progress("asking the compiler for stack frames")
    before = listing.sizes(Overlay())
    with overlay(verified.files, workspace.cwd) as layer:
        after = listing.sizes(layer)
    return tuple(
        Frame(*key, groups, before.get(key), after.get(key))
        for key in sorted(before.keys() | after.keys())
        if (groups := _groups(*key, touched))
    )


def with_frames(verified: Verified, frames: Iterable[Frame] | None) -> Verified:
    """The same, with each frame that changed in the evidence of its groups."""
    evidence = dict(verified.evidence)
    for frame in frames or ():
        for group in frame.groups if frame.before != frame.after else ():
            evidence[group] = (*evidence.get(group, ()), _line(frame))
    return replace(verified, evidence=evidence)


def _line(frame: Frame) -> str:
    old, new = ("none" if size is None else size for size in (frame.before, frame.after))
    return f"frame: {frame.function} {old} → {new} bytes"


def _touched(fixes: Sequence[Fix], olds: Mapping[Path, bytes], workspace: Workspace) -> Touched:
    owners = {file.path: file.package for pack in workspace.packages for file in pack.files}
    functions = {path: Functions(old) for path, old in olds.items()}
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for fix in fixes:
        named = [
            (owners[path].partition(" ")[0], functions[path].at_edit(edit.start, edit.end))
            for path, edits in fix.edits.items()
            for edit in edits
        ]
        named += [(helper.package.partition(" ")[0], helper.name) for helper in fix.helpers]
        for key in dict.fromkeys(named):
            found[key].append(fix.group)
    return found


def _groups(package: str, symbol: str, touched: Touched) -> tuple[str, ...]:
    """The groups whose edits lie in the function that a symbol belongs to; closures included."""
    if _PACKAGE_LEVEL.match(symbol):
        return tuple(touched.get((package, ""), ()))
    plain = without_type_arguments(symbol)
    method = _METHOD.match(plain)
    names = [f"({method[1]}).{method[2]}"] if method else []
    for name in (*names, plain.split(".", 1)[0]):
        if (package, name) in touched:
            return tuple(touched[package, name])
    return ()


class _Listing:
    """Asks the compiler about the packages of some rewrites."""

    def __init__(self, verified: Verified, workspace: Workspace, go: GoTool) -> None:
        files = {file.path: file for pack in workspace.packages for file in pack.files}
        edited = [files[path] for path in verified.files]
        tests = ["-test"] if any(file.is_test for file in edited) else []
        tags = ["-tags", go.tags] if go.tags else []
        self._command = ["list", "-export", "-f=", "-gcflags=-S", *tests, *tags]
        self._packages = sorted({target(file.package) for file in edited})
        self._go, self._cwd = go, workspace.cwd

    def sizes(self, layer: Overlay) -> Sizes:
        """The frame of each function of these packages.

        A listing has a line for each instruction and some for all data, which is far more than
        there is to learn from it: it goes through a file.
        """
        command = [*self._command, *layer.arguments, *self._packages]
        with TemporaryFile() as file:
            done = self._go.run(command, self._cwd, stderr=file)
            file.seek(0)
            listing = TextIOWrapper(file, "utf-8", "replace", newline="\n")
            if done.returncode:
                raise UnheapError(f"go list cannot show stack frames: {_error(listing, layer)}")
            return parse_listing(listing)


def _error(listing: Iterable[str], layer: Overlay) -> str:
    error = next((line for line in listing if _ERROR.match(line)), "it does not say why")
    return layer.restore(error.rstrip())


def parse_listing(lines: Iterable[str]) -> Sizes:
    """The frames that the compiler lists, below a `# package` heading for each package.

    What the compiler adds by itself (wrappers, functions without a place in a file) is left out. A
    package that is compiled again for its tests says the same again.
    """
    found: dict[tuple[str, str], int] = {}
    heading = ""
    for line in map(str.rstrip, lines):
        if line.startswith("# "):
            heading = line[2:].partition(" ")[0]
        match = _TEXT.fullmatch(line)
        if match is None or match["file"] == "<autogenerated>" or "WRAPPER" in match["flags"]:
            continue
        package, name = parse_symbol(match["symbol"])
        # Each command calls itself main.
        found[heading if package == "main" else package, name] = max(0, int(match["frame"]))
    return found
