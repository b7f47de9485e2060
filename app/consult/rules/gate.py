"""The first question of the rules: role, phase and consent, from the table alone; and every cell of that table."""

from collections.abc import Iterator
from itertools import product
from typing import get_args

import msgspec

from app.consult.events import AnyEvent, PersonJoined, PersonLeft
from app.consult.events.people import Role
from app.consult.person import Refusal
from app.consult.rules.refusals import (
    CONSENT_WITHDRAWN,
    NO_CONSENT,
    NO_RECORDING_CONSENT,
    NOT_FOUND,
    NOT_NOW,
    ROLE,
    ROOM_ONLY,
)
from app.consult.rules.table import RULES, Need
from app.consult.state import ConsentState, ConsultState, Phase


class Consents(msgspec.Struct, frozen=True):
    """`red`: a red call, which lack of consent never delays."""

    consult: ConsentState = "unasked"
    recording: ConsentState = "unasked"
    red: bool = False


class Cell(msgspec.Struct, frozen=True):
    """One answer of the table: `code` is empty when it is yes."""

    role: Role
    event: str
    phase: Phase
    consents: Consents
    code: str


def consents_of(state: ConsultState) -> Consents:
    red = state.request is not None and (state.request.call_now or state.request.urgency == "red")
    return Consents(state.consent("consult"), state.consent("recording"), red)


def gate(role: Role, kind: type, phase: Phase, consents: Consents) -> Refusal | None:
    if kind in (PersonJoined, PersonLeft):
        return ROOM_ONLY
    rule = RULES[kind]
    phases = rule.phases(role)
    if phase == "none" and phase not in phases:
        return NOT_FOUND
    if not phases:
        return ROLE
    if phase not in phases:
        return NOT_NOW[phase]
    return consent_gate(rule.need, consents)


def consent_gate(need: Need, consents: Consents) -> Refusal | None:
    """Lack of consent never delays a red call; a *no* is a *no* on a red call too."""
    if need == "always":
        return None
    if consents.consult == "withdrawn":
        return CONSENT_WITHDRAWN
    if need == "open":
        return None
    has_consult = consents.consult in ("given", "emergency") or (consents.consult == "unasked" and consents.red)
    if not has_consult:
        return NO_CONSENT
    if need == "recording" and consents.recording != "given":
        return NO_RECORDING_CONSENT
    return None


def cells() -> Iterator[Cell]:
    """Role x event x phase x consents, each with its answer: the table on paper is made of these."""
    states: tuple[ConsentState, ...] = get_args(ConsentState)
    recordings: tuple[ConsentState, ...] = ("unasked", "given", "withdrawn")
    roles: tuple[Role, ...] = get_args(Role)
    phases: tuple[Phase, ...] = get_args(Phase)
    for kind in get_args(AnyEvent):
        for role, phase, consult, recording, red in product(roles, phases, states, recordings, (False, True)):
            consents = Consents(consult, recording, red)
            refusal = gate(role, kind, phase, consents)
            yield Cell(role, kind.__name__, phase, consents, refusal.code if refusal else "")
