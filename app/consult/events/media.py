"""Events of the media: the meeting, what was recorded and what was not, how the link was."""

from typing import Literal

from app.consult.events.base import Event

Stream = Literal["own", "received"]
GapKind = Literal["muted", "covered", "overflow", "device", "lost"]


class MeetingStarted(Event, frozen=True):
    """Live picture and voice between the clinic and one specialist, both by person id."""

    meeting: str
    clinic: str
    specialist: str


class MeetingEnded(Event, frozen=True):
    meeting: str
    reason: str = ""


class SegmentOpened(Event, frozen=True):
    """The author starts to record. `stream` own is the author's camera and microphone at full quality,
    received what arrived from the other side; `source` names the picture's source."""

    segment: str
    stream: Stream
    source: str
    from_ms: int
    width: int = 0
    height: int = 0


class SegmentClosed(Event, frozen=True):
    """The file is whole: its SHA-256 (hex) and length. An empty `blob` says that nothing could be kept."""

    segment: str
    until_ms: int
    blob: str
    size_bytes: int
    frames: int = 0


class MediaGap(Event, frozen=True):
    """Between these times nothing of the author's source was recorded; open-ended while `until_ms` is None. `lost`:
    of what the other end's stethoscope gave, `lost_ms` between these times did not arrive at the author's."""

    gap: str
    source: str
    kind: GapKind
    from_ms: int
    until_ms: int | None = None
    lost_ms: int = 0


class LinkSampled(Event, frozen=True):
    """Every 10 s and on a change of what is given up. `incomplete`: pictures since the last sample that were shown
    without all that they refer to."""

    rtt_ms: int
    up_bps: int
    down_bps: int
    lost_permille: int
    given_up: str = ""
    incomplete: int = 0
