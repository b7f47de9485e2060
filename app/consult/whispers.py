"""What is said and not kept: pointers, ink in progress, signalling, requests for a frame."""

from typing import Literal

from app.consult.events.looking import Presentation
from app.consult.events.surface import FrameSurface, Surface
from app.consult.media_whispers import MediaStatus, Purpose, SourceShown, SourcesShown, SourceStill
from app.consult.whisper import Whisper
from app.geometry import Box, Point


class PointerMoved(Whisper, frozen=True):
    """Where the author points; `gone` when the pointer left the stage. With a `source` it is on that moving picture, in
    the units of its frames, and `surface` is the frame that was under it; without a surface too: an older program, on
    whichever frame is shown, and on whichever picture moves at the bedside if there is no source either.

    By the room it travels as an older program understands it: without the surface, which is then in `frame` (see
    consult.pointing)."""

    surface: Surface | None
    at: Point
    gone: bool = False
    source: str = ""
    frame: FrameSurface | None = None


class InkMoved(Whisper, frozen=True):
    """New points of a stroke that is being drawn: `ink` as in Stroke, from point number `first` on."""

    mark: str
    surface: Surface
    colour: int
    width: float
    tool: str
    first: int
    ink: bytes


class Drawing(Whisper, frozen=True):
    """The author is drawing (the other side gets the red frame), or stopped."""

    on: bool


class Signal(Whisper, frozen=True):
    """Session description of a peer connection for one meeting; `peer` names which of its connections, for one is
    made beside another. An offer without a description asks the other side for one."""

    meeting: str
    kind: Literal["offer", "answer", "bye"]
    sdp: str
    peer: str = ""


class FrameClock(Whisper, frozen=True):
    """RTP time and capture time of one sent frame, once a second, so that the receiver can name frames; of the
    connection `peer`, for each counts RTP time from a beginning of its own. `box`: only that part of the frames is
    sent, in their own pixels, of which they have `width` x `height`."""

    source: str
    rtp_time: int
    capture_ms: int
    width: int
    height: int
    peer: str = ""
    box: Box | None = None


class StillAsked(Whisper, frozen=True):
    """Please keep the frame `capture_ms` of your source at full quality, as still `still`."""

    still: str
    source: str
    capture_ms: int


class StillPassed(Whisper, frozen=True):
    """The frame asked for has left the ring: use what you received. `covered`: the camera is covered, and nothing of
    before is to appear any more."""

    still: str
    source: str
    capture_ms: int
    covered: bool = False


class StopSaid(Whisper, frozen=True):
    """The event StopCalled (`answered`: StopAcknowledged) of stop `stop`, told before it is stored and by a server that
    cannot store it. `made_ms`: server time as the author knew it. What the log says counts."""

    stop: str
    made_ms: int
    answered: bool = False


class BackToLive(Whisper, frozen=True):
    """The clinic presses *Live*."""


class PictureWanted(Whisper, frozen=True):
    """How the author looks at the picture of the other end of the meeting: what to keep of it where the link is weak
    (`none`: nothing of it moves here), the pixels it is shown in, the most that this computer can take in (0: any), and
    how old it is here, coarse, 0 below a second. `source`: which of the other end's pictures is to move, pressed at
    `asked_ms`; empty: the one that the other end has chosen. `may_bps`: what the author believes that its own
    way to the other end carries, said along with the rest; 0: not known."""

    keep: Literal["motion", "detail", "none"]
    width: int
    height: int
    most_px: int = 0
    age_ms: int = 0
    source: str = ""
    asked_ms: int = 0
    # Of the bulk connection, with which the call shares the line: what waits to come to the author from the server and
    # what of it came in the last second, and what the author's ladder leaves for that of the other end (None: an older
    # program says nothing of it).
    stills: bool = False
    bulk: bool = False
    stills_bps: int | None = None
    bulk_bps: int | None = None
    came_bps: int = 0
    may_bps: int = 0


class NotInView(Whisper, frozen=True):
    """These marks arrived at the author's, and cannot be seen there: another surface or page is on the stage, another
    part of it, the window is minimised, or something lies over it."""

    marks: tuple[str, ...]
    why: Literal["elsewhere", "zoomed", "minimised", "covered", "page"]


class LookHere(Whisper, frozen=True):
    """*Show there*: please bring this mark into view."""

    mark: str


class ViewGlided(Whisper, frozen=True):
    """Who steers looks at this part just now, at most 12 times a second; the event follows at the end of the move. The
    newest stands alone: with the tones while they are being changed, without them those of the log hold."""

    surface: Surface
    box: Box
    presentation: Presentation | None = None


class RegionAsked(Whisper, frozen=True):
    """Please send this part of your source as sharp as it can be given, in the pixels of its frames, of which they had
    `width` x `height` when it was asked; None: the whole again. The newest `asked_ms` counts."""

    source: str
    box: Box | None
    asked_ms: int
    width: int = 0
    height: int = 0


class PageAsked(Whisper, frozen=True):
    """The author looks at this page and has not got its file: all of it, or `box` of it, at `scale` pixels a unit (0:
    whatever it is made in). `deep`: of that part the stored values, so that a window can be set on them."""

    document: str
    page: int
    box: Box | None = None
    scale: float = 0.0
    deep: bool = False


class FileAsked(Whisper, frozen=True):
    """Please send the file of your document now, whatever it waits for."""

    document: str


class TrackSaid(Whisper, frozen=True):
    """How sure the author's screen is of where a mark lies on the moving picture."""

    mark: str
    state: Literal["sure", "unsure", "lost", "perhaps"]


AnyWhisper = (
    PointerMoved
    | InkMoved
    | Drawing
    | Signal
    | FrameClock
    | StillAsked
    | StillPassed
    | BackToLive
    | MediaStatus
    | PictureWanted
    | SourcesShown
    | SourceStill
    | NotInView
    | LookHere
    | ViewGlided
    | RegionAsked
    | PageAsked
    | FileAsked
    | TrackSaid
    | StopSaid
)

__all__ = [
    "AnyWhisper",
    "BackToLive",
    "Drawing",
    "FileAsked",
    "FrameClock",
    "InkMoved",
    "LookHere",
    "MediaStatus",
    "NotInView",
    "PageAsked",
    "PictureWanted",
    "PointerMoved",
    "Purpose",
    "RegionAsked",
    "Signal",
    "SourceShown",
    "SourceStill",
    "SourcesShown",
    "StillAsked",
    "StillPassed",
    "StopSaid",
    "TrackSaid",
    "ViewGlided",
]
