"""The parts of a consult's state: frozen values, each one thing that a screen shows; knows no event and no clock."""

from typing import Literal

import msgspec

from app.consult.events.documents import DocumentKind, Doubt, PageFineness, PageSize, Sending
from app.consult.events.guidance import ImpossibleWhy
from app.consult.events.people import Role
from app.consult.events.request import Patient, Urgency, Vitals
from app.consult.events.surface import Quality, Surface
from app.geometry import Box

Phase = Literal["none", "waiting", "accepted", "held", "closed", "cancelled", "voided"]
InstructionState = Literal["given", "seen", "doing", "done", "impossible", "withdrawn"]


class Frozen(msgspec.Struct, frozen=True, gc=False):
    """A part of the state. Holds data only, never a cycle: the collector need not walk 6,000 marks (`gc=False`)."""


class Amendment(Frozen, frozen=True):
    """What the request said before."""

    at_ms: int
    by: str
    reason: str
    patient: Patient
    vitals: Vitals
    urgency: Urgency
    complaint: str
    question: str
    specialty: str


class Request(Frozen, frozen=True):
    at_ms: int
    by: str
    name: str
    site: str
    site_name: str
    patient: Patient
    vitals: Vitals
    urgency: Urgency
    complaint: str
    question: str
    specialty: str
    call_now: bool
    practice: bool
    earlier: tuple[Amendment, ...] = ()


class PersonState(Frozen, frozen=True):
    """`joined_ms` and `left_ms` are those of the latest stay; `here` while the server holds a connection; `dropped`:
    not at their own word, so they may come back."""

    person: str
    name: str
    role: Role
    site: str
    here: bool
    joined_ms: int
    left_ms: int | None = None
    seen_through: int = 0
    dropped: bool = False


class PagePicture(Frozen, frozen=True):
    """As in PagePictured. `by`: of whom; empty in what an older server folded."""

    blob: str
    width_px: int
    height_px: int
    quality: Quality
    box: Box | None = None
    fineness: PageFineness = ""
    bits: int = 8
    coding: str = ""
    size_bytes: int = 0
    by: str = ""


class Document(Frozen, frozen=True):
    """A withdrawn document keeps its place, its title and the reason; its `blob` is empty then."""

    document: str
    kind: DocumentKind
    title: str
    pages: int
    sizes: tuple[PageSize, ...]
    blob: str
    size_bytes: int
    by: str
    at_ms: int
    pictures: dict[int, tuple[PagePicture, ...]] = {}
    withdrawn: str | None = None
    doubts: tuple[Doubt, ...] = ()
    missing: int = 0
    sending: Sending = "behind"
    identity_hidden: bool = False
    derived_from: Surface | None = None


class Step(Frozen, frozen=True):
    """One thing that became of an instruction. `seq` and `made_ms`: its record's; 0 where an older server folded it.
    `why` of an impossible one as in Impossible; `replaced_by`: withdrawn because that one was given instead."""

    state: InstructionState
    by: str
    at_ms: int
    reason: str = ""
    spoken: bool = False
    seq: int = 0
    made_ms: int = 0
    why: ImpossibleWhy = ""
    replaced_by: str = ""


class Clip(Frozen, frozen=True):
    """An instruction as it was spoken."""

    blob: str
    size_bytes: int
    length_ms: int


class Instruction(Frozen, frozen=True):
    instruction: str
    text: str
    pictogram: str
    by: str
    seq: int
    made_ms: int
    at_ms: int
    state: InstructionState = "given"
    steps: tuple[Step, ...] = ()
    clip: Clip | None = None

    @property
    def asked(self) -> "Asked":
        """When it was last asked: given, or opened again later. Age, receipt and lateness count from here."""
        again = [step for step in self.steps if step.state == "given"]
        if not again:
            return Asked(1, self.by, self.seq, self.made_ms)
        last = again[-1]
        return Asked(1 + len(again), last.by, last.seq or self.seq, last.made_ms or last.at_ms)


class Asked(Frozen, frozen=True):
    """One asking of an instruction; `times` 1 is the first."""

    times: int
    by: str
    seq: int
    made_ms: int


class Stop(Frozen, frozen=True):
    """`made_ms`: when it was called, by server time; 0 where an older server folded it."""

    stop: str
    by: str
    at_ms: int
    acknowledged_by: str | None = None
    acknowledged_ms: int | None = None
    made_ms: int = 0


class Stage(Frozen, frozen=True):
    """What the leader has on the stage: None is the live picture; `view` the part looked at, None the whole;
    `beside` what stands next to it, None is nothing."""

    surface: Surface | None = None
    view: Box | None = None
    by: str = ""
    beside: Surface | None = None
    beside_view: Box | None = None
