"""Runs a function for each of many things, each time in a forked child of its own."""

from __future__ import annotations

import gc
import multiprocessing
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
DIED = "died"
"""The answer of a child that took too long or ended without one."""


@dataclass(frozen=True)
class _Child(Generic[T]):
    task: T
    process: BaseProcess
    deadline: float


def each(
    tasks: Iterable[T], work: Callable[[T], R], *, jobs: int, seconds: float
) -> Iterator[tuple[T, R | str]]:
    """Each task with what `work` made of it, as they come; `seconds` are for one of them."""
    left, running = iter(tasks), dict[Connection, _Child[T]]()
    gc.freeze()  # so that collecting garbage does not make every child copy what they share
    while True:
        while len(running) < jobs and (task := next(left, None)) is not None:
            ours, process = _start(work, task)
            running[ours] = _Child(task, process, time.monotonic() + seconds)
        if not running:
            return
        ready = wait(list(running), timeout=1)
        late = [one for one, child in running.items() if time.monotonic() > child.deadline]
        for one in {*ready, *late}:
            assert isinstance(one, Connection)
            child = running.pop(one)
            yield child.task, _answer(one, child.process)


def _start(work: Callable[[T], R], task: T) -> tuple[Connection, BaseProcess]:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_run, args=(theirs, work, task))
    process.start()
    theirs.close()
    return ours, process


def _run(answer: Connection, work: Callable[[T], R], task: T) -> None:
    """What crashes is answered by nothing, and in silence."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    answer.send(work(task))


def _answer(ours: Connection, process: BaseProcess) -> str:
    try:
        found = ours.recv() if ours.poll() else DIED
    except EOFError:
        found = DIED
    process.kill()
    process.join()
    ours.close()
    return found
