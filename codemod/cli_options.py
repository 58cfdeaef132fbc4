"""The command-line options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from codemod.bench.uses import explain_uses

Command = TypeVar("Command", bound=Callable[..., Any])

patterns_argument = click.argument("patterns", nargs=-1, metavar="[PATTERN]...")


def words(
    _context: click.Context, _option: click.Parameter, value: str | tuple[str, ...] | None
) -> tuple[str, ...] | None:
    """The comma-separated words of an option, which may be repeated; None where it is absent."""
    if not value:
        return None
    given = (value,) if isinstance(value, str) else value
    return tuple(word.strip() for each in given for word in each.split(",") if word.strip())


directory_option = click.option(
    "-C",
    "directory",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    metavar="DIR",
    help="Work in DIR.",
)

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text for people, json for programs.",
)

progress_option = click.option(
    "--progress/--no-progress", "show_progress", default=True, help="Say what is going on."
)

_ANALYSIS = (
    directory_option,
    click.option("--select", multiple=True, callback=words, metavar="RULE", help="Only this rule."),
    click.option("--ignore", multiple=True, callback=words, metavar="RULE", help="Not this rule."),
    click.option("--shape", metavar="SHAPE", help="Use this shape, not the cheapest one (auto)."),
    click.option("--fields", callback=words, metavar="NAMES", help="Field names for a struct."),
    click.option(
        "--max-pinned",
        type=click.IntRange(min=0),
        metavar="BYTES",
        help="Largest element that may keep its neighbours in memory (512).",
    ),
    click.option("--unsafe/--no-unsafe", default=None, help="Also what a reviewer must agree to."),
    click.option(
        "--exported/--no-exported",
        default=None,
        help="Also what other modules could import: nobody else imports this one.",
    ),
    click.option(
        "--include-generated/--no-include-generated", default=None, help="Also generated files."
    ),
    click.option("--tags", metavar="TAGS", help="Build tags, as for go build."),
    click.option("--profile", metavar="FILE", help="A pprof profile (cpu, heap) to weigh uses by."),
    click.option(
        "--min-share",
        type=click.FloatRange(0, 100),
        metavar="PERCENT",
        help="Only what has this share of the profile.",
    ),
    click.option(
        "--test",
        is_flag=True,
        default=None,
        help="Prove it by running the tests too: this runs the repository's code.",
    ),
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=0),
        metavar="N",
        help="Processes at a time; 0: one for each core.",
    ),
    click.option(
        "--timeout",
        metavar="TIME",
        help="What one call of Go may take: 90s, 2h, 0 for no limit (30m).",
    ),
    progress_option,
)

_BENCH = (
    click.option("--quick", is_flag=True, help="Measure less: under two minutes, more noise."),
    click.option("--again", is_flag=True, help="Forget what was measured before."),
    click.option(
        "--map", "map_type", metavar="TYPE", help="Measure this type alone: map[string][256]int64."
    ),
    click.option(
        "--uses",
        callback=words,
        metavar="USES",
        help=f"With --map: what is done with it; {explain_uses()}.",
    ),
    click.option(
        "--plot",
        type=click.Path(dir_okay=False, writable=True, path_type=Path),
        metavar="FILE",
        help="Write a picture of the table there, as SVG.",
    ),
    format_option,
    progress_option,
)


_PROOF = (
    click.option(
        "--bench",
        is_flag=True,
        default=None,
        help="Run the benchmarks too, before and after: this runs the repository's code.",
    ),
    click.option(
        "--rounds",
        type=click.IntRange(4, 30),
        metavar="N",
        help="How often --bench runs them (6); fewer than 4 could not tell chance from change.",
    ),
    click.option(
        "--frames/--no-frames", default=None, help="Say how stack frames change, in bytes."
    ),
)


def proof(command: Command) -> Command:
    """Give a command the options of what is measured once a rewrite is verified."""
    return _with(_PROOF, command)


def analysis(command: Command) -> Command:
    """Give a command the options of a run that looks at Go code."""
    return _with(_ANALYSIS, command)


def bench_options(command: Command) -> Command:
    """Give a command the options of a run that measures."""
    return _with(_BENCH, command)


def _with(options: Sequence[Callable[[Command], Command]], command: Command) -> Command:
    for option in reversed(options):
        command = option(command)
    return command
