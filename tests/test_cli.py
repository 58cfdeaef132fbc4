from __future__ import annotations

import dataclasses
import json
import os
import pty
import subprocess
import sys
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from pprof import encode
from unidiff.patch import PatchSet

import transforms
from codemod import apply as applying
from codemod import cli, exits, pipeline, session
from codemod.errors import BadInput, NoGo, Stale
from codemod.measures import Benchmarks, Comparison, Frame, Profile
from codemod.model import Decision, Finding, Patch, Position, Report, Site, Verdict, Workspace
from codemod.profile import parse_profile

DIFF = (
    b"--- a/a.go\n+++ b/a.go\n@@ -1,2 +1,2 @@\n"
    b"-var m\x0c map[int]T\r\n+var m map[int]*T\r\n \t\xff\n"
)


class Toy:
    """A rule that is never asked: the stages are replaced."""

    name = "toy-rule"
    summary = "Plays."
    doc = "## Finds\n\nNothing."
    shapes = ("pointer", "struct")
    selector = ""
    codes = {"printed": "Do not print it."}  # noqa: RUF012

    def find(self, source: object) -> Sequence[Site]:
        raise AssertionError(source)

    def plan(self, group: object, context: object) -> Verdict:
        raise AssertionError(group, context)


class OtherToy(Toy):
    name = "other-toy"


class Stage:
    """Stands for the pipeline: gives the report it was told to give, and remembers the question."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.asked: dict[str, Any] = {}
        self.error: BaseException | None = None

    def __call__(
        self, patterns: Sequence[str], options: object, rules: Sequence[Toy], **more: Any
    ) -> Report:
        self.asked = {
            "patterns": list(patterns),
            "options": options,
            "rules": [rule.name for rule in rules],
            **more,
        }
        more["progress"]("looking")
        if self.error is not None:
            raise self.error
        return self.report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "unheap.toml").write_text("root = true\n")
    (tmp_path / "a.go").write_bytes(b"package a\nfmt.Println(m)\n")
    return tmp_path.resolve()


@pytest.fixture
def stage(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """The command line with two toy rules and a pipeline that finds nothing."""
    it = Stage(Report(Workspace(folder, folder, ()), "go1.27.3", ()))
    monkeypatch.setattr(pipeline, "scan", it)
    monkeypatch.setattr(pipeline, "diff", it)
    monkeypatch.setattr(transforms, "load", lambda: (Toy(), OtherToy()))
    monkeypatch.setattr(session, "find_go", lambda: Path("/opt/go/bin/go"))
    monkeypatch.chdir(folder)
    return it


@dataclasses.dataclass
class Outcome:
    code: int
    out: str
    err: list[str]


@pytest.fixture
def run(stage: Stage, capsysbinary: pytest.CaptureFixture[bytes]) -> Runner:  # noqa: ARG001
    def call(*args: str) -> Outcome:
        with pytest.raises(SystemExit) as caught:
            cli.main(list(args))
        captured = capsysbinary.readouterr()
        assert isinstance(caught.value.code, int)
        out = captured.out.decode("utf-8", "surrogateescape")
        return Outcome(caught.value.code, out, captured.err.decode().splitlines())

    return call


Runner = Callable[..., Outcome]


def test_a_run_sweeps_the_cache(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "cache_folder", lambda: tmp_path)
    run("scan")
    assert (tmp_path / "swept").exists()


def found(folder: Path) -> Finding:
    at = Position(folder / "a.go", 2, 1)
    verdict = Verdict(Decision.REFUSE, "is printed", "printed", at=at)
    site = Site("toy-rule", folder / "a.go", 0, 7, "map[int]T", 8)
    return Finding(site, Position(folder / "a.go", 1, 9), "a.m", verdict)


def give(stage: Stage, **changes: Any) -> None:
    stage.report = dataclasses.replace(stage.report, **changes)


# --- scan ---------------------------------------------------------------------------------------


def test_scan_of_nothing_is_silent_on_stdout_and_exits_with_0(run: Runner, stage: Stage) -> None:
    result = run("scan")
    assert (result.code, result.out, result.err) == (0, "", ["nothing found"])
    assert stage.asked["patterns"] == ["./..."]
    assert stage.asked["rules"] == ["toy-rule", "other-toy"]
    assert stage.asked["syntax_only"] is False


def test_scan_prints_findings_and_exits_with_1(run: Runner, stage: Stage, folder: Path) -> None:
    give(stage, findings=(found(folder),))
    result = run("scan", "./x", "a.go")
    assert result.code == 1
    assert result.out == "a.go:1:9: toy-rule refuse[printed]: is printed, at line 2\n"
    assert result.err == ["1 finding in 1 file", "  refuse 1 (printed 1)"]
    assert stage.asked["patterns"] == ["./x", "a.go"]


def test_exit_zero_forgives_findings_and_no_problems(
    run: Runner, stage: Stage, folder: Path
) -> None:
    give(stage, findings=(found(folder),))
    assert run("scan", "--exit-zero").code == 0
    give(stage, problems=("m/b: does not compile",))
    assert run("scan", "--exit-zero").code == 2


def test_a_problem_is_shown_and_the_findings_are_printed_all_the_same(
    run: Runner, stage: Stage, folder: Path
) -> None:
    give(stage, findings=(found(folder),), problems=("m/b: does not compile",))
    result = run("scan")
    assert result.code == 2
    assert result.out.startswith("a.go:1:9: ")
    assert result.err[0] == "m/b: does not compile"


def test_a_warning_does_not_change_the_exit_code(run: Runner, stage: Stage) -> None:
    give(stage, warnings=("a.go:1:1: unused",))
    result = run("scan")
    assert (result.code, result.err[0]) == (0, "warning: a.go:1:1: unused")


def test_scan_prints_json(run: Runner, stage: Stage, folder: Path) -> None:
    give(stage, findings=(found(folder),))
    result = run("scan", "--format", "json")
    assert result.code == 1
    assert json.loads(result.out)["findings"][0]["path"] == "a.go"


def test_syntax_only_needs_no_go(
    run: Runner, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_go() -> Path:
        raise NoGo("no Go toolchain found")

    monkeypatch.setattr(session, "find_go", no_go)
    assert run("scan", "--syntax-only").code == 0
    assert stage.asked["syntax_only"] is True
    assert run("scan").err == ["unheap: no Go toolchain found"]


def test_a_profile_reaches_the_pipeline_and_is_seen_from_the_working_directory(
    run: Runner, stage: Stage, folder: Path
) -> None:
    (folder / "sub").mkdir()
    data = encode([([("m.F", "/m/a.go", 2)], [1, 10])])
    (folder / "sub/cpu.pb.gz").write_bytes(data)
    assert run("scan", "-C", "sub", "--profile", "cpu.pb.gz", "--min-share", "2.5").code == 0
    options = stage.asked["options"]
    assert (options.profile, options.min_share) == (parse_profile(data), 0.025)


def test_scan_is_sorted_by_place_unless_a_profile_or_the_user_says_otherwise(
    run: Runner, stage: Stage, folder: Path
) -> None:
    cold = found(folder)
    hot = dataclasses.replace(cold, position=Position(folder / "a.go", 2, 1), spent=9)
    give(stage, findings=(cold, hot))
    assert run("scan").out.startswith("a.go:1:9: ")
    assert run("scan", "--sort", "gain").out.startswith("a.go:2:1: ")
    give(stage, profile=Profile("cpu", "nanoseconds", 10, {}))
    assert run("scan").out.startswith("a.go:2:1: ")
    assert run("scan", "--sort", "place").out.startswith("a.go:1:9: ")


# --- diff, apply, undo --------------------------------------------------------------------------


def patched(folder: Path) -> tuple[Patch, ...]:
    return (Patch(folder / "a.go", "a.go", b"old", b"new", DIFF),)


def test_diff_prints_the_patches_byte_for_byte(run: Runner, stage: Stage, folder: Path) -> None:
    assert (run("diff").code, run("diff").out) == (0, "")
    give(stage, patches=patched(folder))
    result = run("diff")
    assert result.code == 1
    assert result.out.encode("utf-8", "surrogateescape") == DIFF
    assert len(PatchSet(DIFF.decode("latin-1"))) == 1
    assert result.err == ["1 file changed, 0 flow groups rewritten"]
    assert run("diff", "--exit-zero").code == 0


def test_what_was_measured_is_noted_with_diff_and_apply(
    run: Runner, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(applying, "apply", lambda *_args, **_more: applying.Run("", ()))
    row = Comparison("m/lib", "BenchmarkX-2", "ns/op", (4.0,) * 4, (2.0,) * 4, 0.029)
    give(
        stage, frames=(Frame("m/lib", "F", ("g",), 64, 32),), benchmarks=Benchmarks((row,), ("m",))
    )
    for command in ("diff", "apply"):
        result = run(command)
        assert result.out == ""
        assert result.err[1:] == [
            "stack frames: 1 of 1 touched function changed",
            "  function  before  after",
            "  m/lib.F       64     32",
            "m/lib",
            "  benchmark   unit  before   after  change      p",
            "  X-2        ns/op  4 ± 0%  2 ± 0%  -50.0%  0.029",
            "benchmarks: 4 rounds before and after",
            "no benchmarks in m",
        ]


def test_diff_prints_json(run: Runner, stage: Stage, folder: Path) -> None:
    give(stage, patches=patched(folder))
    assert json.loads(run("diff", "--format", "json").out)["findings"] == []


def test_apply_hands_over_what_diff_showed(
    run: Runner, stage: Stage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []

    def write(patches: object, workspace: object, *, allow_dirty: bool) -> applying.Run:
        seen.extend((patches, workspace, allow_dirty))
        return applying.Run("r1" if patches else "", ())

    monkeypatch.setattr(applying, "apply", write)
    nothing = run("apply")
    assert (nothing.code, nothing.out) == (0, "")
    assert nothing.err == ["0 files changed, 0 flow groups rewritten"]
    seen.clear()
    give(stage, patches=patched(folder))
    result = run("apply", "--allow-dirty")
    assert (result.code, result.out) == (0, "a.go\n")
    assert result.err[-1] == "take it back with: unheap undo r1"
    assert seen == [stage.report.patches, stage.report.workspace, True]


def test_undo_names_the_files_from_here(
    run: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def take_back(name: str | None, directory: Path) -> tuple[Path, ...]:
        asked.extend((name, directory))
        return (folder / "a.go", Path("/other/b.go"))

    monkeypatch.setattr(applying, "undo", take_back)
    assert (run("undo").code, asked) == (0, [None, folder])
    assert run("undo", "r1").out == "a.go\n/other/b.go\n"
    assert asked[2] == "r1"
    monkeypatch.setattr(applying, "undo", lambda *_: ())
    nothing = "nothing to take back: every file is as it was before that run"
    assert (run("undo").out, run("undo").err) == ("", [nothing])


def test_a_run_that_was_cut_off_is_taken_back_first(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "recover", lambda cwd: (cwd / "a.go",))
    assert run("scan").err[0] == "took back a run that was cut off: 1 file restored"


def test_what_apply_cannot_write_is_one_line(
    run: Runner, stage: Stage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise Stale("a.go changed\nmeanwhile")

    monkeypatch.setattr(applying, "apply", refuse)
    give(stage, patches=patched(folder))
    result = run("apply")
    assert (result.code, result.out) == (2, "")
    assert result.err == ["unheap: a.go changed meanwhile"]


# --- explain, rules -----------------------------------------------------------------------------


def test_explain_prints_a_rule_with_its_codes(run: Runner) -> None:
    result = run("explain", "toy-rule")
    assert result.code == 0
    assert result.out.startswith("# toy-rule\n\nPlays.\n\n## Finds\n")
    assert "- `printed`: Do not print it." in result.out


def test_explain_prints_what_a_code_means(run: Runner) -> None:
    assert run("explain", "printed").out == "# printed\n\ntoy-rule, other-toy: Do not print it.\n"
    assert run("explain", "rejected").out.startswith("# rejected\n\nevery rule: The gate found ")


def test_explain_prints_a_place(run: Runner, stage: Stage, folder: Path) -> None:
    give(stage, findings=(found(folder),))
    for place in ("a.go:1", "a.go:1:9", "./a.go:1:1", str(folder / "a.go:1")):
        result = run("explain", place)
        assert result.code == 0
        assert result.out.startswith("a.go:1:9: toy-rule refuse[printed]\n")
        assert "| fmt.Println(m)" in result.out
        assert "printed: Do not print it." in result.out
    assert stage.asked["patterns"] == [str(folder / "a.go")]


def test_explain_takes_a_column_where_a_line_has_several(
    run: Runner, stage: Stage, folder: Path
) -> None:
    one = found(folder)
    two = dataclasses.replace(one, position=Position(folder / "a.go", 1, 30), group="a.n")
    give(stage, findings=(two, one))
    assert run("explain", "a.go:1").out.count("refuse[printed]") == 2
    assert run("explain", "a.go:1:30").out.startswith("a.go:1:30: toy-rule refuse[printed]\n")
    assert run("explain", "a.go:1:30").out.count("refuse[printed]") == 1


def test_explain_names_the_file_as_the_diff_does(run: Runner, stage: Stage, folder: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "a.go").write_text("package deep\n")
    give(stage, findings=(found(folder),))
    assert run("explain", "deep/a.go:1").err == [
        "unheap: nothing found at deep/a.go:1; the file has no findings"
    ]


NEITHER = "is neither a rule nor a code nor FILE:LINE"


@pytest.mark.parametrize(
    ("subject", "message"),
    [
        ("toy-rul", f"'toy-rul' {NEITHER}; did you mean 'toy-rule'?"),
        ("printd", f"'printd' {NEITHER}; did you mean 'printed'?"),
        ("zzz", f"'zzz' {NEITHER}; known: other-toy, toy-rule"),
        ("b.go:1", "b.go: no such file"),
        ("a.go", "a.go: which line of it? unheap scan a.go names those with findings"),
        ("a.go:7", "nothing found at a.go:7; the nearest finding is in line 1"),
    ],
)
def test_explain_says_what_it_does_not_know(
    run: Runner, stage: Stage, folder: Path, subject: str, message: str
) -> None:
    give(stage, findings=(found(folder),))
    result = run("explain", subject)
    assert (result.code, result.out, result.err) == (2, "", [f"unheap: {message}"])


def test_explain_says_why_there_may_be_nothing(run: Runner, stage: Stage) -> None:
    give(stage, problems=("./a.go:6:1: syntax error",))
    result = run("explain", "a.go:1")
    nothing = "unheap: nothing found at a.go:1; the file has no findings"
    assert (result.code, result.err) == (2, ["./a.go:6:1: syntax error", nothing])


def test_rules_lists_the_rules(run: Runner) -> None:
    result = run("rules")
    assert (result.code, result.out) == (0, "toy-rule   Plays.\nother-toy  Plays.\n")


# --- options and errors -------------------------------------------------------------------------


def test_go_may_take_as_long_as_it_likes(run: Runner, stage: Stage) -> None:
    assert run("scan", "--timeout", "0").code == 0
    assert stage.asked["go"].timeout is None


def test_options_reach_the_pipeline(run: Runner, stage: Stage, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub/unheap.toml").write_text("shape = 'struct'\nunsafe = true\njobs = 2\n")
    args = "-C sub --ignore toy-rule --no-unsafe --exported --tags a,b --test --fields x,y"
    more = "--include-generated --no-progress --bench --rounds 4 --frames --timeout 2h"
    assert run("diff", *args.split(), *more.split()).code == 0
    options = stage.asked["options"]
    assert (options.shape, options.unsafe, options.jobs) == ("struct", False, 2)
    assert (options.exported, options.tags, options.test) == (True, "a,b", True)
    assert (options.fields, options.include_generated) == (("x", "y"), True)
    assert (options.bench, options.rounds, options.frames) == (True, 4, True)
    assert (options.timeout, stage.asked["go"].timeout) == (7200, 7200)
    assert stage.asked["rules"] == ["other-toy"]
    assert stage.asked["cwd"] == folder / "sub"
    assert (stage.asked["go"].binary, stage.asked["go"].tags) == (Path("/opt/go/bin/go"), "a,b")


def test_rules_can_be_selected_by_commas_and_by_repetition(run: Runner, stage: Stage) -> None:
    for args in (["--select", "other-toy, toy-rule"], ["--select=toy-rule", "--select=other-toy"]):
        assert run("scan", *args).code == 0
        assert stage.asked["rules"] == ["toy-rule", "other-toy"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["scan", "--select", "toy"], "--select: unknown rule 'toy'"),
        (["scan", "--shape", "pointr"], "unknown shape 'pointr'; did you mean 'pointer'?"),
        (["scan", "--select", "toy-rule", "--ignore", "toy-rule"], "no rule is left"),
        (["scan", "-C", "nowhere"], "'nowhere' does not exist"),
        (["scan", "--format", "sarif"], "'sarif' is not one of"),
        (["scan", "--frob"], "No such option"),
        (["-C", "x", "scan"], "Options stand behind the command, as in: unheap scan -C DIR"),
        (["scan", "--profile", "a.go"], "a.go: not a pprof profile"),
        (["scan", "--profile", "none"], "none: No such file"),
        (["scan", "--min-share", "1"], "give one with --profile"),
        (["scan", "--min-share", "101"], "--min-share"),
        (["diff", "--bench", "--rounds", "3"], "--rounds"),
        (["frob"], "No such command 'frob'"),
        (["explain"], "Missing argument"),
    ],
)
def test_bad_input_is_one_line_on_stderr(run: Runner, args: list[str], message: str) -> None:
    result = run(*args)
    assert (result.code, result.out, len(result.err)) == (2, "", 1)
    assert result.err[0].startswith("unheap: ")
    assert message in result.err[0]


def test_a_broken_settings_file_is_one_line(run: Runner, folder: Path) -> None:
    (folder / "unheap.toml").write_text("shap = 'pointer'")
    result = run("scan")
    expected = f"unheap: {folder}/unheap.toml: unknown key 'shap'; did you mean 'shape'?"
    assert (result.code, result.err) == (2, [expected])


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (BadInput("no go.mod\x1b[0m"), 2, r"unheap: no go.mod\x1b[0m"),
        (KeyboardInterrupt(), 130, "unheap: interrupted: nothing was written"),
        (ZeroDivisionError("1/0"), 2, "unheap: this is a bug in unheap; please report it"),
    ],
)
def test_errors_end_in_one_line_and_a_code(
    run: Runner, stage: Stage, error: BaseException, code: int, line: str
) -> None:
    stage.error = error
    result = run("scan")
    assert (result.code, result.out) == (code, "")
    assert result.err[-1].startswith(line)
    if isinstance(error, ZeroDivisionError):
        assert result.err[0].startswith("Traceback")
    else:
        assert len(result.err) == 1


def test_without_a_command_the_help_is_shown_on_stderr(run: Runner) -> None:
    result = run()
    assert (result.code, result.out) == (2, "")
    assert result.err[0].startswith("Usage: unheap")
    assert not [line for line in result.err[1:] if line.endswith("...")], "cut off"


@pytest.mark.parametrize("command", ["scan", "diff", "apply", "undo", "explain", "bench", "rules"])
def test_every_command_has_short_help(run: Runner, command: str) -> None:
    result = run(command, "--help")
    assert result.code == 0
    assert len(result.out.splitlines()) < 50
    assert f"Usage: unheap {command}" in result.out


# --- pipes and terminals ------------------------------------------------------------------------

PROGRAM = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    import transforms
    from codemod import cli, pipeline, session
    from codemod.model import Patch, Report, Workspace
    diff = b"--- a/a.go\\n+++ b/a.go\\n@@ -1 +1 @@\\n-a\\x1b[2J\\n+b\\n" * int(sys.argv.pop(1))
    here = Path.cwd()
    patch = Patch(here, "a", b"", b"", diff)
    report = Report(Workspace(here, here, ()), "go1", (), patches=(patch,))
    rule = type("Rule", (), {"name": "r", "summary": "", "doc": "", "shapes": (), "codes": {}})()
    transforms.load = lambda: (rule,)
    pipeline.diff = lambda *args, **more: report
    session.find_go = lambda: Path("go")
    cli.main()
    """
)


def start_diff(cwd: Path, size: int, unbuffered: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(size), "diff"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    )


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_who_leaves_early_hears_no_complaint(tmp_path: Path, unbuffered: str) -> None:
    with start_diff(tmp_path, 10_000, unbuffered) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == exits.BROKEN_PIPE


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_slow_reader_gets_everything(tmp_path: Path, unbuffered: str) -> None:
    with start_diff(tmp_path, 10_000, unbuffered) as process:
        out, _ = process.communicate()
    assert process.returncode == exits.FINDINGS
    assert out.count(b"+++ b/a.go\n") == 10_000
    assert out.endswith(b"+b\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("size", [1, 10_000])
def test_a_full_disk_behind_stdout_is_no_bug(tmp_path: Path, size: int, unbuffered: str) -> None:
    with Path("/dev/full").open("wb", buffering=0) as full:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(size), "diff"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            check=False,
        )
    said = b"unheap: cannot write the result (No space left on device): nothing was written\n"
    assert (done.returncode, done.stderr) == (exits.ERROR, said)


def test_stdout_may_be_closed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, "1", "diff"]
    said = b"1 file changed, 0 flow groups rewritten"
    closed = ["sh", "-c", '"$@" >&-', "sh", *command]
    done = subprocess.run(closed, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    assert (done.returncode, done.stderr.splitlines()[0]) == (exits.FINDINGS, said)


def on_terminal(cwd: Path, **env: str) -> bytes:
    """What `diff` shows on a terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", **env}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "1", "diff"],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        cwd=cwd,
        env=environment,
    ) as process:
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
    os.close(ours)
    assert process.returncode == exits.FINDINGS
    return shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so when the other end is closed
        return b""


def test_on_a_terminal_the_diff_is_coloured_and_harmless(tmp_path: Path) -> None:
    shown = on_terminal(tmp_path)
    assert b"\x1b[31m-a\\x1b[2J\x1b[0m" in shown
    assert b"\x1b[32m+b\x1b[0m" in shown


def test_no_color_is_respected(tmp_path: Path) -> None:
    shown = on_terminal(tmp_path, NO_COLOR="1")
    assert b"\x1b" not in shown
    assert b"-a\\x1b[2J\r\n+b\r\n" in shown
