"""What is done with a consult from the home pages: asked, called, accepted, declined, handed on; events and dialogs."""

import secrets
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.client.border import LeaveConsult, OpenConsult
from app.consult.board import BoardEntry
from app.consult.events.request import Accepted, ConsultRequested, Declined, HandedOn, Released
from app.consult.person import Person
from ui.bridge import Bridge
from ui.memory import Memory
from ui.modes import Mode
from ui.theme import Theme


class Clerk(QObject):
    """`entering(consult)`: a room was asked for. Dialogs lie over `window`."""

    entering = Signal(str)
    sent = Signal(str)

    def __init__(self, bridge: Bridge, theme: Theme, memory: Memory, mode: Mode, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._theme, self._memory, self._mode = bridge, theme, memory, mode
        self._window = window
        self._accepting = ""
        self._lost = ""
        bridge.home_changed.connect(self._look_who_leads)

    def doings(self) -> dict[str, Callable[..., None]]:
        """By the signal of a home page that asks for it."""
        return {
            "ask_pressed": self.ask,
            "call_pressed": self.call,
            "accept_pressed": self.accept,
            "decline_pressed": self.decline,
            "hand_on_pressed": self.hand_on,
        }

    def ask(self) -> None:
        from ui.dialogs.request import RequestDialog

        me = self._me()
        if me is None:
            return
        draft = self._memory.draft(me.person)
        dialog = RequestDialog(self._theme, me, self._bridge.home.site_name, draft, self._window)
        dialog.kept.connect(lambda asked: self._memory.put_draft(me.person, asked if worth_keeping(asked) else None))
        dialog.asked.connect(lambda asked: self._request(asked, me))
        dialog.open()

    def call(self) -> None:
        """Red, at once, with nothing filled in: it rings every specialist and the room opens."""
        me = self._me()
        if me is None:
            return
        site_name = self._bridge.home.site_name
        asked = ConsultRequested(me.name, me.site, site_name=site_name, urgency="red", call_now=True)
        self.enter(self._request(asked, me))

    def enter(self, consult: str) -> None:
        self._lost = ""
        self._bridge.post(OpenConsult(consult))
        self.entering.emit(consult)

    def accept(self, consult: str) -> None:
        """Only over a link that stands: kept for later, it could win hours after anybody looks at the patient."""
        me = self._me()
        if me is not None and self._bridge.link.state == "online":
            self._accepting = consult
            self._bridge.submit(Accepted(me.name), consult)
            self.enter(consult)

    def loses(self, consult: str) -> bool:
        """A refusal came: true when it was of an acceptance, because another was first. Then nobody is to find
        himself in a colleague's room: it is left."""
        if consult != self._accepting:
            return False
        self._accepting, self._lost = "", consult
        self._bridge.post(LeaveConsult())
        return True

    def has_lost(self, consult: str) -> bool:
        """What still opens of it comes too late."""
        return consult == self._lost

    def decline(self, consult: str) -> None:
        choices = (
            self.tr("Not my field"),
            self.tr("Needs to be seen in person"),
            self.tr("Too little to go on: please add a photograph"),
            self.tr("I cannot take it now"),
        )
        self._reason(
            consult,
            self.tr("Decline this request?"),
            self.tr("It leaves your board and stays on every other. The clinic reads your reason."),
            choices,
            self.tr("Decline"),
            lambda reason, me: Declined(reason, me.name),
        )

    def release(self, consult: str) -> None:
        choices = (self.tr("My duty ends"), self.tr("Another specialty is needed"), self.tr("I cannot go on now"))
        self._reason(
            consult,
            self.tr("Put it back on the board?"),
            self.tr("It waits again, for every specialist. What was done so far stays with it."),
            choices,
            self.tr("Put it back"),
            lambda reason, _me: Released(reason),
        )

    def hand_on(self, consult: str) -> None:
        from ui.dialogs.handover import HandOnDialog

        entry = self._entry(consult)
        if entry is None:
            return
        colleagues = {one.person: one.name for one in self._bridge.home.colleagues}
        dialog = HandOnDialog(self._theme, colleagues, self._window)
        dialog.show_band(entry.patient, entry.site_name, self._mode.may("see_name"))
        dialog.handed.connect(lambda to, name, words: self._bridge.submit(HandedOn(to, name, words), consult))
        dialog.release_wanted.connect(lambda: self.release(consult))
        dialog.open()

    def _look_who_leads(self) -> None:
        """The board knows only what is stored: what is one's own there was accepted, and is lost no more."""
        entry, me = self._entry(self._accepting), self._me()
        if entry is not None and me is not None and entry.lead == me.person:
            self._accepting = ""

    def _request(self, asked: ConsultRequested, me: Person) -> str:
        consult = secrets.token_hex(16)
        self._bridge.submit(asked, consult)
        if not asked.call_now:
            self._memory.put_draft(me.person, None)
        self.sent.emit(consult)
        return consult

    def _reason(
        self,
        consult: str,
        title: str,
        sentence: str,
        choices: tuple[str, ...],
        confirm: str,
        event: Callable[[str, Person], Declined | Released],
    ) -> None:
        from ui.dialogs.reason import ReasonDialog

        me = self._me()
        if me is None:
            return
        dialog = ReasonDialog(self._theme, title, sentence, choices, confirm, parent=self._window)
        entry = self._entry(consult)
        if entry is not None:
            dialog.about(entry.patient, entry.site_name, self._mode.may("see_name"))
        dialog.reasoned.connect(lambda reason: self._bridge.submit(event(reason, me), consult))
        dialog.open()

    def _me(self) -> Person | None:
        return self._bridge.home.person

    def _entry(self, consult: str) -> BoardEntry | None:
        return next((entry for entry in self._bridge.home.entries if entry.consult == consult), None)


def worth_keeping(asked: ConsultRequested) -> bool:
    blank = ConsultRequested(asked.name, asked.site, asked.site_name)
    return asked != blank
