"""Findings in the order written; the old wording and what was struck stay readable."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.client.border import RoomView
from app.consult.events import AnyEvent
from app.consult.events.guidance import FindingAmended, FindingStruck, FindingWritten
from app.consult.state import Finding
from ui.controls import Key
from ui.facets import Facet
from ui.keptlines import KeptLine
from ui.panels.rows import Row, Rows
from ui.stage.asking import Asking
from ui.stage.receipt import name_first
from ui.theme import Theme


class FindingsPanel(QWidget):
    """What was found, by whom. Correcting keeps the earlier wording in the tooltip and in the log."""

    def __init__(
        self,
        theme: Theme,
        facet: Facet,
        submit: Callable[[AnyEvent], None],
        may_write: bool,
        ask: Asking,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._submit = submit
        self._may_write = may_write
        self._ask = ask
        self.kept: KeptLine | None = None  # where what is half typed survives
        self._correcting: Finding | None = None
        self._filled: dict[str, Finding] = {}
        self.rows = Rows(theme, self.tr("No findings yet. Each becomes a line of the opinion."), self)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Write a finding"))
        self.line.setMinimumHeight(theme.key_px)
        self.add = Key(theme, "", "plus", tip=self.tr("Add the finding"), parent=self)
        row = QHBoxLayout()
        row.setSpacing(theme.space(1))
        row.addWidget(self.line, 1)
        row.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rows, 1)
        layout.addLayout(row)
        self.line.setVisible(may_write)
        self.add.setVisible(may_write)
        self.line.returnPressed.connect(self._write)
        self.add.clicked.connect(self._write)
        facet.changed.connect(self.show_view)
        if facet.view is not None:
            self.show_view(facet.view)

    def show_view(self, view: RoomView) -> None:
        findings = view.state.findings
        for name, row in self.rows.arrange(tuple(findings)).items():
            self._fill(row, findings[name], view)

    def _fill(self, row: Row, finding: Finding, view: RoomView) -> None:
        state, tone = "", "quiet"
        if finding.struck is not None:
            state = self.tr("struck: {why}").format(why=finding.struck)
        elif finding.finding in view.pending:
            state, tone = self.tr("sending"), "amber"
        elif finding.earlier:
            state = self.tr("corrected")
        row.say(
            name_first(view, finding.by),
            finding.text,
            "amber" if tone == "amber" else "quiet",
            state,
            bool(finding.struck),
        )
        row.setToolTip("\n".join(self.tr("Before: {text}").format(text=text) for text in finding.earlier))
        if self._filled.get(finding.finding) == finding:
            return
        self._filled[finding.finding] = finding
        row.clear_keys()
        if self._may_write and finding.struck is None:
            correct = row.add_key(Key(self._theme, self.tr("Correct"), kind="quiet"))
            correct.clicked.connect(lambda: self._correct(finding))
            strike = row.add_key(Key(self._theme, self.tr("Strike"), kind="quiet"))
            strike.clicked.connect(lambda: self._strike(finding))

    def _write(self) -> None:
        text, old = self.line.text().strip(), self._correcting
        if text and old is not None and text != old.text:
            self._submit(FindingAmended(old.finding, text))
        elif text and old is None:
            self._submit(FindingWritten(secrets.token_hex(16), text))
        self.line.clear()
        self._turn(None)

    def _correct(self, finding: Finding) -> None:
        """In the same line it was written; the earlier wording stays readable."""
        self._turn(finding)
        self.line.setFocus()

    def _turn(self, finding: Finding | None) -> None:
        """What is half written of another one comes back when that is written on."""
        self._correcting = finding
        place, text = (f"finding {finding.finding}", finding.text) if finding is not None else ("finding", "")
        if self.kept is not None:
            self.kept.turn_to(place, text)
        else:
            self.line.setText(text)

    def _strike(self, finding: Finding) -> None:
        self._ask.reason(
            self.tr("Strike this finding?"),
            finding.text,
            (self.tr("It was a mistake"), self.tr("It was another patient's")),
            self.tr("Strike"),
            lambda reason: self._submit(FindingStruck(finding.finding, reason)),
        )
