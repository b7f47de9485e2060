"""R25: what comes in the background was made while its person can have sat there, as far as the server knows."""

import pytest

from app.consult.events import AnyEvent, ConsentGiven, MessageSent, OpinionSigned, Origin, Record, encode_event
from app.consult.events.opinion import Opinion
from app.consult.leftovers import LEAVING_MS, OFF_MS, LastHere, not_left
from app.consult.messages import Submit
from app.consult.person import Person

ANNA = Person("anna", "Anna Berg", "clinic", "north")
HERE = LastHere("laptop", until_ms=100_000, vouched_ms=50_000)
WORD = MessageSent("m-1", "left")
CONSENT = ConsentGiven("consult", "patient", "voice", ANNA.name, "en", "1")
SIGNED = OpinionSigned(1, Opinion(assessment="", advice="rest", follow_up=""), "Anna Berg")


def first(by: str, at_ms: int) -> Record:
    return Record("c", 1, at_ms, at_ms, True, by, Origin("x", 1), 1, bytes(32), b"")


def waits(
    event: AnyEvent, made_ms: int, begun: Record | None = None, known: bool = True, device: str = "laptop"
) -> bool:
    message = Submit("c", Origin(device, 1), made_ms, known, encode_event(event))
    refusal = not_left(HERE, ANNA, begun, message, event)
    assert refusal is None or refusal.code == "not_present"
    return refusal is not None


@pytest.mark.parametrize(
    ("event", "made_ms", "is_kept_back"),
    [
        (WORD, 40_000, False),
        (WORD, 60_000, False),
        (WORD, 100_000 + OFF_MS, False),
        (WORD, 100_001 + OFF_MS, True),
        (CONSENT, 40_000, False),
        (CONSENT, 50_000 + OFF_MS, False),
        (CONSENT, 50_001 + OFF_MS, True),
        (SIGNED, 40_000, False),
        (SIGNED, 60_000, True),
    ],
)
def test_r25_nothing_made_after_a_person_left_is_theirs(event: AnyEvent, made_ms: int, is_kept_back: bool) -> None:
    assert waits(event, made_ms) is is_kept_back


def test_r25_of_an_unknown_time_goes_what_nobody_answers_for() -> None:
    assert not waits(WORD, 0, known=False)
    assert waits(CONSENT, 0, known=False)


def test_r25_what_somebody_else_began_later_cannot_have_been_answered_before() -> None:
    began = first("bea", 60_000)
    assert waits(CONSENT, 40_000, began) and waits(WORD, 40_000, began)
    assert not waits(WORD, 60_000, began)
    assert not waits(CONSENT, 40_000, first("bea", 30_000))
    assert waits(WORD, 0, first("bea", 200_000), known=False)
    assert not waits(CONSENT, 40_000, first("anna", 200_000))  # their own request, which came late


def test_r25_another_computers_events_are_not_this_ones() -> None:
    assert waits(WORD, 40_000, device="elsewhere")
    assert LEAVING_MS > OFF_MS
