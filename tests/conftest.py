"""What every test may rely on: no settings, colours or Go flags of the machine that runs it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import suppress

import hypothesis
import pytest

from codemod.errors import NoGo
from codemod.gotool import GoTool, find_go

# How long an example takes, the machine and its other work decide.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _neutral_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "GOFLAGS", "GOWORK"):
        if name in os.environ:
            monkeypatch.delenv(name)


@pytest.fixture(scope="module")
def go() -> GoTool:
    """The Go that is here. Its environment is that of the module's first test that asks it."""
    try:
        return GoTool(find_go())
    except NoGo as error:
        pytest.skip(str(error))


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The cache of whoever runs the tests decides nothing, and is left alone; but for Go's."""
    with pytest.MonkeyPatch.context() as patch:
        with suppress(NoGo):
            patch.setenv("GOCACHE", GoTool(find_go()).settings["GOCACHE"])
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("user-cache")))
        yield


@pytest.fixture(autouse=True, scope="session")
def _signals_of_a_terminal() -> None:
    """Whoever runs the tests may ignore signals, as nohup and a shell's `&` do."""
    for number, handler in (
        (signal.SIGINT, signal.default_int_handler),
        (signal.SIGTERM, signal.SIG_DFL),
        (signal.SIGHUP, signal.SIG_DFL),
    ):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the expectations of golden/ from today's results; read the change line by line",
    )
