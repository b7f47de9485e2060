"""Events of consent: consult, recording and teaching are three, each given, refused and withdrawn apart."""

from typing import Literal

from app.consult.events.base import Event

ConsentKind = Literal["consult", "recording", "teaching"]
Giver = Literal["patient", "guardian", "relative"]
How = Literal["signature", "voice", "witness"]


class ConsentGiven(Event, frozen=True):
    """Who gave it, how, who asked, in which language, by which version of the text."""

    kind: ConsentKind
    giver: Giver
    how: How
    asked_by: str
    language: str
    text_version: str
    giver_name: str = ""
    relation: str = ""
    interpreter: str = ""
    witness: str = ""


class ConsentRefused(Event, frozen=True):
    kind: ConsentKind
    giver: Giver = "patient"
    giver_name: str = ""
    relation: str = ""
    reason: str = ""


class ConsentWithdrawn(Event, frozen=True):
    kind: ConsentKind
    giver: Giver = "patient"
    giver_name: str = ""
    relation: str = ""
    reason: str = ""


class ConsentPostponed(Event, frozen=True):
    """The patient, helped before anybody could ask, still cannot be asked; asked again later."""

    reason: str


class EmergencyWithoutConsent(Event, frozen=True):
    """For the consult alone, asked again later; never for recording or teaching."""

    name: str
    reason: str
