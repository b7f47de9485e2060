"""One request read at a glance: complaint, question, patient, vitals; the right side of the specialist's board."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.consult.board import BoardEntry
from ui.band import PatientBand
from ui.controls import Sentence, restyle
from ui.home.lines import complaint_of, waiting_since_ms
from ui.lamp import Lamp
from ui.theme import Theme
from ui.words import TONE_OF_URGENCY, duration, state_words, urgency_meaning, urgency_word, vitals_lines


class Glance(QWidget):
    """Shows the BoardEntry it is given; asks for nothing."""

    def __init__(self, theme: Theme, with_name: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.band = PatientBand(theme, with_name, self)
        self._urgency = Lamp(theme, self)
        self._asked = Sentence(theme, tone="quiet", parent=self)
        self._handover = Sentence(theme, step="strong", parent=self)
        self._complaint = Sentence(theme, step="title", strong=True, parent=self)
        self._question_label = Sentence(theme, self.tr("Question"), "body", "quiet", parent=self)
        self._question = Sentence(theme, step="strong", parent=self)
        self._vitals_label = Sentence(theme, self.tr("Vitals"), "body", "quiet", parent=self)
        self._vitals = QGridLayout()
        self._vitals.setHorizontalSpacing(theme.space(3))
        self._vitals.setColumnStretch(2, 1)
        self._specialty = Sentence(theme, parent=self)
        self._rows: list[QLabel] = []
        self._shown: list[tuple[str, str]] | None = None
        self._lay_out()

    def show_entry(self, entry: BoardEntry, now_ms: int, me: str = "") -> None:
        self.band.show_patient(entry.patient, entry.site_name, hidden=entry.hidden)
        word = f"{urgency_word(entry.urgency)}. {urgency_meaning(entry.urgency)}"
        self._urgency.show_state(TONE_OF_URGENCY[entry.urgency], word)
        waits = entry.phase == "waiting"
        since = duration(now_ms - (waiting_since_ms(entry) if waits else entry.asked_ms))
        asked = self.tr("{who}, waiting for {time}") if waits else self.tr("{who}, asked {time} ago")
        alone = state_words(entry)[1] if entry.unattended and not waits else ""
        words = asked.format(who=entry.asked_by, time=since)
        self._asked.setText(f"{words}. {alone}." if alone else words)
        handed = bool(entry.handover) and entry.lead == me
        words = self.tr("{name} hands it on to you: {words}").format(name=entry.handover_name, words=entry.handover)
        self._handover.setText(words if handed else "")
        self._handover.setVisible(handed)
        self._complaint.setText(complaint_of(entry))
        self._question.setText(entry.question)
        self._question.setVisible(bool(entry.question))
        self._question_label.setVisible(bool(entry.question))
        specialty = self.tr("Asked for: {specialty}").format(specialty=entry.specialty) if entry.specialty else ""
        self._specialty.setText(specialty)
        self._specialty.setVisible(bool(specialty))
        self._show_vitals(vitals_lines(entry.vitals))
        self._vitals_label.setVisible(not entry.hidden)

    def _show_vitals(self, rows: list[tuple[str, str]]) -> None:
        if rows == self._shown:
            return
        self._shown = rows
        for label in self._rows:
            self._vitals.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._rows = []
        self._vitals_label.setText(self.tr("Vitals") if rows else self.tr("No vitals were measured."))
        for row, (name, value) in enumerate(rows):
            left = Sentence(self._theme, name, tone="quiet", wrap=False, parent=self)
            right = Sentence(self._theme, value, strong=True, wrap=False, parent=self)
            self._vitals.addWidget(left, row, 0)
            self._vitals.addWidget(right, row, 1)
            self._rows += [left, right]
            restyle(right)

    def _lay_out(self) -> None:
        theme = self._theme
        inner = QWidget(self)
        body = QVBoxLayout(inner)
        body.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2))
        body.setSpacing(theme.space(1))
        body.addWidget(self._urgency, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._complaint)
        body.addWidget(self._asked)
        body.addWidget(self._handover)
        body.addSpacing(theme.space(1))
        body.addWidget(self._question_label)
        body.addWidget(self._question)
        body.addWidget(self._specialty)
        body.addSpacing(theme.space(1))
        line = QFrame(inner)
        line.setProperty("line", "across")
        body.addWidget(line)
        body.addSpacing(theme.space(1))
        body.addWidget(self._vitals_label)
        body.addLayout(self._vitals)
        body.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.band)
        whole.addWidget(scroll, 1)
