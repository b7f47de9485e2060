"""What happens to the consult as a whole: hold, hand on, close, void, save; a menu made of what a mode may."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.client.border import RoomView
from app.consult import rules
from app.consult.consent_due import is_owed
from app.consult.events import AnyEvent
from app.consult.events.guidance import BookmarkPlaced
from app.consult.events.request import (
    Cancelled,
    ConsultClosed,
    ConsultReopened,
    HandedOn,
    Held,
    LeadTaken,
    Released,
    Resumed,
    Voided,
)
from app.consult.person import Person
from ui.bridge import Bridge
from ui.dialogs.handover import HandOnDialog
from ui.dialogs.saveas import save_bundle, save_marked, save_opinion
from ui.modes import Mode
from ui.stage.asking import Asking
from ui.theme import Theme


class RoomMenu(QObject):
    """Fills `menu` each time it opens, from what the consult is then. `bookmarked`: a moment was marked here."""

    bookmarked = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, mode: Mode, ask: Asking, menu: QMenu, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._theme, self._mode, self._ask = bridge, theme, mode, ask
        self.menu, self._window = menu, window
        self.extra: Callable[[], list[tuple[str, str, Callable[[], None]]]] = list
        menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        self.menu.clear()
        view, may = self._bridge.room, self._mode.may
        if view is None:
            return
        extra = self.extra()
        for words, icon, act in extra:
            self._add(words, icon, act)
        if extra:
            self.menu.addSeparator()
        phase = view.state.phase
        mine = view.me is not None and view.state.lead == view.me.person
        if may("media") and self._bridge.media.on:
            self._add(self.tr("Show another picture…"), "monitor-play", self._ask.source)
        if may("bookmark") and phase in ("accepted", "held"):
            self._add(self.tr("Mark this moment  (B)"), "bookmark-simple", self.bookmark)
        if may("lead") and not mine and phase in ("accepted", "held"):
            self._add(self.tr("Take the lead"), "crown-simple", lambda: self._take_lead(view))
        if may_give_back(self._mode, view):
            self._add(self.tr("Give back to the board…"), "arrow-u-up-left", self.release)
        if may("ask") and phase == "waiting":
            self._add(self.tr("Call off…"), "x-circle", self.call_off)
        if may("amend") and phase in ("waiting", "accepted", "held"):
            self._add(self.tr("Correct the request…"), "pencil-simple", self._ask.amend)
        if view.state.opinions:
            self._add(self.tr("Read the opinion…"), "note", self._ask.read_opinion)
        if may("close") and phase in ("accepted", "held"):
            self._add(self.tr("Close the consult…"), "check-circle", self._close)
        if may("close") and phase == "closed":
            self._add(self.tr("Reopen…"), "arrow-counter-clockwise", self._reopen)
        if may("export"):
            self.menu.addSeparator()
            opinion = self.tr("Save the opinion…") if view.state.opinions else self.tr("Save the record…")
            of = self._bridge, self._theme, self._window, view.state
            self._add(opinion, "file-pdf", lambda: save_opinion(*of))
            if any(mark.is_visible for mark in view.state.marks.values()):
                marked = self.tr("Save the marked pages…")
                self._add(marked, "files", lambda: save_marked(*of))
            whole = self.tr("Save the whole consult…")
            self._add(whole, "package", lambda: save_bundle(*of))
        if may_void(self._mode, view):
            self.menu.addSeparator()
            self._add(self.tr("Wrong patient: end this consult…"), "prohibit", self.void)

    def bookmark(self) -> None:
        """A place in time that the review finds again."""
        view = self._bridge.room
        if view is not None and self._mode.may("bookmark") and view.state.phase in ("accepted", "held"):
            self._bridge.submit(BookmarkPlaced())
            self.bookmarked.emit()

    def hold(self) -> None:
        view = self._bridge.room
        if view is not None:
            self._bridge.submit(Resumed() if view.state.phase == "held" else Held())

    def hand_on(self, menu: QMenu) -> None:
        """To another specialist, those who are here first. Who does not lead can only take the lead."""
        menu.clear()
        view = self._bridge.room
        if view is None or view.me is None:
            return
        if self._bridge.link.state != "online":
            menu.addAction(self.tr("The link is gone: it can be handed on when it is back.")).setEnabled(False)
            return
        if view.state.lead != view.me.person:
            menu.addAction(self.tr("Only who leads can hand it on.")).setEnabled(False)
            if view.state.phase in ("accepted", "held"):
                menu.addAction(self.tr("Take the lead")).triggered.connect(lambda: self._take_lead(view))
            return
        here = {one.person: one for one in view.here if one.role == "specialist" and one.person != view.me.person}
        others = [one for one in self._bridge.home.colleagues if one.person not in here]
        for person in here.values():
            self._offer(menu, person, self.tr("{name} (here)").format(name=person.name))
        if here and others:
            menu.addSeparator()
        for person in others:
            self._offer(menu, person, person.name)
        if not here and not others:
            menu.addAction(self.tr("There is no other specialist.")).setEnabled(False)
            menu.addAction(self.tr("Give back to the board…")).triggered.connect(self.release)

    def call_off(self) -> None:
        self._ask.reason(
            self.tr("Call off?"),
            self.tr("The specialists no longer see it."),
            (self.tr("The patient is better"), self.tr("Solved here")),
            self.tr("Call off"),
            lambda reason: self._bridge.submit(Cancelled(reason)),
            "red",
        )

    def _add(self, words: str, icon: str, act: Callable[[], None]) -> None:
        self.menu.addAction(self._theme.icon(icon, "quiet"), words).triggered.connect(lambda: act())

    def _offer(self, menu: QMenu, person: Person, words: str) -> None:
        menu.addAction(words).triggered.connect(lambda: self._hand_to(person))

    def _take_lead(self, view: RoomView) -> None:
        if view.me is not None:
            self._bridge.submit(LeadTaken(view.me.name))

    def _hand_to(self, person: Person) -> None:
        view = self._bridge.room
        request = view.state.request if view is not None else None
        dialog = HandOnDialog(self._theme, {person.person: person.name}, self._window)
        if request is not None:
            dialog.show_band(request.patient, request.site_name, self._mode.may("see_name"))
        dialog.handed.connect(lambda to, name, words: self._bridge.submit(HandedOn(to, name, words)))
        dialog.release_wanted.connect(self.release)
        dialog.keep_with(self._bridge.texts, view.state.consult if view is not None else "")
        dialog.open()

    def release(self) -> None:
        self._ask.reason(
            self.tr("Give the consult back?"),
            self.tr("It stands on every specialist's board again. The clinic sees that it waits."),
            (self.tr("My duty ends"), self.tr("Another specialty is needed"), self.tr("I am called away")),
            self.tr("Give back"),
            lambda reason: self._bridge.submit(Released(reason)),
        )

    def _close(self) -> None:
        """At the bedside, where alone it can be asked, consent that is owed is asked for first."""
        view = self._bridge.room
        if view is not None and self._mode.may("answer") and is_owed(view.state):
            self._ask.owed(self._close_it)
        else:
            self._close_it()

    def _close_it(self) -> None:
        view = self._bridge.room
        text = self.tr("Nothing can be drawn or said afterwards. It stays readable, and can be reopened.")
        if view is not None and not view.state.opinions:
            text = self.tr("No opinion was signed: the record will be headed “No opinion was given”.") + " " + text
        if view is not None and is_owed(view.state) and not self._mode.may("answer"):
            text += " " + self.tr("The patient was never asked for consent; only the bedside can still ask.")
        self._ask.reason(
            self.tr("Close the consult?"), text, (), self.tr("Close"), lambda r: self._bridge.submit(ConsultClosed(r)),
            optional=True,
        )  # fmt: skip

    def _reopen(self) -> None:
        self._ask.reason(
            self.tr("Reopen the consult?"),
            "",
            (self.tr("Something was forgotten"), self.tr("The patient is worse")),
            self.tr("Reopen"),
            lambda reason: self._bridge.submit(ConsultReopened(reason)),
        )

    def wrongs(self) -> list[tuple[str, Callable[[], None]]]:
        """The ways on where number or age are not the patient's."""
        entries: list[tuple[str, Callable[[], None]]] = []
        if self._mode.may("amend"):
            entries.append((self.tr("Number or age is written wrong: correct the request…"), self._ask.amend))
        view = self._bridge.room
        if view is not None and may_void(self._mode, view):
            entries.append((self.tr("It is another patient: end this consult…"), self.void))
        return entries

    def void(self) -> None:
        wrong, mistake = self.tr("Wrong patient"), self.tr("Opened by mistake")
        self._ask.reason(
            self.tr("End this consult for good?"),
            self.tr("It leaves every board and is not taken up again. What was written stays in the record."),
            (wrong, mistake),
            self.tr("End it for good"),
            lambda text: self._bridge.submit(
                Voided("opened_by_mistake" if text == mistake else "wrong_patient", text), ""
            ),
            "red",
        )


def may_void(mode: Mode, view: RoomView) -> bool:
    return mode.may("void") and _may(view, Voided("wrong_patient"))


def may_give_back(mode: Mode, view: RoomView) -> bool:
    return mode.may("accept") and _may(view, Released("called away"))


def _may(view: RoomView, event: AnyEvent) -> bool:
    """As the server would answer."""
    return view.me is not None and rules.may(view.state, view.me, event, view.server_ms) is None
