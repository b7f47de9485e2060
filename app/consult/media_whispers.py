"""What is said of cameras, microphones and what they send: how they are, which pictures there are."""

from typing import Literal

import msgspec

from app.consult.whisper import Whisper
from app.geometry import Box

Purpose = Literal["face", "examination", "screen"]
Use = Literal["", "face", "examination", "ultrasound"]
Hears = Literal["", "yes", "no_voice", "no_speaker"]


class MediaStatus(Whisper, frozen=True):
    """What the author's camera and microphone are doing, for the other screens. `given_up`: the ladder's word for what
    its picture had to give up, empty for nothing; `whose` link is weak; `link_ms`: its round trip to the server,
    coarse; `listening`: how its stethoscope is heard, empty while there is none. `hears`: whether the other end of its
    meeting is heard there, empty where that is not known or is meant. `battery_percent` of that computer, -1 where it
    has none or does not tell; `on_mains`: it is being charged. `said_ms`: server time as its author knew it, 0 from an
    older program: it goes by two ways, and the slower one may come last."""

    camera: Literal["on", "off", "covered", "absent", "black"]
    microphone: Literal["on", "muted", "covered", "absent", "silent"]
    recording: bool = False
    given_up: str = ""
    whose: Literal["own", "other", "unknown"] = "unknown"
    link_ms: int = 0
    listening: Literal["", "live", "recorded"] = ""
    hears: Hears = ""
    battery_percent: int = -1
    on_mains: bool = True
    said_ms: int = 0


class SourceShown(msgspec.Struct, frozen=True, omit_defaults=True):
    """One of the author's pictures; `title` as its computer calls a camera, empty for a window. `use`: what the person
    says it is for. `part_of`: it is the part `box` of that one, in the pixels of what it captures, as sharp as the
    source can give it."""

    source: str
    purpose: Purpose
    title: str = ""
    state: Literal["on", "absent", "black", "covered", "opening"] = "on"
    part_of: str = ""
    box: Box | None = None
    use: Use = ""


class SourcesShown(Whisper, frozen=True):
    """The author's pictures, all of them, and the one that moves; empty: none does. `heard_ms`: of the newest wish that
    was followed. Said at every change and every few seconds."""

    sources: tuple[SourceShown, ...] = ()
    staged: str = ""
    heard_ms: int = 0


class SourceStill(Whisper, frozen=True):
    """What one of the author's pictures that rest showed at `capture_ms`, small: a VP8 key frame; the source's own size
    beside it."""

    source: str
    capture_ms: int
    width: int
    height: int
    picture: bytes
