"""Who will see it and whose patient it is about, true for as long as the dialog that asks is open."""

from PySide6.QtCore import Signal

from app.client.border import RoomView
from app.consult.events.request import Patient
from ui.bridge import Bridge
from ui.controls import Sentence
from ui.dialogs.sheet import Sheet
from ui.dialogs.whose import who_will_see
from ui.modes import Mode
from ui.theme import Theme

DAY_MS = 86_400_000


class Audience(Sentence):
    """One sentence of `sheet`, whose band it keeps. `turned`: the patient was corrected, or is another. `day`: of the
    consult, in days since 1970."""

    turned = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, mode: Mode, sheet: Sheet) -> None:
        super().__init__(theme, parent=sheet)
        self._sheet, self._with_name = sheet, mode.may("see_name")
        self.patient, self.day = Patient(), 0
        for facet in (bridge.facets.people, bridge.facets.request):
            facet.changed.connect(self.show_view)  # a method: it is let go with the dialog
        self.show_view(bridge.room)

    def show_view(self, view: RoomView | None) -> None:
        before = self.text()
        self.setText(who_will_see(view))
        request = view.state.request if view is not None else None
        if request is not None:
            self._sheet.show_band(request.patient, request.site_name, self._with_name)
            self._turn(request.patient, request.at_ms // DAY_MS)
        if self.text() != before and self._sheet.isVisible():
            self._sheet.adjust()

    def _turn(self, patient: Patient, day: int) -> None:
        if (patient, day) != (self.patient, self.day):
            self.patient, self.day = patient, day
            self.turned.emit()
