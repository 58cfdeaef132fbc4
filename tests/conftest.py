"""What every test may rely on: no settings, colours or Go flags of the machine that runs it."""

from __future__ import annotations

import os

import pytest


@pytest.fixture(autouse=True)
def _neutral_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "GOFLAGS", "GOWORK"):
        if name in os.environ:
            monkeypatch.delenv(name)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the expectations of golden/ from today's results; read the change line by line",
    )
