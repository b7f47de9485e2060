"""Who is in the room, and what their devices do as they said last, whichever way it came."""

from app.client.company import OVERTAKEN_MS, Company
from app.consult.person import Person
from app.consult.whispers import MediaStatus

NOW = 1_000_000
ANNA, TOM = Person("anna", "Anna Berg", "clinic", "north"), Person("tom", "Tom Vik", "observer")
RECORDS = MediaStatus("on", "on", recording=True)


def test_what_the_call_told_of_somebody_whose_link_is_lost_ends_with_the_call():
    company = Company()
    company.came((ANNA, TOM))
    company.said("omar", RECORDS)  # by the call: the server has lost him
    company.said("anna", RECORDS)
    company.met(("anna", "omar"))
    assert set(company.statuses) == {"anna", "omar"}
    company.met(())
    assert set(company.statuses) == {"anna"}


def test_while_the_own_link_is_lost_what_was_said_last_stays():
    company = Company()
    company.came((ANNA, TOM))
    company.said("anna", RECORDS)
    company.lost()
    company.met(())
    assert set(company.statuses) == {"anna"}


def word(camera: str, said_ms: int) -> MediaStatus:
    return MediaStatus(camera, "on", said_ms=said_ms)  # type: ignore[arg-type]


def test_the_slower_way_does_not_take_back_what_was_said_later() -> None:
    company = Company()
    assert company.said("anna", word("on", NOW)) and company.said("anna", word("covered", NOW + 100))
    assert not company.said("anna", word("on", NOW))
    assert company.statuses["anna"].camera == "covered"
    assert company.said("anna", word("covered", NOW + 100)) and company.said("anna", word("on", NOW + 200))
    assert company.said("omar", word("off", NOW))


def test_a_clock_that_was_put_back_and_a_program_that_says_no_time_are_believed() -> None:
    company = Company()
    company.said("anna", word("on", NOW))
    assert company.said("anna", word("covered", NOW - OVERTAKEN_MS - 1))
    assert company.said("omar", word("on", 0)) and company.said("omar", word("covered", 0))
