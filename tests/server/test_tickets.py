"""A ticket: once, for a minute, for the person it was made out to."""

from app.consult.person import Person
from app.server.tickets import LIFE_MS, MOST_EACH, Tickets

ANNA = Person("anna", "Anna", "clinic", "north")
OMAR = Person("omar", "Omar", "specialist")


def test_it_is_good_once_and_for_whom_it_was_made_out() -> None:
    tickets = Tickets()
    hers, his = tickets.issue(ANNA, 1, 0), tickets.issue(OMAR, 2, 0)
    assert hers != his
    found = tickets.redeem(hers, 1)
    assert found is not None
    assert (found.person, found.client) == (ANNA, 1)
    assert tickets.redeem(hers, 2) is None
    other = tickets.redeem(his, 2)
    assert other is not None
    assert other.person == OMAR


def test_it_is_good_for_a_minute() -> None:
    tickets = Tickets()
    assert LIFE_MS == 60_000
    late, just = tickets.issue(ANNA, 1, 1_000), tickets.issue(ANNA, 1, 1_001)
    assert tickets.redeem(late, 61_000) is None
    assert tickets.redeem(just, 61_000) is not None


def test_it_ends_with_the_connection_it_was_given_over() -> None:
    tickets = Tickets()
    hers, his = tickets.issue(ANNA, 1, 0), tickets.issue(OMAR, 2, 0)
    tickets.revoke(1)
    assert tickets.redeem(hers, 1) is None
    assert tickets.redeem(his, 1) is not None


def test_an_invented_one_is_none() -> None:
    assert Tickets().redeem("0" * 32, 0) is None


def test_who_asks_without_end_only_pushes_out_their_own() -> None:
    tickets = Tickets()
    his = tickets.issue(OMAR, 2, 0)
    hers = [tickets.issue(ANNA, 1, 0) for _ in range(1_000)]
    good = [ticket for ticket in hers if tickets.redeem(ticket, 1) is not None]
    assert good == hers[-MOST_EACH:]
    assert tickets.redeem(his, 1) is not None
