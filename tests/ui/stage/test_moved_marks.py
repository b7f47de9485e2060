"""Marks that were moved: how far the newest of one's own has come, and which of others' must still be seen."""

import msgspec

from app.client.border import WhisperView
from app.consult.events.marks import Arrow
from app.consult.events.surface import surface_key
from app.consult.frozenmap import FrozenMap
from app.consult.state import KEEP_RESHAPED
from app.geometry import Point
from tests.ui import room_samples as rs
from ui.stage.ownmarks import OwnMarks
from ui.stage.receipt import newest_own_mark
from ui.stage.unseen import Unseen

ARROW = Arrow(Point(0, 0), Point(9, 9), 1, 6.0)


def test_the_receipt_is_of_what_was_moved_last_though_another_was_drawn_later():
    state = rs.still_state()
    older, newer = (rs.mark(name, rs.STILL, ARROW, seq=seq) for name, seq in (("older", 30), ("newer", 35)))
    older = msgspec.structs.replace(older, reshaped_seq=41, reshaped_ms=rs.NOW_MS)
    state = msgspec.structs.replace(rs.with_marks(state, older, newer), reshaped=("older",), seq=41)
    view = rs.view(state, rs.DOCTOR)
    assert view.state.people[rs.NURSE.person].seen_through == 40
    assert newest_own_mark(view, WhisperView(), rs.STILL, OwnMarks()).level in ("sent", "delivered")
    waits = msgspec.structs.replace(view, pending=frozenset({"older"}))
    assert newest_own_mark(waits, WhisperView(), rs.STILL, OwnMarks()).level == "pending"


def test_more_moves_than_the_state_keeps_are_all_still_to_be_seen():
    state = rs.still_state()
    names = [f"m{number}" for number in range(KEEP_RESHAPED + 6)]
    for number, name in enumerate(names):
        moved = msgspec.structs.replace(rs.mark(name, rs.STILL, ARROW, seq=5), reshaped_seq=100 + number)
        state = rs.with_marks(state, moved)
    state = msgspec.structs.replace(state, reshaped=tuple(names[-KEEP_RESHAPED:]), seq=200)
    unseen, key = Unseen(), surface_key(rs.STILL)
    shown = FrozenMap(dict.fromkeys(state.marks, 50))
    state = msgspec.structs.replace(state, marks_seen={rs.NURSE.person: shown})

    unseen.catch_up(rs.view(state, rs.NURSE))

    assert {one.mark for one in unseen.on(key)} == set(names)
    unseen.shown(key, unseen.on(key))
    assert unseen.on(key) == ()
    again = msgspec.structs.replace(state.marks[names[0]], reshaped_seq=300)
    marks = state.marks.put(names[0], again)
    unseen.catch_up(rs.view(msgspec.structs.replace(state, marks=marks, reshaped=(names[0],), seq=300), rs.NURSE))
    assert [one.mark for one in unseen.on(key)] == [names[0]]
