"""How a command ends: its exit code, and one line on stderr where it does not get to its end."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from typing import Any

import click

from codemod import interrupts, terminal
from codemod.errors import UnheapError
from codemod.model import Report
from codemod.wording import plain

OK, FINDINGS, ERROR = 0, 1, 2
BROKEN_PIPE = 141
"""What a shell makes of a process that SIGPIPE ends: 128 + 13."""


def of_report(report: Report, *, has_result: bool) -> int:
    """The exit code of a command that looked at Go code. A problem outweighs what was found."""
    if report.problems:
        return ERROR
    return FINDINGS if has_result else OK


class Ends(click.Group):
    """Leaves the ends of a command to `code_of`: click would use other words and codes."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as interrupt:
            raise click.Abort from interrupt
        except BrokenPipeError:
            return _abandoned()


def code_of(command: Callable[[], int | None]) -> int:
    """Run a command to whatever end and return its exit code. Nothing but SystemExit is raised."""
    try:
        code = _guarded(command)
        interrupts.ignore()
    except (KeyboardInterrupt, click.Abort):
        code = _fail(interrupts.message(), interrupts.exit_code())
    return code


def _guarded(command: Callable[[], int | None]) -> int:
    try:
        code = command()
        sys.stdout.flush()
    except (UnheapError, click.ClickException) as error:
        return _fail(" ".join(_words(error).split()), ERROR)
    except click.Abort:
        raise
    except BrokenPipeError:
        return _abandoned()
    except Exception as error:  # noqa: BLE001 - whatever is left is our bug, and it has to say so
        if terminal.is_full(error):
            terminal.close_stdout()
            return _fail(f"cannot write the result ({error.strerror}): {interrupts.left()}", ERROR)
        terminal.note([plain(traceback.format_exc(), keep="\n").rstrip()])
        return _fail("this is a bug in unheap; please report it with the lines above", ERROR)
    return code or OK


def _words(error: UnheapError | click.ClickException) -> str:
    if not isinstance(error, click.ClickException):
        return str(error)
    message = error.format_message()
    if isinstance(error, click.NoSuchOption) and error.ctx and error.ctx.parent is None:
        # As git and make have it; here only the command knows what it takes.
        message += " Options stand behind the command, as in: unheap scan -C DIR"
    return message


def _fail(message: str, code: int) -> int:
    terminal.note([f"unheap: {plain(message)}"])
    return code


def _abandoned() -> int:
    # Whoever read us has seen enough.
    terminal.close_stdout()
    return BROKEN_PIPE
