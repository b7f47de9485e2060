"""Whose a file is by its own words, against whom the consult is about; says it, and leaves the answer to a person."""

from PySide6.QtCore import QCoreApplication

from app.client.border import RoomView
from app.consult.events.request import Patient
from app.consult.sameperson import Subject, among, contradictions


def another_patient(patient: Patient, subjects: tuple[Subject, ...], on_day: int) -> str:
    """One sentence and a question, "" where nothing contradicts. `on_day`: of the consult, in days since 1970."""
    if among(subjects):
        return tr("This file shows more than one patient. Is it this patient's?")
    for subject in subjects:
        if found := contradictions(patient, subject, on_day):
            names = {"number": tr("number"), "sex": tr("sex"), "birth": tr("age")}
            what = ", ".join(names[one] for one in found)
            return tr("This file names another patient ({what}): {said}. Is it this patient's?").format(
                what=what, said=_said(subject)
            )
    return ""


def said_of(subjects: tuple[Subject, ...]) -> str:
    """Whom the file names, also where nothing contradicts: nobody has compared the picture with the person yet. ""
    where it names nobody."""
    named = [said for subject in subjects if (said := _said(subject))]
    if not named:
        return ""
    if len(named) == 1:
        return tr("It says: {said}").format(said=named[0])
    return tr("It says: {said}; others in it: {n}").format(said=named[0], n=len(named) - 1)


def _said(subject: Subject) -> str:
    """`4712 · M · 1980-01-15`"""
    band = QCoreApplication.translate
    sexes = {"female": band("Band", "F"), "male": band("Band", "M"), "other": band("Band", "other")}
    birth, age = subject.birth, subject.age_years
    when = f"{birth[:4]}-{birth[4:6]}-{birth[6:]}" if birth else "" if age is None else str(age)
    return " · ".join(part for part in (subject.number, sexes.get(subject.sex, ""), when) if part)


def tr(text: str) -> str:
    return QCoreApplication.translate("Whose", text)


def who_will_see(view: RoomView | None) -> str:
    """`Dr Chen and Ola Moe see it at once.`"""
    me = view.me.person if view is not None and view.me is not None else ""
    names = [person.name for person in view.here if person.person != me] if view is not None else []
    if not names:
        return QCoreApplication.translate("Share", "Nobody else is here now. Whoever joins sees it.")
    if len(names) == 1:
        return QCoreApplication.translate("Share", "{name} sees it at once.").format(name=names[0])
    both = QCoreApplication.translate("Share", "{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])
    return QCoreApplication.translate("Share", "{names} see it at once.").format(names=both)
