"""The paper was another patient's: withdrawn, it leaves three screens, their disks and the server."""

import pytest

from app.consult.events.documents import DocumentWithdrawn
from app.consult.messages import NotGiven
from tests.rig.people import OUTSIDER, PRIVACY, SPECIALIST
from tests.server.talker import Talker
from tests.windows.badday.day import Day, all_see, none_sees
from tests.windows.badday.diary import Diary
from tests.windows.seat import Seat
from tests.windows.witness import assert_chain_holds, cached, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

WITHDRAWN = "withdrawn: Wrong patient"


def test_an_outsider_who_knows_a_hash_gets_the_answer_of_an_unknown_one(day: Day) -> None:
    known = min(day.visit.paper_blobs)
    until(lambda: day.disk.has(known), "the paper on the server")
    with Talker(day.server.url, OUTSIDER) as carl:
        bulk = carl.bulk()
        told = bulk.pull(day.consult, known)
        unknown = bulk.pull(day.consult, "ab" * 32)
        elsewhere = bulk.pull("cd" * 16, known)
        bulk.close()
    assert isinstance(told, NotGiven) and isinstance(unknown, NotGiven) and isinstance(elsewhere, NotGiven)
    assert (told.code, told.text) == (unknown.code, unknown.text) == (elsewhere.code, elsewhere.text)
    with Talker(day.server.url, SPECIALIST) as omar:
        bulk = omar.bulk()
        assert bulk.pull(day.consult, known) == day.disk.path(known).read_bytes()
        bulk.close()


def test_a_wrong_document_leaves_screens_disks_and_server(day: Day, diary: Diary) -> None:
    disk, consult, doomed = day.disk, day.consult, day.visit.paper_blobs
    anna, omar, tom = day.everybody
    diary.doomed = contents = {blob: disk.path(blob).read_bytes() for blob in doomed if disk.has(blob)}
    assert contents
    on_stage = f"page:{day.visit.paper}"
    omar.do("turn_to", page="Page 1")
    for one in day.everybody:
        one.do("see_stage", key=on_stage)
        until(lambda one=one: doomed & cached(one.shelf), f"the paper on the disk of {one.who.user}")

        one.see("request.pdf")
    omar.do("turn_up", name="Documents")
    none_sees(WITHDRAWN, *day.everybody)

    anna.choose("More", "Show or hide: case, messages, documents, people")
    anna.press("Documents")
    anna.press("Withdraw")
    anna.see("Withdraw request.pdf?")  # the bar has a key that is called as its first choice
    anna.press("Wrong patient")
    anna.press("Withdraw")

    all_see(WITHDRAWN, anna, omar)
    tom.gone("request.pdf")  # who looks on has no list of documents to read why: not even its name stays
    none_sees(WITHDRAWN, tom)
    for one in day.everybody:
        assert_gone_here(one, on_stage, doomed)
    ((_, withdrawn),) = disk.all(consult, DocumentWithdrawn)
    assert (withdrawn.document, withdrawn.reason) == (day.visit.paper, "Wrong patient")
    assert_chain_holds(disk, consult)
    until(lambda: all(disk.is_locked(blob) and not disk.has(blob) for blob in contents), "the bytes to be locked")
    with Talker(day.server.url, SPECIALIST) as one:
        bulk = one.bulk()
        assert all(isinstance(bulk.pull(consult, blob), NotGiven) for blob in contents)
        bulk.close()
    with Talker(day.server.url, PRIVACY) as per:
        bulk = per.bulk()
        assert all(bulk.pull(consult, blob) == data for blob, data in contents.items())
        bulk.close()
    anna.choose("More", "Show or hide: case, messages, documents, people")  # closed again


def assert_gone_here(one: Seat, on_stage: str, doomed: set[str]) -> None:
    until(lambda: not one.look()["key"].startswith(on_stage), "the page to leave the stage")
    until(lambda: not any(name.startswith("Page ") for name in one.look()["film"]), "its pages to leave the filmstrip")
    until(lambda: one.do("has_picture", key=f"{on_stage}:0") is False, "its picture to leave the memory")
    until(lambda: not doomed & cached(one.shelf), "the disk to be emptied of it")
