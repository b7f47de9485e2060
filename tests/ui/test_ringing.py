"""A call goes on ringing until somebody answers it, is silenced here, or the link or the person is gone."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QWidget

from app.client.border import Chime, HomeView, RoomView
from app.client.ring_commands import RingHere
from app.consult.state import ConsultState
from tests.ui.samples import DOCTOR, NURSE, OFFLINE, ONLINE, entry
from ui.home.calling import CallBanner
from ui.ringing import RING_EVERY_MS, RING_IN_A_ROOM_MS, Ringing, calls_of

RED = entry("a", 1, urgency="red", waiting_ms=1)
CALLED = entry("a", 1, help_ms=7, waiting_ms=1)
MINE = entry("b", 9, phase="accepted", lead=DOCTOR.person, help_ms=7)


def home(*entries, me=DOCTOR) -> HomeView:
    return HomeView(me, "", "", entries, known=True)


@pytest.fixture
def ringing(qtbot, bridge, engine, settled):
    window = QWidget()
    qtbot.addWidget(window)
    engine.link.put(ONLINE)
    settled()
    return Ringing(bridge, window)


def rings(*entries, me=DOCTOR, link=ONLINE, room=None) -> list[str]:
    return [one.consult for one in calls_of(home(*entries, me=me), link, room)]


def test_what_is_red_or_called_for_rings_while_it_waits_and_a_call_in_ones_own_consult():
    assert rings(RED) == rings(CALLED) == ["a"]
    assert rings(MINE) == ["b"]
    assert not rings(entry("a", 1))
    assert not rings(replace(RED, phase="accepted", lead="p-other"))
    assert not rings(replace(RED, declined=(DOCTOR.person,)))
    assert not rings(replace(MINE, lead="p-other"))


def test_it_rings_for_specialists_with_a_link_outside_of_its_own_room():
    assert not rings(RED, me=NURSE)
    assert not rings(RED, link=OFFLINE)
    assert rings(MINE, room=RoomView(ConsultState("b"), 1, 0, DOCTOR)) == ["b"]
    assert not rings(RED, room=RoomView(ConsultState("a"), 1, 0, DOCTOR))
    assert rings(MINE, room=RoomView(ConsultState("c"), 1, 0, DOCTOR)) == ["b"]


def test_it_sounds_again_every_few_seconds_until_it_is_accepted(engine, settled, ringing):
    engine.home.put(home(RED))
    settled()
    assert ringing.interval_ms == RING_EVERY_MS
    ringing.ring()
    assert engine.posted[-1] == Chime("emergency")
    engine.home.put(home(replace(RED, phase="accepted", lead="p-other")))
    settled()
    assert ringing.interval_ms == 0


def test_in_another_room_it_only_reminds(engine, settled, ringing):
    engine.home.put(home(RED))
    engine.room.put(RoomView(ConsultState("c"), 1, 0, DOCTOR))
    settled()
    assert ringing.interval_ms == RING_IN_A_ROOM_MS
    engine.room.put(RoomView(ConsultState(""), 0, 0))
    settled()
    assert ringing.interval_ms == RING_EVERY_MS


def test_in_its_own_room_a_call_for_help_rings_on_until_it_was_heard_and_is_no_call_from_elsewhere(
    engine, settled, ringing
):
    engine.home.put(home(MINE))
    engine.room.put(RoomView(ConsultState("b"), 1, 0, DOCTOR))
    settled()
    assert ringing.interval_ms == RING_EVERY_MS and not ringing.calls
    ringing.silence()
    assert ringing.interval_ms == RING_EVERY_MS
    ringing.hear_inside()
    assert ringing.interval_ms == 0
    engine.home.put(home(replace(MINE, help_ms=8)))
    settled()
    assert ringing.interval_ms == RING_EVERY_MS


def test_it_stops_at_signing_out_and_without_a_link(engine, settled, ringing):
    engine.home.put(home(RED))
    engine.link.put(OFFLINE)
    settled()
    assert ringing.interval_ms == 0
    engine.link.put(ONLINE)
    settled()
    assert ringing.interval_ms == RING_EVERY_MS
    engine.home.put(HomeView())
    settled()
    assert ringing.interval_ms == 0


def told(engine) -> list[RingHere]:
    return [one for one in engine.posted if isinstance(one, RingHere)]


def test_who_called_is_told_where_it_rings_and_where_no_more(engine, settled, ringing):
    engine.home.put(home(RED, MINE))
    settled()
    assert {one.consult for one in told(engine)} == {"a", "b"} and all(one.on for one in told(engine))
    assert engine.posted.index(Chime("emergency")) < engine.posted.index(RingHere("a"))
    engine.home.put(home(replace(RED, complaint="Chest pain, worse"), MINE))
    settled()
    assert len(told(engine)) == 2
    ringing.silence()
    assert {one.consult for one in told(engine)[2:]} == {"a", "b"} and not any(one.on for one in told(engine)[2:])


def test_what_begins_to_ring_is_rung_at_once_unless_the_sounds_have_it(engine, settled, ringing):
    engine.home.put(home())
    settled()
    engine.home.put(home(RED))  # Sounds plays it
    settled()
    assert Chime("emergency") not in engine.posted
    engine.home.put(home(replace(RED, phase="accepted", lead="p-other")))
    settled()
    engine.home.put(home(replace(RED, phase="accepted", lead="p-other", unattended=True)))
    settled()
    assert Chime("emergency") in engine.posted


def test_what_was_silenced_while_it_waited_rings_when_nobody_looks_after_it(engine, settled, ringing):
    engine.home.put(home(RED))
    settled()
    ringing.silence()
    engine.home.put(home(replace(RED, phase="accepted", lead="p-other", unattended=True)))
    settled()
    assert ringing.interval_ms == RING_EVERY_MS


def test_the_line_over_the_board_says_who_is_called_and_why(engine, settled, qtbot, theme, ringing):
    line = CallBanner(theme, ringing)
    qtbot.addWidget(line)
    alone = replace(RED, phase="accepted", lead=DOCTOR.person, unattended=True)
    for entries, words in (
        ((RED, MINE), "An emergency waits."),
        ((MINE,), "The bedside calls you in a consult of yours."),
        ((alone,), "Nobody looks after an emergency."),  # one's own: no bedside has called
        ((replace(alone, lead="p-other"),), "Nobody looks after an emergency."),
    ):
        engine.home.put(home(*entries))
        settled()
        assert line.text.startswith(words)


def test_what_was_silenced_stays_still_until_the_next_call(engine, settled, ringing):
    engine.home.put(home(RED))
    settled()
    ringing.silence()
    assert ringing.interval_ms == 0 and not ringing.calls
    engine.home.put(home(replace(RED, complaint="Chest pain, worse")))
    settled()
    assert ringing.interval_ms == 0
    for again in (replace(RED, help_ms=9), replace(RED, waiting_ms=5)):
        engine.home.put(home(again))
        settled()
        assert ringing.interval_ms == RING_EVERY_MS
        ringing.silence()


def test_a_new_call_asks_for_a_look_at_the_window_once(engine, settled, ringing, monkeypatch):
    asked = []
    monkeypatch.setattr(QApplication, "alert", asked.append)
    for entries in ((RED,), (RED,), (RED, MINE), (MINE,)):
        engine.home.put(home(*entries))
        settled()
    assert len(asked) == 2
