"""Ctrl-C and its like: an exception where a run may stop at once, a question where it may not."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

STOPS = {
    signal.SIGINT: "interrupted",
    signal.SIGTERM: "terminated",
    signal.SIGHUP: "hung up",
}
NOTHING_WRITTEN = "nothing was written"


class _Process:
    """What this process was told, and what it has done so far."""

    listens: bool = False
    stop: int = signal.SIGINT
    leaves: str = NOTHING_WRITTEN


def listen() -> None:
    """Turn the signals into KeyboardInterrupt, so that what was begun is cleared away."""
    _Process.listens = True
    _handle(_interrupt)


def stop_at_once() -> None:
    """Let a signal end the process without a word: there is nothing to clear away."""
    _handle(signal.SIG_DFL)


def ignore() -> None:
    """Everything is done and said: too late to stop. For a process that called `listen`."""
    if _Process.listens:
        _handle(signal.SIG_IGN)


def leaves(outcome: str) -> None:
    """Say what a signal that comes from now on leaves behind."""
    _Process.leaves = outcome


def left() -> str:
    """What this process leaves behind if it ends now."""
    return _Process.leaves


def message() -> str:
    """What has happened, and what that leaves behind."""
    return f"{STOPS[signal.Signals(_Process.stop)]}: {left()}"


def exit_code() -> int:
    """What a shell would make of the signal."""
    return 128 + _Process.stop


@contextmanager
def held() -> Iterator[Callable[[], None]]:
    """Hold the signals back. What is yielded raises KeyboardInterrupt if one has come; so does the
    end, unless something else is raised.
    """
    come: list[int] = []

    def check() -> None:
        if come:
            _stop(come[0])

    before = _handle(lambda number, _: come.append(number))
    try:
        yield check
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    check()


def _interrupt(number: int, _frame: FrameType | None) -> None:
    # Who asks twice does not want to wait for what is cleared away; the journal knows what is left.
    signal.signal(number, signal.SIG_DFL)
    _stop(number)


def _stop(number: int) -> None:
    _Process.stop = number
    raise KeyboardInterrupt


Handler = Callable[[int, FrameType | None], object] | int | signal.Handlers | None


def _handle(handler: Handler) -> dict[signal.Signals, Handler]:
    """Give the signals a handler; returns those before. What the caller ignores stays ignored."""
    if threading.current_thread() is not threading.main_thread():
        return {}  # no signal is ever handled in another one
    ignored = (signal.SIG_IGN, None)
    found = {number: signal.getsignal(number) for number in STOPS}
    before: dict[signal.Signals, Handler] = {
        number: old for number, old in found.items() if old not in ignored
    }
    for number in before:
        signal.signal(number, handler)
    return before
