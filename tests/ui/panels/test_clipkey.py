"""A step that is spoken too: said, thrown away, sent with its words; and heard at the bedside when it is painted."""

import msgspec
import pytest

from app.client.clip_commands import BeginClip, ClipMade, ClipRefused, EndClip, PlayClip
from app.consult.events.guidance import InstructionGiven
from app.consult.state import Clip, Stop
from tests.ui import room_samples as rs
from ui.panels.instructions import InstructionsPanel

MADE = ClipMade("ab" * 32, 9_000, 6_100)


@pytest.fixture
def desk(room):
    made = room()
    made.page.panels.open_panel("instructions")
    panel = made.page.findChild(InstructionsPanel)
    panel._sends.setInterval(3_600_000)  # a computer that stands still for a second is not what is asked here

    def tell(notice):
        made.engine.mailbox.put(notice)
        made.qtbot.waitUntil(lambda: not panel.speak.is_busy)

    return made, panel, tell


def given(made):
    return [event for event in made.events if isinstance(event, InstructionGiven)]


def test_what_was_spoken_goes_with_the_next_step_and_with_no_other(desk):
    made, panel, tell = desk
    panel.speak.click()
    assert made.posted(BeginClip) and panel.speak.text() == "End, 0 of 15 s"
    panel.speak.click()
    assert made.posted(EndClip) == [EndClip(True)] and panel.speak.is_busy
    tell(MADE)
    assert panel.speak.text() == "Spoken, 6 s"
    for words in ("Lower", "Higher"):
        panel.line.setText(words)
        panel.send.click()
    assert [(one.text, one.clip, one.clip_bytes, one.clip_ms) for one in given(made)] == [
        ("Lower", MADE.clip, 9_000, 6_100),
        ("Higher", "", 0, 0),
    ]


def test_asked_while_it_is_said_it_goes_as_soon_as_it_is_here(desk):
    made, panel, tell = desk
    panel.speak.click()
    panel.line.setText("Lower")
    panel.send.click()
    assert given(made) == [] and made.posted(EndClip)
    tell(MADE)
    assert [one.clip for one in given(made)] == [MADE.clip] and panel.line.text() == ""


def test_what_could_not_be_recorded_is_said_and_nothing_is_sent_without_it(desk):
    made, panel, tell = desk
    panel.speak.click()
    panel.line.setText("Lower")
    panel.send.click()
    tell(ClipRefused("Your microphone is off."))
    assert given(made) == [] and panel.line.text() == "Lower" and panel._ask.text() == "Your microphone is off."
    panel.send.click()
    assert [one.clip for one in given(made)] == [""]


def test_the_words_go_alone_when_what_was_said_is_not_there_in_time_and_what_comes_later_is_nobodys(desk):
    made, panel, _ = desk
    panel.speak.click()
    panel.line.setText("Lower")
    panel.send.click()
    panel._sends.timeout.emit()
    assert [(one.text, one.clip) for one in given(made)] == [("Lower", "")] and panel.line.text() == ""
    assert panel._ask.text() == "What you said was not ready in time: the words went alone."
    made.engine.mailbox.put(MADE)
    made.engine.mailbox.put(ClipRefused("Later"))
    made.qtbot.wait(1)
    assert panel.speak.text() == "Speak" and "Later" not in panel.speak.refused


def test_what_was_spoken_beside_another_patient_does_not_go_with_a_step_here(desk):
    made, panel, tell = desk
    panel.speak.click()
    panel.speak.click()
    made.engine.mailbox.put(msgspec.structs.replace(MADE, consult="another"))
    made.qtbot.wait(1)
    assert panel.speak.is_busy
    tell(msgspec.structs.replace(MADE, consult=made.view.state.consult))
    assert panel.speak.text() == "Spoken, 6 s"


def test_what_was_asked_before_a_stop_is_not_sent_behind_it(desk):
    made, panel, tell = desk
    panel.speak.click()
    panel.line.setText("Lower")
    panel.send.click()
    stop = Stop("s1", "p", 1)
    made.put(msgspec.structs.replace(made.view.state, stops={**made.view.state.stops, "s1": stop}))
    tell(MADE)
    assert not given(made) and panel.line.text() == "Lower"


def test_a_press_throws_it_away(desk):
    made, panel, tell = desk
    panel.speak.click()
    tell(MADE)
    panel.speak.click()
    assert panel.speak.text() == "Speak"
    panel.line.setText("Lower")
    panel.send.click()
    assert given(made)[0].clip == ""


def spoken(consult, **changes):
    one = msgspec.structs.replace(consult.instructions["i2"], clip=Clip(MADE.clip, 9_000, 6_100), **changes)
    return msgspec.structs.replace(consult, instructions={**consult.instructions, "i2": one})


def test_sent_again_it_is_heard_again(room):
    made = room(spoken(rs.base_state(), state="given", steps=()))
    panel = made.page.findChild(InstructionsPanel)
    panel._send_again(made.view.state.instructions["i2"])
    assert [(one.text, one.clip) for one in given(made)] == [("Ask her to look up, then slowly to the left", MADE.clip)]


@pytest.mark.parametrize("late, played", [(frozenset(), [PlayClip("i2")]), (frozenset({"i2"}), [])])
def test_at_the_bedside_it_is_played_once_when_painted_unless_it_came_late(room, late, played):
    made = room(me=rs.NURSE)
    made.put(spoken(rs.base_state(), state="given", steps=()), late=late)
    for _ in range(2):
        made.page.bedside.line.grab()
        made.qtbot.wait(1)
    assert made.posted(PlayClip) == played
    hear = made.page.bedside.line.hear
    assert hear.isVisible() and hear.shortcut().toString() == "F9"
    hear.click()
    assert made.posted(PlayClip)[len(played) :] == [PlayClip("i2", again=True)]


def test_a_step_without_one_has_no_such_key(room):
    assert room(me=rs.NURSE).page.bedside.line.hear.isHidden()
