"""The marked stills and pages that may go with an opinion, each to be ticked; follows what is marked and withdrawn."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from app.consult.events.opinion import Opinion
from app.consult.events.surface import FrameSurface, PageSurface, Surface
from app.consult.state import ConsultState
from app.documents.signals.sheets import sheet_on
from ui.controls import Sentence
from ui.stage.paper import sheet_words
from ui.theme import Theme


class OpinionPictures(QWidget):
    """Hidden while there is nothing to tick. What was ticked stays ticked, until it is withdrawn."""

    def __init__(self, theme: Theme, before: Opinion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: Opinion | None = before
        self._parts: tuple[object, object] = (None, None)
        self._boxes: dict[Surface, QCheckBox] = {}
        line = QFrame(self)
        line.setProperty("line", "across")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(1))
        self._column.addWidget(line)
        self._column.addWidget(Sentence(theme, self.tr("Marked pictures that go with it"), tone="quiet", parent=self))

    def show_state(self, state: ConsultState) -> bool:
        """True when a picture that was ticked is withdrawn and goes with the opinion no more."""
        surfaces, documents = self._parts
        if state.surfaces is surfaces and state.documents is documents:
            return False
        self._parts = state.surfaces, state.documents
        lost = False
        for surface in [surface for surface in self._boxes if _is_withdrawn(state, surface)]:
            box = self._boxes.pop(surface)
            lost = lost or box.isChecked()
            box.hide()
            box.deleteLater()
        before, self._before = self._before, None
        for surface, words in marked_surfaces(state):
            if surface not in self._boxes:
                self._boxes[surface] = box = QCheckBox(self)
                box.setChecked(before is not None and (surface in before.shown or before == Opinion()))
                self._column.addWidget(box)
            self._boxes[surface].setText(words)
        self.setVisible(bool(self._boxes))
        return lost

    def value(self) -> tuple[Surface, ...]:
        return tuple(surface for surface, box in self._boxes.items() if box.isChecked())

    def words(self) -> str:
        """The ticked ones, a line each."""
        return "\n".join(box.text() for box in self._boxes.values() if box.isChecked())


def marked_surfaces(state: ConsultState) -> list[tuple[Surface, str]]:
    """Every still and page that carries a mark still standing, with its words; withdrawn documents are not offered."""
    tr = QCoreApplication.translate
    found: list[tuple[Surface, str]] = []
    for key in state.surfaces:
        visible = [mark for mark in state.marks_on(key) if mark.is_visible]
        if not visible:
            continue
        surface = visible[0].surface
        count = len(visible)
        match surface:
            case PageSurface(document=document, page=page):
                shared = state.documents.get(document)
                if shared is None or shared.withdrawn is not None:
                    continue
                words = tr("Opinion", "{title}, page {page}").format(title=shared.title, page=page + 1)
                sheet = sheet_on(page, shared.pages) if shared.kind == "signal" else None
                words = f"{shared.title}, {sheet_words(sheet)}" if sheet is not None else words
                found.append((surface, f"{words} ({_marks(count)})"))
            case FrameSurface():
                words = tr("Opinion", "Photograph {number}").format(number=len(found) + 1)
                found.append((surface, f"{words} ({_marks(count)})"))
    return found


def _is_withdrawn(state: ConsultState, surface: Surface) -> bool:
    if not isinstance(surface, PageSurface):
        return False
    document = state.documents.get(surface.document)
    return document is None or document.withdrawn is not None


def _marks(count: int) -> str:
    tr = QCoreApplication.translate
    return tr("Opinion", "1 mark") if count == 1 else tr("Opinion", "{n} marks").format(n=count)
