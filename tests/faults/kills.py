"""A run that is ended before it has ended: killed, interrupted, terminated, at every moment."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

from codemod import durable
from codemod.apply import apply, undo
from codemod.apply import recover as recover_tree
from codemod.model import Patch, Workspace
from codemod.render import render
from faults.lab import Fault, Lab, Stop, Tree, moments
from faults.outcome import Run, Try

EDITED = 200
"""Files that a run writes; fewer where a test has to be quick."""

_CALLS = ("rename", "unlink", "mkdir", "rmdir", "fsync", "fchmod", "write")
"""What changes a file system. Most of the calls of `write` belong to Python and the caches."""
_SAYS = {"before": "nothing was written", "after": "all files were written"}
_CODES = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}


class Writer:
    """Writes ready-made patches in a process of its own, which can be killed."""

    def __init__(self, lab: Lab, files: int, grow: int = 0) -> None:
        self._lab = lab
        lab.plant(files)
        for number, path in enumerate(lab.root.glob("*.go")):
            path.write_bytes(path.read_bytes() + b"/" * grow * number + b"\n")
        self.before = lab.tree()
        self._workspace = Workspace(lab.root, lab.root, ())
        self._patches = self._make_patches()
        self.after_apply()
        self.after = lab.tree()
        self.after_undo()
        assert lab.tree() == self.before

    def _make_patches(self) -> tuple[Patch, ...]:
        texts = {path: path.read_bytes() + b"// new\n" for path in self._lab.root.glob("*.go")}
        return render(texts, self._workspace)

    def apply(self) -> None:
        """What the command does once all is verified."""
        apply(self._patches, self._workspace)

    def undo(self) -> None:
        """What the command does."""
        undo(None, self._lab.root)

    def after_apply(self) -> float:
        """Let another process write; the seconds that it took."""
        return self._timed(self.apply)

    def after_undo(self) -> float:
        """Let another process take it back; the seconds that it took."""
        return self._timed(self.undo)

    def takes(self) -> float:
        """Seconds to write when nothing happens; it is taken back again."""
        seconds = self.after_apply()
        self.after_undo()
        return seconds

    def undo_takes(self) -> float:
        """Seconds to take back when nothing happens."""
        self.after_apply()
        return self.after_undo()

    def _timed(self, act: Callable[[], None]) -> float:
        began = time.monotonic()
        assert self.child(act) == 0
        return time.monotonic() - began

    def kill(self, act: Callable[[], None], seconds: float) -> Try:
        """Kill it after so many seconds."""
        child = self._fork(act)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        return self.judge(_wait(child))

    def kill_at(self, act: Callable[[], None], step: int) -> Try | None:
        """Kill it before its step of that number; None where it makes fewer steps."""
        code = self.child(partial(_sabotage, act, step))
        return self.judge(code) if code else None

    def judge(self, code: int, *, recover: bool = True) -> Try:
        """The next command recovers the tree; then it has to be whole, and undo has to work."""
        found = "whole" if self._lab.tree() in (self.before, self.after) else "in between"
        wrong = [] if code in (0, 1, -signal.SIGKILL) else [f"ended with {code}"]
        if recover and self.child(partial(recover_tree, self._lab.root)):
            wrong.append("no recovery")
        now = self._lab.tree()
        state = "before" if now == self.before else "after" if now == self.after else "between"
        if state == "before":
            wrong += [] if self.child(self.apply) == 0 else ["cannot be applied any more"]
        undone = self.child(self.undo) == 0 and self._lab.tree() == self.before
        wrong += [] if undone and state != "between" else ["the tree is not as it was"]
        return Try(state, f"found {found}", undone, "; ".join(wrong))

    def child(self, act: Callable[[], object]) -> int:
        """Do something in a process of its own; its exit code."""
        return _wait(self._fork(act))

    def _fork(self, act: Callable[[], object]) -> int:
        child = os.fork()
        if child:
            return child
        try:
            os.environ.update(self._lab.environment)
            act()
            os._exit(0)
        finally:
            os._exit(1)


def _wait(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _sabotage(act: Callable[[], None], step: int) -> None:
    left = iter(range(step))

    def count(name: str) -> None:  # noqa: ARG001
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    durable.step = count
    act()


def _random_apply(lab: Lab) -> Iterator[Try]:
    writer = Writer(lab, lab.size(EDITED))
    for moment in moments(lab.times(100), writer.takes):
        yield writer.kill(writer.apply, moment)


def _random_undo(lab: Lab) -> Iterator[Try]:
    writer = Writer(lab, lab.size(EDITED))
    for moment in moments(lab.times(50), writer.undo_takes):
        writer.after_apply()
        yield writer.kill(writer.undo, moment)


def _every_step(lab: Lab, *, of_undo: bool) -> Iterator[Try]:
    writer = Writer(lab, lab.size(5))
    for step in range(10_000):
        if of_undo:
            writer.after_apply()
        found = writer.kill_at(writer.undo if of_undo else writer.apply, step)
        if found is None:
            return
        yield found


def _killed_command(lab: Lab) -> Iterator[Try]:
    """The command that comes next says what it found."""
    before = lab.plant(lab.size(EDITED))
    after = lab.reference(before)
    for moment in moments(lab.times(100), lab.takes):
        killed = lab.unheap("apply", stop=Stop(signal.SIGKILL, moment))
        yield _recovered(lab, killed, before, after)


def _killed_writing_command(lab: Lab) -> Iterator[Try]:
    """Writing is a small part of a run: moments that are spread over all of it may miss it."""
    before = lab.plant(lab.size(EDITED))
    after = lab.reference(before)
    for moment in moments(lab.times(100), partial(_writing_takes, lab)):
        killed = lab.unheap("apply", stop=Stop(signal.SIGKILL, moment, lab.recorded()))
        yield _recovered(lab, killed, before, after)


def _writing_takes(lab: Lab) -> float:
    begun, done = lab.recorded(), lab.recorded("done")
    running = lab.start("apply")
    running.until(begun)
    began = time.monotonic()
    running.until(done)
    seconds = time.monotonic() - began
    running.end()
    lab.unheap("undo")
    return seconds


def _every_call(lab: Lab) -> Iterator[Try]:
    """Of the kernel: what no list of steps of ours can have forgotten."""
    before = lab.plant(lab.size(5))
    after = lab.reference(before)
    for call in _CALLS:
        for number in range(1, 10_000):
            inject = f"inject={call}:signal=KILL:when={number}"
            strace = ("strace", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject)
            killed = lab.unheap("apply", under=strace)
            yield _recovered(lab, killed, before, after)
            if killed.code == 0:
                break


def _recovered(lab: Lab, killed: Run, before: Tree, after: Tree) -> Try:
    mixed = _texts(lab.tree()) not in (_texts(before), _texts(after))
    following = lab.unheap("scan", "--syntax-only")
    found = lab.judge(following, before, after, "took back a run" if mixed else "")
    if killed.code == 0 and found.state != "after":
        found = found.complain("done, and not written")
    return Try(found.state, _said_of(following), found.undone, found.wrong)


def _texts(tree: Tree) -> Tree:
    """Without the files that a run writes beside those of the module."""
    return {name: facts for name, facts in tree.items() if not name.startswith(".unheap-")}


def _said_of(run: Run) -> str:
    took = "took back a run that was cut off: N files restored"
    return took if "took back" in run.err else ""


def _stopped(lab: Lab, number: signal.Signals) -> Iterator[Try]:
    before = lab.plant(lab.size(EDITED))
    after = lab.reference(before)
    for moment in moments(lab.times(20), lab.takes):
        run = lab.unheap("apply", stop=Stop(number, moment))
        found = lab.judge(run, before, after)
        wrong = [found.wrong] if found.wrong else []
        if not _is_honest(run, found.state, number):
            wrong.append(f"the tree is as {found.state}, and it says {run}")
        said = found.said if run.code == _CODES[number] else f"exit code {run.code}"
        yield Try(found.state, said, found.undone, "; ".join(wrong))


def _is_honest(run: Run, state: str, number: signal.Signals) -> bool:
    """Does what it says fit what it did? It may be done, or not yet have begun."""
    if run.code in (0, -number):
        return state == ("after" if run.code == 0 else "before")
    return run.code == _CODES[number] and _SAYS[state] in run.last


def _stopped_twice(lab: Lab) -> Iterator[Try]:
    """The second time it ends at once, and the next command clears up."""
    before = lab.plant(lab.size(EDITED))
    after = lab.reference(before)
    for moment in moments(lab.times(15), lab.takes):
        running = lab.start("apply")
        time.sleep(moment)
        for _ in range(2):
            with suppress(ProcessLookupError):
                running.process.send_signal(signal.SIGINT)
            time.sleep(0.01)
        code = running.end().code
        recovered = lab.unheap("scan", "--syntax-only")
        found = lab.judge(recovered, before, after)
        yield Try(found.state, f"exit code {code}", found.undone, found.wrong)


def _stopped_undo(lab: Lab) -> Iterator[Try]:
    before = lab.plant(lab.size(EDITED))
    after = lab.reference(before)
    for moment in moments(lab.times(15), partial(lab.takes, "undo")):
        lab.unheap("apply")
        run = lab.unheap("undo", stop=Stop(signal.SIGINT, moment))
        found = lab.judge(run, before, after)
        said = found.said if run.code == 130 else f"exit code {run.code}"
        yield Try(found.state, said, found.undone, found.wrong)


FAULTS = (
    Fault("writing is killed at a random moment", _random_apply),
    Fault("writing is killed before each of its steps", partial(_every_step, of_undo=False)),
    Fault("undo is killed at a random moment", _random_undo),
    Fault("undo is killed before each of its steps", partial(_every_step, of_undo=True)),
    Fault("`apply` is killed at a random moment", _killed_command, quick=False),
    Fault("`apply` is killed while it writes", _killed_writing_command, quick=False),
    Fault(
        "`apply` is killed at each of its system calls",
        _every_call,
        quick=False,
        possible=lambda: shutil.which("strace") is not None,
    ),
    Fault("`apply` is interrupted (Ctrl-C)", partial(_stopped, number=signal.SIGINT)),
    Fault("`apply` is terminated (SIGTERM)", partial(_stopped, number=signal.SIGTERM), quick=False),
    Fault(
        "`apply` loses its terminal (SIGHUP)", partial(_stopped, number=signal.SIGHUP), quick=False
    ),
    Fault("`apply` is interrupted twice", _stopped_twice, quick=False),
    Fault("`undo` is interrupted", _stopped_undo, quick=False),
)
