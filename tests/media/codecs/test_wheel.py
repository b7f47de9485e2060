"""The libraries of the av wheel are found by a part of their names."""

from pathlib import Path

import pytest

from app.media.codecs.wheel import libraries


@pytest.mark.parametrize("name", ["opus", "SvtAv1Enc", "vpx"])
def test_each_that_we_reach_is_there_once(name: str) -> None:
    found = libraries(name)
    assert len(found) == 1
    assert name in Path(found[0]).name


def test_nothing_is_found_for_another() -> None:
    assert libraries("no such library") == []
