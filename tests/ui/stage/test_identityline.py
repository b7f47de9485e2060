"""The patient is confirmed aloud by number and age, once on each side; until then it is amber, and stops nothing."""

import msgspec
import pytest

from app.consult.events.people import IdentityConfirmed
from app.consult.events.request import Patient
from app.consult.state import Identity
from tests.ui import room_samples as rs
from ui.band import age_words
from ui.panels.people import PeoplePanel

SIDES = {"clinic": rs.NURSE, "specialist": rs.DOCTOR}


def state_of(*confirmed, patient=None, **changes):
    state = rs.base_state()
    if patient is not None:
        state = msgspec.structs.replace(state, request=msgspec.structs.replace(state.request, patient=patient))
    identity = {side: Identity(side, SIDES[side].person, rs.NOW_MS, "4711", 61) for side in confirmed}
    return msgspec.structs.replace(state, identity=identity, **changes)


@pytest.mark.parametrize("side", ["clinic", "specialist"])
def test_one_press_confirms_number_and_age_for_ones_own_side(room, side):
    made = room(state_of(), SIDES[side])
    line = made.page.identity
    assert line.isVisible() and line.words.text() == "Say aloud, both of you: 4711, 61 years"
    line.grab()
    line.right.click()
    assert made.events == [IdentityConfirmed(side, "4711", 61)]
    made.put(state_of(side))
    assert line.isHidden() and made.page.top.identity.isVisible()
    made.put(state_of("clinic", "specialist"))
    assert made.page.top.identity.isHidden()


def test_a_baby_is_confirmed_by_months(room):
    made = room(state_of(patient=Patient("0815", "male", None, 8)), rs.NURSE)
    assert made.page.identity.words.text().endswith("0815, 8 months")
    made.page.identity.grab()
    made.page.identity.right.click()
    assert made.events == [IdentityConfirmed("clinic", "0815", None, 8)]


@pytest.mark.parametrize(("side", "words"), [("clinic", "Eli Moe, 29 years"), ("specialist", "name, 29 years")])
def test_who_has_no_number_here_is_confirmed_by_name_and_age(room, side, words):
    made = room(state_of(patient=Patient("", "female", 29, name="Eli Moe")), SIDES[side])
    line, panel = made.page.identity, made.page.findChild(PeoplePanel)
    assert line.isVisible() and line.words.text() == f"No number here. Say aloud, both of you: {words}"
    line.grab()
    line.right.click()
    panel.grab()
    assert panel.confirm.text() == "Confirm name and age"
    panel.confirm.click()
    assert made.events == [IdentityConfirmed(side, "", 29, by_name=True)] * 2


def test_of_whom_nothing_is_known_it_is_asked_once_the_lamp_is_pressed(room):
    """A call at once, to be filled in: the words would have nothing to say."""
    made = room(state_of(patient=Patient()), rs.NURSE)
    assert made.page.identity.isHidden()
    made.page.top.identity.pressed.emit()
    assert made.page.identity.isVisible() and made.page.identity.words.text().endswith("name, age unknown")


@pytest.mark.parametrize(
    ("patient", "words"),
    [
        (Patient("1", "female", 61), "61 years"),
        (Patient("1", "female", 1, 3), "15 months"),
        (Patient("1", "female", 1), "1 year"),
        (Patient("1", "female", None, 1), "1 month"),
        (Patient("1", "female", 0), "under one year"),
        (Patient("1", "female"), "age unknown"),
    ],
)
def test_an_age_as_it_is_said_aloud(patient, words):
    assert age_words(patient) == words


def test_the_lamp_is_amber_until_both_have_and_says_who_has_not(room):
    made = room(state_of(), rs.NURSE)
    lamp = made.page.top.identity
    assert (lamp.tone, lamp.text) == ("amber", "Patient not confirmed")
    made.put(state_of("clinic"))
    assert (lamp.tone, lamp.text) == ("amber", "Not confirmed by the specialist")
    made.put(state_of("specialist"))
    assert (lamp.tone, lamp.text) == ("amber", "Not confirmed at the bedside")


def test_later_puts_it_away_and_the_lamp_brings_it_back(room):
    made = room(state_of(), rs.DOCTOR)
    made.page.identity.later.click()
    assert made.page.identity.isHidden() and made.page.top.identity.isVisible()
    made.page.top.identity.pressed.emit()
    assert made.page.identity.isVisible() and made.events == []


def test_nobody_is_asked_to_say_it_to_nobody(room):
    made = room(state_of(), rs.DOCTOR)
    made.put(state_of(), here=(rs.DOCTOR, rs.TRAINEE))
    assert made.page.identity.isHidden()


def test_an_observer_confirms_nobody_and_sees_that_it_is_open(room):
    made = room(state_of(), rs.TRAINEE)
    assert made.page.identity.isHidden() and made.page.top.identity.isVisible()


def wrongs(made):
    menu = made.page.identity.wrong.menu()
    menu.aboutToShow.emit()
    return [(one.text(), one.isEnabled()) for one in menu.actions()]


def test_where_they_are_wrong_the_request_is_corrected_or_the_consult_voided(room):
    assert [words.split(":")[0] for words, _ in wrongs(room(state_of(), rs.NURSE))] == [
        "Number or age is written wrong",
        "It is another patient",
    ]
    assert [words.split(":")[0] for words, _ in wrongs(room(state_of(), rs.DOCTOR))] == ["It is another patient"]
    assert wrongs(room(state_of(lead="p-other"), rs.DOCTOR)) == [("Only the specialist who leads can end it.", False)]


def test_the_top_keeps_number_and_age_whole_and_lets_words_of_keys_go(qtbot, room):
    made = room(state_of(), rs.DOCTOR)
    top = made.page.top
    made.page.resize(1100, 700)
    qtbot.waitUntil(lambda: top.width() == 1100)
    assert top.give_back.text() == "" and top.give_back.accessibleName() == "Give back…"
    made.page.resize(1800, 900)
    qtbot.waitUntil(lambda: top.give_back.text() == "Give back…")
    assert top.band._line.text() == top.band.text


def test_a_press_means_the_number_that_could_be_read_and_not_one_that_has_only_just_come(room):
    for side, whom in SIDES.items():
        made = room(state_of(), whom)
        shown = made.page.panels.findChild(PeoplePanel)
        made.page.identity.grab()
        shown.grab()
        other = rs.view(state_of(patient=Patient("4712", "female", 61)), whom)
        made.bridge.room = other
        made.page.identity.show_now()  # in the turn of the press, nothing is painted yet
        shown.show_view(other)
        made.page.identity.right.click()
        shown.confirm.click()
        made.page.identity.grab()
        shown.grab()
        made.page.identity.right.click()
        shown.confirm.click()
        old, new = (IdentityConfirmed(side, number, 61) for number in ("4711", "4712"))
        assert made.events == [old, old, new, new]
