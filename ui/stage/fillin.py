"""What a call left out, to be filled in when there is time: words for the side that asked; knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.consult.state import ConsultState


def left_out_words(state: ConsultState) -> str:
    """Empty where nothing that both sides need to know the patient by is missing, and where nobody called."""
    request = state.request
    if request is None or not request.call_now or state.phase not in ("waiting", "accepted", "held"):
        return ""
    patient, tr = request.patient, QCoreApplication.translate
    missing = (
        ("" if patient.local_number else tr("FillIn", "number")),
        ("" if patient.age_years is not None or patient.age_months is not None else tr("FillIn", "age")),
        ("" if request.complaint else tr("FillIn", "complaint")),
    )
    if not (missing[0] or missing[1]):
        return ""
    what = ", ".join(word for word in missing if word)
    return tr("FillIn", "Still to fill in when you can: {what}.").format(what=what)
