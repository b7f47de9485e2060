"""What others do right now: bounded, and forgotten with who said it."""

import numpy as np

from app.client.whispering import FORGET_MS, MOST_STROKES, POINTER_MS, Overheard
from app.consult.events.surface import PageSurface
from app.consult.state import ConsultState
from app.consult.whispers import InkMoved, PointerMoved
from app.documents.ink import encode_ink
from app.geometry import Point

INK = encode_ink(np.zeros((2, 4), np.float32))


def stroke(mark: str) -> InkMoved:
    return InkMoved(mark, PageSurface("d", 0), 0, 1.0, "pen", 0, INK)


def test_strokes_beyond_what_is_shown_and_of_who_left_leave_nothing_behind() -> None:
    overheard = Overheard()
    for number in range(3 * MOST_STROKES):
        overheard.hear("p1", stroke(f"m{number}"), 0)
    assert len(overheard.view.ink) == len(overheard._heard_ms) == MOST_STROKES
    overheard.only(frozenset())
    assert not overheard.view.ink and not overheard._heard_ms


def test_a_stroke_whose_author_fell_silent_is_dropped() -> None:
    overheard = Overheard()
    overheard.hear("p1", stroke("m1"), 0)
    assert not overheard.settle(ConsultState("c"), FORGET_MS)
    assert overheard.settle(ConsultState("c"), FORGET_MS + 1)
    assert not overheard.view.ink


def test_a_pointer_that_is_not_renewed_is_gone_and_one_that_is_stays() -> None:
    overheard, pointer = Overheard(), PointerMoved(PageSurface("d", 0), Point(1, 2))
    overheard.hear("stuck", pointer, 0)
    overheard.hear("rests", pointer, 0)
    overheard.hear("rests", pointer, 500)
    assert not overheard.expire(POINTER_MS - 1)
    assert overheard.expire(POINTER_MS)
    assert set(overheard.view.pointers) == {"rests"}
    assert not overheard.expire(POINTER_MS) and overheard.expire(POINTER_MS + 500)
    assert not overheard.view.pointers


def test_who_said_that_the_pointer_is_gone_is_not_missed_again() -> None:
    overheard = Overheard()
    overheard.hear("p", PointerMoved(PageSurface("d", 0), Point(1, 2)), 0)
    overheard.hear("p", PointerMoved(None, Point(0, 0), gone=True), 100)
    assert not overheard.view.pointers and not overheard.expire(POINTER_MS)
