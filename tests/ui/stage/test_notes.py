"""The line across the room: what is said first, for how long, and what its key does."""

import msgspec
import pytest

from app.client.border import CancelSaving, Failed, LiveAsked, NotShownInTime, Saved, Saving
from app.consult.events.documents import PageTurned
from tests.ui import room_samples as rs
from ui.stage.notes import SHOWN_MS

SAVING = Saving("/tmp/case.preceptor", 1, 5)


def tell(qtbot, made, notice, words):
    made.engine.mailbox.put(notice)
    qtbot.waitUntil(lambda: words in made.page.banner.text)


def hear(qtbot, made, media):
    made.engine.media.put(media)
    qtbot.waitUntil(lambda: made.bridge.media is media)


def pass_by(made, ms):
    made.clock.advance(ms)
    made.page.clock.tick.emit()


def silent(silent_ms):
    return msgspec.structs.replace(rs.MEDIA_ON, remote="stalled", silent_ms=silent_ms, remote_age_ms=silent_ms)


@pytest.mark.parametrize("me", [rs.NURSE, rs.DOCTOR])
def test_that_nothing_comes_is_said_while_a_still_is_on_the_stage(qtbot, room, me):
    made = room(rs.still_state(), me)
    banner = made.page.banner
    hear(qtbot, made, silent(4_000))
    assert "Nothing has come for 4 s" in banner.text and banner.property("tone") == "amber"
    hear(qtbot, made, silent(31_000))
    assert "Nothing has come" not in banner.text and made.page.lost.isVisible()
    hear(qtbot, made, rs.MEDIA_ON)
    assert "Nothing has come" not in banner.text and made.page.lost.isHidden()


def test_that_nobody_is_heard_takes_the_place_of_the_link_and_of_nothing_a_colleague_hands_on(qtbot, room):
    state = msgspec.structs.replace(
        rs.still_state(), handover="the left eye", handover_by="another", handover_name="Dr Berg"
    )
    made = room(state)
    hear(qtbot, made, silent(31_000))
    assert "the left eye" in made.page.banner.text and made.page.lost.isVisible()
    made.page.banner.pressed.emit()
    assert made.page.banner.isHidden()
    link = msgspec.structs.replace(made.bridge.link, state="offline", sentence="")
    made.engine.link.put(link)
    qtbot.waitUntil(lambda: made.bridge.link is link)
    assert made.page.banner.isHidden()
    unkept = msgspec.structs.replace(link, keeps=False, sentence="The disk of this computer is full.")
    made.engine.link.put(unkept)
    qtbot.waitUntil(lambda: "full" in made.page.banner.text)
    made.engine.link.put(link)
    qtbot.waitUntil(lambda: made.bridge.link is link)
    hear(qtbot, made, silent(4_000))
    assert "The link is gone" in made.page.banner.text


def test_a_file_that_is_saved_takes_the_place_of_nothing_that_was_told(qtbot, room):
    made = room(rs.still_state())
    tell(qtbot, made, SAVING, "1 of 5")
    tell(qtbot, made, NotShownInTime(made.view.state.consult, "i2"), "not shown")
    made.page.notes.saving("/tmp/case.preceptor", 2, 5)
    assert "not shown" in made.page.banner.text and made.page.banner.property("tone") == "red"
    pass_by(made, SHOWN_MS)
    assert "2 of 5" in made.page.banner.text


def test_the_key_is_the_one_that_is_shown(qtbot, room):
    made = room(rs.still_state())
    tell(qtbot, made, LiveAsked(rs.NURSE.person), "live picture")
    made.page.notes.saving("/tmp/case.preceptor", 2, 5)
    made.page.banner.pressed.emit()
    assert made.events == [PageTurned(None)] and not made.posted(CancelSaving)
    assert "2 of 5" in made.page.banner.text
    made.page.banner.pressed.emit()
    assert len(made.posted(CancelSaving)) == 1 and "of 5" not in made.page.banner.text


@pytest.mark.parametrize(("end", "words"), [(Saved("/tmp/x"), "Saved"), (Failed("No room."), "No room.")])
def test_a_saving_is_said_until_it_has_ended(qtbot, room, end, words):
    made = room(rs.still_state())
    tell(qtbot, made, SAVING, "1 of 5")
    pass_by(made, 700_000)
    assert "1 of 5" in made.page.banner.text
    tell(qtbot, made, end, words)
    pass_by(made, SHOWN_MS)
    assert made.page.banner.isHidden()
