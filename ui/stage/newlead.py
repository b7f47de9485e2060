"""That somebody else leads from now on, said to who led until then; shows nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.client.border import RoomView
from ui.bridge import Bridge


class NewLead(QObject):
    """`told(words)` to who lost the lead by no press of their own."""

    told = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = bridge.room
        bridge.facets.phase.changed.connect(self._look)

    def _look(self, view: RoomView) -> None:
        before, self._before = self._before, view
        if before is not None and lost_lead(before, view):
            self.told.emit(self.tr("{name} leads now.").format(name=view.state.lead_name))


def lost_lead(before: RoomView, after: RoomView) -> bool:
    """To a colleague; who hands it on knows, and reads of the hand-over."""
    if before.me is None or before.state.consult != after.state.consult or before.state.lead != before.me.person:
        return False
    handed = after.state.handover_ms is not None and after.state.handover_ms != before.state.handover_ms
    return after.state.lead not in (None, before.me.person) and not handed
