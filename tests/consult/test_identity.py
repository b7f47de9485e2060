"""Whose patient it is was said by these two, this time: who comes later says it anew."""

from app.consult import events as e
from app.consult.events.people import IdentityConfirmed
from tests.consult.cast import COLLEAGUE, EXPERT, NURSE, Table, together


def confirmed() -> Table:
    table = together()
    patient = table.state.request.patient
    for seat, person, side in ((1, NURSE, "clinic"), (2, EXPERT, "specialist")):
        said = IdentityConfirmed(side, patient.local_number, patient.age_years, patient.age_months)  # type: ignore[arg-type]
        table.submit(seat, person, said)
    assert set(table.state.identity) == {"clinic", "specialist"}
    table.open(3, COLLEAGUE)
    return table


def test_a_new_lead_has_not_confirmed_and_the_bedside_has() -> None:
    table = confirmed()
    table.submit(2, EXPERT, e.HandedOn(COLLEAGUE.person, COLLEAGUE.name, "read the ECG"))
    assert table.state.lead == COLLEAGUE.person and set(table.state.identity) == {"clinic"}
    table = confirmed()
    table.submit(2, EXPERT, e.Released("called away"))
    table.submit(3, COLLEAGUE, e.Accepted(COLLEAGUE.name))
    assert table.state.lead == COLLEAGUE.person and set(table.state.identity) == {"clinic"}


def test_who_takes_it_again_has_said_it() -> None:
    table = confirmed()
    table.submit(2, EXPERT, e.Released("undone"))
    table.submit(2, EXPERT, e.Accepted(EXPERT.name))
    assert set(table.state.identity) == {"clinic", "specialist"}


def test_a_consult_that_is_reopened_may_be_of_another_day() -> None:
    table = confirmed()
    table.submit(2, EXPERT, e.ConsultClosed("no opinion"))
    table.submit(2, EXPERT, e.ConsultReopened("worse"))
    assert table.state.phase == "accepted" and not table.state.identity
