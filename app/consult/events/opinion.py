"""Events of the opinion: drafted, signed in versions, received."""

import msgspec

from app.consult.events.base import Event
from app.consult.events.surface import Surface


class Opinion(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the specialist says. `shown` are the marked stills and pages that go with it, by surface."""

    assessment: str = ""
    advice: str = ""
    follow_up: str = ""
    shown: tuple[Surface, ...] = ()


class OpinionDrafted(Event, frozen=True):
    opinion: Opinion


class OpinionSigned(Event, frozen=True):
    """Version 1, or a later one with its reason. `name` is the signer's own."""

    version: int
    opinion: Opinion
    name: str
    reason: str = ""


class OpinionReceived(Event, frozen=True):
    """The inviting clinician has it on the screen."""

    version: int
