"""A process of the suite that ends before its work is done: no failure by chance, and nothing that is tried again."""

import pytest

CRASHED = pytest.StashKey[bool]()


class Crashes:
    """Where the suite runs in several processes. Its exit status is then that of an error inside pytest."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    def pytest_testnodedown(self, error: object) -> None:
        if error is not None:
            self._config.stash[CRASHED] = True

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if CRASHED in self._config.stash:
            session.exitstatus = pytest.ExitCode.INTERNAL_ERROR


def pytest_configure(config: pytest.Config) -> None:
    if config.pluginmanager.hasplugin("xdist"):
        config.pluginmanager.register(Crashes(config))
