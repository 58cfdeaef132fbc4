"""Writing to stdout and stderr: plain bytes to a pipe, coloured and harmless text to a terminal."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TypeGuard

import click
from rich.console import Console
from rich.markdown import Markdown
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from codemod.report_measures import TextTable
from codemod.wording import plain

_WIDEST = 10_000
_DIFF_STYLES = {"+++": "", "---": "", "+": "green", "-": "red", "@": "cyan"}

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What the disk may say that stdout goes to. Whatever else is written answers for itself."""


def prepare_streams() -> None:
    """Make stdout and stderr take any text, and all of it, or nothing where they are closed."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115 - until the process ends
    # With PYTHONUNBUFFERED, stdout has no buffer: a write that a pipe takes half of would lose the
    # other half, without an error.
    if isinstance(sys.stdout, io.TextIOWrapper) and isinstance(sys.stdout.buffer, io.RawIOBase):
        whole = io.BufferedWriter(sys.stdout.buffer)
        sys.stdout = io.TextIOWrapper(whole, sys.stdout.encoding, line_buffering=True)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def is_full(error: Exception) -> TypeGuard[OSError]:
    """Is there no room for the result?"""
    return isinstance(error, OSError) and error.errno in _FULL


def close_stdout() -> None:
    """Write no more to stdout. The exit of Python would flush, and complain, once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def errors() -> Console:
    """A console on stderr, for progress."""
    return Console(stderr=True)


def note(lines: Iterable[str]) -> None:
    """Lines on stderr. What comes from other people's files must have been made plain before."""
    for line in lines:
        click.echo(line, err=True)


def note_table(table: TextTable) -> None:
    """A table on stderr, as wide as its content where nobody looks at it."""
    console = errors()
    console.print(Text(plain(table.title)))
    if not table.rows:
        return
    shown = Table(box=None, padding=(0, 0, 0, 2), pad_edge=True)
    for at, name in enumerate(table.head):
        shown.add_column(name, justify="right" if at else "left", no_wrap=True)
    for row in table.rows:
        shown.add_row(*(Text(plain(cell)) for cell in row))
    if not console.is_terminal:
        wide = console.options.update(max_width=_WIDEST)
        console.width = Measurement.get(console, wide, shown).maximum
    console.print(shown)


def show_diff(diff: bytes) -> None:
    """A diff on stdout: byte for byte, or on a terminal coloured and with its controls escaped."""
    if not sys.stdout.isatty():
        click.echo(diff, nl=False)
        return
    console = Console()
    # Split on "\n" alone: a form feed or U+2028 does not end a line of Go.
    for line in diff.decode("utf-8", "replace").removesuffix("\n").split("\n"):
        style = next((_DIFF_STYLES[key] for key in _DIFF_STYLES if line.startswith(key)), "")
        console.print(Text(plain(line.removesuffix("\r"), keep="\t"), style), soft_wrap=True)


def show_markdown(text: str) -> None:
    """Markdown on stdout: laid out on a terminal, as it is elsewhere."""
    if sys.stdout.isatty():
        Console().print(Markdown(text))
    else:
        click.echo(text.strip())
