"""Where the command `unheap` begins: before anything slow is loaded, signals are seen to."""

from __future__ import annotations

from codemod import interrupts


def main() -> None:
    """Run the command line and exit with its code."""
    # While Python loads the rest, its own handler would answer Ctrl-C with a traceback.
    interrupts.stop_at_once()
    from codemod import cli

    interrupts.listen()
    cli.main()
