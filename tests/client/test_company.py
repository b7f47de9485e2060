"""Whose camera is known to do what: of who is connected, or met by a call that outlives a link."""

from app.client.company import Company
from app.consult.person import Person
from app.consult.whispers import MediaStatus

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
