"""The command line: arguments → one run → stdout, stderr and an exit code.

stdout carries only the result; whatever else there is to say goes to stderr.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

import transforms
from codemod import apply as applying
from codemod import exits, interrupts, pipeline, report_json, terminal
from codemod import explain as explaining
from codemod.bench import command as benching
from codemod.cli_options import (
    analysis,
    bench_options,
    directory_option,
    format_option,
    patterns_argument,
    proof,
)
from codemod.paths import relative
from codemod.progress import progress
from codemod.report import problem_lines, scan_lines, scan_summary
from codemod.session import Session, analyse, note_rewrites, prepare
from codemod.wording import plain
from transforms.map_of_array.advice import advise


def _prepare(**given: Any) -> Session:
    return prepare(transforms.load(), **given)


class _Commands(exits.Ends):
    """Lists the commands in the order in which one meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(version("unheap"), prog_name="unheap", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> int:
    """Find array-valued Go maps that cost copies, second look-ups or allocations, rewrite them
    to the shape that costs less, and prove every rewrite with your own Go toolchain.

    \b
    unheap scan ./...                    what is there, and why it is left or refused
    unheap diff ./... | git apply        try the verified rewrites
    unheap apply ./... && unheap undo    write them, and take them back

    \b
    PATTERNs are Go's, or .go files; ./... if there is none.
    Settings come from unheap.toml, the nearest first.
    Exit codes: 0 nothing found, or done; 1 something found; 2 an error.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
    return exits.ERROR


@cli.command()
@patterns_argument
@format_option
@click.option("--syntax-only", is_flag=True, help="Look at the syntax alone; needs no Go.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 where something is found.")
@click.option(
    "--sort",
    type=click.Choice(["place", "gain"]),
    help="By file, or by what there is to gain; with a profile by what is spent.",
)
@analysis
def scan(
    patterns: tuple[str, ...],
    form: str,
    syntax_only: bool,
    exit_zero: bool,
    sort: str | None,
    **given: Any,
) -> int:
    """Say what is there: rewrite, leave or refuse, and why.

    \b
    unheap scan ./...
    unheap scan --profile cpu.pb.gz --min-share 1
    unheap scan --format json -C ~/src/project ./internal/... > findings.json
    """
    session = _prepare(**given)
    report = analyse(
        session, patterns, pipeline.scan, needs_go=not syntax_only, syntax_only=syntax_only
    )
    if form == "json":
        click.echo(report_json.to_json(report, version("unheap")), nl=False)
    else:
        # Who brings a profile wants to know what is hot.
        by_gain = sort == "gain" or (sort is None and report.profile is not None)
        for line in scan_lines(report, by_gain=by_gain):
            click.echo(line)
    terminal.note([*problem_lines(report), *scan_summary(report)])
    return exits.of_report(report, has_result=bool(report.findings) and not exit_zero)


@cli.command()
@patterns_argument
@format_option
@click.option("--exit-zero", is_flag=True, help="Exit with 0 where there is a diff.")
@proof
@analysis
def diff(patterns: tuple[str, ...], form: str, exit_zero: bool, **given: Any) -> int:
    """Print the verified rewrites as a unified diff; write nothing.

    \b
    unheap diff ./...
    unheap diff --shape pointer ./stats | git apply
    unheap diff --bench --frames ./stats
    """
    report = analyse(_prepare(**given), patterns, pipeline.diff)
    if form == "json":
        click.echo(report_json.to_json(report, version("unheap")), nl=False)
    else:
        terminal.show_diff(b"".join(patch.diff for patch in report.patches))
    note_rewrites(report)
    return exits.of_report(report, has_result=bool(report.patches) and not exit_zero)


@cli.command()
@patterns_argument
@click.option("--allow-dirty", is_flag=True, help="Write to files with uncommitted changes too.")
@proof
@analysis
def apply(patterns: tuple[str, ...], allow_dirty: bool, **given: Any) -> int:
    """Write exactly what diff shows, and print the names of the files.

    \b
    unheap apply ./...
    unheap undo
    """
    report = analyse(_prepare(**given), patterns, pipeline.diff)
    done = applying.apply(report.patches, report.workspace, allow_dirty=allow_dirty)
    for patch in report.patches:
        click.echo(plain(patch.name))
    note_rewrites(report)
    if done.id:
        terminal.note([f"take it back with: unheap undo {done.id}"])
    return exits.of_report(report, has_result=False)


@cli.command()
@click.argument("run", required=False)
@directory_option
def undo(run: str | None, directory: Path) -> int:
    """Take the last apply back, or that RUN, unless a file changed."""
    here = directory.resolve()
    files = applying.undo(run, here)
    for path in files:
        click.echo(plain(relative(path, here)))
    if not files:
        terminal.note(["nothing to take back: every file is as it was before that run"])
    return exits.OK


@cli.command()
@click.argument("subject", metavar="RULE|CODE|FILE:LINE[:COLUMN]")
@analysis
def explain(subject: str, **given: Any) -> int:
    """Explain a rule, a code, or why a place is treated as it is.

    \b
    unheap explain map-of-array
    unheap explain small-value
    unheap explain internal/stats/histogram.go:41
    """
    session = _prepare(**given)
    place = explaining.parse_place(subject, session.cwd)
    if place is None:
        terminal.show_markdown(explaining.text_about(subject, session.rules))
        return exits.OK
    report = analyse(session, [str(place.path)], pipeline.scan)
    terminal.note(problem_lines(report))  # which may be why there is nothing
    for line in explaining.place_lines(report, place, session.rules):
        click.echo(line)
    return exits.of_report(report, has_result=False)


@cli.command()
@bench_options
def bench(map_type: str | None, form: str, show_progress: bool, **given: Any) -> int:
    """Measure the costs here, with your Go.

    What was measured is kept: scan and diff decide by it, and a run that is cut off goes on where
    it was.

    \b
    unheap bench --quick
    unheap bench --plot costs.svg
    unheap bench --map 'map[string][256]int64' --uses rmw,read
    """
    try:
        with progress(terminal.errors(), enabled=show_progress) as show:
            result = benching.bench(map_type, advise, show, **given)
    except KeyboardInterrupt:
        if map_type is None:
            terminal.note(["what was measured is kept: unheap bench goes on where it was"])
        raise
    click.echo(result.json if form == "json" else result.text, nl=False)
    terminal.note(result.notes)
    return exits.OK


@cli.command()
def rules() -> int:
    """List the rules."""
    installed = transforms.load()
    width = max((len(rule.name) for rule in installed), default=0)
    for rule in installed:
        click.echo(f"{rule.name:<{width}}  {rule.summary}")
    return exits.OK


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code; what a user can cause is one line on stderr."""
    terminal.prepare_streams()
    interrupts.leaves(interrupts.NOTHING_WRITTEN)
    sys.exit(exits.code_of(lambda: cli.main(args, prog_name="unheap", standalone_mode=False)))
