"""The key that forgets, on this computer, whoever was chosen among those who are known here; it asks once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.client.border import Notice
from app.client.people_commands import ForgetPerson, KnownPerson, PersonForgotten
from ui.bridge import Bridge
from ui.controls import Key
from ui.said import said
from ui.theme import Theme


class ForgetKey(Key):
    """`refused(why)`, `forgotten(sentence)`. Hidden until somebody is chosen."""

    refused = Signal(str)
    forgotten = Signal(str)

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", "user-minus", "quiet", parent=parent)
        self.setText(self.tr("Forget on this computer…"))
        self._bridge = bridge
        self._person: KnownPerson | None = None
        self.clicked.connect(self._ask)
        bridge.notice.connect(self._told)
        self.hide()

    def show_for(self, person: KnownPerson | None) -> None:
        self._person = person
        self.setVisible(person is not None)

    def _ask(self) -> None:
        from ui.dialogs.forget import ForgetDialog

        if self._person is None:
            return
        user, server = self._person.user, self._person.address
        dialog = ForgetDialog(self._theme, self._person, self.window())
        dialog.agreed.connect(lambda: self._bridge.post(ForgetPerson(user, server)))
        dialog.open()

    def _told(self, notice: Notice) -> None:
        if not isinstance(notice, PersonForgotten) or self._person is None:
            return
        if (notice.user, notice.server) != (self._person.user, self._person.address):
            return
        if notice.text:
            self.refused.emit(said(notice.text))
        else:
            name, self._person = self._person.name, None
            self.forgotten.emit(self.tr("{name} is not known on this computer any more.").format(name=name))
