"""Events of the people: who came and went, who is in the room, who confirmed the patient, who saw what."""

from typing import Literal

from app.consult.events.base import Event

Role = Literal["clinic", "specialist", "observer", "reviewer", "privacy", "admin"]
Side = Literal["clinic", "specialist"]
Presence = Literal["patient", "guardian", "relative", "interpreter", "other"]


class PersonJoined(Event, frozen=True):
    """Made by the server from the connection's own identity."""

    name: str
    role: Role
    site: str = ""


class PersonLeft(Event, frozen=True):
    """Made by the server, at the person's word or when the connection stayed gone."""

    why: Literal["left", "dropped", "replaced"] = "left"


class PresentInRoom(Event, frozen=True):
    """Somebody at the bedside, or gone from it again. `person` is chosen by the writer."""

    person: str
    kind: Presence
    name: str = ""
    relation: str = ""
    present: bool = True


class IdentityConfirmed(Event, frozen=True):
    """One side has said the patient's number and age aloud and they are these. `by_name`: there is no number, and what
    was said aloud was name and age; `local_number` is empty then. The name itself stands in the request alone."""

    side: Side
    local_number: str
    age_years: int | None = None
    age_months: int | None = None
    by_name: bool = False


class ObserverAsked(Event, frozen=True):
    """An observer wishes to look on. Nothing of the consult is read before the bedside has admitted them."""

    name: str


class ObserverAdmitted(Event, frozen=True):
    """The bedside has asked the patient, and lets them in. `name` as they gave it when they asked."""

    person: str
    name: str = ""


class ObserverDismissed(Event, frozen=True):
    """Not let in, or sent out again: from here on they read nothing of it."""

    person: str
    reason: str = ""


class SeenThrough(Event, frozen=True):
    """Everything up to this number was painted in the visible part of the author's stage."""

    through: int
