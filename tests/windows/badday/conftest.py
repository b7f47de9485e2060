"""One bad day that the numbered tests of this folder share, in the order of its hours: see `day`."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.windows.badday.day import Day, three
from tests.windows.badday.diary import Diary


@pytest.fixture(scope="package")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ExitStack]:
    """Closed by the last test of the day, so that its programs do not run beside what comes after."""
    with ExitStack() as programs:
        yield programs


@pytest.fixture(scope="package")
def day(evening: ExitStack, tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Anna and Omar in a call, a paper on the table, Tom looks on. Each test leaves it so that the next can go on."""
    return evening.enter_context(three(tmp_path_factory.mktemp("day")))


@pytest.fixture(scope="package")
def diary() -> Diary:
    return Diary()
