"""The words over the stage: how old a still is."""

import msgspec
import pytest

from app.client.border import MediaView
from app.consult.events.surface import FrameSurface, PageSurface, surface_key
from app.consult.whispers import MediaStatus
from tests.ui import room_samples as rs
from ui.stage.page_words import title_words
from ui.stage.surface_words import surface_words
from ui.stage.ticking import RoomClock


def words_of(made, surface):
    return surface_words(made.bridge, made.page._mode, surface, "whole", RoomClock(made.clock, made.page)).words


def test_a_still_is_as_old_as_its_picture_and_a_finer_one_makes_it_no_younger(qtbot, room):
    state = rs.still_state()
    still = msgspec.structs.replace(
        state.stills[surface_key(rs.STILL)], at_ms=rs.NOW_MS - 1_000, taken_ms=rs.NOW_MS - 21_000
    )
    made = room(msgspec.structs.replace(state, stills={surface_key(rs.STILL): still}), rs.NURSE)

    assert words_of(made, rs.STILL) == "Still, 21 s"


def test_a_frame_whose_still_has_not_come_is_as_old_as_its_stamp_says(qtbot, room):
    made = room()
    assert words_of(made, FrameSurface(rs.SOURCE, rs.NOW_MS - 7_000, 1280, 720)) == "Still, 7 s"
    assert words_of(made, FrameSurface(rs.SOURCE, 61_234, 1280, 720)) == "Still, just now"


def silent(made, silent_ms, remote="stalled"):
    media = msgspec.structs.replace(rs.MEDIA_ON, remote=remote, silent_ms=silent_ms, remote_age_ms=silent_ms)
    made.bridge.media = media
    return surface_words(made.bridge, made.page._mode, None, None, RoomClock(made.clock, made.page))


@pytest.mark.parametrize("me", [rs.NURSE, rs.DOCTOR])
def test_when_nothing_comes_both_screens_say_for_how_long(qtbot, room, me):
    made = room(rs.base_state(), me)
    soon = silent(made, 4_000)
    assert (soon.tone, soon.words) == ("amber", "Nothing has come for 4 s") and "by itself" in soon.detail
    late = silent(made, 31_000)
    assert late.tone == silent(made, 31_000, "connecting").tone == "red"
    assert late.doubt == ("" if me is rs.NURSE else "31 s old")  # one's own picture at the bedside is of now
    assert silent(made, 4_000, "connecting").words != "Nothing has come for 4 s"  # a call that only begins
    assert silent(made, None, "live").tone != "red"


def page_words(room, quality="whole", me=rs.DOCTOR, **changes):
    state = rs.base_state()
    document = msgspec.structs.replace(state.documents["d-ecg"], **changes)
    made = room(msgspec.structs.replace(state, documents={"d-ecg": document}), me)
    return surface_words(
        made.bridge, made.page._mode, PageSurface("d-ecg", 1), quality, RoomClock(made.clock, made.page)
    )


def test_one_window_of_a_medical_image_is_not_called_the_whole_picture(qtbot, room):
    said = page_words(room, kind="image")
    assert (said.tone, said.doubt) == ("plain", "")
    assert said.detail == "page 2 of 3 · one window of it · not for primary diagnosis"
    assert page_words(room, "preview", kind="image").detail.endswith("not for primary diagnosis")
    assert page_words(room).detail == "page 2 of 3 · whole picture"


def test_a_picture_made_elsewhere_is_lossy_and_says_what_becomes_of_its_file(qtbot, room):
    assert page_words(room, "detail").detail == "page 2 of 3 · lossy picture, the file is coming"
    assert page_words(room, "detail", sending="asked").detail.endswith("lossy picture, the file was not sent")
    assert page_words(room, "detail", sending="tonight").detail.endswith("lossy picture, the file comes tonight")
    assert page_words(room, "preview").detail.endswith("preview, a finer picture is coming")
    assert page_words(room, "detail", rs.NURSE).detail == "page 2 of 3 · simplified picture, the file is coming"


def test_what_names_another_patient_and_was_shared_all_the_same_says_so_on_the_picture(qtbot, room):
    said = page_words(room, kind="image", doubts=("number", "several"), missing=2)
    assert (said.tone, said.doubt) == ("amber", "another patient? · 2 pictures are missing")
    assert said.detail.endswith(
        "not for primary diagnosis · names another patient (number, more than one patient) · 2 pictures are missing"
    )
    assert page_words(room, missing=1).doubt == "1 picture is missing"


def test_the_review_says_the_same_beside_the_title(qtbot):
    document = msgspec.structs.replace(rs.base_state().documents["d-ecg"], kind="image", title="CT", missing=2)
    assert title_words(document) == "CT · 2 pictures are missing · not for primary diagnosis"
    assert title_words(rs.base_state().documents["d-ecg"]) == "Referral with ECG"


@pytest.mark.parametrize(
    ("camera", "words", "why"),
    [
        ("absent", "No camera at the bedside for", "another program has it"),
        ("off", "Camera off at the bedside for", "heard, not seen"),
        ("black", "Black picture from the bedside for", "lens is covered"),
    ],
)
def test_the_label_says_why_there_is_no_picture_of_the_bedside_and_since_when(qtbot, room, camera, words, why):
    made = room()
    theirs = {rs.NURSE.person: MediaStatus(camera, "on")}
    made.show(rs.view(rs.base_state(), rs.DOCTOR, media=theirs))
    stage = made.page.stage
    qtbot.waitUntil(lambda: stage.status.words.startswith(words))
    assert why in stage.status.detail
    made.clock.advance(40_000)
    stage.words.tell()
    assert stage.status.words == f"{words} 40 s" and stage.words._there.doubt  # an old picture is not taken for now
    media = msgspec.structs.replace(rs.MEDIA_ON, remote="none", remote_age_ms=None)
    made.engine.media.put(media)
    qtbot.waitUntil(lambda: made.bridge.media is media)
    assert made.page.stage.veil.isVisible() is (camera != "black")
    made.show(rs.view(rs.base_state(), rs.DOCTOR))
    stage.words.tell()
    assert not stage.status.words.startswith(words)


@pytest.mark.parametrize(("lead", "who"), [("", "Whoever accepts"), (rs.DOCTOR.person, "The specialist")])
def test_the_bedside_reads_who_will_see_it_also_before_anybody_has_accepted(qtbot, room, lead, who):
    state = rs.base_state()
    made = room(msgspec.structs.replace(state, phase="accepted" if lead else "waiting", lead=lead or None), rs.NURSE)
    made.bridge.media = MediaView()
    said = surface_words(made.bridge, made.page._mode, None, None, RoomClock(made.clock, made.page))
    assert said.veil_text == f"{who} sees and hears you once you start them."
