"""What is done with a consult from the home pages: asked, called, accepted, declined, handed on; events and dialogs."""

import secrets
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.client.border import OpenConsult
from app.consult.board import BoardEntry
from app.consult.events.people import ObserverAsked
from app.consult.events.request import Accepted, ConsultRequested, Declined, HandedOn, LeadTaken, Released
from app.consult.person import Person
from app.consult.practice import practised
from ui.bridge import Bridge
from ui.home.lookingon import is_let_in, may_ask_in
from ui.home.outrun import Outrun
from ui.home.practice import practice_request
from ui.home.shelves import is_left_alone
from ui.home.taken_words import taken_words
from ui.keptforms import REQUEST, Form, keep_form, kept_form
from ui.memory import Memory
from ui.modes import Mode
from ui.theme import Theme


class Clerk(QObject):
    """`entering(consult)`: a room was asked for. Dialogs lie over `window`, whose clerk of before goes."""

    entering = Signal(str)
    sent = Signal(str)

    def __init__(self, bridge: Bridge, theme: Theme, memory: Memory, mode: Mode, window: QWidget) -> None:
        for before in window.findChildren(Clerk):
            before.deleteLater()
        super().__init__(window)
        self._bridge, self._theme, self._memory, self._mode = bridge, theme, memory, mode
        self._window = window
        self.outrun = Outrun(bridge, self)
        self._take_over_draft()

    def doings(self) -> dict[str, Callable[..., None]]:
        """By the signal of a home page that asks for it."""
        return {
            "ask_pressed": self.ask,
            "call_pressed": self.call,
            "practise_pressed": self.practise,
            "accept_pressed": self.accept,
            "decline_pressed": self.decline,
            "hand_on_pressed": self.hand_on,
            "take_over_pressed": self.take_over,
        }

    def ask(self) -> None:
        from ui.dialogs.request import RequestDialog

        me = self._me()
        if me is None:
            return
        texts = self._bridge.texts
        draft = kept_form(texts, "", REQUEST)
        dialog = RequestDialog(self._theme, me, self._bridge.home.site_name, draft, self._window)
        dialog.kept.connect(
            lambda asked: keep_form(texts, "", REQUEST, Form(None, asked) if worth_keeping(asked) else None)
        )
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

    def practise(self) -> None:
        """Into one's own that is open already, else a new one: nobody has to accept it, and it rings nobody."""
        me = self._me()
        if me is None:
            return
        mine = (
            one for one in practised(self._bridge.home.entries) if one.phase == "waiting" and one.asked_by == me.name
        )
        if before := next(mine, None):
            self.enter(before.consult)
            return
        consult = secrets.token_hex(16)
        self._bridge.submit(practice_request(me, self._bridge.home.site_name), consult)
        self.enter(consult)

    def enter(self, consult: str) -> None:
        """Who only looks on asks to be let in first: nothing of it is there for them before."""
        entry, me = self._entry(consult), self._me()
        if me is not None and entry is not None and self._mode.may("look_on") and not is_let_in(entry, me.person):
            self._ask_in(entry, me)
            return
        self.outrun.entered()
        self._bridge.post(OpenConsult(consult))
        self.entering.emit(consult)

    def _ask_in(self, entry: BoardEntry, me: Person) -> None:
        """Once, and over a link that stands: hours later nobody at the bedside would know why."""
        if may_ask_in(entry, me.person) and self._bridge.link.state == "online":
            self._bridge.submit(ObserverAsked(me.name), entry.consult)

    def accept(self, consult: str) -> None:
        """Only over a link that stands: kept for later, it could win hours after anybody looks at the patient."""
        me = self._me()
        if me is not None and self._bridge.link.state == "online":
            self.outrun.accepts(consult)
            self._bridge.submit(Accepted(me.name), consult)
            self.enter(consult)

    def take_over(self, consult: str) -> None:
        """Nobody looks after it: entered first, for who leads takes part."""
        me = self._me()
        if me is not None and self._bridge.link.state == "online":
            self.enter(consult)
            self.outrun.takes_over(consult)
            self._bridge.submit(LeadTaken(me.name), consult)

    def take_call(self, consult: str) -> None:
        """What rings: accepted while it waits, taken over where nobody looks after it, entered where it is one's own.
        What a colleague has taken meanwhile is theirs."""
        entry, me = self._entry(consult), self._me()
        if entry is None or me is None:
            return
        if entry.phase == "waiting":
            self.accept(consult)
        elif is_left_alone(entry, me.person):
            self.take_over(consult)
        elif entry.lead == me.person:
            self.enter(consult)

    def taking(self, consult: str) -> tuple[Callable[[], None], Callable[[], str]]:
        """How what rings is taken, and why it cannot be: words, empty while it can."""
        return lambda: self.take_call(consult), lambda: self._taken_words(consult)

    def _taken_words(self, consult: str) -> str:
        return taken_words(self._entry(consult), self._me(), self._bridge.link.state == "online")

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
        choices = (self.tr("My duty ends"), self.tr("Another specialty is needed"), self.tr("I am called away"))
        self._reason(
            consult,
            self.tr("Give the consult back?"),
            self.tr("It waits again, for every specialist. What was done so far stays with it."),
            choices,
            self.tr("Give back"),
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
        dialog.keep_with(self._bridge.texts, consult)
        dialog.open()

    def _take_over_draft(self) -> None:
        """An earlier program kept a half-written request in clear, beside the settings of this computer."""
        me = self._me()
        draft = self._memory.take_draft(me.person) if me is not None else None
        if draft is not None and kept_form(self._bridge.texts, "", REQUEST) is None:
            keep_form(self._bridge.texts, "", REQUEST, Form(None, draft))

    def _request(self, asked: ConsultRequested, me: Person) -> str:
        consult = secrets.token_hex(16)
        self._bridge.submit(asked, consult)
        if not asked.call_now:
            keep_form(self._bridge.texts, "", REQUEST, None)
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
        dialog.keep_with(self._bridge.texts, consult)
        dialog.reasoned.connect(lambda reason: self._bridge.submit(event(reason, me), consult))
        dialog.open()

    def _me(self) -> Person | None:
        return self._bridge.home.person

    def _entry(self, consult: str) -> BoardEntry | None:
        return next((entry for entry in self._bridge.home.entries if entry.consult == consult), None)


def worth_keeping(asked: ConsultRequested) -> bool:
    blank = ConsultRequested(asked.name, asked.site, asked.site_name)
    return asked != blank
