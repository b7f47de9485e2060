"""Choosing words of a page with the mouse, and copying them; asks the engine for the words, once a page."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent

from app.client.border import Command, Notice, SelectText, TextSelected, Word
from app.consult.events.surface import PageSurface, SurfaceKey, surface_key
from app.documents.texts import Places, around, copied
from app.geometry import Box, Point
from ui.stage.textlayer import TextLayer
from ui.stage.view import StageView


class TextChoice(QObject):
    """While `on`, a press on the stage chooses words instead of what the tool in hand would do; what moves the view
    otherwise (wheel, keys, middle button) still does. `told`: what can be said of it has changed.
    `whose` says behind words that are copied whose they are."""

    told = Signal()

    def __init__(
        self,
        view: StageView,
        layer: TextLayer,
        surface: Callable[[], PageSurface | None],
        post: Callable[[Command], None],
        whose: Callable[[str], str],
    ) -> None:
        super().__init__(view)
        self._whose = whose
        self._view, self._layer, self._surface, self._post = view, layer, surface, post
        self._token = ""
        self._key: SurfaceKey = ""
        self._from: Point | None = None
        self._till = Point(0, 0)
        self._pressed = False
        self._places: Places | None = None  # of the page on the stage; None until its words have come
        self.chosen: Sequence[Word] = ()
        self.why = ""
        self.on = False
        view.installEventFilter(self)  # after those of the tools: asked before them

    @property
    def is_empty(self) -> bool:
        """The words of this page have come, and there are none: it is a scan."""
        return self._places is not None and not self._places.words

    def set_on(self, on: bool) -> None:
        self.on = on
        self._token = ""
        self._forget()
        self.ask()

    def ask(self) -> None:
        """Another surface may be on the stage, or its file may have come."""
        surface = self._surface()
        key = surface_key(surface) if surface is not None else ""
        if key != self._key:
            self._key, self._places, self.why = key, None, ""
            self._token = ""  # the words that are still on their way are those of the page before
            self._forget()
        if self.on and surface is not None and self._places is None:
            self._token = secrets.token_hex(8)
            self._post(SelectText(surface, self._token))

    def hear(self, notice: Notice) -> None:
        if isinstance(notice, TextSelected) and self._token and notice.token == self._token:
            self._places, self.why = (None if notice.why else Places(notice.words)), notice.why
            self._choose()
            self.told.emit()

    def copy(self) -> None:
        if self.chosen:
            QGuiApplication.clipboard().setText(self._whose(copied(self.chosen)))

    def choose_all(self) -> None:
        self.chosen = self._places.words if self._places is not None else ()
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.on or self._surface() is None:
            return False
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key_pressed(event)
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        at = self._place(event)
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() == Qt.MouseButton.LeftButton:
                self._view.setFocus(Qt.FocusReason.MouseFocusReason)
                self._from, self._till, self._pressed = at, at, True
                self.chosen = ()
                self._show()
            case QEvent.Type.MouseMove if self._pressed:
                self._till = at
                self._choose()
            case QEvent.Type.MouseButtonRelease if self._pressed and event.button() == Qt.MouseButton.LeftButton:
                self._pressed = False
            case QEvent.Type.MouseButtonDblClick if event.button() == Qt.MouseButton.LeftButton:
                self._from = self._till = at
                self._choose()
            case _:
                return False
        return True

    def _key_pressed(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy) and self.chosen:
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll) and self._places is not None:
            self.choose_all()
        else:
            return False
        return True

    def _choose(self) -> None:
        if self._from is not None and self._places is not None:
            self.chosen = self._places.between(self._from, self._till)
            self._show()

    def _show(self) -> None:
        self._layer.choose(_lines(self.chosen))
        self.told.emit()

    def _forget(self) -> None:
        self._from, self._pressed, self.chosen = None, False, ()
        self._show()

    def _place(self, event: QMouseEvent) -> Point:
        at = event.position()
        return self._view.viewport.to_surface.apply(Point(at.x(), at.y()))


def _lines(words: Sequence[Word]) -> tuple[Box, ...]:
    """One box a line, without holes between its words."""
    found: dict[int, Box] = {}
    for word in words:
        before, box = found.get(word.line), word.box
        found[word.line] = box if before is None else around(before, box)
    return tuple(found.values())
