"""The parts of a consult's state that tell of picture and voice: when, by whom, what is missing, how the link was."""

from app.consult.events.media import GapKind, Stream
from app.consult.parts import Frozen


class Meeting(Frozen, frozen=True):
    meeting: str
    clinic: str
    specialist: str
    from_ms: int
    until_ms: int | None = None


class Segment(Frozen, frozen=True):
    """`full_width`, `full_height`: of its frames as captured; 0 is as recorded.
    `withdrawn_ms`: while it was open, consent to recording was taken back; what is younger is not kept."""

    segment: str
    by: str
    stream: Stream
    source: str
    from_ms: int
    until_ms: int | None = None
    blob: str = ""
    size_bytes: int = 0
    width: int = 0
    height: int = 0
    frames: int = 0
    withdrawn_ms: int | None = None
    full_width: int = 0
    full_height: int = 0


class Gap(Frozen, frozen=True):
    gap: str
    by: str
    source: str
    kind: GapKind
    from_ms: int
    until_ms: int | None = None
    lost_ms: int = 0


class Listening(Frozen, frozen=True):
    """By a stethoscope. `asked_by` is empty where the clinic began by itself; `from_ms` None while it is only asked."""

    listening: str
    asked_by: str = ""
    asked_ms: int | None = None
    by: str = ""
    from_ms: int | None = None
    until_ms: int | None = None
    reason: str = ""


class KeptSound(Frozen, frozen=True):
    """`outline` as in SoundKept."""

    sound: str
    by: str
    source: str
    from_ms: int
    length_ms: int
    blob: str
    size_bytes: int
    preview: str
    preview_bytes: int
    outline: bytes


class LinkSample(Frozen, frozen=True):
    at_ms: int
    rtt_ms: int
    up_bps: int
    down_bps: int
    lost_permille: int
    given_up: str
