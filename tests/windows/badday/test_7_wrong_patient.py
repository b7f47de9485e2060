"""It was the wrong patient: everybody leaves with a sentence, and nothing of it stays with anybody who was there."""

import time
from contextlib import ExitStack

import pytest

from app.consult.events.media import MeetingEnded
from app.consult.events.request import Voided
from app.consult.messages import NotGiven, NotOpened, Open
from app.settings import assets_folder
from tests.rig.people import OUTSIDER, PRIVACY
from tests.server.talker import Talker
from tests.windows.badday.day import Day, all_see, none_sees
from tests.windows.inclear import assert_nothing_in_clear
from tests.windows.seat import Seat
from tests.windows.visit import NAME
from tests.windows.witness import assert_chain_holds, cached, known_logs, outbox, recordings_under_way, refused, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

LOOKS = 40
OVER = "This consult has ended, was given back or goes on without you: it is no longer open to you."
VOIDED = "The consult about 4711 was ended for good: it was the wrong patient."


def test_everybody_leaves_a_voided_consult_and_nothing_of_it_stays(day: Day) -> None:
    disk, consult = day.disk, day.consult
    anna, omar, tom = day.everybody
    before = disk.blobs_of(consult)
    anna.choose("More", "Share a file")
    anna.do("choose_file", path=str(assets_folder() / "samples" / "fundus.jpg"), word="Open")
    anna.press("Share", 60)
    anna.gone("Share this with everybody here?")
    until(lambda: len(disk.blobs_of(consult)) > len(before), "the picture in the log")
    for one in (omar, tom):
        until(lambda one=one: disk.blobs_of(consult) & cached(one.shelf), f"the picture on {one.who.user}'s disk")
    assert_nothing_in_clear(NAME, *(one.folder for one in day.everybody))  # while all of it lies there

    anna.press("Wrong patient")
    until(lambda: asks_to_void(anna), "the question before it is voided")
    anna.press("Wrong patient")  # its first choice is called as the key that opened it
    anna.press("End it for good")
    all_see(VOIDED, anna, omar)
    tom.see(OVER)
    none_sees(VOIDED, tom)  # which patient it was is nothing for who looked on
    for one in (omar, tom):
        one.do("see_key", word="Under way 0")
    ((voided, _),) = disk.all(consult, Voided)
    until(lambda: any(r.seq > voided.seq for r, _ in disk.all(consult, MeetingEnded)), "the end of the call")
    until(lambda: not any(one.here for one in disk.state(consult).people.values()), "everybody to have left")
    assert disk.state(consult).phase == "voided"
    named = disk.blobs_of(consult)
    for one in day.everybody:
        assert not one.has_key("Mute"), "camera and microphone are off"
        until(lambda one=one: not named & cached(one.shelf), f"the files to leave {one.who.user}'s disk")
        until(lambda one=one: consult not in known_logs(one.shelf), f"the log to leave {one.who.user}'s disk")
        assert recordings_under_way(one.shelf) == []
        until(lambda one=one: outbox(one.shelf) == [], "nothing left to be sent")
        assert refused(one.shelf) == []
    assert_chain_holds(disk, consult)


def test_an_outsider_is_refused_and_the_privacy_officer_reads_on(day: Day) -> None:
    known = min(blob for blob in day.disk.blobs_of(day.consult) if day.disk.has(blob))
    with Talker(day.server.url, OUTSIDER) as carl:
        carl.send(Open(day.consult))
        told = carl.expect(NotOpened)
        carl.send(Open("cd" * 16))
        unknown = carl.expect(NotOpened)
        assert (told.code, told.text) == (unknown.code, unknown.text)
        bulk = carl.bulk()
        assert isinstance(bulk.pull(day.consult, known), NotGiven)
        bulk.close()
    with Talker(day.server.url, PRIVACY) as per:
        assert per.open(day.consult, join=False).seq == len(day.disk.records(day.consult))


def test_every_program_ends_by_itself_has_logged_no_error_and_leaves_no_name_in_clear(
    day: Day, evening: ExitStack
) -> None:
    evening.close()
    assert_nothing_in_clear(NAME, *(one.folder for one in day.everybody))
    assert NAME.encode() not in day.server.log.read_bytes()


def asks_to_void(seat: Seat) -> bool:
    """Pressed again where the dialog that was just closing took the press."""
    for _ in range(LOOKS):
        if seat.has_key("End it for good"):
            return True
        time.sleep(0.25)
    seat.press("Wrong patient")
    return False
