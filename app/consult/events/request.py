"""Events of the request: asked, amended, accepted, handed on, closed."""

from typing import Literal

import msgspec

from app.consult.events.base import Event

Sex = Literal["female", "male", "other", "unknown"]
Urgency = Literal["red", "amber", "green"]
VoidReason = Literal["wrong_patient", "opened_by_mistake"]


class Patient(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who is examined. `name` stays on the clinic's side; everybody else works with the local number."""

    local_number: str = ""
    sex: Sex = "unknown"
    age_years: int | None = None
    age_months: int | None = None
    name: str = ""


class Vitals(msgspec.Struct, frozen=True, omit_defaults=True):
    """Measured at the bedside; what was not measured is None."""

    pulse_per_min: int | None = None
    systolic_mmhg: int | None = None
    diastolic_mmhg: int | None = None
    respiration_per_min: int | None = None
    spo2_percent: int | None = None
    temperature_c: float | None = None
    glucose_mmol_l: float | None = None


class ConsultRequested(Event, frozen=True):
    """A clinic asks. `call_now` needs no other field. `name` is the asker's own, `site` the site's id."""

    name: str
    site: str
    site_name: str = ""
    patient: Patient = Patient()
    vitals: Vitals = Vitals()
    urgency: Urgency = "green"
    complaint: str = ""
    question: str = ""
    specialty: str = ""
    call_now: bool = False
    practice: bool = False


class RequestAmended(Event, frozen=True):
    """What is not None replaces the old value, which stays readable."""

    patient: Patient | None = None
    vitals: Vitals | None = None
    urgency: Urgency | None = None
    complaint: str | None = None
    question: str | None = None
    specialty: str | None = None
    reason: str = ""


class Accepted(Event, frozen=True):
    """The first wins and leads. `name` is the specialist's own."""

    name: str


class Declined(Event, frozen=True):
    """Not for this specialist: it leaves the author's board and stays on every other. `name` is the specialist's own,
    for the clinic that reads the reason; older records have none."""

    reason: str
    name: str = ""


class Released(Event, frozen=True):
    """Back on the board. `undo`: it was accepted by mistake a moment ago, and waits as if it never had been."""

    reason: str
    undo: bool = False


class HandedOn(Event, frozen=True):
    """To another specialist, who leads from then on."""

    to: str
    to_name: str
    handover: str = ""


class HandoverConfirmed(Event, frozen=True):
    """The new lead has read what was handed over, and takes it from there."""


class Held(Event, frozen=True):
    reason: str = ""


class Resumed(Event, frozen=True):
    pass


class LeadTaken(Event, frozen=True):
    """A specialist in the room takes over the stage."""

    name: str


class Cancelled(Event, frozen=True):
    """The clinic calls it off."""

    reason: str = ""


class Voided(Event, frozen=True):
    """It should never have been: no opinion is possible."""

    reason: VoidReason
    note: str = ""


class ConsultClosed(Event, frozen=True):
    reason: str = ""


class ConsultReopened(Event, frozen=True):
    reason: str
