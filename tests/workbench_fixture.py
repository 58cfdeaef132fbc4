"""The workbench as a fixture: one for all modules that name this one in `pytest_plugins`."""

from __future__ import annotations

import pytest
from workbench import Bench

from codemod.errors import NoGo
from codemod.gotool import GoTool, find_go


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """Asks Go and the oracle, with a cache that begins empty."""
    try:
        return Bench(GoTool(find_go()), tmp_path_factory.mktemp("cache"))
    except NoGo as error:
        pytest.skip(str(error))
