"""What a speaker who means harm can make a listener do: no more than a hand draws."""

from app.consult.events.surface import PageSurface
from app.consult.whispers import InkMoved
from app.geometry import Point
from app.media.rtp.inkpoints import points_of
from app.media.rtp.whisperbytes import head_bytes, ink_bytes, pointer_bytes
from app.media.rtp.whisperear import MOST_INK, MOST_INK_PER_S, WhisperEar
from app.media.rtp.whisperrecords import MOST_POINTS, HeadRecord, InkPoint, PointerRecord, digest, where

MARK, PAGE = "a" * 32, PageSurface("d" * 32, 3)


def points(count: int, x: float) -> list[InkPoint]:
    return [(x + number, 5.0, 0.5, 8.0 * number) for number in range(count)]


def test_who_draws_a_long_stroke_anew_again_and_again_is_heard_as_far_as_the_loop_has_time() -> None:
    ear = WhisperEar()
    ear.learn(PAGE.document)
    ear.hear(head_bytes(HeadRecord(MARK, where(PAGE), 3, 2.0, "pen")), 0.0)
    ear.hear(ink_bytes(digest(MARK), points(2, 0.0), MOST_POINTS - 2, 1), 0.0)

    def heard(times: int, now: float) -> int:
        moved = [ear.hear(ink_bytes(digest(MARK), points(1, float(turn)), 0, 1), now) for turn in range(times)]
        return sum(len(points_of(one.ink)) for found in moved for one in found if isinstance(one, InkMoved))

    assert MOST_INK / 2 <= heard(50, 1_000.0) <= MOST_INK + MOST_POINTS
    assert sum(heard(5, 1_000.0 + later) for later in range(1, 101)) <= MOST_INK_PER_S / 10 + MOST_POINTS
    assert ear.hear(pointer_bytes(PointerRecord(1, where(PAGE), Point(1, 2), False)), 1_100.0)
    assert heard(2, 2_000.0) == MOST_POINTS
