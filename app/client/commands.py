"""Commands: windows to engine, frozen values; posted from the UI thread, performed on the engine's loop in order."""

import msgspec

from app.consult.events import AnyEvent, Origin
from app.consult.media_whispers import Use
from app.consult.whispers import AnyWhisper
from app.documents.signals.sheetwords import SheetWords


class Command(msgspec.Struct, frozen=True):
    """Posted from the UI thread with `Engine.post`, performed on the engine's loop in order."""


class RoomCommand(Command, frozen=True):
    """For the open room."""


class FileCommand(Command, frozen=True):
    """About a file of this place before it is shared."""


class Connect(Command, frozen=True):
    """Sign in at `server` (a `preceptor://host:port#pin` link or a `ws://`/`wss://` address). `returning`, without a
    secret: to the consult that was open when the program or the link ended, by this computer's key (R24)."""

    server: str
    user: str
    secret: str
    returning: str = ""


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


class MarksPainted(Command, frozen=True):
    """Marks of others that were painted in the visible part of the stage, as they stand at record `through`."""

    consult: str
    marks: tuple[str, ...]
    through: int


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


class SpeakSheets(Command, frozen=True):
    """What stands on sheets of curves from the next one on, in the language of the windows."""

    words: SheetWords


class UseDevices(Command, frozen=True):
    """Source texts: `device:NAME`, `file:PATH`, `scene`, `none`; sound: a device name, `none`, `file:PATH` (mic).
    `use`: what the camera is for."""

    camera: str
    microphone: str
    speaker: str
    use: Use = ""


class ListDevices(Command, frozen=True):
    """Answered by DevicesListed."""


class TryDevices(Command, frozen=True):
    """A look at one's own camera and microphone without a call: they open here, nothing leaves this computer."""

    on: bool


class Chime(Command, frozen=True):
    """Plays one of the short sounds (`assets/sounds/NAME.wav`) on the speaker in use. `asked_for`: also one that this
    person has turned off, to hear whether the speaker plays."""

    name: str
    asked_for: bool = False


class PlaySound(RoomCommand, frozen=True):
    """A kept sound of the open review, else of the open consult, on this computer's loudspeaker, from its beginning;
    empty: silence. A review stands still meanwhile, where the sound was kept."""

    sound: str


class SaveCommand(Command, frozen=True):
    """Files of the open review, else of the open consult. `path`: the file the person chose."""


class SaveOpinion(SaveCommand, frozen=True):
    """The signed opinion, or the record headed *No opinion was given*, as PDF."""

    path: str


class SaveBundle(SaveCommand, frozen=True):
    """The whole consult as one file."""

    path: str


class SaveMarked(SaveCommand, frozen=True):
    """Every page and still with marks on it, as one PDF. `burnt`: the marks are part of the page; else each is an
    annotation."""

    path: str
    burnt: bool = False


class CancelSaving(SaveCommand, frozen=True):
    """Nothing of the file stays; what was fetched for it does."""
