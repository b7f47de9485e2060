"""The specialist's word that begins a meeting: asked of the rules first, and once for each way the consult stands."""

from types import SimpleNamespace

import pytest

from app.client.proposing import Proposing
from app.clock import ManualClock
from app.consult import events as e
from app.consult.events.media import MeetingEnded, MeetingStarted
from app.consult.person import Person
from app.consult.whispers import MediaStatus
from tests.consult.cast import CONSENT, EXPERT, NURSE, REQUEST, Table, together

ON = {"nurse": MediaStatus("on", "on")}


class Room:
    """A consult as one person's engine has it; what it says waits in `said`."""

    def __init__(self, table: Table, me: Person = EXPERT) -> None:
        self.table = table
        self.here = (NURSE, EXPERT)
        self.account = SimpleNamespace(person=me, desk=ManualClock())
        self.said: list[e.AnyEvent] = []

    @property
    def confirmed(self):
        return self.table.state

    state = confirmed

    def submit(self, event: e.AnyEvent) -> None:
        self.said.append(event)


def test_it_is_said_once_and_not_again_when_it_was_refused() -> None:
    room = Room(together())
    proposing = Proposing(room)
    for _ in range(5):
        proposing.propose(ON)
    assert [type(one) for one in room.said] == [MeetingStarted]
    assert (room.said[0].clinic, room.said[0].specialist) == ("nurse", "expert")


@pytest.mark.parametrize(
    ("person", "change"),
    [(EXPERT, e.Held("surgery")), (NURSE, e.ConsentWithdrawn("consult")), (EXPERT, e.Released("called away"))],
)
def test_what_the_rules_refuse_is_not_even_proposed(person: Person, change: e.AnyEvent) -> None:
    room = Room(together())
    room.table.submit(1 if person is NURSE else 2, person, change)
    Proposing(room).propose(ON)
    assert room.said == []


def test_an_amber_call_without_consent_and_an_emergency_that_became_a_no_are_not_proposed() -> None:
    table = Table()
    table.submit(1, NURSE, REQUEST)
    table.open(1, NURSE)
    table.submit(2, EXPERT, e.Accepted("Eva Expert"))
    table.open(2, EXPERT)
    room = Room(table)
    proposing = Proposing(room)
    proposing.propose(ON)
    assert room.said == []
    table.submit(1, NURSE, e.EmergencyWithoutConsent("Nina Nurse", "unconscious"))
    proposing.propose(ON)
    table.submit(1, NURSE, e.ConsentRefused("consult"))
    proposing.propose(ON)
    assert len(room.said) == 1
    table.submit(1, NURSE, CONSENT)
    proposing.propose(ON)
    assert len(room.said) == 2


def test_it_is_said_again_when_the_consult_stands_differently() -> None:
    room = Room(together())
    proposing = Proposing(room)
    proposing.propose(ON)
    for person, event in ((EXPERT, e.Held("surgery")), (EXPERT, e.Resumed())):
        room.table.submit(2, person, event)
        proposing.propose(ON)
    assert len(room.said) == 2
    room.table.let_in(4)
    proposing.propose(ON)
    assert len(room.said) == 3


def test_it_is_said_again_after_a_meeting_that_ended() -> None:
    room = Room(together())
    proposing = Proposing(room)
    proposing.propose(ON)
    room.table.submit(2, EXPERT, room.said[0])
    proposing.propose(ON)
    assert len(room.said) == 1
    room.table.submit(1, NURSE, MeetingEnded(room.said[0].meeting, "stopped"))
    proposing.propose(ON)
    assert len(room.said) == 2


def test_nobody_proposes_to_a_clinic_whose_camera_is_off_nor_the_clinic_itself() -> None:
    room = Room(together())
    Proposing(room).propose({})
    clinic = Room(together(), NURSE)
    Proposing(clinic).propose(ON)
    assert room.said == clinic.said == []
