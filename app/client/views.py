"""Views: engine to windows, newest wins; what the slots hold."""

from typing import Literal

import msgspec

from app.consult.board import BoardEntry
from app.consult.events import AnyEvent, Origin
from app.consult.events.surface import Shown, SurfaceKey
from app.consult.media_whispers import Use
from app.consult.person import Person
from app.consult.state import ConsultState, Instruction
from app.consult.whispers import InkMoved, MediaStatus, NotInView, PointerMoved, Purpose, ViewGlided
from app.documents.deep import Deep
from app.geometry import Box
from app.media.frames import Frame
from app.media.share import Said


class LinkView(msgspec.Struct, frozen=True):
    """`sentence` says what is wrong and what goes on; empty when nothing is. `keeps`: what is written is kept on this
    computer's disk until it is sent. `owed_files`, `owed_bytes`: files that the server has not got yet, those of
    tonight too; `up_bps`: what they get, None where nobody knows. `key_in_file`: this computer has no keyring that
    works, so that what is kept for this person is sealed with a key that lies beside it. `goes_behind`: what is
    unsent is sent when another person signs in here too. `battery_percent` of this computer, -1 where it
    has none."""

    state: Literal["offline", "connecting", "online"] = "offline"
    sentence: str = ""
    rtt_ms: int | None = None
    unsent: int = 0
    uploading_bytes: int = 0
    clock_wrong_ms: int = 0
    keeps: bool = True
    owed_files: int = 0
    owed_bytes: int = 0
    up_bps: int | None = None
    key_in_file: bool = False
    battery_percent: int = -1
    on_mains: bool = True
    goes_behind: bool = False


class DraftRefused(msgspec.Struct, frozen=True):
    """An event of one's own that the room refused: it stays with its author, with the reason, until it is put away
    (`PutAway` by `consult` and `origin`)."""

    event: AnyEvent
    code: str
    text: str
    consult: str = ""
    origin: Origin = Origin("", 0)


class HomeView(msgspec.Struct, frozen=True):
    """`drafts`: consults written here and not yet on the server, as states with their pending events.
    `colleagues`: the other specialists, for a specialist; to them a consult can be handed on. `refused`: what was
    written here and not taken, of every consult. `rings`: of this clinic's calls, on how many screens each rings, and
    how many specialists for whom it is meant are signed in; a server of before does not say. `texts`: what this person
    had half typed when the view was made, by consult (empty: of none yet) and place."""

    person: Person | None = None
    site_name: str = ""
    telephone: str = ""
    entries: tuple[BoardEntry, ...] = ()
    drafts: tuple[ConsultState, ...] = ()
    known: bool = False
    colleagues: tuple[Person, ...] = ()
    refused: tuple[DraftRefused, ...] = ()
    rings: dict[str, tuple[int, int]] = {}
    texts: dict[tuple[str, str], str] = {}


class RoomView(msgspec.Struct, frozen=True):
    """`state`: confirmed and pending folded; `pending`: ids of marks, messages and instructions not yet stored;
    `delivered`: person id -> seq their replica holds; `history_whole` False while the past is still coming;
    `telephones`: person id -> number, of everybody the server has named here, though a link is lost since;
    `unanswered`: the steps open in the log with what is pending: answers that came ahead of it do not count.
    `arrived`: documents whose file was to come later and is there: here, or of one's own with the server."""

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
    telephones: dict[str, str] = {}
    unanswered: tuple[Instruction, ...] = ()
    arrived: frozenset[str] = frozenset()


class Watched(msgspec.Struct, frozen=True):
    """Of the moving pictures of a meeting. `said`: what this side gives up, `heard`: what the other end does, both
    seen from here; `kept` and `seen_age_ms`: what the other end asks to keep of this side's picture, and how old the
    one it sees is; `recorded`: what this computer still records of the pictures."""

    said: Said = Said("well", "unknown")
    heard: Said = Said("well", "unknown", "in")
    kept: Literal["", "motion", "detail"] = ""
    seen_age_ms: int | None = None
    self_view: bool = True
    recorded: Literal["whole", "small", "sound"] = "whole"


class Playing(msgspec.Struct, frozen=True):
    """A kept sound is heard here since `since_ms` (server time)."""

    sound: str
    since_ms: int


class ListeningView(msgspec.Struct, frozen=True):
    """The stethoscope. `on`: this end's sound is arranged for it; `kind`: how this bedside's is heard; `lost_ms`: what
    of the sound did not arrive here; `left_ms`: still to be recorded; `trace`: its last seconds, as SoundTrace says. Of
    the kept sounds: those that are here, whole or as a preview, those whose whole was not given, and which is heard."""

    on: bool = False
    kind: Literal["", "live", "recorded"] = ""
    lost_ms: int = 0
    left_ms: int | None = None
    trace: bytes = b""
    whole: frozenset[str] = frozenset()
    previews: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    playing: Playing | None = None


class SourceView(msgspec.Struct, frozen=True):
    """One picture of either end; its small still lies under `small:SOURCE` among the frames, by its capture time.
    `staged`: this one of its end's moves; `asked`: it was asked for from here and does not yet. `sentence` of one's
    own, where something is wrong. `main`: the camera chosen for this place.
    `region`: only this part of it is sent, in the pixels of its frames. `use`: what the person says it is for."""

    source: str
    own: bool
    purpose: Purpose
    title: str = ""
    state: Literal["on", "absent", "black", "covered", "opening"] = "on"
    sentence: str = ""
    staged: bool = False
    asked: bool = False
    main: bool = False
    region: Box | None = None
    use: Use = ""


class MediaView(msgspec.Struct, frozen=True):
    """This place's own camera, microphone, meeting and recording; sentences are for people. `remote_age_ms`: of the
    picture; `silent_ms`: how long nothing at all has come from the other side, said from 3 s on. `covered_there`: what
    the meeting's other end has covered; an older program covers its picture alone. `speaker`: none is one's own
    choice."""

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
    silent_ms: int | None = None
    recording: bool = False
    own_source: str = ""
    remote_source: str = ""
    watched: Watched = Watched()
    sources: tuple[SourceView, ...] = ()
    listening: ListeningView = ListeningView()
    covered_there: Literal["", "picture", "both"] = ""
    speaker: Literal["on", "absent", "none"] = "on"
    speaker_sentence: str = ""


class PointerStill(msgspec.Struct, frozen=True, eq=False):
    """The frame under a pointer, around its place: `frame` is that piece, `box` what of the moving picture it shows.
    `moved`: the picture has moved on there, or it cannot be told."""

    pointer: PointerMoved
    frame: Frame
    box: Box
    moved: bool


class WhisperView(msgspec.Struct, frozen=True):
    """What the others do right now. `ink`: mark id -> (person, the stroke so far with `first` = 0). By person:
    `hidden`, marks that came there and are not in view, with the reason; `stills`, the last place on a moving picture
    whose frame is to hand; `glides`, the newest word of a look that moves, which stays when the look rests."""

    pointers: dict[str, PointerMoved] = {}
    ink: dict[str, tuple[str, InkMoved]] = {}
    drawing: frozenset[str] = frozenset()
    hidden: dict[str, NotInView] = {}
    stills: dict[str, PointerStill] = {}
    glides: dict[str, ViewGlided] = {}


class Picture(msgspec.Struct, frozen=True):
    """The best picture of a surface here. `box`: the part it shows, in surface units; None the whole.

    `quality`: preview, received (a still from the picture that arrived), detail (of a still whose own file is to
    come) or whole; `size`: surface units. `deep`: the values of the same part, where the page has any: the stage makes
    its greys of them, and `pixels` are a small picture of them in the file's own window. `under`: of a part, what is
    known of the page around it; `is_coming`: the part that is looked at is asked for with its own values.
    """

    key: SurfaceKey
    pixels: Frame
    width: float
    height: float
    quality: Shown
    box: Box | None = None
    deep: Deep | None = None
    under: "Picture | None" = None
    is_coming: bool = False
