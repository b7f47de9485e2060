"""At the bedside somebody asks to look on: heard, named, one press answers; who comes is named at both ends."""

import msgspec
import pytest

from app.client.border import Chime
from app.consult.care_parts import Observer
from app.consult.events.people import ObserverAdmitted, ObserverDismissed
from tests.ui import room_samples as rs
from tests.ui.samples import OFFLINE, ONLINE
from ui.controls import Key
from ui.panels.people import PeoplePanel
from ui.stage import observerline
from ui.stage.arrivals import arrived

TOM = Observer("p-tom", "Tom Vik", "asked", "p-tom", rs.NOW_MS)
TEA = msgspec.structs.replace(TOM, person="p-tea", name="Tea Lund", at_ms=rs.NOW_MS + 1)


@pytest.fixture(autouse=True)
def _rests_as_long_as_the_test_likes(monkeypatch):
    """A busy computer paints for longer than the second of a hand."""
    monkeypatch.setattr(observerline, "HASTY_MS", 3_600_000)


def asked(*observers, state=None):
    known = {one.person: one for one in observers}
    return msgspec.structs.replace(state or rs.base_state(), observers=known)


def rest(made):
    """The name has stood there for a moment."""
    made.page.observer._hasty.timeout.emit()


def rung(made):
    return [one for one in made.posted(Chime) if one.name == "person"]


def test_one_press_lets_in_and_one_says_no(room):
    made = room(asked(TOM), rs.NURSE)
    line = made.page.observer
    assert line.isVisible() and line.words.text() == "Tom Vik, trainee, asks to look on. Ask the patient."
    rest(made)
    line.let_in.click()
    line.no.click()
    assert made.events == [ObserverAdmitted("p-tom", "Tom Vik"), ObserverDismissed("p-tom")]


def test_a_second_press_is_not_about_who_comes_next_before_the_name_could_be_read(room):
    made = room(asked(TOM, TEA), rs.NURSE)
    line = made.page.observer
    line.let_in.click()
    rest(made)
    line.let_in.click()
    made.put(asked(msgspec.structs.replace(TOM, state="admitted"), TEA))
    line.let_in.click()
    line.no.click()
    assert "Tea Lund" in line.words.text() and not line.let_in.isEnabled()
    rest(made)
    line.no.click()
    assert made.events == [ObserverAdmitted("p-tom", "Tom Vik"), ObserverDismissed("p-tea")]


def test_a_line_that_comes_in_the_place_of_another_is_not_pressed_by_the_same_hand(room):
    made = room(msgspec.structs.replace(asked(TOM), identity={}), rs.NURSE)
    made.page.identity.later.click()
    made.page.observer.let_in.click()
    assert made.page.observer.isVisible() and not made.events


def test_who_asked_first_comes_first_and_the_line_goes_with_the_last(room):
    made = room(asked(TOM, TEA), rs.NURSE)
    assert made.page.observer.words.text().endswith("Others waiting: 1.")
    made.put(asked(msgspec.structs.replace(TOM, state="dismissed"), TEA))
    assert "Tea Lund" in made.page.observer.words.text()
    made.put(asked(*(msgspec.structs.replace(one, state="admitted") for one in (TOM, TEA))))
    assert made.page.observer.isHidden()


def test_each_asking_is_heard_once_and_what_was_there_on_entering_is_not(room):
    made = room(asked(TOM), rs.NURSE)
    assert not rung(made)
    made.put(asked(TOM, TEA))
    made.put(asked(TOM, TEA), delivered={})
    assert len(rung(made)) == 1


def test_nobody_but_the_bedside_is_asked(room):
    assert room(asked(TOM), rs.DOCTOR).page.observer.isHidden()


def test_while_the_connection_is_lost_the_line_gives_way(qtbot, room):
    made = room(asked(TOM), rs.NURSE)
    made.engine.link.put(OFFLINE)
    made.engine.media.put(msgspec.structs.replace(rs.MEDIA_ON, remote="stalled", silent_ms=95_000))
    qtbot.waitUntil(lambda: made.bridge.link is OFFLINE)
    made.clock.advance(95_000)
    made.page.clock.tick.emit()
    qtbot.waitUntil(lambda: made.page.outage.lost is not None)
    assert made.page.observer.isHidden()
    made.engine.link.put(ONLINE)


def test_the_list_of_people_lets_in_and_sends_out(room):
    away = msgspec.structs.replace(TOM, state="dismissed")
    inside = Observer(rs.TRAINEE.person, rs.TRAINEE.name, "admitted", rs.NURSE.person, rs.NOW_MS)
    made = room(asked(away, inside), rs.NURSE)
    people = made.page.panels.findChild(PeoplePanel)
    keys = {one.text(): one for one in people.rows.findChildren(Key)}
    keys["Let in"].click()
    keys["Send out"].click()
    assert made.events == [ObserverAdmitted("p-tom", "Tom Vik"), ObserverDismissed(rs.TRAINEE.person)]


def test_elsewhere_the_list_names_who_asks_and_has_no_keys(room):
    made = room(asked(TOM), rs.DOCTOR)
    people = made.page.panels.findChild(PeoplePanel)
    assert not any(one.text() in ("Let in", "No", "Send out") for one in people.rows.findChildren(Key))
    assert any("asks to look on" in row.lamp.text for row in people.rows._rows.values())


def test_who_comes_is_named_at_both_ends(room):
    for me in (rs.NURSE, rs.DOCTOR):
        made = room(rs.base_state(), me)
        alone = tuple(one for one in rs.EVERYBODY if one != rs.TRAINEE)
        state = made.view.state
        people = {name: one for name, one in state.people.items() if name != rs.TRAINEE.person}
        made.put(msgspec.structs.replace(state, people=people), here=alone)
        made.put(state)
        assert made.page.banner.text == "Aksel Lie (trainee, looks on) is here now."


def test_nobody_arrives_with_oneself_or_after_a_lost_link():
    state = rs.base_state()
    whole = rs.view(state, rs.NURSE)
    assert arrived(None, whole) == () and arrived(rs.view(state, rs.NURSE, here=()), whole) == ()
    lost = msgspec.structs.replace(state.people["p-doctor"], here=False, dropped=True, left_ms=rs.NOW_MS - 100_000)
    gone = {**state.people, "p-doctor": lost}
    before = rs.view(msgspec.structs.replace(state, people=gone), rs.NURSE, here=(rs.NURSE, rs.TRAINEE))
    assert arrived(before, whole) == ()
    left = {**gone, "p-doctor": msgspec.structs.replace(gone["p-doctor"], dropped=False)}
    before = rs.view(msgspec.structs.replace(state, people=left), rs.NURSE, here=(rs.NURSE, rs.TRAINEE))
    assert arrived(before, whole) == (rs.DOCTOR,)


def test_who_comes_hours_after_a_lost_link_is_announced():
    state = rs.base_state()
    lost = msgspec.structs.replace(state.people["p-doctor"], here=False, dropped=True, left_ms=rs.NOW_MS - 7_200_000)
    gone = msgspec.structs.replace(state, people={**state.people, "p-doctor": lost})
    assert arrived(rs.view(gone, rs.NURSE, here=(rs.NURSE,)), rs.view(state, rs.NURSE)) == (rs.DOCTOR, rs.TRAINEE)


def test_who_came_while_ones_own_link_was_lost_is_named_when_it_is_back(room):
    two = (rs.NURSE, rs.DOCTOR)
    made = room(rs.base_state(), rs.NURSE)
    made.put(rs.base_state(), here=two)
    made.put(rs.base_state(), here=())
    assert made.page.banner.text != "Aksel Lie (trainee, looks on) is here now."
    made.put(rs.base_state(), here=rs.EVERYBODY)
    assert made.page.banner.text == "Aksel Lie (trainee, looks on) is here now."


def test_who_the_patient_is_comes_first_and_the_stage_keeps_half(qtbot, room):
    made = room(msgspec.structs.replace(asked(TOM), identity={}), rs.NURSE)
    made.page.notes.failed("The disk is full.")
    assert made.page.identity.isVisible() and made.page.observer.isHidden()
    qtbot.waitUntil(lambda: made.stage.height() >= 384)
    made.page.identity.later.click()
    assert made.page.observer.isVisible()
    qtbot.waitUntil(lambda: made.stage.height() >= 384)
    assert made.page.height() == 768


def test_in_a_consult_that_was_reopened_nobody_is_sent_out_who_did_not_ask_again(room):
    inside = Observer(rs.TRAINEE.person, rs.TRAINEE.name, "admitted", rs.NURSE.person, rs.NOW_MS)
    made = room(asked(inside), rs.NURSE)
    people = made.page.panels.findChild(PeoplePanel)
    words = lambda: [one.text() for one in people.rows.findChildren(Key) if not one.isHidden()]  # noqa: E731
    assert "Send out" in words()
    made.put(rs.base_state())
    made.qtbot.waitUntil(lambda: "Send out" not in words())


def test_what_hides_who_asks_leaves_their_number_on_the_keys_that_lead_to_them(room, theme):
    theme.set_scale(200)  # the stage needs the room: one line at a time
    made = room(asked(TOM, TEA), rs.NURSE)
    page, people = made.page, made.page.panels.tabs["people"]
    assert page.observer.isVisible() and (people.text(), page.top.more.text()) == ("", "")
    deaf = msgspec.structs.replace(rs.MEDIA_ON, microphone="absent", microphone_sentence="It is unplugged.")
    made.engine.media.put(deaf)  # a line that lasts
    made.qtbot.waitUntil(lambda: page.banner.isVisible() and page.observer.isHidden())
    assert (people.text(), page.top.more.text()) == ("2", "2")
    assert people.accessibleName() == "People: 2 asking to look on"
    assert page.top.more.accessibleName() == "More: 2 asking to look on"
    page.menu.fill()
    found = [one for one in page.menu.menu.actions() if one.text() == "People: 2 asking to look on"]
    made.put(asked(msgspec.structs.replace(TOM, state="admitted"), TEA))
    assert people.text() == "1"
    found[0].trigger()
    assert page.panels.isVisible() and page.panels.current == "people"
    made.engine.media.put(rs.MEDIA_ON)
    made.qtbot.waitUntil(lambda: page.observer.isVisible())
    assert people.text() == page.top.more.text() == "" and page.top.more.accessibleName() == "More"
