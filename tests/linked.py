"""Links Go programs and runs them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from codemod.errors import NoGo
from codemod.gotool import Completed, GoTool, call

RUN_SECONDS = 120.0


class DoesNotBuild(Exception):
    """A program does not compile; the message is the compiler's."""


def run_linked(go: GoTool, root: Path, program: Path, *args: str) -> Completed:
    """Link what `go build args…` makes of a module as `program`, run it once and remove it.

    A program that was linked a moment ago cannot always be started: the system may say `Bad
    address` or `Text file busy`. Then it is linked once more. Raises DoesNotBuild, and NoGo where
    the program does not start the second time either, or does not end.
    """
    try:
        return _once(go, root, program, args)
    except NoGo:
        return _once(go, root, program, args)


def _once(go: GoTool, root: Path, program: Path, args: Sequence[str]) -> Completed:
    built = go.run(["build", "-o", program, *args], root)
    if built.returncode != 0:
        raise DoesNotBuild(built.stderr.decode("utf-8", "replace"))
    try:
        return call([program], root, timeout=RUN_SECONDS)
    finally:
        program.unlink()
