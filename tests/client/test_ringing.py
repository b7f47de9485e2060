"""From the clinic's press to the screens and back: who called reads how many ring; an older server is told nothing."""

import secrets
from pathlib import Path
from typing import cast

import pytest

from app.client import chime
from app.client.account import Account
from app.client.border import Chime, LeaveConsult, OpenConsult
from app.client.ring_commands import RingHere
from app.client.ringing import JUST_NOW_MS, RingTold
from app.consult.events import Accepted, ConsultRequested, LeadTaken
from app.consult.messages import ClientMessage, Rings
from tests.client.place import Place, new_consult
from tests.rig.loudspeaker import takes_all
from tests.rig.people import NURSE, SECOND_SPECIALIST, SPECIALIST
from tests.rig.server import Server


class Said:
    """The account as this word needs it."""

    def __init__(self, *knows: str) -> None:
        self.knows = knows
        self.sent: list[ClientMessage] = []

    def send(self, message: ClientMessage) -> bool:
        self.sent.append(message)
        return True


def test_only_a_server_that_knows_the_word_is_told() -> None:
    older, newer = Said(), Said("rings")
    for account in (older, newer, None):
        RingTold(lambda account=account: cast(Account, account), lambda: 0).perform(RingHere("c", False))  # type: ignore[misc]
    assert (older.sent, newer.sent) == ([], [Rings("c", False)])


def test_it_rings_where_its_sound_is_heard_and_is_told_again_with_each_repeat() -> None:
    now_ms, said = [0], Said("rings")
    rings = RingTold(lambda: cast(Account, said), lambda: now_ms[0])
    rings.perform(RingHere("c"))
    rings.heard("instruction", True)
    assert not said.sent
    for on in (False, True, True):
        rings.heard("emergency", on)
    assert said.sent == [Rings("c", False), Rings("c"), Rings("c")]
    rings.perform(RingHere("d"))  # its sound was under way
    now_ms[0] = JUST_NOW_MS + 1
    rings.perform(RingHere("e"))
    rings.perform(RingHere("c", False))
    rings.heard("emergency", False)
    assert said.sent[3:] == [Rings("d"), Rings("c", False), Rings("d", False), Rings("e", False)]
    rings.signed_out()
    rings.heard("emergency", True)
    assert len(said.sent) == 7


@pytest.mark.slow
def test_a_clinic_reads_nobody_then_one_screen_then_nothing_more(
    shared_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chime, "_play", takes_all)
    consult = secrets.token_hex(16)
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(shared_server.url, NURSE)

        def rings(count: tuple[int, int] | None) -> None:
            clinic.until(lambda: clinic.engine.home.peek().rings.get(consult) == count)

        clinic.submit(consult, ConsultRequested(NURSE.name, NURSE.site, call_now=True))
        rings((0, 0))
        city.sign_in(shared_server.url, SPECIALIST)
        rings((0, 1))
        city.until(lambda: consult in {entry.consult for entry in city.engine.home.peek().entries})
        city.post(RingHere(consult))
        city.post(Chime("emergency"))
        rings((1, 1))
        city.submit(consult, Accepted(SPECIALIST.name))
        rings(None)


@pytest.mark.slow
def test_who_takes_over_enters_and_leads(shared_server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city, Place(tmp_path / "home") as home:
        for place, someone in ((clinic, NURSE), (city, SPECIALIST), (home, SECOND_SPECIALIST)):
            place.sign_in(shared_server.url, someone)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        home.until(lambda: consult in {entry.consult for entry in home.engine.home.peek().entries})
        clinic.state(lambda state: SPECIALIST.user in state.people)
        city.post(LeaveConsult())
        clinic.state(lambda state: not state.people[SPECIALIST.user].here)
        home.post(OpenConsult(consult))
        home.submit(consult, LeadTaken(SECOND_SPECIALIST.name))
        assert clinic.state(lambda state: state.lead == SECOND_SPECIALIST.user)
