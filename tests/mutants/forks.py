"""Runs a function for each of many things, each time in a forked child of its own."""

from __future__ import annotations

import gc
import multiprocessing
import resource
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
DIED = "died"
"""The answer of a child that does not end."""
_PATIENCE = 10
"""A child may take so many times longer than its processor time, for Go and for other children."""


@dataclass(frozen=True)
class _Child(Generic[T]):
    task: T
    process: BaseProcess
    deadline: float


def each(
    tasks: Iterable[T], work: Callable[[T], R], *, jobs: int, seconds: int
) -> Iterator[tuple[T, R | str]]:
    """Each task with what `work` made of it, as they come; `seconds` of processor time are for one.

    Raises RuntimeError where `work` raises anything.
    """
    left, running = iter(tasks), dict[Connection, _Child[T]]()
    gc.freeze()  # so that collecting garbage does not make every child copy what they share
    while True:
        while len(running) < jobs and (task := next(left, None)) is not None:
            ours, process = _start(work, task, seconds)
            deadline = time.monotonic() + seconds * _PATIENCE
            running[ours] = _Child(task, process, deadline)
        if not running:
            return
        ready = wait(list(running), timeout=1)
        late = [one for one, child in running.items() if time.monotonic() > child.deadline]
        for one in {*ready, *late}:
            assert isinstance(one, Connection)
            child = running.pop(one)
            yield child.task, _answer(one, child.process)


def _start(work: Callable[[T], R], task: T, seconds: int) -> tuple[Connection, BaseProcess]:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    fork = multiprocessing.get_context("fork")
    process = fork.Process(target=_run, args=(theirs, work, task, seconds))
    process.start()
    theirs.close()
    return ours, process


def _run(answer: Connection, work: Callable[[T], R], task: T, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    try:
        answer.send((work(task), ""))
    except Exception:  # noqa: BLE001 - the parent tells
        answer.send((None, traceback.format_exc()))


def _answer(ours: Connection, process: BaseProcess) -> Any:
    try:
        found, error = ours.recv() if ours.poll() else (DIED, "")
    except EOFError:
        found, error = DIED, ""
    process.kill()
    process.join()
    ours.close()
    if error:
        raise RuntimeError(error)
    return found
