"""The way is cut and comes back, in virtual time: the same line goes on, and nothing that is old is shown as new."""

import pytest

from tests.media.rtp.test_whole_line import pair

CUT_MS, AFTER_MS, SETTLED_MS = 5_000, 9_000, 4_000


@pytest.mark.parametrize("seconds", [1, 5, 20, 60])
def test_voice_and_picture_go_on_over_the_same_line_after_a_cut(seconds: int) -> None:
    back_ms = CUT_MS + 1_000 * seconds
    call = pair(500, 100, fps=15, changes=((CUT_MS, 0), (back_ms, 500))).run(back_ms + AFTER_MS)
    again = [one for one in call.voice if one.at_ms >= back_ms]
    assert again and again[0].at_ms <= back_ms + 1_000
    assert call.fps(back_ms + SETTLED_MS, back_ms + AFTER_MS) >= 8
    late = [one.delay_ms for one in call.frames if one.at_ms >= back_ms + SETTLED_MS]
    assert max(late) <= 1_000
    assert all(line.bad == 0 for line in call.lines)
