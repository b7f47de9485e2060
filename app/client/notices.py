"""Notices: engine to windows, each told once through the mailbox."""

from typing import Literal

import msgspec

from app.consult.events.documents import DocumentKind
from app.consult.events.surface import SurfaceKey
from app.consult.person import Person
from app.documents.opened import About
from app.media.frames import Frame


class Notice(msgspec.Struct, frozen=True):
    """Something to be told once."""


class SignedIn(Notice, frozen=True):
    person: Person


class SignInFailed(Notice, frozen=True):
    """`code`: wrong_password, wrong_server, pin_changed, other_version, unreachable, disabled, throttled,
    signed_in_here, disk. Told also to who was signed in and may not go on: disabled, password_changed,
    wrong_password, replaced."""

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


class FileLookedAt(Notice, frozen=True):
    """The first page of a file as it lies there; None where that one is damaged. FilePreviewed or FileRefused comes
    when it has been looked through and what may leave this computer is made."""

    token: str
    title: str
    pages: int
    size_bytes: int
    page: Frame | None
    kind: DocumentKind = "pdf"


class FilePrepared(Notice, frozen=True):
    """So much of that is done."""

    token: str
    percent: int


class FilePreviewed(Notice, frozen=True):
    """`about`: whom the file says that it shows, where its kind says so; asked about before anything is shared. `page`:
    page `about.look_at`, the first one unless a name is feared on another. `seconds_all`: until the others have the
    file, `seconds_pages`: a picture of one page of it, over this link as it is now; None where nobody knows.
    `is_long`: the person is to choose how it goes."""

    token: str
    title: str
    pages: int
    size_bytes: int
    page: Frame
    about: About = About()
    kind: DocumentKind = "pdf"
    seconds_all: int | None = None
    seconds_pages: int | None = None
    is_long: bool = False


class FileRefused(Notice, frozen=True):
    """`needs_password` when the file is locked; `text` in words."""

    text: str
    path: str = ""
    needs_password: bool = False
    token: str = ""


class PictureReady(Notice, frozen=True):
    """Ask `Engine.picture(key)` for it."""

    key: SurfaceKey


class DevicesListed(Notice, frozen=True):
    cameras: tuple[str, ...]
    microphones: tuple[str, ...]
    speakers: tuple[str, ...]


PlaybackStage = Literal["recording", "playing", "played", "quiet", "no_microphone", "no_speaker", "in_call"]


class PlaybackTried(Notice, frozen=True):
    """How far the try with the own voice has come; from `played` on it is over."""

    stage: PlaybackStage


class LinkTried(Notice, frozen=True):
    """`rtt_ms` None: the server is not reached. `bps`: what the slower direction carries at least."""

    rtt_ms: int | None = None
    bps: int = 0


class WindowOffered(msgspec.Struct, frozen=True):
    """`spec` as in AddSource; `small`: what is in it, small."""

    spec: str
    title: str
    small: Frame | None


class WindowsListed(Notice, frozen=True):
    """`sentence`: why there are none to choose from."""

    windows: tuple[WindowOffered, ...] = ()
    sentence: str = ""


class Saved(Notice, frozen=True):
    path: str


class Saving(Notice, frozen=True):
    """What a file needs is being fetched: `done` of `count` parts are here. Ends with Saved or Failed."""

    path: str
    done: int
    count: int


class Failed(Notice, frozen=True):
    """Something the person asked for could not be done; why, in one sentence."""

    text: str


class FileAskedFor(Notice, frozen=True):
    """Somebody asked for a file of this place that had stayed here, or waited: it is sent now."""

    title: str
    by: str


class LookAsked(Notice, frozen=True):
    """Somebody asks that this mark be brought into view here."""

    by: str
    mark: str


class LiveAsked(Notice, frozen=True):
    """The clinic pressed *Live*."""

    by: str


class ResyncNeeded(Notice, frozen=True):
    """The mailbox overflowed: read every slot again."""
