"""Commands: windows to engine, frozen values; posted from the UI thread, performed on the engine's loop in order."""

from typing import Literal

import msgspec

from app.consult.events import AnyEvent, Origin
from app.consult.events.surface import Surface
from app.consult.whispers import AnyWhisper, Purpose
from app.geometry import Box


class Command(msgspec.Struct, frozen=True):
    """Posted from the UI thread with `Engine.post`, performed on the engine's loop in order."""


class RoomCommand(Command, frozen=True):
    """For the open room."""


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


class PutAway(Command, frozen=True):
    """The author lets go of an event that was refused (`DraftRefused`)."""

    consult: str
    origin: Origin


class SayWhisper(Command, frozen=True):
    whisper: AnyWhisper
    to: str = ""


class Painted(Command, frozen=True):
    """The visible part of the stage has painted everything up to `seq`; the engine makes SeenThrough of it."""

    consult: str
    seq: int


class MessagesPainted(Command, frozen=True):
    """Every message of others up to `seq` has been painted where it can be read; SeenThrough waits for it too."""

    consult: str
    seq: int


class StartMedia(Command, frozen=True):
    """Pressed at this place: camera and microphone on, meeting joined or started."""


class StopMedia(RoomCommand, frozen=True):
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
    """Plays one of the nine short sounds (`assets/sounds/NAME.wav`) on the speaker in use."""

    name: str


class PlaySound(RoomCommand, frozen=True):
    """A kept sound of the open review, else of the open consult, on this computer's loudspeaker, from its beginning;
    empty: silence. A review stands still meanwhile, where the sound was kept."""

    sound: str


class Freeze(RoomCommand, frozen=True):
    """Keep this frame of a source as a still: at full quality from its own ring, else the received picture."""

    still: str
    source: str
    capture_ms: int


class Photograph(RoomCommand, frozen=True):
    """Keep the newest frame of one's own camera."""

    still: str


class PreviewFile(Command, frozen=True):
    """Open a file in the child for the sharer's look before sharing. `data` for what was pasted; `beside`: further
    files that were chosen together with `path`, medical images as one. The answer carries `token` (one is made when it
    is empty): who asked for two files one after the other tells them apart by it."""

    path: str = ""
    data: bytes = b""
    title: str = ""
    password: str = ""
    token: str = ""
    beside: tuple[str, ...] = ()


class ShareFile(RoomCommand, frozen=True):
    """Share what was previewed under this token."""

    token: str


class DropFile(Command, frozen=True):
    """Nothing is shared of it; also before its preview has come."""

    token: str


class PictureCommand(RoomCommand, frozen=True):
    """Of what the stage shows; a review has it too."""


class WantPicture(PictureCommand, frozen=True):
    """The stage looks at this part of a surface at `scale` screen pixels a unit: bring the best picture of it."""

    surface: Surface
    box: Box | None = None
    scale: float = 1.0


class WatchPicture(RoomCommand, frozen=True):
    """How the other end's moving picture is looked at here: what to keep of it where the link is weak, and the screen
    pixels that it is shown in. `late_ms`: how far behind its time this window paints."""

    keep: Literal["motion", "detail", "none"] = "motion"
    width: int = 1920
    height: int = 1080
    late_ms: int = 0


class SourceCommand(RoomCommand, frozen=True):
    """Of the pictures of both ends, in a call."""


class AddSource(SourceCommand, frozen=True):
    """Pressed at this place: another picture of it opens and comes on the stage. `spec`: `device:NAME` or `window:ID`;
    `title` as this computer calls it."""

    spec: str
    purpose: Purpose
    title: str = ""


class RemoveSource(SourceCommand, frozen=True):
    source: str


class StageSource(SourceCommand, frozen=True):
    """This picture is to move, of either end: one's own does at once, of the other's it is asked for."""

    source: str


class ListWindows(SourceCommand, frozen=True):
    """Answered by WindowsListed."""


class SaveOpinion(Command, frozen=True):
    """The signed opinion, or the record headed *No opinion was given*, as PDF."""

    path: str


class SaveBundle(Command, frozen=True):
    path: str


class CancelSaving(Command, frozen=True):
    """Nothing of the file stays; what was fetched for it does."""


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
