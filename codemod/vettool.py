"""Overlays for the `go vet` of toolchains that hand the user's files to vet all the same.

There vet would judge the old text, and where a type changed in another package even find errors
that nobody made. Such a toolchain is given a vet that puts the replacements into its orders first.
"""

from __future__ import annotations

import json
import re
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from codemod.errors import UnheapError
from codemod.gotool import GoTool
from codemod.overlay import Overlay, overlay

_KNOWN_GOOD = (1, 26)


@cache
def honours_overlays(go: GoTool) -> bool:
    """Does this Go let vet read the replacements? Tried out, where it is not known."""
    found = re.match(r"go(\d+)\.(\d+)", go.version)
    if found and (int(found[1]), int(found[2])) >= _KNOWN_GOOD:
        return True
    with tempfile.TemporaryDirectory(prefix="unheap-") as name:
        folder = Path(name).resolve()
        (folder / "go.mod").write_text("module probe.example/p\n\ngo 1.17\n")
        (folder / "p.go").write_text("package p\n\nvar A int\n")
        wrong = b"package p\n\nvar A int\n\nfunc F() { A = A }\n"
        with overlay({folder / "p.go": wrong}, folder) as layer:
            return go.run(["vet", *layer.arguments, "."], folder).returncode != 0


@contextmanager
def vet_arguments(go: GoTool, layer: Overlay, cwd: Path) -> Iterator[tuple[str, ...]]:
    """What to add to `go vet` besides the overlay's own arguments."""
    if honours_overlays(go):
        yield ()
        return
    with tempfile.TemporaryDirectory(prefix="unheap-") as name:
        # Without an overlay too: with a vet that is not its own Go picks other checks for GOROOT.
        yield (f"-vettool={_write(go, layer, Path(name).resolve(), cwd)}",)


def _write(go: GoTool, layer: Overlay, folder: Path, cwd: Path) -> Path:
    done = go.run(["tool", "-n", "vet"], cwd)
    vet = done.stdout.decode("utf-8", "replace").strip()
    if done.returncode or not vet:
        raise UnheapError(f"{go.binary} has no vet")
    orders = folder / "orders.sed"
    orders.write_text("".join(map(_order, layer.originals.items())), "utf-8")
    tool = folder / "vet"
    tool.write_text(
        "#!/bin/sh\n"
        "for last; do :; done\n"
        'case "$last" in *.cfg)\n'
        f'\tsed -f {shlex.quote(str(orders))} "$last" >"$last.new" && mv "$last.new" "$last" ;;\n'
        "esac\n"
        f'exec {shlex.quote(vet)} "$@"\n',
        "utf-8",
    )
    tool.chmod(0o700)
    return tool


def _order(pair: tuple[Path, Path]) -> str:
    """The sed command that puts one replacement in its original's place."""
    replacement, original = map(_as_go_writes_it, pair)
    pattern = re.sub(r"([][\\.*^$|])", r"\\\1", original)
    new = re.sub(r"([\\&|])", r"\\\1", replacement)
    return f"s|{pattern}|{new}|g\n"


def _as_go_writes_it(path: Path) -> str:
    text = json.dumps(str(path), ensure_ascii=False)
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
