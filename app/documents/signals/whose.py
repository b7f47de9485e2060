"""Whom an EDF or BDF file says that it shows; reads no curve.

Only EDF+ says it in parts (2.1.3.3): number, sex, birth date and name, divided by blanks. In the older form anything
may stand there, and nothing of it is compared.
"""

import re

from app.consult.events.request import Sex
from app.consult.sameperson import Subject

HEAD = 256
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_BIRTH = re.compile(r"(\d{2})-([A-Z]{3})-(\d{4})")
_SEXES: dict[str, Sex] = {"M": "male", "F": "female"}


def edf_subject(head: bytes) -> Subject:
    """`head`: the file's first HEAD bytes."""
    if head[192:196] not in (b"EDF+", b"BDF+"):
        return Subject()
    words = head[8:88].decode("latin-1").replace("\0", " ").split()
    number, sex, born = (*words, "X", "X", "X")[:3]
    date = _BIRTH.fullmatch(born.upper())
    known = date is not None and date[2] in _MONTHS
    birth = f"{date[3]}{_MONTHS.index(date[2]) + 1:02}{date[1]}" if date is not None and known else ""
    shown = "".join(letter for letter in number if letter.isprintable())
    return Subject("" if shown.upper() == "X" else shown[:64], _SEXES.get(sex.upper(), "unknown"), birth)
