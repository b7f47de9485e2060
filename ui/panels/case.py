"""The case: what was asked, who declined and why, what was handed over, the vitals, the consents and their way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.client.border import RoomView
from app.consult.events import AnyEvent
from app.consult.events.consent import ConsentKind, ConsentWithdrawn
from app.consult.leading import is_unconfirmed
from app.consult.state import Consent
from ui.controls import Key, Sentence
from ui.facets import Facet
from ui.lamp import Lamp, Tone
from ui.panels.earlier import earlier_lines
from ui.stage.asking import Asking
from ui.theme import Theme
from ui.words import TONE_OF_URGENCY, urgency_word, vitals_lines

KINDS: tuple[ConsentKind, ...] = ("consult", "recording", "teaching")


class CasePanel(QWidget):
    """`ask_pressed(str kind)`: a consent is to be asked for (dialogs/consent); `amend_pressed`: the request is to be
    corrected. Takes two facets: request and consents."""

    ask_pressed = Signal(str)
    amend_pressed = Signal()

    def __init__(
        self,
        theme: Theme,
        request: Facet,
        consents: Facet,
        submit: Callable[[AnyEvent], None],
        may_consent: bool,
        ask: Asking,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._submit = submit
        self._may_consent = may_consent
        self._ask = ask
        inner = QWidget(self)
        self._urgency = Lamp(theme, inner)
        self._complaint = Sentence(theme, step="strong", strong=True, parent=inner)
        self._question = Sentence(theme, parent=inner)
        self._vitals = Sentence(theme, parent=inner)
        self._handover = Sentence(theme, parent=inner)
        self._declines = Sentence(theme, tone="quiet", parent=inner)
        self._earlier = Sentence(theme, step="small", tone="quiet", parent=inner)
        self.amend = Key(theme, self.tr("Correct…"), "pencil-simple", parent=inner)
        self.amend.clicked.connect(self.amend_pressed)
        self.amend.hide()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.space(1), 0)
        column.setSpacing(theme.space(1))
        for part in (self._urgency, self._complaint, self._question, self._handover, self._vitals, self._declines):
            column.addWidget(part)
        column.addWidget(self._earlier)
        column.addWidget(self.amend)
        column.addSpacing(theme.space(1))
        column.addWidget(Sentence(theme, self.tr("Consent"), "small", "quiet", parent=inner))
        self.lamps: dict[ConsentKind, Lamp] = {}
        self.keys: dict[ConsentKind, Key] = {}
        for kind in KINDS:
            self.lamps[kind] = Lamp(theme, inner)
            self.keys[kind] = Key(theme, "", kind="plain", parent=inner)
            self.keys[kind].clicked.connect(lambda _on=False, kind=kind: self._pressed(kind))
            self.keys[kind].hide()
            column.addWidget(self.lamps[kind])
            column.addWidget(self.keys[kind])
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self._consents = consents
        request.changed.connect(self._show_request)
        consents.changed.connect(self._show_consents)
        for facet, show in ((request, self._show_request), (consents, self._show_consents)):
            if facet.view is not None:
                show(facet.view)

    def show_amend(self, on: bool) -> None:
        self.amend.setVisible(on)

    def _show_request(self, view: RoomView) -> None:
        request = view.state.request
        if request is None:
            return
        self._urgency.show_state(TONE_OF_URGENCY[request.urgency], urgency_word(request.urgency))
        self._complaint.setText(request.complaint or self.tr("No complaint was written: the clinic called at once."))
        self._question.setText(request.question)
        self._question.setVisible(bool(request.question))
        lines = [f"{name}  {value}" for name, value in vitals_lines(request.vitals)]
        self._vitals.setText("\n".join(lines) or self.tr("No vitals were measured."))
        waits = is_unconfirmed(view.state)
        handed = self.tr("Handed over, not confirmed yet: {text}") if waits else self.tr("Handed over: {text}")
        self._handover.setText(handed.format(text=view.state.handover))
        self._handover.setVisible(bool(view.state.handover))
        self._declines.setText("\n".join(self._declined(view)))
        self._declines.setVisible(bool(view.state.declined))
        self._earlier.setText("\n".join(earlier_lines(request)))
        self._earlier.setVisible(bool(request.earlier))

    def _declined(self, view: RoomView) -> list[str]:
        """Who never came in is known by what was said when declining; in older records by the role alone."""
        lines = []
        for person, reason in view.state.declined.items():
            known = view.state.people.get(person)
            name = view.state.decliners.get(person) or (known.name if known is not None else "")
            name = name or self.tr("A specialist")
            lines.append(self.tr("{name} declined: {reason}").format(name=name, reason=reason))
        return lines

    def _show_consents(self, view: RoomView) -> None:
        for kind in KINDS:
            tone, words = self._words(kind, view.state.consents.get(kind))
            self.lamps[kind].show_state(tone, words)
            given = view.state.consent(kind) == "given"
            self.keys[kind].setText(self.tr("Withdraw…") if given else self.tr("Ask…"))
            self.keys[kind].setVisible(self._may_consent)

    def _words(self, kind: ConsentKind, consent: Consent | None) -> tuple[Tone, str]:
        name = {
            "consult": self.tr("Consult"),
            "recording": self.tr("Recording"),
            "teaching": self.tr("Teaching"),
        }[kind]
        state = consent.state if consent is not None else "unasked"
        words: dict[str, tuple[Tone, str]] = {
            "unasked": ("quiet", self.tr("not asked yet")),
            "given": ("green", self.tr("given")),
            "refused": ("amber", self.tr("refused")),
            "withdrawn": ("amber", self.tr("withdrawn")),
            "emergency": ("amber", self.tr("emergency, ask later")),
        }
        tone, word = words[state]
        if consent is not None and consent.giver_name and state == "given":
            word = self.tr("given by {name}").format(name=consent.giver_name)
        return tone, f"{name}: {word}"

    def _pressed(self, kind: ConsentKind) -> None:
        view = self._consents.view
        if view is None or view.state.consent(kind) != "given":
            self.ask_pressed.emit(kind)
            return
        what = {
            "consult": self.tr(
                "Camera, microphone, documents and marks stop at once. Messages and the opinion remain."
            ),
            "recording": self.tr("The recording stops within a second. What was recorded so far stays."),
            "teaching": self.tr("This consult is not used for teaching."),
        }[kind]
        self._ask.reason(
            self.tr("The patient takes this consent back"),
            what,
            (),
            self.tr("Withdraw consent"),
            lambda reason: self._submit(ConsentWithdrawn(kind, reason=reason)),
            "red",
            optional=True,
        )
