"""Makes the panels a mode names, each with its facet and its submit; decides nothing about what they say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.client.border import BringFile
from app.consult.events.people import Side
from ui.bridge import Bridge
from ui.modes import Mode, Panel
from ui.panels.case import CasePanel
from ui.panels.clipkey import ClipKey
from ui.panels.documents import DocumentsPanel
from ui.panels.findings import FindingsPanel
from ui.panels.instructions import InstructionsPanel
from ui.panels.keptsounds import KeptSounds
from ui.panels.messages import MessagesPanel
from ui.panels.people import PeoplePanel
from ui.panels.unread import Unread
from ui.stage.asking import Asking
from ui.stage.ticking import RoomClock
from ui.theme import Theme


class PanelSet(QObject):
    """`panels` in order; what panels ask of the room comes out as signals. Of `parent`, a room, and as long as that
    stands."""

    share_pressed = Signal()
    folder_pressed = Signal()
    show_pressed = Signal(object)

    def __init__(
        self,
        wanted: Sequence[Panel],
        bridge: Bridge,
        theme: Theme,
        mode: Mode,
        clock: RoomClock,
        ask: Asking,
        unread: Unread,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._mode = bridge, theme, mode
        self._clock, self._ask, self._unread = clock, ask, unread
        self.panels: dict[Panel, QWidget] = {name: self._panel(name) for name in wanted}

    def _panel(self, name: Panel) -> QWidget:
        bridge, theme, mode, clock, ask = self._bridge, self._theme, self._mode, self._clock, self._ask
        facets, submit = bridge.facets, bridge.submit
        match name:
            case "instructions":
                speak = ClipKey(bridge, theme) if mode.may("instruct") else None
                return InstructionsPanel(theme, facets.instructions, submit, clock, mode.may("instruct"), speak)
            case "case":
                case = CasePanel(theme, facets.request, facets.consents, submit, mode.may("consent"), ask)
                case.ask_pressed.connect(ask.consent)
                case.amend_pressed.connect(ask.amend)
                case.show_amend(mode.may("amend"))
                return case
            case "findings":
                return FindingsPanel(theme, facets.findings, submit, mode.may("finding"), ask)
            case "messages":
                return MessagesPanel(theme, facets.messages, submit, clock, mode.may("message"), self._unread)
            case "people":
                side: Side = "clinic" if mode.may("answer") else "specialist"
                identifies = side if mode.may("identify") else None
                people = PeoplePanel(theme, facets.people, submit, identifies, mode.may("present"), mode.may("admit"))
                people.present_pressed.connect(ask.present)
                return people
            case "documents":
                documents = DocumentsPanel(theme, facets.documents, submit, mode.may("share"), ask)
                documents.add_below(KeptSounds(bridge, theme, clock, documents))
                documents.share_pressed.connect(self.share_pressed)
                documents.folder_pressed.connect(self.folder_pressed)
                documents.file_pressed.connect(lambda document: bridge.post(BringFile(document)))
                documents.show_pressed.connect(self.show_pressed)
                return documents
            case _:
                assert_never(name)
