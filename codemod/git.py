"""What git says of files, without running a program that the repository's own settings name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from codemod.environment import child_environment, find_program
from codemod.errors import UnheapError
from codemod.gotool import Completed, call

# A repository's settings may name a program that says which files changed; and where the index is
# not written, no hook is run.
_OPTIONS = ("-c", "core.fsmonitor=false", "--no-optional-locks", "--literal-pathspecs")

_OFFLINE = {"GIT_ALLOW_PROTOCOL": ""}
"""A partial clone would fetch what it lacks, through whatever program its settings name."""

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
    status = ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all"]
    done = _run(git, repository, [*_without_filters(git, repository), *status, "--", *files])
    if done.returncode:
        message = done.stderr.decode("utf-8", "replace").strip() or "git status failed"
        raise UnheapError(f"{message.splitlines()[0]}; pass --allow-dirty to go on without git")
    rows = done.stdout.decode("utf-8", "surrogateescape").split("\0")
    return [row[3:] for row in rows if row]


def _without_filters(git: Path, repository: Path) -> list[str]:
    """Options that switch every filter off: git runs them to compare a file it did not write.

    Where that was needed for the comparison, the file counts as changed.
    """
    asked = ["config", "--null", "--name-only", "--get-regexp", r"^filter\."]
    names = _run(git, repository, asked).stdout.decode("utf-8", "surrogateescape").split("\0")
    options: list[str] = []
    for name in sorted({match[1] for match in map(_FILTER.fullmatch, names) if match}):
        if "=" in name:  # to -c, the value begins there
            raise UnheapError(
                f"git's filter {name!r} cannot be switched off; "
                "pass --allow-dirty to go on without git"
            )
        for setting in ("clean=", "process=", "required=false"):
            options += ["-c", f"filter.{name}.{setting}"]
    return options


def _run(git: Path, repository: Path, arguments: Sequence[str | Path]) -> Completed:
    env = {**child_environment(), **_OFFLINE}
    return call([git, *_OPTIONS, *arguments], repository, env=env)
