"""Asked once before leaving a room: leaving is not closing, and the dialog says what goes on without you."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.consult.practice import is_practice
from app.consult.state import ConsultState
from ui.controls import Key, Sentence
from ui.dialogs.sheet import Sheet
from ui.modes import Mode
from ui.theme import Theme


class LeaveDialog(Sheet):
    """`left` when *Leave* was pressed. `state` None: no room is open, the program is to end. `me`: the id of who
    leaves. `files`: of those that are still to go, where nobody stays signed in."""

    left = Signal()

    def __init__(
        self,
        theme: Theme,
        mode: Mode,
        state: ConsultState | None,
        unsent: int = 0,
        parent: QWidget | None = None,
        me: str = "",
        files: str = "",
    ) -> None:
        super().__init__(theme, "", parent, 480)
        self.title.setText(self.tr("Leave this consult?"))
        self.setWindowTitle(self.tr("Leave"))
        request = state.request if state is not None else None
        if request is not None:
            self.show_band(request.patient, request.site_name, mode.may("see_name"))
        self.body.addWidget(Sentence(theme, self._what_goes_on(mode, state, me), parent=self))
        if unsent:
            text = self.tr("Not sent yet: {n}. It is kept on this computer and sent by itself.")
            self.body.addWidget(Sentence(theme, text.format(n=unsent), tone="amber", parent=self))
        if files:
            self.body.addWidget(Sentence(theme, files, tone="amber", parent=self))
        self.body.addStretch(1)
        self.add_cancel(self.tr("Stay"))
        leave = self.add_key(Key(theme, self.tr("Leave"), "sign-out", "accent", parent=self))
        leave.clicked.connect(self._leave)
        leave.setFocus()

    def _what_goes_on(self, mode: Mode, state: ConsultState | None, me: str) -> str:
        if state is not None and state.ended_ms is not None:
            return self.tr("The consult is over. It stays readable under Past consults.")
        if mode.may("answer") and state is not None and is_practice(state) and state.lead is None:
            return self.tr("The practice ends and is put away. Nothing of it was counted.")
        if mode.may("answer") and state is not None and state.lead is None:
            return self.tr(
                "Your camera and microphone stop here. The consult stays open and goes on waiting for a specialist; "
                "you can come back from the list."
            )
        if mode.may("answer"):
            return self.tr(
                "Your camera and microphone stop here. The consult stays open: the specialist sees that you left, "
                "and you can come back from the list."
            )
        if not mode.may("sign"):
            return self.tr("The consult goes on without you. You can come back from the list.")
        if state is not None and state.lead == me:
            return self.tr(
                "Camera, microphone and recording stop when the last specialist leaves. The consult stays open and "
                "stays yours: it stands under Mine."
            )
        if state is None or state.lead is None:
            return self.tr("The consult stays open. It waits on the board for a specialist.")
        return self.tr(
            "Camera, microphone and recording stop when the last specialist leaves. The consult stays open and stays "
            "with {name}: it stands under Under way."
        ).format(name=state.lead_name)

    def _leave(self) -> None:
        self.left.emit()
        self.accept()
