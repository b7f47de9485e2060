"""What a practice consult asks about: a patient who does not exist, and says so wherever a patient is named."""

from PySide6.QtCore import QCoreApplication

from app.consult.events.request import ConsultRequested, Patient, Vitals
from app.consult.person import Person


def practice_request(me: Person, site_name: str) -> ConsultRequested:
    """Green: nothing of it is to look urgent. The word stands in number, name and complaint, so that also an older
    program and a paper cannot be mistaken."""
    return ConsultRequested(
        name=me.name,
        site=me.site,
        site_name=site_name,
        patient=Patient(tr("PRACTICE"), "female", 61, name=tr("Practice patient")),
        vitals=Vitals(pulse_per_min=76, systolic_mmhg=128, diastolic_mmhg=78, spo2_percent=98),
        urgency="green",
        complaint=tr("PRACTICE: a red eye since yesterday"),
        question=tr("Nobody has to answer: the practice partner does."),
        practice=True,
    )


def tr(text: str) -> str:
    return QCoreApplication.translate("Practice", text)
