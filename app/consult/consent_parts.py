"""The parts of a consult's state that tell who the patient is, who stands beside them and what was agreed to."""

from typing import Literal

from app.consult.events.consent import ConsentKind
from app.consult.events.people import Presence, Side
from app.consult.parts import Frozen

ConsentState = Literal["unasked", "given", "refused", "withdrawn", "emergency"]


class Present(Frozen, frozen=True):
    person: str
    kind: Presence
    name: str
    relation: str
    present: bool
    at_ms: int


class Identity(Frozen, frozen=True):
    side: Side
    by: str
    at_ms: int
    local_number: str
    age_years: int | None
    age_months: int | None = None
    by_name: bool = False


class Emergency(Frozen, frozen=True):
    """Who decided that the patient is helped before anybody can ask, and why."""

    name: str
    reason: str


class Consent(Frozen, frozen=True):
    """The newest word on one kind. `present`: who stood at the bedside, `people`: which specialists and observers were
    in the consult when it was said, by id. `emergencies`: those that went before it."""

    kind: ConsentKind
    state: ConsentState
    at_ms: int
    by: str
    giver: str = ""
    giver_name: str = ""
    how: str = ""
    witness: str = ""
    language: str = ""
    text_version: str = ""
    reason: str = ""
    relation: str = ""
    interpreter: str = ""
    asked_by: str = ""
    present: tuple[Present, ...] = ()
    people: tuple[str, ...] = ()
    emergencies: tuple[Emergency, ...] = ()


class Postponed(Frozen, frozen=True):
    """Somebody said why the patient, helped before anybody could ask, still cannot be asked."""

    at_ms: int
    by: str
    reason: str
