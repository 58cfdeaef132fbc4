"""A repository is not trusted: looking at it runs nothing of it, writes nothing outside of it, and
lets it say nothing to the terminal. docs/security.md says which of these tests shows what."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from traps import BOMB, MAP, TRAPS, Laid, Trap, go_file, has, lay
from workbench import Bench

pytest_plugins = ["workbench_fixture"]


@pytest.fixture(scope="module")
def neutral(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment without settings of the machine, and with this Go as the one on PATH."""
    folder = tmp_path_factory.mktemp("bin")
    (folder / "go").symlink_to(bench.go.binary)
    keep = ("HOME", "TMPDIR", "GOCACHE", "GOMODCACHE", "GOPROXY", "XDG_CACHE_HOME")
    return {
        **{name: os.environ[name] for name in keep if name in os.environ},
        "PATH": f"{folder}:{os.environ['PATH']}",
        "GOENV": "off",
        "GOTOOLCHAIN": "local",
        "XDG_STATE_HOME": str(tmp_path_factory.mktemp("state")),
    }


def unheap(laid: Laid, *args: str) -> subprocess.CompletedProcess[bytes]:
    """Run the tool in a repository."""
    # As the installed command does: without the current folder among the modules' folders.
    command = [sys.executable, "-P", "-c", "from codemod.cli import main; main()", *args]
    return subprocess.run(
        command, cwd=laid.root, env=laid.env, stdin=subprocess.DEVNULL, capture_output=True
    )


@pytest.mark.parametrize("name", TRAPS)
def test_nothing_of_a_repository_is_run(
    name: str, bench: Bench, neutral: dict[str, str], tmp_path: Path
) -> None:
    trap = TRAPS[name]
    if not has(*trap.needs):
        pytest.skip(f"needs {' and '.join(trap.needs)}")
    if int(bench.go.version.split(".")[1]) < trap.since:
        pytest.skip(f"needs Go 1.{trap.since}")
    laid = lay(trap, tmp_path, neutral)
    before = laid.texts()
    said = b""
    for command in ("scan", "diff", "apply"):
        done = unheap(laid, command)
        said += done.stdout + done.stderr
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        assert not laid.canary.exists(), f"{command}: {laid.canary.read_text()}"
    assert (laid.texts() != before) == trap.rewrites, said.decode()
    laid.shell(trap.spring)
    assert laid.canary.exists(), "the trap does not work, so nothing is shown"


def test_the_page_has_a_row_for_every_trap() -> None:
    page = (Path(__file__).parent.parent / "docs" / "security.md").read_text("utf-8")
    rows = [line.split("|")[4] for line in page.splitlines() if line.startswith("| ")]
    assert sorted(re.findall("`([^`]+)`", "".join(rows))) == sorted(TRAPS)


# --- what does run, since the user asks for it ---------------------------------------------------


@pytest.mark.parametrize(
    ("option", "function"),
    [("--test", "TestIt(*testing.T)"), ("--bench", "BenchmarkIt(b *testing.B)")],
)
def test_two_options_run_the_code_of_a_repository_and_say_so(
    option: str, function: str, neutral: dict[str, str], tmp_path: Path
) -> None:
    test = f'package m\n\nimport "testing"\n\nfunc {function} {{}}\n'
    files = {"m_test.go": test, "bomb_test.go": go_file(BOMB)}
    laid = lay(Trap(spring="", files=files), tmp_path, neutral)
    assert unheap(laid, "diff").returncode == 1
    assert not laid.canary.exists()
    assert unheap(laid, "diff", option).returncode == 1
    assert laid.canary.exists()
    told = unheap(laid, "diff", "--help").stdout.decode()
    assert re.search(rf"{option} [^-]*runs\s+the\s+repository's\s+code", told), told


def test_the_environment_is_believed(neutral: dict[str, str], tmp_path: Path) -> None:
    env = {**neutral, "GOFLAGS": f"-toolexec={tmp_path}/repository/trap.sh"}
    laid = lay(Trap(spring=""), tmp_path, env)
    unheap(laid, "scan")
    assert laid.canary.exists()


@pytest.mark.skipif(not has("gcc"), reason="needs gcc")
def test_c_code_can_read_what_the_user_can(neutral: dict[str, str], tmp_path: Path) -> None:
    files = {
        "../secret.txt": "a secret\n",
        "c.go": 'package m\n\n// #include "../secret.txt"\nimport "C"\n\nvar _ C.int\n',
    }
    laid = lay(Trap(spring="", files=files), tmp_path, neutral)
    assert b"a secret" in unheap(laid, "scan").stderr
    without = replace(laid, env={**laid.env, "CGO_ENABLED": "0"})
    assert b"a secret" not in unheap(without, "scan").stderr


@contextmanager
def proxy() -> Iterator[tuple[str, list[str]]]:
    """A module proxy that has nothing, and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def needing(module: str) -> Mapping[str, str]:
    """Files of a module that needs another one, which is nowhere."""
    sums = f"{module} v1.0.0 h1:{'a' * 43}=\n{module} v1.0.0/go.mod h1:{'a' * 43}=\n"
    return {
        "go.mod": f"module ex.org/m\n\ngo 1.21\n\nrequire {module} v1.0.0\n",
        "go.sum": sums,
        "cmd/v.go": f'package main\n\nimport _ "{module}"\n',
    }


def test_modules_are_fetched_only_from_where_the_user_says(
    neutral: dict[str, str], tmp_path: Path
) -> None:
    with proxy() as (address, asked):
        laid = lay(Trap(spring="", files=needing("ex.org/absent")), tmp_path, neutral)
        for setting, is_asked in (("off", False), (address, True)):
            unheap(replace(laid, env={**laid.env, "GOPROXY": setting}), "scan")
            assert bool(asked) == is_asked, setting


def test_modules_are_fetched_with_git_only_where_the_user_lets_it(
    neutral: dict[str, str], tmp_path: Path
) -> None:
    git = tmp_path / "bin" / "git"
    git.parent.mkdir()
    laid = lay(Trap(spring="", files=needing("absent.invalid/x.git")), tmp_path, neutral)
    git.write_text(f"#!/bin/sh\ntouch {laid.canary}\nexit 1\n")
    git.chmod(0o755)
    env = {**laid.env, "GOPROXY": "direct", "GONOSUMDB": "*"}
    env["PATH"] = f"{git.parent}:{env['PATH']}"
    for setting, is_started in (("*:off", False), ("*:all", True)):
        unheap(replace(laid, env={**env, "GOVCS": setting}), "scan")
        assert laid.canary.exists() == is_started, setting


# --- paths ---------------------------------------------------------------------------------------

NO_MAP = {"m.go": "package m\n"}
OUTSIDE = {"../outside/go.mod": "module ex.org/v\n\ngo 1.21\n", "../outside/m.go": go_file(MAP)}
EMBED = 'package m\n\nimport _ "embed"\n\n//go:embed PATTERN\nvar Text string\n'
NEEDS_OUTSIDE = {
    "m.go": 'package m\n\nimport _ "ex.org/v"\n',
    "go.mod": "module ex.org/m\n\ngo 1.21\n\nrequire ex.org/v v1.0.0\n\n"
    "replace ex.org/v => ../outside\n",
}

PATHS: Mapping[str, tuple[Trap, str, str]] = {
    "a link to a file": (
        Trap("", {**NO_MAP, **OUTSIDE}, setup="ln -s ../outside/m.go link.go"),
        "./...",
        "refuse[outside]",
    ),
    "a link to a folder": (
        Trap("", {**NO_MAP, **OUTSIDE}, setup="rm ../outside/go.mod && ln -s ../outside link"),
        "./link",
        "refuse[outside]",
    ),
    "a link to another module": (
        Trap(
            "",
            {**NO_MAP, "other/go.mod": "module ex.org/o\n", "other/m.go": go_file(MAP)},
            setup="ln -s other/m.go link.go",
        ),
        "./...",
        "refuse[outside]",
    ),
    "a member of a go.work": (
        Trap("", {**NO_MAP, "go.work": "go 1.21\n\nuse .\nuse ../outside\n", **OUTSIDE}),
        "ex.org/v",
        "refuse[outside]",
    ),
    "a replaced module": (
        Trap("", {**NEEDS_OUTSIDE, **OUTSIDE}),
        "ex.org/v",
        "outside of the modules here",
    ),
    "the standard library": (Trap("", NO_MAP), "sort", "outside of the modules here"),
    "a file by its path": (
        Trap("", {**NO_MAP, **OUTSIDE}),
        "../outside/m.go",
        "outside",
    ),
    "an embedded file": (
        Trap("", {**OUTSIDE, "e.go": EMBED.replace("PATTERN", "../outside/m.go")}),
        "./...",
        "pattern ../outside/m.go: invalid pattern syntax",
    ),
    "an embedded link": (
        Trap(
            "",
            {**OUTSIDE, "e.go": EMBED.replace("PATTERN", "link.txt")},
            setup="ln -s ../outside/m.go link.txt",
        ),
        "./...",
        "cannot embed irregular file",
    ),
    "a line directive": (
        Trap("", {"m.go": go_file(MAP).replace("// Hit", "//line ../outside/m.go:1\n// Hit")}),
        "./...",
        "refuse[line-directive]",
    ),
}


@pytest.mark.parametrize("name", PATHS)
def test_no_path_leads_out(name: str, neutral: dict[str, str], tmp_path: Path) -> None:
    trap, pattern, answer = PATHS[name]
    laid = lay(trap, tmp_path, neutral)
    before = laid.texts()
    said = [unheap(laid, command, pattern) for command in ("scan", "apply")]
    assert laid.texts() == before
    assert answer in "".join((one.stdout + one.stderr).decode() for one in said)


# --- terminals -----------------------------------------------------------------------------------

EVIL = "\x1b]0;owned\x07\x1b[31m\x9b1m\u202e\u200b\U000e0041"
_OBEYED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202e\U000e0041]")


def on_terminal(laid: Laid, *args: str) -> str:
    """What the tool shows on a terminal that knows no colours."""
    ours, theirs = pty.openpty()
    env = {**laid.env, "TERM": "dumb", "NO_COLOR": "1", "COLUMNS": "200"}
    command = [sys.executable, "-P", "-c", "from codemod.cli import main; main()", *args]
    with subprocess.Popen(
        command, cwd=laid.root, env=env, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs
    ):
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
    os.close(ours)
    return shown.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so when the other end is closed
        return b""


SAYS_NOTHING: Mapping[str, tuple[Mapping[str, str], list[str]]] = {
    "the name of a file": ({f"{EVIL}.go": go_file(MAP).replace("hits", "hats")}, ["scan"]),
    "the name of a file that is written": (
        {"m.go": "package m\n", f"{EVIL}.go": go_file(MAP)},
        ["apply"],
    ),
    "a comment": ({"m.go": go_file(MAP).replace("counts", EVIL)}, ["diff"]),
    "an error of cgo": ({"c.go": f'package m\n\n// #error {EVIL}\nimport "C"\n'}, ["scan"]),
    "an import": ({"i.go": f'package m\n\nimport _ "ex.org/{EVIL}"\n'}, ["scan"]),
    "a rule to ignore": (
        {"m.go": go_file(MAP).replace("{}\n", f"{{}} //unheap:ignore {EVIL}\n")},
        ["scan"],
    ),
    "a line that decides": (
        {"m.go": go_file(MAP) + f"\nvar _ any = hits // {EVIL}\n"},
        ["explain", "m.go:3"],
    ),
    "a settings file": ({"unheap.toml": '"\\u001B[31m\\u202E" = 1\n'}, ["scan"]),
    "an output of a test": (
        {
            # It fails where lines have moved.
            "m.go": go_file(MAP).replace("\n\n", '\n\nimport "runtime"\n\n', 1)
            + "\nfunc Line() int {\n\t_, _, line, _ := runtime.Caller(0)\n\treturn line\n}\n",
            "m_test.go": 'package m\n\nimport "testing"\n\nfunc TestIt(t *testing.T) {\n'
            '\tif Line() != 15 {\n\t\tt.Fatal("\\x1b[31m\\u202e")\n\t}\n}\n',
        },
        ["diff", "--test"],
    ),
    "the name and unit of a benchmark": (
        {
            "m_test.go": 'package m\n\nimport "testing"\n\nfunc BenchmarkIt(b *testing.B) {\n'
            '\tb.Run("\\u202e", func(b *testing.B) { b.ReportMetric(1, "\\u202e\\x1b[31m") })\n}\n'
        },
        ["diff", "--bench"],
    ),
}


@pytest.mark.parametrize("name", SAYS_NOTHING)
def test_nothing_speaks_to_the_terminal(name: str, neutral: dict[str, str], tmp_path: Path) -> None:
    files, arguments = SAYS_NOTHING[name]
    if "cgo" in name and not has("gcc"):
        pytest.skip("needs gcc")
    shown = on_terminal(lay(Trap("", files), tmp_path, neutral), *arguments)
    assert not _OBEYED.search(shown), repr(shown)
    assert re.search(r"\\(x1b|u202e)", shown), "it is not shown at all"
    assert "Traceback" not in shown
