"""Who pressed a moment after a colleague: one sentence of who has it, true as long as it stands; draws nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.client.border import EventRefused, LeaveConsult, Notice, RoomNotOpened, RoomOpened
from app.consult.rules.refusals import LED_ALREADY, NOT_NOW
from ui.bridge import Bridge


class Outrun(QObject):
    """`told(words)`, after what the notice itself says, and again when they change: a refusal comes before the board
    knows whose it is, so the name follows; empty when it is so no more. `lost`: an acceptance was refused, the room
    is to be left: nobody is to find himself in a colleague's."""

    told = Signal(str)
    lost = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._accepting = self._leading = self._led_before = self._lost = ""
        self._about = self._name = self._words = ""  # the consult that the words are of, and who has it, once known
        self._is_guest = False
        bridge.home_changed.connect(self._look)
        bridge.notice.connect(self._hear)

    def entered(self) -> None:
        """A room by another press: what was said before is over."""
        self._leading = self._led_before = self._lost = ""
        self._speak_of("")

    def accepts(self, consult: str) -> None:
        self._accepting = consult

    def takes_over(self, consult: str) -> None:
        self._leading, self._led_before = consult, self._lead(consult)[0]

    def is_late(self, notice: Notice) -> bool:
        """What still opens of what was lost."""
        return isinstance(notice, RoomOpened | RoomNotOpened) and notice.consult == self._lost

    def _hear(self, notice: Notice) -> None:
        match notice:
            case EventRefused(consult=consult, text=text) if consult and consult == self._accepting:
                self._accepting, self._lost = "", consult
                self._bridge.post(LeaveConsult())
                self.lost.emit()
                if text == NOT_NOW["accepted"].text:
                    self._speak_of(consult)
                else:
                    self.told.emit(text)
            case EventRefused(consult=consult, text=LED_ALREADY.text) if consult == self._leading:
                self._speak_of(consult, is_guest=True)
            case RoomOpened(consult=consult) if consult == self._about:
                self.told.emit(self._words)

    def _look(self, _home: object = None) -> None:
        """The board knows only what is stored: what is one's own there was accepted, and is lost no more."""
        if not self._me or self._lead(self._accepting)[0] == self._me:
            self._accepting = ""
        lead, name = self._lead(self._about)
        if not self._me or lead == self._me or (self._name and self._name != name):
            self._speak_of("")  # taken in the end, or given back
        else:
            self._say()

    def _speak_of(self, consult: str, is_guest: bool = False) -> None:
        self._about, self._name, self._is_guest = consult, "", is_guest
        self._say()

    def _say(self) -> None:
        before, self._words = self._words, self._now() if self._about else ""
        if self._words != before:
            self.told.emit(self._words)

    def _now(self) -> str:
        lead, name = self._lead(self._about)
        self._name = name if lead not in ("", self._led_before) else ""
        who = self._name or self.tr("A colleague")
        if self._is_guest:
            return self.tr("{name} took it over a moment before you and leads. You are here as a guest.").format(
                name=who
            )
        return self.tr("{name} has taken this call.").format(name=who)

    def _lead(self, consult: str) -> tuple[str, str]:
        entry = next((one for one in self._bridge.home.entries if one.consult == consult), None)
        return (entry.lead or "", entry.lead_name) if entry is not None else ("", "")

    @property
    def _me(self) -> str:
        person = self._bridge.home.person
        return person.person if person is not None else ""
