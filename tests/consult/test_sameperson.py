"""What a file and a consult say against each other about whom they are about."""

import datetime

import pytest

from app.consult.events.request import Patient
from app.consult.sameperson import EPOCH, Subject, among, contradictions, doubts

TODAY = datetime.date(2026, 3, 1).toordinal() - EPOCH
ANNA = Patient(local_number="4711-008", sex="female", age_years=46)


@pytest.mark.parametrize(
    ("subject", "wanted"),
    [
        (Subject(), ()),
        (Subject("4711-008", "female", "19800115"), ()),
        (Subject(" 004711008 "), ()),
        (Subject("4711-009"), ("number",)),
        (Subject("", "male"), ("sex",)),
        (Subject("", "other"), ()),
        (Subject("", "female", "19500115"), ("birth",)),
        (Subject("4712", "male", "20100101"), ("number", "sex", "birth")),
    ],
)
def test_only_what_both_say_contradicts(subject, wanted):
    assert contradictions(ANNA, subject, TODAY) == wanted


def test_a_request_without_a_patient_contradicts_nothing():
    assert contradictions(Patient(), Subject("4712", "male", "20100101"), TODAY) == ()


@pytest.mark.parametrize(
    ("birth", "fits"),
    [("19800115", True), ("19790201", True), ("19810228", True), ("19780101", False), ("19810601", False)],
)
def test_an_age_said_by_heart_may_be_a_year_wrong(birth, fits):
    assert (contradictions(ANNA, Subject(birth=birth), TODAY) == ()) is fits


@pytest.mark.parametrize(
    ("birth", "fits"), [("20251115", True), ("20250901", True), ("20260115", False), ("20250715", False)]
)
def test_an_infants_age_is_taken_in_months(birth, fits):
    assert (contradictions(Patient(age_months=4), Subject(birth=birth), TODAY) == ()) is fits


@pytest.mark.parametrize("birth", ["19000101", "11111111", "20261345", "1980", "abcdefgh", "１９８００１１５"])
def test_a_date_that_nobody_knew_contradicts_nobody(birth):
    assert contradictions(ANNA, Subject(birth=birth), TODAY) == ()


def test_an_age_counts_from_the_day_of_the_picture():
    ten_years_ago = TODAY - 3_653
    assert contradictions(ANNA, Subject(age_years=36, age_on=ten_years_ago), TODAY) == ()
    assert contradictions(ANNA, Subject(age_years=46, age_on=ten_years_ago), TODAY) == ("birth",)
    assert contradictions(ANNA, Subject(age_years=10), TODAY) == ()  # nobody knows when


def test_two_patients_in_one_series_are_found_also_round_a_file_that_says_nothing():
    files = (Subject("1", "female"), Subject(), Subject("1", "female"), Subject("2", "female", "19800115"))
    assert among(files) == ("number",)
    assert among(files[:3]) == among(()) == ()
    assert among((Subject("1", "male", "19800115"), Subject("01", "female", "19800116"))) == ("sex", "birth")
    assert among((Subject(birth="19700101"), Subject(birth="19700102"))) == ("birth",)  # the first day of all counts


def test_thousands_of_files_are_compared_at_once():
    """Pair by pair it would be eight million, on the thread that draws."""
    assert among(tuple(Subject(str(number), birth="19800115") for number in range(1, 4_001))) == ("number",)


def test_all_that_is_said_against_the_patient_is_one_answer():
    assert doubts(ANNA, (Subject("4711-008"), Subject("4711-008", "female")), TODAY) == ()
    assert doubts(ANNA, (Subject("4712"), Subject("4711-008", "male")), TODAY) == ("number", "sex", "several")
    assert doubts(ANNA, (Subject("4711-008", "male"), Subject("", "male")), TODAY) == ("sex",)
