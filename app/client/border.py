"""The border between engine and windows: commands in, views and notices out, all frozen values; no behaviour."""

from typing import Literal

import msgspec

from app.consult.board import BoardEntry
from app.consult.events import AnyEvent
from app.consult.events.surface import Surface, SurfaceKey
from app.consult.person import Person
from app.consult.state import ConsultState, Mark
from app.consult.whispers import AnyWhisper, InkMoved, MediaStatus, PointerMoved
from app.geometry import Box
from app.media.frames import Frame

# ---- commands: windows to engine


class Command(msgspec.Struct, frozen=True):
    """Posted from the UI thread with `Engine.post`, performed on the engine's loop in order."""


class Connect(Command, frozen=True):
    """Sign in at `server` (a `preceptor://host:port#pin` link or a `ws://`/`wss://` address)."""

    server: str
    user: str
    secret: str


class SignOut(Command, frozen=True):
    pass


class OpenConsult(Command, frozen=True):
    """Leaves the one that is open first. `join` False only reads."""

    consult: str
    join: bool = True


class LeaveConsult(Command, frozen=True):
    pass


class SubmitEvent(Command, frozen=True):
    """Works offline: it is pending and in the outbox at once. A new ConsultRequested opens a new consult id."""

    consult: str
    event: AnyEvent


class SayWhisper(Command, frozen=True):
    whisper: AnyWhisper
    to: str = ""


class Painted(Command, frozen=True):
    """The visible part of the stage has painted everything up to `seq`; the engine makes SeenThrough of it."""

    consult: str
    seq: int


class StartMedia(Command, frozen=True):
    """Pressed at this place: camera and microphone on, meeting joined or started."""


class StopMedia(Command, frozen=True):
    pass


class SetMuted(Command, frozen=True):
    on: bool


class SetCovered(Command, frozen=True):
    on: bool


class UseDevices(Command, frozen=True):
    """Source texts: `device:NAME`, `file:PATH`, `scene`, `none`; sound: a device name, `none`, `file:PATH` (mic)."""

    camera: str
    microphone: str
    speaker: str


class ListDevices(Command, frozen=True):
    """Answered by DevicesListed."""


class TryDevices(Command, frozen=True):
    """A look at one's own camera and microphone without a call: they open here, nothing leaves this computer."""

    on: bool


class Chime(Command, frozen=True):
    """Plays one of the eight short sounds (`assets/sounds/NAME.wav`) on the speaker in use."""

    name: str


class Freeze(Command, frozen=True):
    """Keep this frame of a source as a still: at full quality from its own ring, else the received picture."""

    still: str
    source: str
    capture_ms: int


class Photograph(Command, frozen=True):
    """Keep the newest frame of one's own camera."""

    still: str


class PreviewFile(Command, frozen=True):
    """Open a file in the child for the sharer's look before sharing. `data` for what was pasted."""

    path: str = ""
    data: bytes = b""
    title: str = ""
    password: str = ""


class ShareFile(Command, frozen=True):
    """Share what was previewed under this token."""

    token: str


class DropFile(Command, frozen=True):
    token: str


class WantPicture(Command, frozen=True):
    """The stage looks at this part of a surface at `scale` screen pixels a unit: bring the best picture of it."""

    surface: Surface
    box: Box | None = None
    scale: float = 1.0


class SaveOpinion(Command, frozen=True):
    """The signed opinion, or the record headed *No opinion was given*, as PDF."""

    path: str


class SaveBundle(Command, frozen=True):
    path: str


class OpenReview(Command, frozen=True):
    """From the server (`consult`) or a bundle (`path`)."""

    consult: str = ""
    path: str = ""


class CloseReview(Command, frozen=True):
    pass


class Play(Command, frozen=True):
    on: bool
    speed: float = 1.0


class Seek(Command, frozen=True):
    at_ms: int


class StepEvent(Command, frozen=True):
    """To the next or previous event worth stopping at."""

    forward: bool


# ---- views: engine to windows, newest wins (Slots)


class LinkView(msgspec.Struct, frozen=True):
    """`sentence` says what is wrong and what goes on; empty when nothing is."""

    state: Literal["offline", "connecting", "online"] = "offline"
    sentence: str = ""
    rtt_ms: int | None = None
    unsent: int = 0
    uploading_bytes: int = 0
    clock_wrong_ms: int = 0


class HomeView(msgspec.Struct, frozen=True):
    """`drafts`: consults written here and not yet on the server, as states with their pending events."""

    person: Person | None = None
    site_name: str = ""
    telephone: str = ""
    entries: tuple[BoardEntry, ...] = ()
    drafts: tuple[ConsultState, ...] = ()
    known: bool = False


class DraftRefused(msgspec.Struct, frozen=True):
    """An event of one's own that the room refused: it stays with its author, with the reason."""

    event: AnyEvent
    code: str
    text: str


class RoomView(msgspec.Struct, frozen=True):
    """`state`: confirmed and pending folded; `pending`: ids of marks, messages and instructions not yet stored;
    `delivered`: person id -> seq their replica holds; `history_whole` False while the past is still coming."""

    state: ConsultState
    confirmed_seq: int
    server_ms: int
    me: Person | None = None
    here: tuple[Person, ...] = ()
    pending: frozenset[str] = frozenset()
    delivered: dict[str, int] = {}
    refused: tuple[DraftRefused, ...] = ()
    media: dict[str, MediaStatus] = {}
    late: frozenset[str] = frozenset()
    history_whole: bool = True


class MediaView(msgspec.Struct, frozen=True):
    """This place's own camera, microphone, meeting and recording; sentences are for people."""

    on: bool = False
    camera: Literal["off", "on", "covered", "absent", "black", "opening"] = "off"
    camera_sentence: str = ""
    microphone: Literal["off", "on", "muted", "covered", "absent", "silent"] = "off"
    microphone_sentence: str = ""
    level: float = 0.0
    muted: bool = False
    covered: bool = False
    remote: Literal["none", "connecting", "live", "stalled"] = "none"
    remote_age_ms: int | None = None
    recording: bool = False
    own_source: str = ""
    remote_source: str = ""


class WhisperView(msgspec.Struct, frozen=True):
    """What the others do right now. `ink`: mark id -> (person, the stroke so far with `first` = 0)."""

    pointers: dict[str, PointerMoved] = {}
    ink: dict[str, tuple[str, InkMoved]] = {}
    drawing: frozenset[str] = frozenset()


class ReviewView(msgspec.Struct, frozen=True):
    """A stored consult at one moment. `passage` says where the picture is from, in words; `growing` are the marks
    whose pen is down now (their event, made at pen up, is still to come)."""

    state: ConsultState | None = None
    at_ms: int = 0
    from_ms: int = 0
    until_ms: int = 0
    playing: bool = False
    speed: float = 1.0
    passage: str = ""
    lanes: tuple["Lane", ...] = ()
    steps: tuple["ReviewStep", ...] = ()
    loading: str = ""
    growing: tuple[Mark, ...] = ()


class Lane(msgspec.Struct, frozen=True):
    """`kind`: voice, video, gap, event; spans in server time."""

    name: str
    kind: str
    spans: tuple[tuple[int, int], ...]


class ReviewStep(msgspec.Struct, frozen=True):
    """One line of the transcript."""

    at_ms: int
    seq: int
    by_name: str
    text: str


# ---- notices: engine to windows, each once (Mailbox)


class Notice(msgspec.Struct, frozen=True):
    """Something to be told once."""


class SignedIn(Notice, frozen=True):
    person: Person


class SignInFailed(Notice, frozen=True):
    """`code`: wrong_password, wrong_server, pin_changed, other_version, unreachable, disabled, throttled."""

    code: str
    text: str


class RoomOpened(Notice, frozen=True):
    consult: str


class RoomNotOpened(Notice, frozen=True):
    consult: str
    text: str


class EventRefused(Notice, frozen=True):
    consult: str
    text: str


class NotShownInTime(Notice, frozen=True):
    """An instruction was not on the other screen after 20 s: send again or withdraw."""

    consult: str
    instruction: str


class FilePreviewed(Notice, frozen=True):
    token: str
    title: str
    pages: int
    size_bytes: int
    first_page: Frame


class FileRefused(Notice, frozen=True):
    """`needs_password` when the file is locked; `text` in words."""

    text: str
    path: str = ""
    needs_password: bool = False


class PictureReady(Notice, frozen=True):
    """Ask `Engine.picture(key)` for it."""

    key: SurfaceKey


class DevicesListed(Notice, frozen=True):
    cameras: tuple[str, ...]
    microphones: tuple[str, ...]
    speakers: tuple[str, ...]


class Saved(Notice, frozen=True):
    path: str


class Failed(Notice, frozen=True):
    """Something the person asked for could not be done; why, in one sentence."""

    text: str


class LiveAsked(Notice, frozen=True):
    """The clinic pressed *Live*."""

    by: str


class ResyncNeeded(Notice, frozen=True):
    """The mailbox overflowed: read every slot again."""


class Picture(msgspec.Struct, frozen=True):
    """The best picture of a surface here. `box`: the part it shows, in surface units; None the whole.

    `quality`: preview, received (a still from the picture that arrived) or whole; `size`: surface units.
    """

    key: SurfaceKey
    pixels: Frame
    width: float
    height: float
    quality: Literal["preview", "received", "whole"]
    box: Box | None = None
