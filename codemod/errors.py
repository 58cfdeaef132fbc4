"""The errors a user can cause, each with a way out. Anything else that is raised is our bug."""

from __future__ import annotations


class UnheapError(Exception):
    """A problem the user can mend: shown as one line, without a traceback, exit code 2."""


class NoGo(UnheapError):
    """There is no Go toolchain to ask."""


class BadInput(UnheapError):
    """A pattern, an option, a setting or a source file that cannot be worked with."""


class Stale(UnheapError):
    """A file changed between the moment it was read and the moment it was to be written."""


class NoCache(UnheapError):
    """What is to be kept for later runs cannot be written."""
