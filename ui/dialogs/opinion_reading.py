"""The opinion as it will stand on paper, to be read once more before it is signed; changes nothing."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.consult.events.opinion import Opinion
from app.consult.state import ConsultState
from ui.controls import Sentence
from ui.theme import Theme


class OpinionReading(QWidget):
    """Empty until the first `show_opinion`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[tuple[str, str], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(0.5))

    def show_opinion(self, opinion: Opinion, pictures: str, state: ConsultState, by: str, reason: str) -> bool:
        """`pictures` in words, a line each. True when it reads otherwise than before."""
        findings = "\n".join(one.text for one in state.findings.values() if one.struck is None)
        lines = (
            (self.tr("Why a new version"), reason),
            (self.tr("Assessment"), opinion.assessment),
            (self.tr("Advice"), opinion.advice),
            (self.tr("Follow-up"), opinion.follow_up),
            (self.tr("Findings that are printed with it"), findings or self.tr("None")),
            (self.tr("Pictures that go with it"), pictures or self.tr("None")),
            (self.tr("Signed by"), by),
        )
        if lines == self._lines:
            return False
        self._lines = lines
        self._write()
        return True

    def _write(self) -> None:
        theme = self._theme
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name, text in self._lines:
            if text:
                self._column.addWidget(Sentence(theme, name, tone="quiet", parent=self))
                self._column.addWidget(Sentence(theme, text, "strong", parent=self))
                self._column.addSpacing(theme.space(1))
        decides = self.tr("The inviting clinician examines, decides and treats; this opinion is advice to them.")
        self._column.addWidget(Sentence(theme, decides, tone="quiet", parent=self))
        self._column.addStretch(1)
