"""Marks that were moved: how far the newest of one's own has come, and which of others' must still be seen."""

import msgspec

from app.consult.events.marks import Arrow
from app.consult.state import KEEP_RESHAPED
from app.geometry import Point
from tests.ui import room_samples as rs
from ui.stage.receipt import newest_own_mark
from ui.stage.seen import new_marks

ARROW = Arrow(Point(0, 0), Point(9, 9), 1, 6.0)


def test_the_receipt_is_of_what_was_moved_last_though_another_was_drawn_later():
    state = rs.still_state()
    older, newer = (rs.mark(name, rs.STILL, ARROW, seq=seq) for name, seq in (("older", 30), ("newer", 35)))
    older = msgspec.structs.replace(older, reshaped_seq=41, reshaped_ms=rs.NOW_MS)
    state = msgspec.structs.replace(rs.with_marks(state, older, newer), reshaped=("older",), seq=41)
    view = rs.view(state, rs.DOCTOR)
    assert view.state.people[rs.NURSE.person].seen_through == 40
    assert newest_own_mark(view, rs.STILL).level in ("sent", "delivered")
    waits = msgspec.structs.replace(view, pending=frozenset({"older"}))
    assert newest_own_mark(waits, rs.STILL).level == "pending"


def test_more_moves_than_the_state_keeps_are_all_still_to_be_seen():
    state = rs.still_state()
    names = [f"m{number}" for number in range(KEEP_RESHAPED + 6)]
    for number, name in enumerate(names):
        moved = msgspec.structs.replace(rs.mark(name, rs.STILL, ARROW, seq=5), reshaped_seq=100 + number)
        state = rs.with_marks(state, moved)
    state = msgspec.structs.replace(state, reshaped=tuple(names[-KEEP_RESHAPED:]), seq=200)
    view = rs.view(state, rs.NURSE)
    assert {one.mark for one in new_marks(view, 50)} >= set(names)
    assert {one.mark for one in new_marks(view, 160)} == set(names[61:])
