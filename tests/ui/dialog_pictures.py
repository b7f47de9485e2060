"""Every dialog with something in it, for the pictures."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from app.consult.events.request import ConsultRequested
from tests.ui import samples
from ui.dialogs.leave import LeaveDialog
from ui.dialogs.reason import ReasonDialog
from ui.dialogs.request import RequestDialog
from ui.dialogs.settings import SettingsDialog
from ui.memory import Memory
from ui.modes import BEDSIDE, CLINIC, DESK
from ui.theme import Theme


def dialog_shots(theme: Theme, memory: Memory) -> Iterator[tuple[str, QWidget]]:
    theme.set_sizes(BEDSIDE)
    first = samples.ENTRIES[0]
    draft = ConsultRequested(
        "Ingrid Berg",
        "north",
        "",
        first.patient,
        first.vitals,
        "red",
        first.complaint,
        first.question,
        "Cardiology",
    )
    yield "request", RequestDialog(theme, samples.NURSE, "North valley clinic", draft)
    yield "leave-clinic", LeaveDialog(theme, CLINIC, None, unsent=2)
    theme.set_sizes(DESK)
    choices = ("Not my field", "Needs to be seen in person", "Too little to go on: please add a photograph")
    sentence = "It leaves your board and stays on every other. The clinic reads your reason."
    yield (
        "decline",
        ReasonDialog(theme, "Decline this request?", sentence, choices, "Decline").about(
            first.patient, first.site_name, False
        ),
    )
    yield "settings", SettingsDialog(theme, memory)
