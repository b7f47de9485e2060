"""The pages of a medical image under the wheel and the keys: one picture after another in the order of their places.

The pages that pass by are no turns: the leader's turn is said when the wheel rests."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QWheelEvent

from app.client.border import WantCine
from app.consult.events.describing import PageFacts
from app.consult.events.documents import PageTurned, ViewMoved
from app.consult.events.surface import PageSurface
from app.consult.state import Document
from ui.bridge import Bridge
from ui.stage.looking import Looking
from ui.stage.showing import Look
from ui.stage.view import StageView

NOTCH = 120  # eighths of a degree
REST_MS = 200
AHEAD = 40  # so many pages on each side are brought before they are asked for
SAME_PLACE_MM = 0.01
GAP = 1.5  # of the usual step: more is a picture that is missing
KEYS = {"PgUp": -1, "PgDown": 1, "Shift+PgUp": -10, "Shift+PgDown": 10, "Home": -100_000, "End": 100_000}


class Series(QObject):
    """`stepped` each time another page is shown by the hand; `paged(int)`: a key for so many pages was pressed on what
    is no series."""

    stepped = Signal()
    paged = Signal(int)

    def __init__(self, bridge: Bridge, view: StageView, looking: Looking) -> None:
        super().__init__(view)
        self._bridge, self._view, self._looking = bridge, view, looking
        self._turned = 0
        self._brought: tuple[str, int] = ("", 0)
        self._waits = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._settle)
        view.installEventFilter(self)
        view.settled.connect(self._laid_out)
        for keys, step in KEYS.items():
            action = QAction(view)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _on=False, step=step: self.step(step))
            view.addAction(action)

    @property
    def document(self) -> Document | None:
        """On the stage, where it is a medical image of several pages."""
        surface, room = self._looking.surface(), self._bridge.room
        if not isinstance(surface, PageSurface) or room is None:
            return None
        found = room.state.documents.get(surface.document)
        return found if found is not None and found.kind == "image" and found.pages > 1 else None

    @property
    def page(self) -> int:
        surface = self._looking.surface()
        return surface.page if isinstance(surface, PageSurface) else 0

    def step(self, pages: int) -> None:
        if self.document is None:
            self.paged.emit(pages)
        else:
            self.show_page(self.page + pages)

    def show_page(self, page: int) -> None:
        document, room = self.document, self._bridge.room
        if document is None or room is None:
            return
        page = max(0, min(document.pages - 1, page))
        if page == self.page:
            return
        surface = PageSurface(document.document, page)
        if not self._looking.leads(room):
            self._looking.look = Look(False, surface)
        self._looking.pass_by(surface)
        self._rest.start()
        self.bring(document)
        self.stepped.emit()

    def bring(self, document: Document) -> None:
        """The pages around this one, before the hand comes there."""
        page, viewport = self.page, self._view.viewport
        self._waits = viewport.screen.width <= 1  # not laid out yet: nobody knows how fine
        if self._waits:
            return
        if self._brought[0] == document.document and abs(self._brought[1] - page) < AHEAD // 2:
            return
        self._brought = (document.document, page)
        first, last = max(0, page - AHEAD), min(document.pages - 1, page + AHEAD)
        scale = viewport.scale * self._view.devicePixelRatioF()
        self._bridge.post(WantCine(document.document, first, last, page, scale))

    def _laid_out(self) -> None:
        document = self.document
        if self._waits and document is not None:
            self.bring(document)

    def _settle(self) -> None:
        room, passing = self._bridge.room, self._looking.passing
        if room is None or passing is None:
            return
        if not self._looking.leads(room):
            self._looking.pass_by(None)
        elif room.state.stage.surface != passing:
            self._bridge.submit(PageTurned(passing))
            if not self._view.viewport.is_whole:
                self._bridge.submit(ViewMoved(passing, self._view.viewport.visible))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QWheelEvent) or self.document is None:
            return False
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            return False  # closer and across, as on any picture
        self._turned += event.angleDelta().y()
        notches = int(self._turned / NOTCH)
        if notches:
            self._turned -= notches * NOTCH
            self.step(-notches)
        event.accept()
        return True


def gaps(facts: Sequence[PageFacts]) -> tuple[tuple[int, float], ...]:
    """Where pictures are missing between two of one series: the page before, and how many millimetres lie between.
    Pages of one place (several times, several echoes) and the beginning of the next series are no gaps."""
    places = [fact.position_mm for fact in facts for _ in range(fact.count)]
    steps: list[tuple[int, float]] = []
    for page, (here, there) in enumerate(pairwise(places)):
        if here is not None and there is not None and there - here > SAME_PLACE_MM:
            steps.append((page, there - here))
    if len(steps) < 2:
        return ()
    usual = median(step for _, step in steps)
    return tuple((page, step) for page, step in steps if step > GAP * usual)
