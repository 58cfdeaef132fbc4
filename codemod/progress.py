"""What the tool is doing, on stderr, for someone who is looking at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.text import Text

from codemod.wording import plain


@contextmanager
def progress(console: Console, *, enabled: bool) -> Iterator[Callable[[str], None]]:
    """A function that shows a line until the next one comes; on a terminal only."""
    if not (enabled and console.is_terminal):
        yield lambda _message: None
        return
    with console.status(Text("starting")) as status:
        yield lambda message: status.update(Text(plain(message)))
