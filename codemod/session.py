"""One run of a command that looks at Go code: where, by which rules, with what settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from codemod import config, terminal
from codemod.apply import recover
from codemod.errors import BadInput
from codemod.gotool import GoTool, find_go
from codemod.model import Report
from codemod.options import Options
from codemod.paths import cache_folder
from codemod.profile import read_profile
from codemod.progress import progress
from codemod.report import diff_summary, problem_lines
from codemod.report_measures import benchmark_notes, benchmark_tables, frame_table
from codemod.sweep import sweep
from codemod.transform import Transform
from codemod.wording import counted, plain


@dataclass(frozen=True, slots=True)
class Session:
    """What every such command needs to know."""

    cwd: Path
    options: Options
    rules: tuple[Transform, ...]
    """All that are installed; those that the options select are `active`."""
    show_progress: bool

    @property
    def active(self) -> tuple[Transform, ...]:
        """The rules that the options leave."""
        chosen = self.options.select or {rule.name for rule in self.rules}
        return tuple(one for one in self.rules if one.name in chosen - self.options.ignore)


def prepare(
    rules: tuple[Transform, ...],
    directory: Path,
    show_progress: bool,
    profile: str | None = None,
    min_share: float | None = None,
    **given: Any,
) -> Session:
    """The session for the rules that are installed and the options `given`, None for those not.

    `profile` is a file, seen from `directory`; `min_share` is in percent. Raises BadInput where the
    settings or the options make no sense.
    """
    cwd = directory.resolve()
    options = config.options(
        config.read(cwd),
        {name.replace("_", "-"): value for name, value in given.items()},
        rules=[rule.name for rule in rules],
        shapes={shape for rule in rules for shape in rule.shapes},
    )
    if profile is not None:
        share = (min_share or 0.0) / 100
        options = replace(options, profile=read_profile(cwd / profile), min_share=share)
    elif min_share is not None:
        raise BadInput("--min-share is a share of a profile: give one with --profile")
    session = Session(cwd, options, rules, show_progress)
    if not session.active:
        raise BadInput("no rule is left: --select and --ignore exclude each other")
    return session


def analyse(
    session: Session,
    patterns: Sequence[str],
    stage: Callable[..., Report],
    *,
    needs_go: bool = True,
    **more: bool,
) -> Report:
    """What `scan` or `diff` of the pipeline says of the patterns, which are `./...` by default.

    A run of `apply` that was cut off is taken back first: half of its files would say nothing true.
    """
    restored = recover(session.cwd)
    if restored:
        terminal.note(
            [f"took back a run that was cut off: {counted(len(restored), 'file')} restored"]
        )
    sweep(cache_folder())
    # Without types no Go is started, so there need not be one.
    binary = find_go() if needs_go else Path("go")
    go = GoTool(binary, session.options.tags, session.options.timeout or None)
    with progress(terminal.errors(), enabled=session.show_progress) as show:
        return stage(
            patterns or ["./..."],
            session.options,
            session.active,
            cwd=session.cwd,
            go=go,
            progress=show,
            **more,
        )


def note_rewrites(report: Report) -> None:
    """What became of each flow group, and what was measured."""
    terminal.note([*problem_lines(report), *diff_summary(report)])
    if report.frames is not None:
        terminal.note_table(frame_table(report.frames))
    if report.benchmarks is not None:
        for table in benchmark_tables(report.benchmarks):
            terminal.note_table(table)
        terminal.note(plain(line) for line in benchmark_notes(report.benchmarks))
