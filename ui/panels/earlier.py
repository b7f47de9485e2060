"""What a request said before it was corrected, line by line; only what really changed. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.consult.state import Amendment, Request
from ui.band import sex_age
from ui.words import moment, urgency_word, vitals_lines


def earlier_lines(request: Request) -> list[str]:
    """Newest first: `Before 14:20: Pulse 92 /min`. The reason follows where one was written."""
    newer: Amendment | Request = request
    lines: list[str] = []
    for old in reversed(request.earlier):
        lines += _lines(old, newer)
        newer = old
    return lines


def _lines(old: Amendment, new: Amendment | Request) -> list[str]:
    tr = QCoreApplication.translate
    said: list[str] = []
    if old.urgency != new.urgency:
        said.append(urgency_word(old.urgency))
    if old.complaint != new.complaint:
        said.append(old.complaint or tr("Earlier", "no complaint"))
    if old.question != new.question:
        said.append(old.question or tr("Earlier", "no question"))
    if old.specialty != new.specialty:
        said.append(old.specialty or tr("Earlier", "no specialty"))
    if old.vitals != new.vitals:
        known = vitals_lines(new.vitals)
        changed = [f"{name} {value}" for name, value in vitals_lines(old.vitals) if (name, value) not in known]
        said += changed or [tr("Earlier", "fewer vitals")]
    if old.patient != new.patient:
        number = old.patient.local_number or tr("Band", "no number")
        said.append(f"{number} · {sex_age(old.patient)}")
    reason = f" ({old.reason})" if old.reason else ""
    before = tr("Earlier", "Before {when}: {what}")
    return [before.format(when=moment(old.at_ms), what=what) + reason for what in said]
