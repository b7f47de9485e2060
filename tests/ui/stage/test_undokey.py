"""The first seconds after accepting: one press gives it back as it was; no longer once anything was done."""

import pytest
from msgspec.structs import replace

from app.client.border import LeaveConsult, MediaView
from app.consult.frozenmap import FrozenMap
from tests.ui import room_samples as rs
from ui.stage.undokey import TAKEN_BACK, UndoKey

STATE = rs.base_state()
FRESH = replace(
    STATE,
    accepted_ms=rs.NOW_MS - 300,
    lead_ms=rs.NOW_MS - 300,
    instructions={},
    messages=(),
    marks=FrozenMap(),
    stills={},
    meetings={},
)


def key_of(made) -> UndoKey:
    (key,) = made.page.findChildren(UndoKey)
    return key


def pass_by(made, ms):
    made.clock.advance(ms)
    made.page.clock.tick.emit()


def test_one_press_gives_it_back_and_leaves(room):
    made = room(FRESH, media=MediaView())
    assert key_of(made).isVisible() and key_of(made).text() == "Accepted by mistake? Undo (5)"
    pass_by(made, 1_500)
    assert key_of(made).text() == "Accepted by mistake? Undo (4)"
    key_of(made).click()
    assert made.events[-1] == TAKEN_BACK and made.posted(LeaveConsult)


def test_after_five_seconds_it_is_gone_and_the_picture_has_not_moved(room):
    made = room(FRESH, media=MediaView())
    before = made.stage.geometry()
    pass_by(made, 5_000)
    assert key_of(made).isHidden() and made.stage.geometry() == before


@pytest.mark.parametrize(
    "changes",
    [
        {"messages": STATE.messages and (replace(STATE.messages[0], by=rs.DOCTOR.person, made_ms=rs.NOW_MS),)},
        {"lead": "p-other"},
        {"lead_ms": rs.NOW_MS - 100},
        {"accepted_ms": rs.NOW_MS - 25_000, "lead_ms": rs.NOW_MS - 25_000},
        {"phase": "held"},
    ],
)
def test_it_is_not_offered_where_it_would_be_refused(room, changes):
    made = room(replace(FRESH, **changes), media=MediaView())
    assert key_of(made).isHidden()
