"""Who confirmed the patient, who stood beside them and what has no known time, in the words of the paper; knows no
layout."""

from app.consult.report import Report, ReportIdentity
from app.consult.stamp import moment

UNTIMED = 20  # lines of the paper
SIDES = (("clinic", "At the bedside"), ("specialist", "By the specialist"))


def identity_pairs(report: Report) -> list[tuple[str, str]]:
    """Both sides, also the one that has not."""
    said = {one.side: one for one in report.identity}
    return [(title, _confirmed(said[side]) if side in said else "not confirmed") for side, title in SIDES]


def present_pairs(report: Report) -> list[tuple[str, str]]:
    """Everybody who was named at the bedside, also who has left."""
    pairs = []
    for one in report.present:
        said = () if one.kind == "patient" else (one.name, one.relation)  # the band names them, to whom may see it
        about = ", ".join(part for part in said if part) or "no name given"
        since = "since" if one.present else "left"
        when = f"{since} {moment(one.at_ms)}"
        pairs.append((one.kind.capitalize(), when if one.kind == "patient" else f"{about}, {when}"))
    return pairs


def untimed_lines(report: Report) -> list[str]:
    """When the server took each, and how many more there are."""
    said = [
        f"{', '.join(part for part in (one.what, one.name) if part)}: taken {moment(one.at_ms)}"
        for one in report.untimed[:UNTIMED]
    ]
    more = len(report.untimed) - len(said)
    return [*said, f"and {more} more, in the log"] if more else said


def age_words(years: int | None, months: int | None) -> str:
    """`61 years`, `1 month`; empty where nobody knows."""
    age, unit = (years, "year") if years is not None else (months, "month")
    return "" if age is None else f"{age} {unit}{'' if age == 1 else 's'}"


def _confirmed(said: ReportIdentity) -> str:
    age = age_words(said.age_years, said.age_months) or "age unknown"
    by = f" by {said.name}" if said.name else ""
    what = "no number here: name" if said.by_name else said.local_number
    return f"{what}, {age}, said aloud{by}, {moment(said.at_ms)}"
