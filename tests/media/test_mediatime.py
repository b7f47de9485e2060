"""Live media have one time, and it moves finely on every computer."""

import inspect
import time
from types import ModuleType

import pytest

from app.media import exchange, picturehear, picturesend, speaker, voicesend
from app.media.mediatime import media_ms


@pytest.mark.parametrize("module", [exchange, picturehear, picturesend, speaker, voicesend])
def test_who_deals_with_live_media_asks_for_media_time_alone(module: ModuleType) -> None:
    source = inspect.getsource(module)
    assert "import media_ms" in source and "monotonic" not in source and "perf_counter" not in source


def test_media_time_moves_by_less_than_a_millisecond_and_never_falls() -> None:
    assert time.get_clock_info("perf_counter").resolution < 0.000_1
    times = [media_ms() for _ in range(1_000)]
    assert times == sorted(times)
