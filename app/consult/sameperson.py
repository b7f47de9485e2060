"""Whether a file can be of the patient of a consult: what its number, sex and birth date contradict. Pure.

Only what both sides say can contradict; an empty field never does. It is asked, never decided: a wrong birth date in a
scanner is common, and so is the picture of another patient.
"""

import datetime

import msgspec

from app.consult.events.documents import Doubt
from app.consult.events.request import Patient, Sex

SLACK_MONTHS, SLACK_MONTHS_INFANT = 12, 2  # an age is often said by heart, an infant's in months better
YEAR_DAYS = 365.25
ORDER: tuple[Doubt, ...] = ("number", "sex", "birth", "several")
EPOCH = datetime.date(1970, 1, 1).toordinal()


class Subject(msgspec.Struct, frozen=True, omit_defaults=True):
    """Whom a file says that it shows. `birth` is YYYYMMDD or ""; `age_years` what the file gives instead, on the day
    `age_on` (days since 1970) or on an unknown one (None)."""

    number: str = ""
    sex: Sex = "unknown"
    birth: str = ""
    age_years: int | None = None
    age_on: int | None = None


def contradictions(patient: Patient, subject: Subject, on_day: int) -> tuple[Doubt, ...]:
    """`on_day`: the day of the consult, in days since 1970."""
    found: list[Doubt] = []
    if _differ(_plain(patient.local_number), _plain(subject.number)):
        found.append("number")
    if _differ(_known(patient.sex), _known(subject.sex)):
        found.append("sex")
    if _is_of_another_age(patient, subject, on_day):
        found.append("birth")
    return tuple(found)


def among(subjects: tuple[Subject, ...]) -> tuple[Doubt, ...]:
    """What the files of one series say against each other, each once. A file that says nothing must not stand between
    two that say different things: of each field all that is said counts."""
    said: dict[Doubt, set[str]] = {
        "number": {_plain(subject.number) for subject in subjects},
        "sex": {_known(subject.sex) for subject in subjects},
        "birth": {subject.birth for subject in subjects if _day_of(subject.birth) is not None},
    }
    return tuple(name for name, values in said.items() if len(values - {""}) > 1)


def doubts(patient: Patient, subjects: tuple[Subject, ...], on_day: int) -> tuple[Doubt, ...]:
    """All that a file of these people says against the patient, each once. `on_day` as in `contradictions`."""
    found = {name for subject in subjects for name in contradictions(patient, subject, on_day)}
    if among(subjects):
        found.add("several")
    return tuple(name for name in ORDER if name in found)


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _plain(number: str) -> str:
    """As people compare it: without separators, leading zeros and case."""
    letters = "".join(letter for letter in number.casefold() if letter.isalnum())
    return letters.lstrip("0") or letters[:1]


def _known(sex: Sex) -> str:
    """ "Other" is what a machine writes for "not asked", too: it contradicts nothing."""
    return sex if sex in ("female", "male") else ""


def _is_of_another_age(patient: Patient, subject: Subject, on_day: int) -> bool:
    said = _months(patient)
    shown = _months_then(subject, on_day)
    if said is None or shown is None:
        return False
    youngest, oldest, slack = said
    return not youngest - slack <= shown[1] or not shown[0] <= oldest + slack


def _months(patient: Patient) -> tuple[float, float, float] | None:
    """The youngest and the oldest that the request's age can mean, and how far it may be wrong."""
    if patient.age_years is None and patient.age_months is None:
        return None
    if patient.age_months is not None and (patient.age_years or 0) <= 1:
        months = 12 * (patient.age_years or 0) + patient.age_months
        return months, months + 1, SLACK_MONTHS_INFANT
    years = patient.age_years or 0
    return 12 * years, 12 * years + 12, SLACK_MONTHS


def _months_then(subject: Subject, on_day: int) -> tuple[float, float] | None:
    """The youngest and oldest on that day, in months."""
    born = _day_of(subject.birth)
    if born is not None:
        months = 12 * (on_day - born) / YEAR_DAYS
        return months, months
    if subject.age_years is None or subject.age_on is None:
        return None
    since = (on_day - subject.age_on) / YEAR_DAYS
    return 12 * (subject.age_years + since), 12 * (subject.age_years + 1 + since)


def _day_of(birth: str) -> int | None:
    """In days since 1970; None where it is no date, and for the stand-ins of a date that nobody knew."""
    if len(birth) != 8 or not birth.isascii() or not birth.isdigit() or birth in ("19000101", "11111111"):
        return None
    try:
        return datetime.date(int(birth[:4]), int(birth[4:6]), int(birth[6:])).toordinal() - EPOCH
    except ValueError:
        return None
