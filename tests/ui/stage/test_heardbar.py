"""The red line: who does not hear whom, when it is said, and the key that helps; never beside what says more."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from app.client.border import DevicesListed, ListDevices
from app.client.device_commands import UseInstead
from app.consult.state import Meeting
from app.consult.whispers import MediaStatus
from tests.ui import room_samples as rs
from ui.stage.heardbar import heard_line
from ui.stage.instead import LOOK_S, next_of

MEETING = Meeting("m", rs.NURSE.person, rs.DOCTOR.person, rs.NOW_MS)
MET = msgspec.structs.replace(rs.base_state(), meetings={"m": MEETING})
GONE = msgspec.structs.replace(rs.MEDIA_ON, microphone="absent", microphone_sentence="The microphone is away.")
DEAF = msgspec.structs.replace(rs.MEDIA_ON, speaker="absent", speaker_sentence="The loudspeaker is away.")


def status(hears="yes", by=rs.DOCTOR):
    return {by.person: MediaStatus("on", "on", hears=hears)}


def line(media=rs.MEDIA_ON, hears="yes", state=MET, **changes):
    return heard_line(rs.view(state, rs.NURSE, media=status(hears), **changes), media)


def test_all_is_well_and_nothing_is_said():
    assert not line().words and not heard_line(None, rs.MEDIA_ON).words


@pytest.mark.parametrize(("hears", "words"), [("no_speaker", "loudspeaker is off"), ("no_voice", "does not arrive")])
def test_the_other_end_says_that_it_hears_nothing(hears, words):
    said = line(hears=hears)
    assert said.words.startswith("Dr Wei Chen cannot hear you") and words in said.words and said.kind is None


def test_one_s_own_microphone_goes_before_what_the_other_end_says_and_the_loudspeaker_comes_last():
    assert "microphone is away" in line(GONE, "no_speaker").words and line(GONE).kind == "microphone"
    assert line(DEAF).words == "The loudspeaker is away." and line(DEAF).kind == "speaker"
    assert "cannot hear you" in line(DEAF, "no_voice").words


@pytest.mark.parametrize(
    "changes",
    [
        {"media": msgspec.structs.replace(rs.MEDIA_ON, muted=True)},
        {"media": msgspec.structs.replace(rs.MEDIA_ON, on=False)},
        {"media": msgspec.structs.replace(rs.MEDIA_ON, silent_ms=4_000)},
        {"state": msgspec.structs.replace(MET, meetings={})},
        {"here": (rs.NURSE,)},
    ],
    ids=["muted", "off", "nothing comes at all", "no meeting", "an old word of who is not there"],
)
def test_what_is_meant_or_said_elsewhere_or_old_is_not_said(changes):
    assert not line(hears="no_voice", **changes).words


def test_each_device_comes_in_turn_and_what_is_none_is_not_offered():
    found = ("default", "Built-in", "Headset", "pulse")
    assert next_of(found, "") == "Built-in"
    assert next_of(found, "Built-in") == "Headset" and next_of(found, "Headset") == "Built-in"
    assert next_of(("Built-in", "default"), "Built-in") == "" == next_of((), "")


def test_another_microphone_is_one_press_away(qtbot, room):
    made = room(MET, rs.NURSE, GONE)
    bar = made.page.heard
    qtbot.waitUntil(bar.isVisible)
    assert bar.property("tone") == "red" and "The microphone is away." not in made.page.banner.text
    assert len(made.posted(ListDevices)) == 1
    wanted = []
    made.page.devices_wanted.connect(lambda: wanted.append(True))
    qtbot.mouseClick(bar._key, Qt.MouseButton.LeftButton)
    assert wanted  # none to be used: all are shown
    made.engine.mailbox.put(DevicesListed((), ("Built-in", "Headset"), ()))
    qtbot.waitUntil(lambda: bar._key.text() == "Use Built-in")
    qtbot.mouseClick(bar._key, Qt.MouseButton.LeftButton)
    assert made.posted(UseInstead) == [UseInstead("microphone", "Built-in")]
    assert bar._key.text() == "Use Headset"
    made.engine.media.put(rs.MEDIA_ON)
    qtbot.waitUntil(bar.isHidden)


def test_another_camera_is_one_press_away_and_what_is_plugged_in_is_offered(qtbot, room):
    black = msgspec.structs.replace(rs.MEDIA_ON, camera="black", camera_sentence="The camera sends a black picture.")
    made = room(MET, rs.NURSE, black)
    banner = made.page.banner
    qtbot.waitUntil(lambda: "black picture" in banner.text)
    assert banner._key.isHidden()
    for _ in range(LOOK_S):
        made.page.clock.tick.emit()
    assert len(made.posted(ListDevices)) == 2
    made.engine.mailbox.put(DevicesListed(("USB camera",), (), ()))
    qtbot.waitUntil(lambda: banner._key.text() == "Use USB camera")
    qtbot.mouseClick(banner._key, Qt.MouseButton.LeftButton)
    assert made.posted(UseInstead) == [UseInstead("camera", "USB camera")]


def test_at_the_bedside_the_stage_keeps_half_of_the_window(qtbot, room):
    made = room(MET, rs.NURSE)
    made.put(MET, media=status("no_voice"))
    made.page.notes.failed("The disk is full.")
    qtbot.waitUntil(lambda: made.page.heard.isVisible() and made.page.banner.isVisible())
    qtbot.waitUntil(lambda: made.stage.height() >= 384)
