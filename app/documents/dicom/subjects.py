"""Whom a file says that it shows, and whether a name may stand in its pixels; compares nothing."""

import datetime
import re

from pydicom.dataset import Dataset

from app.consult.events.request import Sex
from app.consult.sameperson import EPOCH, Subject
from app.documents.dicom.elements import number, text, texts

_SEXES: dict[str, Sex] = {"M": "male", "F": "female", "O": "other"}
_AGE = re.compile(r"(\d{1,3})Y")
# Machines that print name and number into the picture itself, unless they say that they did not (PS3.3 C.7.6.1.1.1).
_MODALITIES_THAT_WRITE = ("", "US", "SC", "OT", "ES", "XA", "RF", "IVUS", "GM", "XC")
# A screen that was captured, whatever machine it stood on: PS3.4 B.5 (all kinds of it) and PS3.3 C.7.6.1.1.2.
_CAPTURED = "1.2.840.10008.5.1.4.1.1.7"
_MADE_FROM_OTHERS = ("SECONDARY", "SCREEN SAVE")


def subject_of(dataset: Dataset) -> Subject:
    number, birth = _shown(text(dataset, "PatientID")), text(dataset, "PatientBirthDate").replace(".", "")
    age = _AGE.fullmatch(text(dataset, "PatientAge"))
    return Subject(
        number=number,
        sex=_SEXES.get(text(dataset, "PatientSex")[:1].upper(), "unknown"),
        birth=birth if re.fullmatch(r"\d{8}", birth) else "",
        age_years=int(age[1]) if age else None,
        age_on=_day_of(text(dataset, "StudyDate")),
    )


def may_show_a_name(dataset: Dataset) -> bool:
    """The file says so, or is of a kind that often has one and does not say that it has none: from a machine that
    prints, captured from a screen, made from other pictures, or in colours."""
    said = text(dataset, "BurnedInAnnotation").upper()
    if said in ("YES", "NO"):
        return said == "YES"
    kind = text(dataset, "SOPClassUID")
    return (
        text(dataset, "Modality").upper() in _MODALITIES_THAT_WRITE
        or kind == _CAPTURED
        or kind.startswith(_CAPTURED + ".")
        or "ConversionType" in dataset
        or any(word.upper() in _MADE_FROM_OTHERS for word in texts(dataset, "ImageType"))
        or (number(dataset, "SamplesPerPixel") or 1) > 1
    )


def _shown(number: str) -> str:
    """One line of letters that can be seen, as long as the standard lets it be (PS3.5, LO)."""
    return "".join(letter for letter in number if letter.isprintable())[:64].strip()


def _day_of(date: str) -> int | None:
    try:
        return datetime.datetime.strptime(date, "%Y%m%d").toordinal() - EPOCH
    except ValueError:
        return None
