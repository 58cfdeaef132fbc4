"""What a Go file says of itself by its name and by the lines above its package clause."""

from __future__ import annotations

import re
from pathlib import Path

_PLATFORMS = frozenset(
    "aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 "
    "solaris wasip1 windows zos 386 amd64 arm arm64 loong64 mips mipsle mips64 mips64le ppc64 "
    "ppc64le riscv64 s390x wasm unix".split()
)
_GENERATED = re.compile(rb"^// Code generated .* DO NOT EDIT\.\r?$", re.MULTILINE)
_CGO = re.compile(rb"[\"`]C[\"`]")
_HEAD_BYTES = 8192


def is_constrained(path: Path) -> bool:
    """Is the file built on some platforms only? By its name or by a constraint at its top."""
    parts = path.stem.removesuffix("_test").split("_")[1:]
    if any(part in _PLATFORMS for part in parts[-2:]):
        return True
    return any(line.startswith((b"//go:build", b"// +build")) for line in _head(path).splitlines())


def may_use_cgo(path: Path) -> bool:
    """May the file import "C"? Without a C compiler Go leaves it out."""
    try:
        return _CGO.search(path.read_bytes()) is not None
    except OSError:
        return False


def is_generated(path: Path) -> bool:
    """Has the file the mark that Go asks generators to write?"""
    return _GENERATED.search(_head(path)) is not None


def _head(path: Path) -> bytes:
    """The beginning of a file; nothing where it cannot be read, which others will say."""
    try:
        with path.open("rb") as file:
            return (b"\n" + file.read(_HEAD_BYTES)).split(b"\npackage ", 1)[0]
    except OSError:
        return b""
