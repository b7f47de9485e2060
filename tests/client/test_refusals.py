"""What the consult did not take stays with its author, with the reason, until it is put away; also over a restart."""

import asyncio
from pathlib import Path

import pytest

from app.client.border import PutAway
from app.client.desk import Desk
from app.client.home import Home
from app.client.mailbox import Mailbox
from app.client.outgoing import Outgoing
from app.client.slots import Slots
from app.clock import ManualClock
from app.consult.events import ConsultClosed, ConsultRequested, FindingWritten
from app.consult.messages import Refused, Welcome
from app.consult.person import Person
from app.documents.cache import PictureCache
from app.store.outbox import Outbox
from tests.client.place import Place, new_consult
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server

ME = Person("p1", "Anna Berg", "clinic", "north")
CLOSED = "The consult is closed."


def test_a_refused_request_is_on_the_home_page_instead_of_vanishing(tmp_path: Path) -> None:
    async def story() -> None:
        slots = Slots(lambda: None)
        desk = Desk(slots, Mailbox(), ManualClock(), tmp_path, "test", PictureCache())
        box, home = Outbox(tmp_path / "outbox.sqlite"), Home(slots)
        outgoing = Outgoing(desk, box, home.outgoing_changed)
        try:
            home.signed_in(Welcome(ME, "North clinic", 0, "s"), outgoing)
            request = outgoing.make("c1", ConsultRequested("Anna Berg", "north", complaint="Burnt hand"))
            outgoing.add(request)
            await asyncio.sleep(0)
            assert [state.consult for state in slots.home.peek().drafts] == ["c1"]
            outgoing.refused(Refused("c1", request.origin, "site", "This is not your site."))
            await asyncio.sleep(0)
            view = slots.home.peek()
            assert not view.drafts
            (kept,) = view.refused
            assert (kept.consult, kept.origin, kept.text) == ("c1", request.origin, "This is not your site.")
            assert isinstance(kept.event, ConsultRequested) and kept.event.complaint == "Burnt hand"
            outgoing.put_away("c1", request.origin)
            await asyncio.sleep(0)
            assert not slots.home.peek().refused
            assert not await desk.run(desk.disk, box.drafts)
        finally:
            home.signed_out()
            await desk.close()
            box.close()

    asyncio.run(story())


@pytest.mark.slow
def test_a_finding_that_came_too_late_is_kept_in_the_room_and_over_a_restart(
    shared_server: Server, tmp_path: Path
) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(shared_server.url, NURSE)
        city.sign_in(shared_server.url, SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        city.submit(consult, ConsultClosed("done"))
        clinic.state(lambda one: one.phase == "closed")
        clinic.submit(consult, FindingWritten("f1", "A swollen ankle"))
        (kept,) = clinic.room(lambda view: bool(view.refused)).refused
        assert kept.event == FindingWritten("f1", "A swollen ankle") and kept.text
        clinic.until(lambda: clinic.engine.home.peek().refused)
    with Place(tmp_path / "clinic") as again:
        again.sign_in(shared_server.url, NURSE)
        assert again.until(lambda: again.engine.home.peek().refused) == (kept,)
        again.open(consult)
        again.room(lambda view: view.refused == (kept,))
        again.post(PutAway(kept.consult, kept.origin))
        again.room(lambda view: not view.refused)
        again.until(lambda: not again.engine.home.peek().refused)
