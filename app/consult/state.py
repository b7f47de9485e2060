"""What a consult is at a moment: frozen values that share what did not change; knows no event and no clock.

Mappings here are never changed after they were built (`new = {**old, key: value}`), so `new.documents is not
old.documents` is the whole change notification. Order of every dict is the order of first appearance.
"""

from app.consult.care_parts import Observer
from app.consult.consent_parts import Consent, ConsentState, Emergency, Identity, Postponed, Present
from app.consult.events.consent import ConsentKind
from app.consult.events.describing import PageFacts
from app.consult.events.looking import Presentation
from app.consult.events.opinion import Opinion
from app.consult.events.people import Side
from app.consult.events.request import VoidReason
from app.consult.events.surface import SurfaceKey
from app.consult.frozenmap import FrozenMap
from app.consult.look_parts import Calibration, Cine, Orientation
from app.consult.mark_parts import Confirmed, Mark, Track
from app.consult.media_parts import Gap, KeptSound, LinkSample, Listening, Meeting, Segment
from app.consult.opinion_parts import Finding, SignedOpinion
from app.consult.parts import (
    Amendment,
    Clip,
    Document,
    Frozen,
    Instruction,
    InstructionState,
    PagePicture,
    PersonState,
    Phase,
    Request,
    Stage,
    Step,
    Stop,
)
from app.consult.said_parts import Bookmark, Message
from app.consult.still_parts import Still, StillPicture

KEEP_RESHAPED = 64  # more than are moved between two looks of the other side, but for a busy hour


class ConsultState(Frozen, frozen=True):
    """The whole of one consult after record `seq`; `head` is that record's hash.

    `declined`: person id -> reason, `decliners`: their names as far as they said them. `handover`: the last words to
    a new lead, and by whom; `handover_ms`: when, `handover_confirmed_ms`: when that lead said to have read them.
    `lead_ms`: who leads does so since then, of what was reopened since it was. `waiting_ms`: on the board since;
    `ended_ms`: when it was closed, cancelled or voided.
    `reshaped`: the marks that were moved last, in the order of their last move; `highest`: the highest number given
    to a pin or arrow of a surface, ever. `presentations`: by surface key, or by document id for all of its pages;
    `orientations`: by source, in the order of `from_ms`; `facts`: by document, runs of pages from the first on;
    `tracks`: by mark; `marks_seen`, `observers`: by person. `looking` answers what holds for one of them.
    """

    consult: str
    seq: int = 0
    at_ms: int = 0
    head: bytes = bytes(32)
    phase: Phase = "none"
    request: Request | None = None
    lead: str | None = None
    lead_name: str = ""
    accepted_ms: int | None = None
    help_ms: int | None = None
    declined: dict[str, str] = {}
    decliners: dict[str, str] = {}
    ended_reason: str = ""
    void_reason: VoidReason | None = None
    handover: str = ""
    handover_by: str = ""
    handover_name: str = ""
    handover_ms: int | None = None
    handover_confirmed_ms: int | None = None
    lead_ms: int | None = None
    people: dict[str, PersonState] = {}
    present: dict[str, Present] = {}
    identity: dict[Side, Identity] = {}
    observers: dict[str, Observer] = {}
    consents: dict[ConsentKind, Consent] = {}
    postponed: tuple[Postponed, ...] = ()
    documents: dict[str, Document] = {}
    stills: dict[SurfaceKey, Still] = {}
    stage: Stage = Stage()
    marks: FrozenMap[Mark] = FrozenMap()
    surfaces: dict[SurfaceKey, tuple[str, ...]] = {}
    reshaped: tuple[str, ...] = ()
    highest: dict[SurfaceKey, int] = {}
    presentations: dict[str, Presentation] = {}
    cines: dict[str, Cine] = {}
    orientations: dict[str, tuple[Orientation, ...]] = {}
    facts: dict[str, tuple[PageFacts, ...]] = {}
    calibrations: dict[SurfaceKey, Calibration] = {}
    tracks: dict[str, tuple[Track, ...]] = {}
    marks_seen: dict[str, FrozenMap[int]] = {}
    messages: tuple[Message, ...] = ()
    instructions: dict[str, Instruction] = {}
    stops: dict[str, Stop] = {}
    findings: dict[str, Finding] = {}
    bookmarks: tuple[Bookmark, ...] = ()
    meetings: dict[str, Meeting] = {}
    segments: dict[str, Segment] = {}
    gaps: dict[str, Gap] = {}
    link: dict[str, LinkSample] = {}
    listenings: dict[str, Listening] = {}
    sounds: dict[str, KeptSound] = {}
    draft: Opinion | None = None
    opinions: tuple[SignedOpinion, ...] = ()
    unknown: int = 0
    waiting_ms: int | None = None
    ended_ms: int | None = None

    def marks_on(self, key: SurfaceKey) -> tuple[Mark, ...]:
        """Every mark of a surface in the order drawn, removed and struck ones included."""
        return tuple(self.marks[mark] for mark in self.surfaces.get(key, ()))

    def consent(self, kind: ConsentKind) -> ConsentState:
        given = self.consents.get(kind)
        return given.state if given else "unasked"

    @property
    def meeting(self) -> Meeting | None:
        """The meeting that is on, if any."""
        return next((m for m in reversed(self.meetings.values()) if m.until_ms is None), None)

    @property
    def listening(self) -> Listening | None:
        """With a stethoscope, asked for or on."""
        return next((one for one in reversed(self.listenings.values()) if one.until_ms is None), None)


__all__ = [
    "Amendment",
    "Bookmark",
    "Calibration",
    "Cine",
    "Clip",
    "Confirmed",
    "Consent",
    "ConsentState",
    "ConsultState",
    "Document",
    "Emergency",
    "Finding",
    "Frozen",
    "Gap",
    "Identity",
    "Instruction",
    "InstructionState",
    "KeptSound",
    "LinkSample",
    "Listening",
    "Mark",
    "Meeting",
    "Message",
    "Observer",
    "Orientation",
    "PagePicture",
    "PersonState",
    "Phase",
    "Postponed",
    "Present",
    "Request",
    "Segment",
    "SignedOpinion",
    "Stage",
    "Step",
    "Still",
    "StillPicture",
    "Stop",
    "Track",
]
