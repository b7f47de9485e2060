"""What a share of the budget is made of: the ladder's inputs and its answer. Values only."""

from math import ceil, sqrt
from typing import Literal

import msgspec

from app.media.codecs.opus import VoiceSettings

Watching = Literal["motion", "detail", "none"]
Whose = Literal["own", "other", "unknown"]
Stethoscope = Literal["off", "live", "recorded"]
Key = Literal[
    "well", "picture.small", "picture.slow", "stills.first", "computer.slow", "stethoscope.recorded", "picture.off"
]

HEADERS_BITS = 64 * 8  # around each packet: IP, UDP, RTP with extensions, the seal
PICTURE_HEADERS = 0.94  # of the picture's wire rate is picture
STETHOSCOPE_BPS = 64_000 + HEADERS_BITS * 50
_GRAIN = 8  # sides are whole multiples of that: even for every encoder


class Size(msgspec.Struct, frozen=True, gc=False):
    width: int
    height: int


class Line(msgspec.Struct, frozen=True, gc=False):
    """`estimate_bps`: what may be on the wire; `loss` 0..1; `whose`: the weak end, where it is known; `repair`: share
    of what is sent for the picture that mends it, where that was measured; `lasting_bps`: what the estimate will be
    once a queue is emptied, where one is: the picture is shaped for that."""

    estimate_bps: int
    loss: float = 0.0
    rtt_ms: float = 100.0
    whose: Whose = "unknown"
    repair: float | None = None
    lasting_bps: int = 0


class Wants(msgspec.Struct, frozen=True, gc=False):
    """`watching`: of the source on the stage (no other moves); `viewer`: the pixels the other side can show of it;
    `most_px`: its own share's `take_px`."""

    watching: Watching = "motion"
    camera: Size = Size(1280, 720)
    viewer: Size = Size(1920, 1080)
    most_px: int | None = None
    stills: bool = False
    bulk: bool = False
    stethoscope: bool = False


class Picture(msgspec.Struct, frozen=True, gc=False):
    """`layers`: temporal layers, 1 to 3."""

    size: Size
    fps: int
    bps: int
    layers: int


class Said(msgspec.Struct, frozen=True, gc=False):
    """What was given up in which direction, seen from the one who shows it; `whose` link is weak."""

    key: Key
    whose: Whose
    direction: Literal["out", "in"] = "out"


class Share(msgspec.Struct, frozen=True, gc=False):
    """`stills_bps` and `bulk_bps` are 0 where nothing waits. `take_px`: the largest picture this computer can take in,
    None is any; `recording_px`: likewise for its own recording, 0 is none."""

    voice: VoiceSettings
    whisper_hz: int
    whisper_bps: int
    stethoscope: Stethoscope
    stills_bps: int
    picture: Picture | None
    repair_bps: int
    bulk_bps: int
    take_px: int | None
    recording_px: int | None
    self_view: bool
    said: Said

    @property
    def wire_bps(self) -> int:
        """All of it together."""
        moving = 0 if self.picture is None else ceil(self.picture.bps / PICTURE_HEADERS)
        listening = STETHOSCOPE_BPS if self.stethoscope == "live" else 0
        fixed = voice_wire_bps(self.voice.bps, self.voice.frame_ms) + self.whisper_bps + listening
        return fixed + self.stills_bps + moving + self.repair_bps + self.bulk_bps


def voice_wire_bps(bps: int, frame_ms: int) -> int:
    """A voice with its headers."""
    return bps + HEADERS_BITS * 1_000 // frame_ms


def fitted(camera: Size, viewer: Size, pixels: int) -> Size:
    """The camera's shape in at most so many pixels, and in no more than the viewer can show."""
    within = min(viewer.width / camera.width, viewer.height / camera.height)
    scale = min(1.0, within, sqrt(pixels / (camera.width * camera.height)))
    return Size(_whole(camera.width * scale), _whole(camera.height * scale))


def flat(picture: Picture | None) -> Picture | None:
    """The same without layers, for a peer that cannot mend one of them."""
    return None if picture is None else msgspec.structs.replace(picture, layers=1)


def mirrored(said: Said) -> Said:
    """The same, seen from the other end."""
    ends: dict[Whose, Whose] = {"own": "other", "other": "own", "unknown": "unknown"}
    return Said(said.key, ends[said.whose], "in" if said.direction == "out" else "out")


def _whole(side: float) -> int:
    return max(8 * _GRAIN, int(side / _GRAIN + 0.001) * _GRAIN)
