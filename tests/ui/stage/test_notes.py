"""The line across the room: what is said first, for how long, and what its key does."""

import msgspec
import pytest

from app.client.border import (
    CancelSaving,
    Failed,
    HomeView,
    LiveAsked,
    MediaView,
    NotShownInTime,
    Saved,
    Saving,
    SetCovered,
)
from app.consult.events.documents import PageTurned
from app.consult.events.request import LeadTaken, Patient
from app.consult.state import Stop
from tests.ui import room_samples as rs
from tests.ui.samples import NOW_MS, ONLINE, entry
from ui.dialogs.amend import AmendDialog
from ui.stage import callbar
from ui.stage.back_words import back_words
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


def test_a_cover_is_said_at_both_ends_in_words_and_plate_and_lifted_by_one_press(qtbot, room):
    nurse = room(rs.base_state(), rs.NURSE)
    hear(qtbot, nurse, msgspec.structs.replace(rs.MEDIA_ON, camera="covered", microphone="covered", covered=True))
    assert "Nobody sees or hears you" in nurse.page.banner.text
    assert nurse.stage.veil.title == "Covered" and nurse.stage.status.words == "Covered"
    nurse.page.banner.pressed.emit()
    assert nurse.posted(SetCovered) == [SetCovered(False)]

    doctor = room(rs.base_state(), rs.DOCTOR)
    doctor.frame("remote")
    assert doctor.canvas.picture.held is not None
    hear(qtbot, doctor, msgspec.structs.replace(rs.MEDIA_ON, covered_there="both"))
    assert doctor.canvas.picture.held is None  # not even the last picture
    assert doctor.stage.veil.title == "Covered at the bedside"
    assert "You see and hear nothing of it" in doctor.page.banner.text
    hear(qtbot, doctor, msgspec.structs.replace(rs.MEDIA_ON, covered_there="picture"))  # an older program there
    assert "no picture is recorded." in doctor.page.banner.text and "Voice" not in doctor.page.banner.text


@pytest.mark.parametrize("me", [rs.NURSE, rs.DOCTOR])
def test_a_cover_at_the_other_end_stands_in_its_small_picture_while_a_page_is_discussed(qtbot, room, me):
    made = room(rs.still_state(), me)
    hear(qtbot, made, msgspec.structs.replace(rs.MEDIA_ON, covered_there="both", remote_age_ms=9_000))
    inset = made.stage.insets.insets["remote"]
    assert inset.isVisible() and (inset._words, inset._doubt) == ("Covered", "")
    assert made.page.banner.text.startswith("Covered at the")


def test_that_nobody_is_heard_takes_the_place_of_the_link_and_of_nothing_a_colleague_hands_on(qtbot, room):
    state = msgspec.structs.replace(
        rs.still_state(), handover="the left eye", handover_by="another", handover_name="Dr Berg", handover_ms=5
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


def test_who_is_here_may_go_on_for_a_colleague_who_is_gone(qtbot, room):
    state = msgspec.structs.replace(rs.base_state(), lead="p-other", lead_name="Dr Lars Nygård")
    made = room(state)
    line = entry(state.consult, 9, phase="accepted", lead="p-other", lead_name="Dr Lars Nygård")
    for unattended in (False, True):
        home = HomeView(rs.DOCTOR, entries=(msgspec.structs.replace(line, unattended=unattended),), known=True)
        made.engine.home.put(home)
        qtbot.waitUntil(lambda home=home: made.bridge.home is home)
        pass_by(made, 1_000)
        assert ("Dr Lars Nygård has been gone" in made.page.banner.text) == unattended
    made.page.banner.pressed.emit()
    assert made.events[-1] == LeadTaken(rs.DOCTOR.name)


def test_what_a_call_left_out_is_asked_for_until_number_and_age_are_there(qtbot, room):
    base = rs.base_state()

    def called(**changes):
        request = msgspec.structs.replace(base.request, call_now=True, complaint="", **changes)
        return msgspec.structs.replace(base, request=request)

    made = room(called(patient=Patient()), me=rs.NURSE)
    assert made.page.banner.text == "Still to fill in when you can: number, age, complaint."
    made.page.banner.pressed.emit()
    assert made.page.findChildren(AmendDialog)
    made.put(called(patient=Patient("4711")))
    qtbot.waitUntil(lambda: made.page.banner.text == "Still to fill in when you can: age, complaint.")
    made.put(called(patient=Patient("4711", age_months=8)))
    qtbot.waitUntil(lambda: made.page.banner.isHidden())
    assert room(called(patient=Patient())).page.banner.isHidden()


@pytest.mark.parametrize(("me", "is_told"), [(rs.NURSE, True), (rs.DOCTOR, False)])
def test_the_bedside_reads_that_it_is_on_hold(qtbot, room, me, is_told):
    made = room(msgspec.structs.replace(rs.base_state(), phase="held"), me=me)
    assert ("Dr Wei Chen has put this on hold" in made.page.banner.text) == is_told
    made.put(rs.base_state())
    assert "on hold" not in made.page.banner.text


def test_what_harms_now_is_said_before_a_rest_that_lasts_for_hours(qtbot, room):
    made = room(msgspec.structs.replace(rs.base_state(), phase="held"), rs.NURSE)
    hear(qtbot, made, msgspec.structs.replace(rs.MEDIA_ON, camera="covered", microphone="covered", covered=True))
    assert made.page.banner.text.startswith("Covered")
    hear(qtbot, made, rs.MEDIA_ON)
    assert "on hold" in made.page.banner.text
    made.engine.link.put(msgspec.structs.replace(ONLINE, battery_percent=4, on_mains=False))
    qtbot.waitUntil(lambda: "4 %" in made.page.banner.text)


@pytest.mark.parametrize("here, words", [(rs.EVERYBODY, "say it aloud"), ((rs.DOCTOR,), "nobody sees it")])
def test_a_stop_that_no_screen_at_the_bedside_shows_is_said_by_telephone(qtbot, room, here, words):
    made = room()
    hear(qtbot, made, silent(0))
    stop = Stop("s", rs.DOCTOR.person, NOW_MS, made_ms=NOW_MS)
    made.put(msgspec.structs.replace(made.view.state, stops={"s": stop}), here=here)
    assert words in made.page.banner.text


def test_a_key_that_is_struck_twice_in_haste_covers(qtbot, room, monkeypatch):
    monkeypatch.setattr(callbar, "TWICE_MS", 3_600_000)  # a busy computer paints between the two
    made = room(rs.base_state(), rs.NURSE)
    cover = made.page.foot.cover
    cover.click()
    hear(qtbot, made, msgspec.structs.replace(rs.MEDIA_ON, camera="covered", microphone="covered", covered=True))
    cover.click()
    assert made.posted(SetCovered) == [SetCovered(True)]
    made.page.foot._covering.invalidate()  # later
    cover.click()
    assert made.posted(SetCovered) == [SetCovered(True), SetCovered(False)]


def test_what_the_window_says_too_is_told_once_and_pushes_nothing_out(qtbot, room):
    made = room(rs.base_state(), rs.NURSE)
    notes, banner = made.page.notes, made.page.banner
    notes.not_shown()
    notes.refused("Not yours.")
    for why in ("No room.", "No disk."):
        made.page.told_once("amber", why)  # by the window
        notes.failed(why)
    notes.told("Last.")
    told = []
    for _ in range(4):
        pass_by(made, SHOWN_MS)
        told.append(banner.text)
    assert told == ["Not yours.", "No room.", "No disk.", "Last."]


def test_what_is_lighter_waits_and_who_came_meanwhile_is_one_line(room):
    made = room(rs.base_state(), rs.NURSE)
    notes, banner = made.page.notes, made.page.banner
    notes.not_shown()
    notes.returned()
    notes.arrived("Tom is here now.")
    notes.arrived("Eva is here now.")
    assert banner.property("tone") == "red"
    pass_by(made, SHOWN_MS)
    assert banner.text == "Tom is here now. Eva is here now." and banner.property("tone") == "green"
    notes.arrived("Wei is here now.")
    assert banner.text == "Tom is here now. Eva is here now. Wei is here now."
    notes.refused("Not yours.")
    assert banner.text == "Not yours."
    pass_by(made, SHOWN_MS)
    notes.arrived("Ada is here now.")
    assert banner.text == "Ada is here now."


@pytest.mark.parametrize(
    ("media", "words"),
    [
        (rs.MEDIA_ON, " You are seen and heard again."),
        (msgspec.structs.replace(rs.MEDIA_ON, microphone="muted", muted=True), ""),
        (msgspec.structs.replace(rs.MEDIA_ON, camera="covered", microphone="covered", covered=True), ""),
        (msgspec.structs.replace(rs.MEDIA_ON, camera="absent"), ""),
        (msgspec.structs.replace(rs.MEDIA_ON, remote="connecting"), " Picture and voice follow."),
        (MediaView(), " Camera and microphone are off: start them when you are ready."),
    ],
)
def test_that_the_connection_is_back_promises_only_what_is_with_it(qapp, media, words):
    assert back_words(media) == f"The connection is back.{words}"
