"""What git says of files, without running a program that the repository's own settings name."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from codemod.environment import child_environment, find_program
from codemod.errors import UnheapError
from codemod.gotool import Completed, call

_HARMLESS = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.sshCommand": "false",
    "submodule.recurse": "false",
}
"""Settings with which git starts nothing; a repository's own may name a program for each."""

_OFFLINE = {"GIT_ALLOW_PROTOCOL": "", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
"""A partial clone would fetch what it lacks, through whatever program it names for that."""

_OPTIONS = ("--no-optional-locks", "--no-pager", "--literal-pathspecs")
_FILTER = re.compile(r"filter\.(.*)\.[a-z]+", re.DOTALL)


def changed_files(repository: Path, files: Sequence[Path]) -> list[str]:
    """Names of those of the files that are changed or untracked.

    Raises UnheapError where git cannot say.
    """
    git = find_program("git")
    if git is None:
        raise UnheapError(
            "git is not installed, so nobody can say what is uncommitted; pass --allow-dirty"
        )
    settings = {**_HARMLESS, **_no_filters(git, repository)}
    which = ["--no-renames", "--untracked-files=all", "--ignore-submodules=all"]
    done = _run(git, repository, ["status", "--porcelain", "-z", *which, "--", *files], settings)
    if done.returncode:
        message = done.stderr.decode("utf-8", "replace").strip() or "git status failed"
        raise UnheapError(f"{message.splitlines()[0]}; pass --allow-dirty to go on without git")
    rows = done.stdout.decode("utf-8", "surrogateescape").split("\0")
    return [row[3:] for row in rows if row]


def _no_filters(git: Path, repository: Path) -> dict[str, str]:
    """Settings that switch every filter off: git would run them to compare a file it did not write.

    Where that was needed for the comparison, the file counts as changed.
    """
    asked = ["config", "--null", "--name-only", "--get-regexp", r"^filter\."]
    names = _run(git, repository, asked, _HARMLESS).stdout.decode("utf-8", "surrogateescape")
    filters = {match[1] for match in map(_FILTER.fullmatch, names.split("\0")) if match}
    off = {"clean": "", "smudge": "", "process": "", "required": "false"}
    return {f"filter.{name}.{key}": text for name in filters for key, text in off.items()}


def _run(
    git: Path, repository: Path, arguments: Sequence[str | Path], settings: Mapping[str, str]
) -> Completed:
    env = {**child_environment(), **_OFFLINE}
    # Not `-c`, which takes all from the first `=` for the value: a filter may be named `a=b`.
    given = env.get("GIT_CONFIG_COUNT", "")
    first = int(given) if given.isdecimal() else 0
    for number, (key, value) in enumerate(settings.items(), first):
        env |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    env["GIT_CONFIG_COUNT"] = str(first + len(settings))
    return call([git, *_OPTIONS, *arguments], repository, env=env)
