"""Marks under the pen at a moment of the review."""

import asyncio

import numpy as np
from msgspec.structs import replace

from app.client.review_growing import Growing
from app.consult.events.marks import Stroke
from app.consult.events.surface import PageSurface
from app.consult.frozenmap import FrozenMap
from app.consult.state import ConsultState, Mark
from app.documents import reshape
from app.documents.ink import encode_ink

INK = encode_ink(np.array([[0, 0, 1, 0], [10, 0, 1, 500], [20, 5, 1, 1000]], np.float32))
MARK = Mark("k1", PageSurface("d", 0), Stroke(INK, 1, 4.0), "p", 5, 10_000)
LAST = ConsultState("c", marks=FrozenMap({"k1": MARK}))
BEFORE = ConsultState("c")


def learnt() -> Growing:
    growing = Growing()
    asyncio.run(growing.learn(LAST))
    return growing


def test_a_stroke_is_growing_from_pen_down_to_pen_up():
    growing = learnt()
    assert growing.at(8_999, BEFORE) == ()
    assert growing.at(9_000, BEFORE) == (MARK,)
    assert growing.at(9_999, BEFORE) == (MARK,)
    assert growing.at(10_000, BEFORE) == ()


def test_what_was_moved_later_grows_where_the_hand_drew_it():
    moved = replace(MARK, shape=Stroke(reshape.moved(MARK.shape, 50, 50).ink, 1, 4.0), reshaped_seq=9, drawn=MARK.shape)
    growing = Growing()
    asyncio.run(growing.learn(ConsultState("c", marks=FrozenMap({"k1": moved}))))
    (drawn,) = growing.at(9_500, BEFORE)
    assert drawn.shape == MARK.shape


def test_what_the_state_holds_already_is_not_growing():
    assert learnt().at(9_500, LAST) == ()
