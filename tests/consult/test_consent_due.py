"""Who was helped before anybody could ask: when the bedside is asked again, as a table of what happened and when."""

from collections.abc import Callable

import pytest

from app.consult import events as e
from app.consult.consent_due import AGAIN_MS, due, is_owed
from app.consult.present import TRIMS
from app.consult.report import report_of
from tests.consult.cast import CONSENT, EXPERT, NURSE, REQUEST, Table
from tests.consult.test_rules import code

EMERGENCY = e.EmergencyWithoutConsent("Nina Nurse", "unconscious")
MINUTE = 60_000


def accepted(call_now: bool = False, urgency: str = "amber") -> Table:
    table = Table()
    asked = e.ConsultRequested("Nina Nurse", "north", patient=REQUEST.patient, call_now=call_now, urgency=urgency)  # type: ignore[arg-type]
    table.submit(1, NURSE, asked)
    table.open(2, EXPERT)
    table.submit(2, EXPERT, e.Accepted("Eva Expert"))
    return table


def emergency(urgency: str = "red") -> Table:
    table = accepted(urgency=urgency)
    table.submit(1, NURSE, EMERGENCY)
    return table


def later(table: Table, minutes: float) -> int:
    return table.state.at_ms + round(minutes * MINUTE)


@pytest.mark.parametrize("made", [emergency, lambda: emergency("amber"), lambda: accepted(call_now=True)])
def test_ten_minutes_of_help_come_first(made: Callable[[], Table]) -> None:
    table = made()
    assert is_owed(table.state)
    assert not due(table.state, later(table, 9.9)) and due(table.state, later(table, 10))


def test_what_was_asked_or_never_had_to_be_is_not_owed() -> None:
    assert not is_owed(accepted().state)  # nothing of the patient is shown before somebody asks
    waiting = Table()
    waiting.submit(1, NURSE, e.ConsultRequested("Nina Nurse", "north", patient=REQUEST.patient, call_now=True))
    assert not is_owed(waiting.state)  # nobody has come
    for answer in (CONSENT, e.ConsentRefused("consult")):
        table = emergency()
        table.submit(1, NURSE, answer)
        assert not is_owed(table.state) and not due(table.state, later(table, 60))


def test_an_urgency_that_was_lowered_is_over_at_once_and_one_that_never_was_red_is_not() -> None:
    table = emergency()
    table.submit(1, NURSE, e.RequestAmended(urgency="amber", reason="better"))
    assert due(table.state, later(table, 0))
    table.submit(1, NURSE, e.RequestAmended(urgency="red", reason="worse"))
    assert not due(table.state, later(table, 1))
    amber = emergency("amber")
    amber.submit(1, NURSE, e.RequestAmended(urgency="green", reason="better"))
    assert not due(amber.state, later(amber, 1))


def test_a_consult_that_rests_is_the_moment_to_ask_and_an_open_call_for_help_is_not() -> None:
    table = emergency()
    table.submit(2, EXPERT, e.Held("surgery"))
    assert due(table.state, later(table, 0))
    called = emergency()
    called.submit(1, NURSE, e.HelpCalled())
    assert not due(called.state, later(called, 30))


def test_put_off_it_comes_again_after_ten_minutes_or_when_the_urgency_falls() -> None:
    table = emergency()
    table.submit(2, EXPERT, e.Held("surgery"))
    table.submit(1, NURSE, e.ConsentPostponed("still unconscious"))
    assert not due(table.state, later(table, 9.9)) and due(table.state, later(table, 10))
    table.submit(1, NURSE, e.RequestAmended(urgency="amber", reason="better"))
    assert due(table.state, later(table, 0))


def test_a_new_emergency_begins_anew() -> None:
    table = emergency()
    table.submit(1, NURSE, e.ConsentPostponed("still unconscious"))
    table.now_ms += AGAIN_MS
    table.submit(1, NURSE, e.ConsentRefused("consult"))
    table.submit(1, NURSE, EMERGENCY)
    table.submit(2, EXPERT, e.Held("surgery"))
    assert due(table.state, later(table, 0))  # what was put off before is of the one before


def test_p29_only_what_is_owed_is_put_off_with_a_reason_and_by_the_bedside() -> None:
    put_off = e.ConsentPostponed("still unconscious")
    assert code(emergency(), NURSE, put_off) == ""
    assert code(emergency(), NURSE, e.ConsentPostponed(" ")) == "reason"
    assert code(emergency(), EXPERT, put_off) == "role"
    assert code(accepted(), NURSE, put_off) == "not_owed"
    table = emergency()
    table.submit(1, NURSE, e.ConsultClosed("died"))
    assert code(table, NURSE, put_off) == "closed"


def test_the_report_says_that_nobody_ever_asked_and_why() -> None:
    table = emergency()
    assert report_of(table.state).consents[0].endswith("unconscious. The patient has not been asked since.")
    table.submit(1, NURSE, e.ConsentPostponed("still unconscious"))
    table.submit(1, NURSE, e.ConsultClosed("flown out"))
    assert report_of(table.state).consents[0] == (
        "Consent to the consult: emergency without consent, decided by Nina Nurse: unconscious. The patient was never "
        "asked afterwards: put off once, last because: still unconscious."
    )
    asked = emergency()
    asked.submit(1, NURSE, CONSENT)
    was = "Before that: emergency without consent, decided by Nina Nurse: unconscious."
    assert report_of(asked.state).consents[0] == (
        f"Consent to the consult: given by the patient by voice, text 1. {was}"
    )
    asked.submit(1, NURSE, e.ConsentWithdrawn("consult"))
    assert report_of(asked.state).consents[0] == f"Consent to the consult: withdrawn by the patient. {was}"
    no = emergency()
    no.submit(1, NURSE, e.ConsentRefused("consult"))
    assert report_of(no.state).consents[0] == f"Consent to the consult: refused by the patient. {was}"
    no.submit(1, NURSE, e.EmergencyWithoutConsent("Nina Nurse", "no pulse"))
    assert report_of(no.state).consents[0].endswith(f"has not been asked since. {was}")
    no.submit(1, NURSE, CONSENT)
    assert report_of(no.state).consents[0].endswith(f"{was[:-1]}; decided by Nina Nurse: no pulse.")
    red = accepted(call_now=True)
    assert report_of(red.state).consents[0] == "Consent to the consult: nobody asked."


def test_a_red_call_on_which_nobody_asked_stays_owed_when_it_is_lowered() -> None:
    table = accepted(urgency="red")
    assert is_owed(table.state) and not due(table.state, later(table, 1))
    table.submit(1, NURSE, e.RequestAmended(urgency="amber", reason="better"))
    assert is_owed(table.state) and due(table.state, later(table, 0))
    for reason in ("asleep", "in theatre"):
        table.submit(1, NURSE, e.ConsentPostponed(reason))
    least = table.state
    for trim in TRIMS:  # what a newcomer on a thin link gets
        least = trim(least)
    assert is_owed(least) and due(least, later(table, 10)) and [one.reason for one in least.postponed] == ["in theatre"]
