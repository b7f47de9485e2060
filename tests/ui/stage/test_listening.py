"""The stethoscope in the room: who may ask, who begins, one key back to the voice, and the sound that was kept."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from app.client.border import ListeningView, Playing, PlaySound
from app.consult.events.listening import ListeningAsked, ListeningEnded, ListeningStarted
from app.consult.state import KeptSound, Listening, Meeting
from app.consult.whispers import MediaStatus
from tests.ui import room_samples as rs
from ui.panels.keptsounds import KeptSounds
from ui.stage.soundpicture import _gaps, _runs

LEFT = Qt.MouseButton.LeftButton
ASKED = Listening("l", rs.DOCTOR.person, rs.NOW_MS - 3_000)
ON = msgspec.structs.replace(ASKED, by=rs.NURSE.person, from_ms=rs.NOW_MS - 1_000)
SOUND = KeptSound(
    "s", rs.NURSE.person, "p-nurse.voice", rs.NOW_MS, 15_000, "ab" * 32, 712_000, "cd" * 32, 60_000, bytes(range(200))
)


def met(one: Listening | None = None, *sounds: KeptSound):
    return msgspec.structs.replace(
        rs.base_state(),
        meetings={"m": Meeting("m", rs.NURSE.person, rs.DOCTOR.person, rs.NOW_MS)},
        listenings={} if one is None else {one.listening: one},
        sounds={sound.sound: sound for sound in sounds},
    )


def hears(made, **known: object) -> None:
    media = msgspec.structs.replace(rs.MEDIA_ON, listening=ListeningView(**known))
    made.engine.media.put(media)
    made.qtbot.waitUntil(lambda: made.bridge.media is media)


def test_the_specialist_asks_with_one_press_and_takes_it_back(qtbot, room):
    made = room(met())
    bar, listen = made.page.listening, made.page.foot.listen
    assert bar.isHidden() and listen.isVisible()
    qtbot.mouseClick(listen, LEFT)
    assert [type(event) for event in made.events] == [ListeningAsked]
    made.put(met(ASKED))
    assert bar.title.text() == "You asked to listen" and not listen.isVisible() and not bar.key.isVisible()
    qtbot.mouseClick(bar.other, LEFT)
    assert made.events[-1] == ListeningEnded("l")


def test_nothing_is_asked_while_nobody_is_heard(room):
    assert not room(rs.base_state()).page.foot.listen.isVisible()
    made = room(met(), media=msgspec.structs.replace(rs.MEDIA_ON, remote="stalled"))
    assert not made.page.foot.listen.isVisible()


@pytest.mark.parametrize(("key", "says"), [("key", ListeningStarted("l")), ("other", ListeningEnded("l", "not_now"))])
def test_the_bedside_begins_or_says_not_now(qtbot, room, key, says):
    made = room(met(ASKED), rs.NURSE)
    bar = made.page.listening
    assert bar.title.text() == "Dr Wei Chen asks to listen"
    assert bar.key.property("kind") == "accent" and made.page.bedside.done.property("kind") == "plain"
    qtbot.mouseClick(getattr(bar, key), LEFT)
    assert made.events[-1] == says


def test_the_bedside_begins_unasked_from_its_menu(qtbot, room):
    made = room(met(), rs.NURSE)
    made.page.menu.fill()
    (action,) = [one for one in made.page.menu.menu.actions() if "stethoscope" in one.text()]
    action.trigger()
    assert [type(event) for event in made.events] == [ListeningStarted]
    assert not made.page.foot.listen.isVisible()


@pytest.mark.parametrize("me", [rs.NURSE, rs.DOCTOR])
def test_both_screens_say_listening_and_one_press_of_either_brings_the_voice_back(qtbot, room, me):
    made = room(met(ON), me)
    bar = made.page.listening
    assert bar.isVisible() and bar.title.text() == "Listening" and bar.is_on and bar.picture.isVisible()
    assert bar.key.text() == "Back to voice" and bar.key.property("kind") == "accent"
    assert made.page.foot.opinion.property("kind") == "plain"
    qtbot.mouseClick(bar.key, LEFT)
    assert made.events[-1] == ListeningEnded("l")
    made.put(met(msgspec.structs.replace(ON, until_ms=rs.NOW_MS)))
    assert bar.isHidden()


def test_who_only_looks_on_reads_it_and_ends_nothing(room):
    made = room(met(ON), rs.TRAINEE)
    bar = made.page.listening
    assert bar.title.text() == "Listening" and not bar.key.isVisible() and not bar.other.isVisible()


def test_what_did_not_arrive_is_said_where_it_is_missing(room):
    made = room(met(ON))
    hears(made, on=True, lost_ms=40)
    assert "did not arrive" not in made.page.listening.text.text()
    hears(made, on=True, lost_ms=440)
    assert "0.4 s did not arrive" in made.page.listening.text.text()


def test_a_weak_link_says_at_both_ends_that_it_is_recorded(room):
    made = room(met(ON), rs.NURSE)
    hears(made, on=True, kind="recorded", left_ms=9_000)
    assert (
        made.page.listening.title.text() == "Listening: 10 s more" and "Hold still" in made.page.listening.text.text()
    )
    far = room(met(ON))
    far.put(met(ON), media={rs.NURSE.person: MediaStatus("on", "on", listening="recorded")})
    assert "recorded at the bedside" in far.page.listening.text.text()


def test_a_kept_sound_is_seen_at_once_heard_when_it_is_here_and_put_away(qtbot, room):
    made = room(met())
    bar = made.page.listening
    made.put(met(None, SOUND))
    assert bar.title.text() == "Stethoscope, 15 s" and not bar.key.isVisible() and "On its way" in bar.text.text()
    hears(made, gone=frozenset({"s"}))
    assert bar.text.text().startswith("Missing") and not bar.key.isVisible()
    hears(made, previews=frozenset({"s"}))
    assert bar.text.text().startswith("Preview")
    qtbot.mouseClick(bar.key, LEFT)
    assert made.posted(PlaySound) == [PlaySound("s")]
    hears(made, whole=frozenset({"s"}), playing=Playing("s", rs.NOW_MS - 7_500))
    assert bar.text.text().startswith("Complete") and bar.picture.place == pytest.approx(0.5, abs=0.1)
    qtbot.mouseClick(bar.key, LEFT)
    assert made.posted(PlaySound)[-1] == PlaySound("")
    hears(made, whole=frozenset({"s"}))
    assert bar.picture.place is None
    qtbot.mouseClick(bar.other, LEFT)
    assert bar.isHidden()


def test_what_was_kept_before_lies_among_the_documents_and_is_heard_from_there(qtbot, room):
    made = room(met(None, SOUND))
    assert made.page.listening.isHidden()
    hears(made, whole=frozenset({"s"}))
    made.page.panels.open_panel("documents")
    (kept,) = made.page.panels.findChildren(KeptSounds)
    qtbot.mouseClick(kept._tiles["s"].key, LEFT)
    assert made.posted(PlaySound) == [PlaySound("s")]
    made.put(met())
    assert kept.isHidden()


def test_missing_parts_are_told_from_soft_ones():
    parts = bytes((9, 0, 0, 1, 7, 0))
    assert _gaps(parts) == [(1, 3), (5, 6)]
    assert _runs(parts, True) == [(0, 1), (3, 5)] and _runs(parts, False) == [(0, 6)]
