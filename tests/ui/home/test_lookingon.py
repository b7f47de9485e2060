"""The board of who only looks on: no words of the patient, a key that asks, and what became of it."""

import msgspec
import pytest
from PySide6.QtWidgets import QWidget

from app.client.border import HomeView, OpenConsult, SubmitEvent
from app.consult.board import as_observer
from app.consult.events import ObserverAsked
from app.consult.person import Person
from tests.ui.samples import NOW_MS, OFFLINE, ONLINE, entry
from ui.home.chosen import ChosenRequest
from ui.home.clerk import Clerk
from ui.home.lines import board_line, clinic_line
from ui.modes import OBSERVER

TOM = Person("p-tom", "Tom Vik", "observer")


def line(state=""):
    whole = entry("c", 3, phase="accepted", lead="p-doctor", lead_name="Dr Wei Chen", specialty="Cardiology")
    asked = {"p-tom": state} if state else {}
    return as_observer(msgspec.structs.replace(whole, observers=asked), "p-tom")


@pytest.mark.parametrize(
    ("state", "badge"),
    [("", "Dr Wei Chen"), ("asked", "Asked"), ("dismissed", "Not let in"), ("admitted", "You may look on")],
)
def test_a_line_tells_what_became_of_the_asking(state, badge):
    shown = board_line(line(state), NOW_MS, "p-tom")
    assert shown.badge == badge
    assert shown.title == ("Chest pain" if state == "admitted" else "Cardiology")


@pytest.mark.parametrize(
    ("state", "words", "enabled"),
    [("", "Ask to look on", True), ("asked", "Ask to look on", False), ("dismissed", "Ask to look on", False),
     ("admitted", "Open", True)],
)  # fmt: skip
def test_the_key_asks_once_and_opens_once_let_in(qtbot, theme, state, words, enabled):
    chosen = ChosenRequest(theme, OBSERVER)
    qtbot.addWidget(chosen)
    chosen.show_entry(line(state), NOW_MS, "p-tom", True)
    assert (chosen.accept.text(), chosen.accept.isEnabled()) == (words, enabled)
    assert bool(chosen.why.text()) == (state != "admitted")
    assert ("4711" in chosen.glance.band.text) == (state == "admitted")


def test_without_a_link_nobody_is_asked(qtbot, theme):
    chosen = ChosenRequest(theme, OBSERVER)
    qtbot.addWidget(chosen)
    chosen.show_entry(line(), NOW_MS, "p-tom", False)
    assert not chosen.accept.isEnabled()


@pytest.mark.parametrize(
    ("state", "link", "done"),
    [
        ("", ONLINE, [SubmitEvent("c", ObserverAsked("Tom Vik"))]),
        ("", OFFLINE, []),
        ("asked", ONLINE, []),
        ("admitted", ONLINE, [OpenConsult("c")]),
    ],
)
def test_entering_asks_before_it_opens(qtbot, bridge, engine, theme, memory, settled, state, link, done):
    engine.home.put(HomeView(TOM, "", "", (line(state),), known=True))
    engine.link.put(link)
    settled()
    window = QWidget()
    qtbot.addWidget(window)
    Clerk(bridge, theme, memory, OBSERVER, window).enter("c")
    assert [one for one in engine.posted if isinstance(one, SubmitEvent | OpenConsult)] == done


def test_the_clinics_line_says_that_somebody_asks():
    assert clinic_line(entry("c", 3, phase="accepted", asks_in=1), NOW_MS).note == "Somebody asks to look on."
