"""What a rewrite stands on: disks, caches, and Go."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from codemod import durable
from codemod.gotool import find_go
from faults.files import AFTER, BEFORE, expected
from faults.kills import Writer
from faults.lab import HUMBLE, Fault, Lab, Stop, Tree, moments
from faults.outcome import Run, Try

Damage = Callable[[bytes], bytes]

DAMAGES: Mapping[str, Damage] = {
    "truncated": lambda text: text[: len(text) // 2],
    "empty": lambda _: b"",
    "garbage": lambda _: b"\x00\xffgarbage{[",
    "wrong by some bits": lambda text: bytes(
        byte ^ 1 if at % 97 == 41 else byte for at, byte in enumerate(text)
    ),
    "wrong by one digit": lambda text: text[::-1].replace(b"4", b"5", 1)[::-1],
}

# --- disks --------------------------------------------------------------------------------------


def _out_of_space(act: Callable[[], None], step: int) -> None:
    """From that step on nothing can be written; names can still be changed and removed."""
    left = iter(range(step))

    def fill(name: str) -> None:
        if next(left, None) is None and name.split()[0] in ("create", "write", "mkdir"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    durable.step = fill
    act()


def _full_at_every_step(lab: Lab, *, of_undo: bool) -> Iterator[Try]:
    writer = Writer(lab, lab.size(5))
    for step in range(10_000):
        if of_undo:
            writer.after_apply()
        act = writer.undo if of_undo else writer.apply
        code = writer.child(partial(_out_of_space, act, step))
        found = writer.judge(code, recover=False)
        if code == 0:
            return
        yield found


def _small_files_only(lab: Lab) -> Iterator[Try]:
    """The kernel refuses to make a file longer than that: a real error, in a real process."""
    writer = Writer(lab, 5, grow=1000)
    for limit in range(500, 6000, 500):
        yield writer.judge(writer.child(partial(_limited, writer.apply, limit)), recover=False)


def _limited(act: Callable[[], None], size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    act()


def can_mount() -> bool:
    """May we have a small disk of our own?"""
    return shutil.which("mount") is not None and os.geteuid() == 0


def _small_disk(lab: Lab) -> Iterator[Try]:
    """Tree and records on a disk that has so many bytes left."""
    disk = lab.folder / "disk"
    disk.mkdir(exist_ok=True)
    for left in range(0, 240_000, 240_000 // lab.times(20)):
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "none", disk], check=True)
        try:
            yield from _fill(Lab(disk, quick=lab.quick), left, lab.folder / "cache")
        finally:
            subprocess.run(["umount", disk], check=True)


def _fill(lab: Lab, left: int, cache: Path) -> Iterator[Try]:
    lab.environment["XDG_CACHE_HOME"] = str(cache)
    before = lab.plant(15)
    ballast = lab.folder / "ballast"
    free = shutil.disk_usage(lab.folder).free
    ballast.write_bytes(b"x" * max(0, free - left))
    run = lab.unheap("apply")
    now = lab.tree()
    ballast.unlink()
    yield lab.judge(run, before, expected(before), now=now)


# --- caches -------------------------------------------------------------------------------------


def _no_folder(variable: str, want: str) -> Callable[[Lab], Iterator[Try]]:
    """A folder of ours lies where nothing can be written, not even by root."""

    def scenario(lab: Lab) -> Iterator[Try]:
        before = lab.plant()
        for place in ("/dev/null/none", "/proc/none"):
            run = lab.unheap("apply", env={variable: place})
            yield lab.judge(run, before, expected(before)).wants(want)

    return scenario


def _read_only_cache(lab: Lab) -> Iterator[Try]:
    before = lab.plant()
    cache = lab.folder / "frozen"
    frozen = {"XDG_CACHE_HOME": str(cache)}
    for warm in (False, True):
        cache.mkdir(exist_ok=True)
        if warm:
            lab.unheap("scan", env=frozen)
        _chmod(cache, 0o555)
        run = lab.unheap("apply", env=frozen, under=HUMBLE)
        _chmod(cache, 0o755)
        yield lab.judge(run, before, expected(before)).wants(AFTER)
        shutil.rmtree(cache)


def _chmod(folder: Path, mode: int) -> None:
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(mode)


def _read_only_state(lab: Lab) -> Iterator[Try]:
    """Who cannot record a run must not make it, and may look all the same."""
    lab.plant()
    lab.unheap("apply")
    lab.unheap("undo")
    before = lab.tree()
    _chmod(lab.folder / "state", 0o555)
    for command in ("apply", "diff"):
        run = lab.unheap(command, under=HUMBLE)
        found = lab.judge(run, before, None)
        yield found if (run.code == 1) == (command == "diff") else found.complain(str(run))
    _chmod(lab.folder / "state", 0o755)


def _damaged(lab: Lab, *, damage: Damage, one_by_one: bool) -> Iterator[Try]:
    before = lab.plant()
    # What other faults have left there says nothing of this tree.
    shutil.rmtree(lab.folder / "cache" / "unheap" / "overlay", ignore_errors=True)
    reference = lab.unheap("diff").out
    files = [path for path in sorted((lab.folder / "cache").rglob("*")) if path.is_file()]
    for group in [[file] for file in files] if one_by_one else [files]:
        for file in group:
            if file.is_file():
                file.write_bytes(damage(file.read_bytes()))
        run = lab.unheap("diff")
        found = lab.judge(run, before, None)
        same = run.out == reference and run.code == 1
        yield found if same else found.complain(f"another diff, {group}: {run}")


# --- Go -----------------------------------------------------------------------------------------

GARBAGE = {
    "fails without a word": "exit 1",
    "prints nothing": "exit 0",
    "prints nonsense": "echo '\\0 nonsense'; exit 0",
    "prints half an object": 'echo \'{"ImportPath": "m", "Dir\'; exit 0',
    "prints other JSON": "echo '{\"a\": [null, 1]}'; exit 0",
    "is killed": "kill -9 $$",
}


def _bad_go(lab: Lab, *, what: str) -> Iterator[Try]:
    """Every call of Go in turn does that, once: it may be noticed, and must do no harm."""
    before = lab.plant()
    after = expected(before)
    counter = lab.folder / "fake" / "count"
    for call in range(1, 100):
        go = lab.script(
            f'n=$(cat "{counter}" 2>/dev/null || echo 0); n=$((n + 1)); echo $n > "{counter}"\n'
            f'if [ $n = {call} ]; then {what}; fi\nexec "{find_go()}" "$@"'
        )
        counter.unlink(missing_ok=True)
        run = lab.unheap("apply", env={"UNHEAP_GO": str(go)})
        found = lab.judge(run, before, _kept(run, before, after, lab.tree()))
        if int(counter.read_text()) < call:
            return
        yield found


def _kept(run: Run, before: Tree, after: Tree, now: Tree) -> Tree:
    """What has to be there: a rewrite that Go complained of is rejected, and the others are not."""
    mixed = all(now[name] in (before[name], after[name]) for name in before)
    return now if "rejected" in run.err and mixed and now != before else after


def _no_go(lab: Lab) -> Iterator[Try]:
    before = lab.plant()
    for go in ("/no/such/go", "/dev/null", "/bin/true", "/bin/false"):
        run = lab.unheap("apply", env={"UNHEAP_GO": go})
        yield lab.judge(run, before, None).wants(BEFORE, "https://go.dev/dl")


def _hanging(lab: Lab) -> Path:
    """A Go that starts something which never ends, and waits for it."""
    answer = f'[ "$1" = env ] && exec "{find_go()}" "$@"'
    return lab.script(f'{answer}\n: > "{_begun(lab)}"\nsleep 1000 & wait; sleep 1000')


def _begun(lab: Lab) -> Path:
    """Is there as soon as Go hangs."""
    return lab.folder / "hangs"


def _stopped_while_go_runs(lab: Lab) -> Iterator[Try]:
    before = lab.plant()
    go = str(_hanging(lab))
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        _begun(lab).unlink(missing_ok=True)
        run = lab.unheap(
            "apply", env={"UNHEAP_GO": go}, stop=Stop(number, begun=_begun(lab).exists)
        )
        found = lab.judge(run, before, None).wants(BEFORE, "nothing was written")
        yield found if run.seconds < 60 else found.complain(f"took {run.seconds:.0f} s to end")


def _slow_go(lab: Lab) -> Iterator[Try]:
    """What does not end in time is ended, with all that it has started."""
    before = lab.plant()
    run = lab.unheap("apply", "--timeout", "1s", env={"UNHEAP_GO": str(_hanging(lab))})
    yield lab.judge(run, before, None).wants(BEFORE, "go list did not end within 1 seconds")


def _interrupted_build(lab: Lab) -> Iterator[Try]:
    """With an empty cache the oracle is built first; what that leaves must not be in the way."""
    before = lab.plant()
    cold = {"XDG_CACHE_HOME": str(lab.folder / "cold")}

    def takes() -> float:
        shutil.rmtree(lab.folder / "cold", ignore_errors=True)
        return lab.unheap("scan", env=cold).seconds

    for moment in moments(lab.times(12), takes):
        shutil.rmtree(lab.folder / "cold", ignore_errors=True)
        for number in (signal.SIGINT, signal.SIGKILL):
            stopped = lab.unheap("scan", env=cold, stop=Stop(number, moment))
        run = lab.unheap("apply", env=cold)
        found = lab.judge(run, before, expected(before)).wants(AFTER)
        yield found if not stopped.orphans else found.complain("processes left behind")


FAULTS = (
    Fault("no space from some step on, applying", partial(_full_at_every_step, of_undo=False)),
    Fault("no space from some step on, taking back", partial(_full_at_every_step, of_undo=True)),
    Fault("files may not grow beyond a size (RLIMIT_FSIZE)", _small_files_only),
    Fault("a disk that is full (tmpfs)", _small_disk, quick=False, possible=can_mount),
    Fault("no cache folder can be made", _no_folder("XDG_CACHE_HOME", AFTER), quick=False),
    Fault("no state folder can be made", _no_folder("XDG_STATE_HOME", BEFORE)),
    Fault("a read-only cache folder", _read_only_cache, quick=False),
    Fault("a read-only state folder", _read_only_state, quick=False),
    *(
        Fault(
            f"the whole cache is {name}",
            partial(_damaged, damage=damage, one_by_one=False),
            quick=name == "wrong by one digit",
        )
        for name, damage in DAMAGES.items()
    ),
    *(
        Fault(
            f"one file of the cache is {name}",
            partial(_damaged, damage=damage, one_by_one=True),
            quick=False,
        )
        for name, damage in DAMAGES.items()
        if name in ("truncated", "wrong by one digit")
    ),
    Fault("there is no Go", _no_go),
    *(
        Fault(f"one call of Go {name}", partial(_bad_go, what=what), quick=False)
        for name, what in GARBAGE.items()
    ),
    Fault("Go hangs, and `apply` is stopped", _stopped_while_go_runs),
    Fault("Go hangs, and the time is up", _slow_go),
    Fault("building the oracle is interrupted, then killed", _interrupted_build, quick=False),
)
