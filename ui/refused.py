"""The line that says that something of one's own was not taken, in the room and on the home pages; opens the list."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.client.border import DraftRefused, PutAway
from app.consult.events.request import ConsultRequested, Patient
from app.consult.stamp import stamped_text
from ui.band import patient_line
from ui.bridge import Bridge
from ui.controls import Banner
from ui.dialogs.refused import RefusedDialog
from ui.modes import Mode
from ui.refused_words import RefusedLine, refused_lines
from ui.theme import Theme


class RefusedBar(QWidget):
    """Of the open room where it lies `in_room`, else of every consult. Hidden while there is nothing."""

    def __init__(
        self, bridge: Bridge, theme: Theme, mode: Mode, in_room: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._mode, self._in_room = bridge, theme, mode, in_room
        self.lines: tuple[RefusedLine, ...] = ()
        self._gives_way = False
        self._dialog: RefusedDialog | None = None
        self.banner = Banner(theme, self)
        self.banner.pressed.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        if in_room:
            bridge.facets.refused.changed.connect(self._show)
        else:
            bridge.home_changed.connect(self._show)
        self.hide()
        self._show()

    def give_way(self, on: bool) -> None:
        """Something weightier stands across the room; what was not taken waits and comes again."""
        self._gives_way = on
        self.setVisible(bool(self.lines) and not on)

    def _show(self) -> None:
        lines = refused_lines(self._drafts(), lambda _: "") if self._in_room else self._of_home()
        if lines == self.lines:
            return
        self.lines = lines
        count = sum(len(line.drafts) for line in lines)
        words = self.tr("Not accepted: {n}. What you wrote is kept here.").format(n=count)
        self.banner.say("amber", words if lines else "", self.tr("Look…"))
        self.setVisible(bool(lines) and not self._gives_way)
        if self._dialog is not None:
            self._dialog.show_lines(lines)

    def _drafts(self) -> Sequence[DraftRefused]:
        view = self._bridge.room if self._in_room else self._bridge.home
        return view.refused if view is not None else ()

    def _of_home(self) -> tuple[RefusedLine, ...]:
        """With whose it was: the board knows, or the request that was refused itself."""
        patients = self._patients()
        with_name = self._mode.may("see_name")

        def about(draft: DraftRefused) -> str:
            patient = patients.get(draft.consult)
            return patient_line(patient, with_name=with_name) if patient is not None else draft.consult[:8]

        return refused_lines(self._drafts(), about)

    def _patients(self) -> dict[str, Patient]:
        patients: dict[str, Patient] = {}
        for draft in self._drafts():
            if isinstance(draft.event, ConsultRequested):
                patients[draft.consult] = draft.event.patient
        patients.update((entry.consult, entry.patient) for entry in self._bridge.home.entries)
        room = self._bridge.room if self._in_room else None
        if room is not None and room.state.request is not None:
            patients[room.state.consult] = room.state.request.patient
        return patients

    def _whose(self, line: RefusedLine) -> str:
        """Pasted elsewhere nothing else would tell."""
        consult = line.drafts[0].consult
        patient = self._patients().get(consult, Patient())
        now_ms = QDateTime.currentMSecsSinceEpoch() - self._bridge.link.clock_wrong_ms
        return stamped_text(line.text, patient.local_number, consult, now_ms)

    def _open(self) -> None:
        dialog = self._dialog = RefusedDialog(self._theme, self.lines, self._whose, self)
        view = self._bridge.room if self._in_room else None
        if view is not None and view.state.request is not None:
            asked = view.state.request
            dialog.show_band(asked.patient, asked.site_name, self._mode.may("see_name"))
        dialog.again.connect(self._again)
        dialog.away.connect(self._put_away)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self._dialog = None

    def _again(self, line: RefusedLine) -> None:
        for draft in line.drafts:
            self._bridge.submit(draft.event, draft.consult)
        self._put_away(line)

    def _put_away(self, line: RefusedLine) -> None:
        for draft in line.drafts:
            self._bridge.post(PutAway(draft.consult, draft.origin))
