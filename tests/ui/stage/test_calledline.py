"""The clinic's room while it calls: where it rings, the number to telephone, and Cancel for the first seconds."""

import pytest
from msgspec.structs import replace

from app.client.border import HomeView, LeaveConsult
from app.consult.events.request import Cancelled
from tests.ui import room_samples as rs
from tests.ui.samples import OFFLINE, entry
from ui.dialogs.reason import ReasonDialog

STATE = rs.base_state()
LINE = entry(STATE.consult, 0, urgency="red", asked_ms=rs.NOW_MS, waiting_ms=rs.NOW_MS)
WAITING = replace(
    STATE,
    phase="waiting",
    lead=None,
    lead_name="",
    waiting_ms=rs.NOW_MS,
    request=replace(STATE.request, at_ms=rs.NOW_MS, call_now=True),
    instructions={},
    opinions=(),
)


@pytest.fixture
def calling(room):
    def make(screens: int, specialists: int, state=WAITING, line=LINE):
        made = room(state, me=rs.NURSE, media=rs.MediaView())
        made.put(state, here=(rs.NURSE,))
        rings = {STATE.consult: (screens, specialists)}
        made.engine.home.put(HomeView(rs.NURSE, "North", "555 01 02", (line,), known=True, rings=rings))
        made.qtbot.waitUntil(lambda: made.bridge.home.known)
        return made

    return make


def test_the_screens_are_counted_and_where_there_is_none_the_number_stands(calling):
    called = calling(3, 3).page.called
    assert called.isVisible() and called.words.text() == "Ringing at 3 screens" and not called.number.isVisible()
    called = calling(0, 0).page.called
    assert called.words.text() == "No specialist is signed in"
    assert called.number.isVisible() and called.number.text() == "555 01 02"


def test_without_a_link_the_same_number_stands(calling):
    made = calling(3, 3)
    made.engine.link.put(OFFLINE)
    made.qtbot.waitUntil(lambda: made.page.called.number.isVisible())
    assert made.page.called.number.text() == "555 01 02"
    assert made.page.banner.isHidden()  # said once
    full = replace(OFFLINE, keeps=False, sentence="The disk of this computer is full.")
    made.engine.link.put(full)
    made.qtbot.waitUntil(lambda: made.page.banner.text == full.sentence)


def test_undo_takes_it_back_and_leaves_for_five_seconds(calling):
    made = calling(1, 1)
    assert made.page.called.cancel.text() == "Undo (5)"
    made.clock.advance(4_900)
    made.page.clock.tick.emit()
    assert made.page.called.cancel.text() == "Undo (1)"
    made.page.called.cancel.click()
    assert made.events[-1] == Cancelled() and made.posted(LeaveConsult)


def test_later_it_is_called_off_with_a_reason(calling):
    made = calling(1, 1)
    made.clock.advance(5_000)
    made.page.clock.tick.emit()
    assert made.page.called.cancel.text() == "Call off…"
    made.page.called.cancel.click()
    assert not [event for event in made.events if isinstance(event, Cancelled)]
    assert made.page.findChildren(ReasonDialog)


def test_who_is_looked_after_reads_nothing_of_it(calling):
    made = calling(1, 1, replace(STATE, help_ms=None), replace(LINE, phase="accepted", lead=rs.DOCTOR.person))
    assert not made.page.called.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_what_rings_again_is_read_below_what_is_lost(calling, theme, percent):
    gone = {
        "phase": "accepted",
        "lead": rs.DOCTOR.person,
        "lead_name": "Dr Wei Chen",
        "unattended": True,
        "lead_came": True,
    }
    line = replace(LINE, lead_gone_ms=rs.NOW_MS - 95_000, **gone)
    theme.set_scale(percent)
    made = calling(2, 2, state=STATE, line=line)
    called, lost = made.page.called, made.page.lost
    assert called.isVisible() and lost.isHidden()
    media = replace(rs.MEDIA_ON, remote="stalled", silent_ms=95_000, remote_age_ms=96_000)
    made.engine.media.put(media)
    made.qtbot.waitUntil(lambda: made.bridge.media is media)
    made.page.clock.tick.emit()
    assert lost.isVisible() and called.isHidden()  # the weightier first, the other within it
    assert lost.ringing.isVisible() and lost.ringing.text() == "Ringing at 2 screens."
    made.engine.home.put(replace(made.bridge.home, rings={}))
    made.qtbot.waitUntil(lambda: lost.ringing.text() == "It rings again.")
    made.qtbot.waitUntil(lambda: lost.ringing.height() >= lost.ringing.fontMetrics().height())
    assert lost.title.geometry().bottom() <= lost.ringing.geometry().top() + 1
    looked_after = replace(line, unattended=False, lead_gone_ms=None, urgency="amber")
    made.engine.home.put(replace(made.bridge.home, entries=(looked_after,)))
    made.qtbot.waitUntil(lambda: lost.ringing.isHidden())
    assert lost.help.isVisible()
