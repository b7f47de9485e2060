"""That the specialist has put the consult on hold, for the bedside, which otherwise only sees that nothing happens."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.consult.state import ConsultState


def held_words(state: ConsultState) -> str:
    """Empty while it is not."""
    if state.phase != "held":
        return ""
    tr = QCoreApplication.translate
    words = tr("OnHold", "{name} has put this on hold and goes on later. If it cannot wait, press I need you.")
    return words.format(name=state.lead_name or tr("OnHold", "The specialist"))
