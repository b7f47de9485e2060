"""Practice: said everywhere, counted nowhere, and a partner that nobody has to be; it ends with who practised."""

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.client.border import HomeView, MediaView, OpenConsult, SubmitEvent
from app.consult.events import ConsultRequested
from app.consult.events.request import Cancelled
from app.consult.practice import practised, real
from app.consult.state import Consent, ConsultState, Message
from tests.ui import room_samples as rs
from tests.ui.samples import DOCTOR, NOW_MS, NURSE, ONLINE, entry
from ui.errands import put_away
from ui.home.clerk import Clerk
from ui.home.clinic import clinic_lines
from ui.home.lines import board_line
from ui.home.practice import practice_request
from ui.home.shelves import on_shelf
from ui.modes import CLINIC
from ui.practice_script import COUNT, Partner
from ui.ringing import calls_of
from ui.sounds import sound_of_home

PRACTISED = entry("p1", 3, urgency="red", practice=True, help_ms=5, unattended=False)
REAL = entry("c1", 9)


def home(*entries, me=DOCTOR):
    return HomeView(person=me, entries=entries, known=True)


def test_it_stands_on_a_shelf_of_its_own_and_on_no_other():
    both = home(PRACTISED, REAL)
    shelves = {shelf: on_shelf(both, shelf, NOW_MS) for shelf in ("waiting", "mine", "others", "today", "practice")}
    assert {shelf: [one.consult for one in found] for shelf, found in shelves.items()} == {
        "waiting": ["c1"],
        "mine": [],
        "others": [],
        "today": ["c1"],
        "practice": ["p1"],
    }
    mine = replace(PRACTISED, phase="accepted", lead=DOCTOR.person)
    assert not on_shelf(home(mine), "mine", NOW_MS) and on_shelf(home(mine), "practice", NOW_MS)
    assert board_line(mine, NOW_MS, DOCTOR.person).badge == "Practice"


def test_it_rings_and_sounds_nowhere_however_red_it_is():
    assert calls_of(home(PRACTISED), ONLINE, None) == ()
    assert sound_of_home(home(), home(PRACTISED)) is None
    answered = replace(PRACTISED, phase="accepted", lead="p-other")
    assert sound_of_home(home(PRACTISED, me=NURSE), home(answered, me=NURSE)) is None
    assert sound_of_home(home(), home(PRACTISED, REAL)) == "request"


def test_the_clinic_reads_it_last_and_uncounted():
    lines = clinic_lines(home(PRACTISED, REAL, me=NURSE), NOW_MS, "Waiting", "Answered", "Practice")
    assert [line.heading or line.consult for line in lines] == ["Waiting (1)", "c1", "Practice", "p1"]
    assert lines[-1].state == "Practice: nobody has to answer"
    over = replace(PRACTISED, ended_ms=NOW_MS, phase="cancelled")
    assert real((over, REAL)) == (REAL,) and practised((over,)) == ()


def test_one_press_begins_it_and_the_next_goes_back_into_it(qtbot, bridge, engine, theme, memory, settled):
    engine.home.put(home(REAL, me=NURSE))
    settled()
    window = QWidget()
    qtbot.addWidget(window)
    clerk = Clerk(bridge, theme, memory, CLINIC, window)
    clerk.practise()
    asked, opened = engine.posted[-2:]
    assert isinstance(asked, SubmitEvent) and isinstance(asked.event, ConsultRequested)
    assert asked.event.practice and asked.event.urgency == "green" and not asked.event.call_now
    assert opened == OpenConsult(asked.consult)
    engine.home.put(home(REAL, replace(PRACTISED, asked_by="Else Bakken"), me=NURSE))
    settled()
    clerk.practise()
    assert engine.posted[-1] != OpenConsult("p1")  # a colleague is in that one
    engine.home.put(home(REAL, replace(PRACTISED, asked_by=NURSE.name), me=NURSE))
    settled()
    clerk.practise()
    assert engine.posted[-1] == OpenConsult("p1")


def test_the_word_stands_where_a_patient_is_named(qapp):
    asked = practice_request(NURSE, "North")
    assert asked.patient.local_number == "PRACTICE" and asked.complaint.startswith("PRACTICE")


def practice(**changes: object) -> ConsultState:
    base = ConsultState("p1", seq=1, at_ms=NOW_MS, phase="waiting")
    request = replace(rs.base_state().request, practice=True, urgency="green")
    return replace(base, request=request, **changes)


def test_the_partner_asks_for_one_step_after_the_other(qapp):
    partner, state, media = Partner(), practice(), MediaView()
    heard = []

    def hear() -> None:
        partner.hear(rs.view(state, rs.NURSE), media)
        heard.append(partner.passed)

    hear()
    state = replace(state, consents={"consult": Consent("consult", "given", 1, "n", "patient")})
    hear()
    media = MediaView(on=True)
    hear()
    state = replace(state, stills=rs.base_state().stills, messages=(Message("m", "Hello", "n", 2, 2),))
    hear()  # the message counts when its turn has come
    media = MediaView(on=True, covered=True)
    hear()
    media = MediaView(on=True)
    hear()
    state = replace(state, help_ms=9)
    hear()
    assert heard == [0, 1, 2, 3, 3, 5, COUNT] and "Leave" in partner.words


def test_the_room_says_it_across_the_window_and_the_partner_is_silent_where_somebody_answers(qtbot, room):
    made = room(practice(), rs.NURSE, MediaView())
    bar = made.page.practice
    assert bar.isVisible() and "PRACTICE" in made.page.window().windowTitle()
    assert "Consent" in bar.ask.text() and bar.count.text() == "1 of 6"
    made.put(practice(lead=rs.DOCTOR.person, lead_name="Dr Chen"))
    qtbot.waitUntil(lambda: bar.count.isHidden() and "counted" in bar.ask.text())
    assert bar.ask.width() >= bar.ask.sizeHint().width()
    made.put(rs.base_state())
    qtbot.waitUntil(bar.isHidden)
    assert made.page.window().windowTitle() == "Preceptor"


@pytest.mark.parametrize(
    ("state", "me", "ends"),
    [
        (practice(), rs.NURSE, True),
        (practice(phase="accepted", lead="p-doctor"), rs.NURSE, False),
        (practice(), rs.DOCTOR, False),
        (practice(), replace(rs.NURSE, person="p-other"), False),
        (msgspec.structs.replace(rs.base_state(), phase="waiting"), rs.NURSE, False),
    ],
    ids=["nobody accepted", "somebody did", "who looks in", "a colleague", "a patient waits"],
)
def test_it_ends_with_who_practised(qtbot, room, state, me, ends):
    made = room(state, me)
    put_away(made.bridge)
    assert any(isinstance(one, Cancelled) for one in made.events) == ends


@pytest.mark.parametrize("me", [rs.NURSE, rs.DOCTOR])
def test_with_large_text_the_room_keeps_within_a_small_screen(qtbot, room, theme, me):
    theme.set_scale(200)
    made = room(practice() if me is rs.NURSE else replace(rs.base_state(), request=practice().request), me)
    qtbot.waitUntil(made.page.practice.isVisible)
    qtbot.waitUntil(lambda: made.page.height() == 768)
    assert made.page.minimumSizeHint().height() <= 768


def test_who_signs_in_next_has_a_clerk_of_their_own_and_the_one_before_is_gone(qtbot, bridge, theme, memory, settled):
    window = QWidget()
    qtbot.addWidget(window)
    for _ in range(3):
        last = Clerk(bridge, theme, memory, CLINIC, window)
    settled()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(Clerk) == [last]
