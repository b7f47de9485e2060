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
    received what arrived from the other side; `source` names the picture's source. `full_width`, `full_height`: of its
    frames as captured, the units of what is followed on them, for what arrives may be smaller; 0 is as recorded."""

    segment: str
    stream: Stream
    source: str
    from_ms: int
    width: int = 0
    height: int = 0
    full_width: int = 0
    full_height: int = 0


class SegmentClosed(Event, frozen=True):
    """The file is whole: its SHA-256 (hex) and length. An empty `blob` says that nothing could be kept."""

    segment: str
    until_ms: int
    blob: str
    size_bytes: int
    frames: int = 0


class MediaGap(Event, frozen=True):
    """Between these times nothing of the author's source was recorded; open-ended while `until_ms` is None. A source
    PERSON.microphone: of the voice alone, recorded at the author's, of which `lost_ms` in all are missing where it is
    only some. `lost`: of what the other end's stethoscope gave, `lost_ms` between these times did not arrive at the
    author's."""

    gap: str
    source: str
    kind: GapKind
    from_ms: int
    until_ms: int | None = None
    lost_ms: int = 0


class LinkSampled(Event, frozen=True):
    """Every 10 s and on a change of what is given up, seen from the author's computer. Since the last sample:
    `incomplete`, pictures shown without all that they refer to; `frozen_ms`, how long the picture stood;
    `concealed_permille` of the voice was made up. `may_up_bps`, `may_down_bps`: what the ways are believed to carry;
    `lost_up_permille` of what the author sent, by the other side's newest report; `fps` of the last second;
    `render_ms`: from the other camera to this screen; `still_ms`: the newest still took so long; `loop_ms`: how late
    the engine is; `moved_bytes`: sent and received for this consult so far; `relayed`: by way of a relay. 0 where
    nobody knows."""

    rtt_ms: int
    up_bps: int
    down_bps: int
    lost_permille: int
    given_up: str = ""
    incomplete: int = 0
    may_up_bps: int = 0
    may_down_bps: int = 0
    lost_up_permille: int = 0
    fps: int = 0
    render_ms: int = 0
    frozen_ms: int = 0
    concealed_permille: int = 0
    still_ms: int = 0
    loop_ms: int = 0
    moved_bytes: int = 0
    relayed: bool = False
