"""Who calls while one is in a room: in the bar across the top, worst first; the picture stays and is not covered."""

import itertools

import pytest
from msgspec.structs import replace

from app.client.border import HomeView
from tests.ui import room_samples as rs
from tests.ui.room_fixtures import Room
from tests.ui.samples import ONLINE, entry
from ui.modes import SPECIALIST
from ui.ringing import Ringing
from ui.stage.room import RoomPage

NOW_MS = rs.NOW_MS
RED = entry("a", 3, urgency="red", waiting_ms=NOW_MS - 180_000)
MINE = entry("b", 9, phase="accepted", lead=rs.DOCTOR.person, help_ms=NOW_MS - 5_000, complaint="Collapsed")
LEFT = entry("c", 9, phase="accepted", lead="p-other", urgency="red", unattended=True, lead_gone_ms=NOW_MS - 40_000)


@pytest.fixture
def called(qtbot, theme, room):
    made: Room = room(rs.base_state())
    page = RoomPage(made.bridge, theme, SPECIALIST, clock=made.clock, ringing=Ringing(made.bridge, made.page))
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    qtbot.waitExposed(page)

    def call(*entries):
        home = HomeView(rs.DOCTOR, entries=entries, known=True)
        made.engine.home.put(home)
        made.engine.link.put(ONLINE)
        qtbot.waitUntil(lambda: made.bridge.home is home)
        qtbot.wait(1)
        return page

    return call


@pytest.mark.parametrize(
    ("entries", "words", "key", "consult"),
    [
        ((RED,), "Emergency · Chest pain · North valley clinic · 3 min", "Accept…", "a"),
        ((RED, MINE), "You are needed · Collapsed · North valley clinic · 5 s · 1 more", "Go there…", "b"),
        ((LEFT,), "Nobody there · Chest pain · North valley clinic · 40 s", "Take over…", "c"),
    ],
)
def test_the_worst_call_is_said_with_what_can_be_done(qtbot, called, entries, words, key, consult):
    page = called(*entries)
    strip = page.calls
    assert strip.isVisible() and strip.words.whole == words and strip.take.text() == key
    with qtbot.waitSignal(page.call_taken) as taken:
        strip.take.click()
    assert taken.args == [consult]


def test_the_picture_keeps_its_place_and_is_not_covered(called):
    page = called()
    before = page.stage.geometry()
    assert page.calls.isHidden()
    called(RED)
    assert page.calls.isVisible() and page.stage.geometry() == before
    assert page.calls.mapTo(page, page.calls.rect().bottomLeft()).y() < before.top()
    assert page.top.waiting.isHidden()


def test_what_is_silenced_here_goes_and_the_lamp_is_back(called):
    page = called(RED)
    page.calls.silence.click()
    assert page.calls.isHidden() and page.top.waiting.isVisible()


def test_the_consult_one_is_in_is_not_a_call(called):
    page = called(replace(RED, consult=rs.base_state().consult))
    assert page.calls.isHidden()


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
@pytest.mark.parametrize("width", [1024, 1366])
@pytest.mark.parametrize("entries", [(RED,), (LEFT,)])
def test_its_keys_keep_their_width_and_only_its_words_give_way(qtbot, theme, called, width, percent, entries):
    page = called()
    theme.set_scale(percent)
    page.resize(width, 768)
    called(*entries)
    strip, top = page.calls, page.top
    qtbot.waitUntil(lambda: strip.words.text() != strip.words.whole)
    for key in (strip.take, strip.silence):
        assert key.width() >= key.sizeHint().width() and strip.rect().contains(key.geometry())
    beside = [strip, top.wrong, top.recording, top.link, top.hold, top.hand_on, top.more]
    shown = [one.geometry() for one in (top.band, *beside) if one.isVisible()]
    assert all(left.right() < right.left() for left, right in itertools.pairwise(shown)) and shown[-1].right() < width
    assert top.link.accessibleName()
