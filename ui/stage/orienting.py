"""How the patient lies in a source's picture, and how that picture is turned: shown on the stage, set by a press."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from app.consult.compass import of_still
from app.consult.events.looking import SourceOriented
from app.consult.events.surface import FrameSurface
from app.consult.looking import must_be_asked, orientation_at, turn_at
from app.geometry import Turn
from ui.dialogs.compass import CompassDialog
from ui.stage.compass import EDGE_PX, CompassKey, shown_ways

if TYPE_CHECKING:
    from ui.stage.stage import Stage

NEXT: dict[Turn, Turn] = {0: 1, 1: 2, 2: 3, 3: 0}


class Orienting(QObject):
    """The compass stands on pictures of cameras alone: a page has letters of its own, a window no patient."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._stage, self._bridge, self._view = stage, stage.bridge, stage.view
        self._may = stage.mode.may("mark")
        self._told: tuple[object, ...] | None = None
        self.key = CompassKey(stage.theme, self._view)
        self.key.setEnabled(self._may)
        self.key.hide()
        self.key.clicked.connect(self.ask)
        for keys, act in (("C", self.ask), ("Q", self.turn)):
            action = QAction(self._view)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(partial(_pressed, act))
            self._view.addAction(action)
        self._bridge.facets.orientations.changed.connect(self._show)
        self._bridge.media_changed.connect(self._show)
        stage.surface_changed.connect(self._show)
        self._view.painted.connect(self._show)
        stage.theme.changed.connect(self._place)
        self._view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def entries(self) -> list[tuple[str, str, Callable[[], None]]]:
        """For the menu of the room; none while there is no picture of a camera on the stage."""
        if not self._may or self._frame() is None:
            return []
        found = [(self.tr("Where the patient’s head and left are…  (C)"), "compass", self.ask)]
        if self._stage.looking.surface() is None:
            found.append((self.tr("Turn the live picture  (Q)"), "arrow-clockwise", self.turn))
        return found

    def ask(self) -> None:
        frame, room, held = self._frame(), self._bridge.room, self._view.picture.held
        if frame is None or room is None or held is None or not self._may:
            return
        known = orientation_at(room.state, *frame)
        viewport = self._view.viewport
        dialog = CompassDialog(self._stage.theme, held.frame, known, viewport.turn, viewport.flip, self._stage.window())
        if room.state.request is not None:
            request = room.state.request
            dialog.show_band(request.patient, request.site_name, self._stage.mode.may("see_name"))
        alone = self._stage.looking.surface() is not None
        dialog.chosen.connect(lambda head, left: self._set(frame, alone, head, left))
        dialog.open()

    def turn(self) -> None:
        """The live picture by a quarter, for everybody: what is pointed at stays where it is pointed at."""
        frame, room = self._frame(), self._bridge.room
        if frame is None or room is None or not self._may or self._stage.looking.surface() is not None:
            return
        state, known = room.state, orientation_at(room.state, *frame)
        head, left = (known.head_deg, known.left_deg) if known is not None else (None, None)
        asked = must_be_asked(state, frame[0])
        turned = NEXT[turn_at(state, *frame)]
        self._bridge.submit(SourceOriented(*frame, head, left, turned, "moved" if asked else "set", "turn"))

    # ---- inside

    def _set(self, frame: tuple[str, int], alone: bool, head: int | None, left: int | None) -> None:
        room = self._bridge.room
        if room is None:
            return
        said = SourceOriented(*frame, head, left, turn_at(room.state, *frame), only="way")
        for event in of_still(room.state, said) if alone else (said,):
            self._bridge.submit(event)

    def _frame(self) -> tuple[str, int] | None:
        """Of a camera, that is on the stage: its source and its moment."""
        surface, held = self._stage.looking.surface(), self._view.picture.held
        if isinstance(surface, FrameSurface):
            found = surface.source, surface.capture_ms
        elif surface is None and held is not None:
            found = held.frame.ref.named
        else:
            return None
        windows = {one.source for one in self._bridge.media.sources if one.purpose == "screen"}
        return found if found[0] not in windows else None

    def _show(self, _why: object = None) -> None:
        """Told with every picture: what is shown already costs nothing."""
        room, frame = self._bridge.room, self._frame()
        live = self._stage.looking.surface() is None
        known = orientation_at(room.state, *frame) if room is not None and frame is not None else None
        again = room is not None and frame is not None and live and must_be_asked(room.state, frame[0])
        seen = shown_ways(known, self._view.viewport)
        told = (frame is not None, seen, again)
        if told == self._told:
            return
        self._told = told
        self.key.show_ways(seen, "no" if known is not None else "again" if again else "never_set")
        self.key.setVisible(frame is not None and (known is not None or self._may))
        self._place()

    def _place(self) -> None:
        size = self.key.sizeHint()
        top = self._view.height() - size.height() - EDGE_PX
        self.key.setGeometry(EDGE_PX, top, size.width(), size.height())


def _pressed(act: Callable[[], None], _on: bool = False) -> None:
    act()
