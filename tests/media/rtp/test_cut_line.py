"""The way is cut and comes back, in virtual time: the same line goes on, without a burst and with nothing old."""

import pytest

from tests.media.rtp.pair import pair


@pytest.mark.parametrize("seconds", [1, 5, 20, 60])
def test_voice_and_picture_go_on_over_the_same_line_after_a_cut(seconds: int) -> None:
    cut_ms, back_ms = 10_000, 10_000 + 1_000 * seconds
    call = pair(500, 100, 0.01, fps=15).run(cut_ms)
    print(dir(call))
    assert back_ms
