"""From hand to hand: a specialist knows the others, hands a consult on, and a third one takes the lead of it."""

from pathlib import Path

import pytest

from app.client.border import OpenConsult
from app.consult.events import HandedOn, LeadTaken
from tests.client.place import Place, new_consult
from tests.rig.people import NURSE, SECOND_SPECIALIST, SPECIALIST
from tests.rig.server import Server

pytestmark = pytest.mark.slow


def test_a_consult_goes_to_a_colleague_and_its_lead_is_taken_back(shared_server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city, Place(tmp_path / "home") as home:
        clinic.sign_in(shared_server.url, NURSE)
        city.sign_in(shared_server.url, SPECIALIST)
        home.sign_in(shared_server.url, SECOND_SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)

        city.until(lambda: city.engine.home.peek().colleagues)
        other = next(one for one in city.engine.home.peek().colleagues if one.person == SECOND_SPECIALIST.user)
        assert other.name == SECOND_SPECIALIST.name
        assert SPECIALIST.user not in {one.person for one in city.engine.home.peek().colleagues}
        assert not clinic.engine.home.peek().colleagues

        city.submit(consult, HandedOn(other.person, other.name, "please look at the left eye"))
        home.until(lambda: [one for one in home.engine.home.peek().entries if one.lead == other.person])
        line = home.until(
            lambda: next((one for one in home.engine.home.peek().entries if one.lead == other.person), None)
        )
        assert (line.handover, line.handover_name) == ("please look at the left eye", SPECIALIST.name)
        assert not next(one for one in clinic.engine.home.peek().entries if one.consult == consult).handover
        home.post(OpenConsult(consult))
        assert home.state(lambda state: state.lead == other.person).handover == "please look at the left eye"

        city.submit(consult, LeadTaken(SPECIALIST.name))
        assert home.state(lambda state: state.lead == SPECIALIST.user).lead_name == SPECIALIST.name
