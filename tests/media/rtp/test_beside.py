"""A file on the line of a call: counted, it neither talks the estimate down nor makes a queue stand."""

from collections.abc import Iterator

import pytest

from app.media.rtp.departing import Outgoing, Picture, Rank
from app.media.rtp.pacer import Pacer
from tests.media.rtp.call import TICK_MS, Call
from tests.media.rtp.line import Line

FROM_MS, UNTIL_MS = 10_000.0, 30_000.0
PIECE = 1_134  # of a still's 1,024 with what is around it
SHARE = 0.45  # of the estimate, as the ladder gives it to stills


class Shared(Line[tuple[int, int]]):
    """What is of the file is nobody's packet there."""

    def arrived(self, now: float) -> Iterator[tuple[float, tuple[int, int]]]:  # type: ignore[override]
        return iter([one for one in super().arrived(now) if one[1][0] >= 0])


class WithFile(Call):
    """Gives the file its share, and the picture what is left, as the ladder does."""

    def __init__(self, kbps: float, rtt_ms: float) -> None:
        there: Line[tuple[int, int]] = Shared(kbps=kbps, delay_ms=rtt_ms / 2, queue_ms=500, seed=1)
        super().__init__(there, Line(kbps=1_000, delay_ms=rtt_ms / 2, seed=2))
        self._owed = 0.0
        self.file_bytes = 0

    def _tick(self, now: float) -> None:
        super()._tick(now)
        if now < FROM_MS:
            return
        target = self.seen[-1][1]
        self.demand = ((0, (1 - SHARE) * target - 40_000),)
        self._owed = min(self._owed + SHARE * target * TICK_MS / 8_000, 1.5 * PIECE)
        if self._owed >= PIECE:
            self._owed -= PIECE
            self.file_bytes += PIECE
            self.there.send((-1, PIECE), PIECE, now)
            self.congestion.beside_bytes += PIECE


@pytest.mark.parametrize(("kbps", "rtt_ms"), [(150, 400), (150, 60), (300, 200)])
def test_what_a_file_puts_on_the_line_is_not_taken_for_a_smaller_line(kbps: float, rtt_ms: float) -> None:
    seen = WithFile(kbps, rtt_ms).run(UNTIL_MS)
    later = [row[1] for row in seen.seen if row[0] > FROM_MS + 2_000]
    assert min(later) > 0.6 * kbps * 1_000 and max(later) < 1.3 * kbps * 1_000
    assert seen.queue_p95(FROM_MS, UNTIL_MS) < 300
    assert seen.file_bytes * 8 / 20 > 0.3 * kbps * 1_000


def test_a_picture_waits_for_what_a_file_put_on_the_line_and_a_voice_does_not() -> None:
    pacer = Pacer(150_000, 33_000)
    picture = Picture(1, (Outgoing(b"", 1_000),))
    pacer.put_picture(picture, 0)
    free_at = _leaves(pacer)
    pacer = Pacer(150_000, 33_000)
    pacer.beside(5 * PIECE, 0)
    pacer.put_picture(picture, 0)
    pacer.put(Rank.VOICE, Outgoing(b"", 140), 0)
    assert [one.rank for one in pacer.take(0).sent] == [Rank.VOICE]
    assert _leaves(pacer) > free_at + 100


def _leaves(pacer: Pacer) -> float:
    now = 0.0
    while not any(one.rank is Rank.PICTURE for one in pacer.take(now).sent):
        due = pacer.next_due_ms(now)
        assert due is not None
        now = max(due, now + 1)
    return now
