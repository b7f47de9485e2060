"""Disks that are really full, at the server and here: what was given meanwhile arrives, and nobody is locked out."""

from pathlib import Path

import pytest

from app.client.border import Connect, LeaveConsult, SignInFailed
from app.client.entering import REFUSED
from app.consult.events import InstructionGiven, MessageSent, StopAcknowledged, StopCalled, decode_event
from app.store.log import EventLog
from app.store.outbox import COUNTER_BLOCK
from tests.client.place import Place, new_consult
from tests.rig.people import NURSE, PASSWORD, SECOND_SPECIALIST, SPECIALIST
from tests.rig.server import Server
from tests.server.test_full_disk import fill, small  # noqa: F401

pytestmark = pytest.mark.slow


def test_an_instruction_given_while_the_server_could_not_store_arrives_when_it_can(
    small: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    with (
        Server(small / "server") as server,
        Place(tmp_path / "clinic") as clinic,
        Place(tmp_path / "city") as city,
        Place(tmp_path / "late") as late,
    ):
        clinic.sign_in(server.url, NURSE)
        city.sign_in(server.url, SPECIALIST)
        late.sign_in(server.url, SECOND_SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        links = city.everything(city.engine.link)  # the next word may take the place of "full" at once
        fill(small / "everything else")
        for number in range(400):  # the log's own file has some room before it must grow
            clinic.submit(consult, MessageSent(f"m{number}", "x" * 3_000))
            if (
                city.until(
                    lambda seen=f"m{number}": (
                        "full"
                        if any("full" in link.sentence for link in links)
                        else any(one.message == seen for one in city.engine.room.peek().state.messages)
                    )
                )
                == "full"
            ):
                break
        city.room(lambda view: view.confirmed_seq > 0 and len(view.here) == 2)  # open again, to be read
        city.submit(consult, InstructionGiven("i1", "Stop the drip"))
        city.room(lambda view: "i1" in view.pending)
        city.submit(consult, StopCalled("s1"))  # though nothing can be stored
        clinic.state(lambda one: "s1" in one.stops and one.stops["s1"].by == SPECIALIST.user)
        clinic.submit(consult, StopAcknowledged("s1"))
        city.state(lambda one: one.stops["s1"].acknowledged_by == NURSE.user)
        late.open(consult)  # though the log cannot say that they came
        clinic.submit(consult, StopCalled("s2"))
        late.state(lambda one: "s2" in one.stops)
        late.submit(consult, StopAcknowledged("s2"), StopCalled("s3"))
        for place in (clinic, city):
            place.state(lambda one: "s2" in one.stops and one.stops["s2"].acknowledged_by == SECOND_SPECIALIST.user)
            place.state(lambda one: "s3" in one.stops and one.stops["s3"].by == SECOND_SPECIALIST.user)
        late.post(LeaveConsult())  # before the log can say that they were there: their stop comes into it all the same
        clinic.room(lambda view: len(view.here) == 2)
        (small / "everything else").unlink()
        city.room(lambda view: "i1" in view.state.instructions and not view.pending)
        clinic.room(lambda view: "i1" in view.state.instructions and not view.pending)
        for place in (clinic, city):
            place.room(lambda view: view.state.stops["s1"].acknowledged_ms and not view.pending)
            place.state(lambda one: {"s2", "s3"} <= one.stops.keys() and SECOND_SPECIALIST.user in one.people)
        assert not clinic.engine.room.peek().state.people[SECOND_SPECIALIST.user].here
        log = EventLog(f"sqlite:///{small / 'server' / 'preceptor.sqlite'}")
        clinic.until(lambda: any(decode_event(one.body) == StopCalled("s3") for one in log.read(consult)))
        log.close()
        city.until(lambda: not city.engine.link.peek().sentence)


def test_on_a_full_disk_of_this_computer_the_next_person_is_told_and_let_in_when_there_is_room(
    shared_server: Server,
    small: Path,  # noqa: F811
    caplog: pytest.LogCaptureFixture,
) -> None:
    fill(small / "everything else")
    with Place(small / "laptop") as laptop:
        for _ in range(2):
            laptop.post(Connect(shared_server.url, NURSE.user, PASSWORD))
            failed = laptop.notice(SignInFailed)
            assert (failed.code, failed.text) == ("disk", REFUSED)
        (small / "everything else").unlink()
        laptop.sign_in(shared_server.url, NURSE)


def test_a_shelf_that_cannot_be_opened_leaves_nobody_signed_in_and_the_lock_free(
    shared_server: Server, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Place(tmp_path) as laptop, Place(tmp_path) as other:
        laptop.sign_in(shared_server.url, SPECIALIST)  # the device's own file is in order
        people = tmp_path / "people"
        (shelf,) = (one for one in people.iterdir() if one.is_dir())
        laptop.engine.close()
        (shelf / "replica.sqlite").unlink()
        (shelf / "replica.sqlite").mkdir()
        other.post(Connect(shared_server.url, SPECIALIST.user, PASSWORD))
        assert other.notice(SignInFailed).code == "disk"
        other.until(lambda: other.engine.link.peek().state == "offline")
        (shelf / "replica.sqlite").rmdir()
        other.sign_in(shared_server.url, SPECIALIST)


def test_on_a_full_disk_of_this_computer_every_press_still_reaches_the_other_side(
    shared_server: Server,
    small: Path,  # noqa: F811
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with Place(small / "laptop") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(shared_server.url, NURSE)
        city.sign_in(shared_server.url, SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        fill(small / "everything else")
        names = [f"m{number}" for number in range(COUNTER_BLOCK + 50)]  # more than were set aside while there was room
        for name in names:
            clinic.submit(consult, MessageSent(name, "words"))
        clinic.room(lambda view: len(view.state.messages) == len(names) and not view.pending)
        state = city.state(lambda one: len(one.messages) == len(names))
        assert [one.message for one in state.messages] == names
        (small / "everything else").unlink()
