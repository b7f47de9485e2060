"""The stethoscope in sentences, for each of the two ends and for whoever only looks on; pure but for translation."""

from __future__ import annotations

from typing import Literal

import msgspec
from PySide6.QtCore import QCoreApplication

from app.client.border import ListeningView, MediaView, RoomView
from app.consult.state import KeptSound, Listening
from ui.stage.receipt import name_first

Where = Literal["bedside", "far", "aside"]
Press = Literal["", "listen", "end", "play", "hush", "not_now", "away"]
ENOUGH_MS = 100  # lost: less is said by nobody


class ListeningWords(msgspec.Struct, frozen=True):
    """What the bar says; `press` of the large key and `other` of the small one. Without a title there is none. `short`:
    in place of the text where letters are large; None is the text."""

    title: str = ""
    text: str = ""
    press: Press = ""
    key: str = ""
    other: Press = ""
    other_key: str = ""
    is_on: bool = False
    short: str | None = None


def where_of(view: RoomView) -> Where:
    meeting, me = view.state.meeting, view.me
    if meeting is None or me is None or me.person not in (meeting.clinic, meeting.specialist):
        return "aside"
    return "bedside" if me.person == meeting.clinic else "far"


def kind_of(view: RoomView, media: MediaView) -> str:
    """How it is heard, as the bedside says."""
    meeting = view.state.meeting
    status = view.media.get(meeting.clinic) if meeting is not None else None
    return media.listening.kind or (status.listening if status is not None else "")


def listening_words(view: RoomView, media: MediaView) -> ListeningWords:
    """Of what is asked for or on."""
    one, where = view.state.listening, where_of(view)
    if one is None or view.state.meeting is None:
        return ListeningWords()
    if one.from_ms is None:
        return _asked(view, one, where)
    recorded = kind_of(view, media) == "recorded"
    title = tr("Listening")
    if recorded and media.listening.left_ms is not None:
        title = tr("Listening: {n} s more").format(n=media.listening.left_ms // 1_000 + 1)
    text, short = _recorded(where) if recorded else _live(media, where)
    if where == "aside":
        return ListeningWords(title, text, is_on=True, short=short)
    return ListeningWords(title, text, "end", tr("Back to voice"), is_on=True, short=short)


def sound_words(sound: KeptSound, listening: ListeningView) -> ListeningWords:
    """Of one that was kept."""
    title = tr("Stethoscope, {n} s").format(n=round(sound.length_ms / 1_000))
    playing = listening.playing
    here = sound.sound in listening.whole or sound.sound in listening.previews
    press: Press = "hush" if playing is not None and playing.sound == sound.sound else "play" if here else ""
    key = {"hush": tr("Stop the sound"), "play": tr("Play")}.get(press, "")
    on_its_way = tr("Missing") if sound.sound in listening.gone else tr("On its way")
    short = "" if sound.sound in listening.whole else tr("Preview") if here else on_its_way
    return ListeningWords(title, quality_words(sound, listening), press, key, "away", tr("Put away"), short=short)


def quality_words(sound: KeptSound, listening: ListeningView) -> str:
    if sound.sound in listening.whole:
        return tr("Complete, as the microphone heard it.")
    if sound.sound in listening.gone:
        if sound.sound in listening.previews:
            return tr("Preview: the whole cannot be had any more.")
        return tr("Missing: it cannot be had any more. This is how it looked.")
    if sound.sound in listening.previews:
        return tr("Preview: the whole is still on its way.")
    return tr("On its way: this is how it looks.")


def _asked(view: RoomView, one: Listening, where: Where) -> ListeningWords:
    name = name_first(view, one.asked_by)
    if where == "bedside":
        return ListeningWords(
            tr("{name} asks to listen").format(name=name),
            tr("Put the stethoscope on the patient, then press Listen. The loudspeaker here is off while it is on."),
            "listen",
            tr("Listen"),
            "not_now",
            tr("Not now"),
            short=tr("Press Listen when the stethoscope is on the patient."),
        )
    if where == "far":
        return ListeningWords(
            tr("You asked to listen"),
            tr("It begins when the bedside presses Listen. Put headphones on: low sounds need them."),
            other="end",
            other_key=tr("Take it back"),
            short=tr("It begins when the bedside presses Listen."),
        )
    return ListeningWords(tr("{name} asks to listen").format(name=name), "")


def _live(media: MediaView, where: Where) -> tuple[str, str]:
    """Whole, and short."""
    if where == "bedside":
        return tr("The stethoscope is heard over there. The loudspeaker here is off, nobody can speak to you."), ""
    if where == "aside":
        return tr("The stethoscope is heard. Nobody can speak."), ""
    if media.remote != "live":
        words = tr("Nothing is heard at the moment: nothing comes from the bedside. It is tried again by itself.")
        return words, tr("Nothing is heard at the moment.")
    lost_ms = media.listening.lost_ms
    if lost_ms < ENOUGH_MS:
        return tr("You hear the stethoscope as it is. Your voice is not sent."), ""
    words = tr("Your voice is not sent. {lost} s did not arrive: there it is silent, nothing is made up.")
    lost = f"{lost_ms / 1_000:.1f}"
    return words.format(lost=lost), tr("{lost} s did not arrive.").format(lost=lost)


def _recorded(where: Where) -> tuple[str, str]:
    if where == "bedside":
        words = tr("The link is too weak to hear it live: 15 s are recorded here and sent whole. Hold still.")
        return words, tr("Hold still.")
    return tr("The link is too weak to hear it live: 15 s are recorded at the bedside and come whole."), ""


def tr(text: str) -> str:
    return QCoreApplication.translate("Stethoscope", text)
