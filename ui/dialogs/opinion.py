"""The specialist's opinion: written, then read once more as it will stand, then signed. Unsigned it is a draft."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from app.client.border import DraftRefused
from app.consult.events.opinion import Opinion, OpinionDrafted, OpinionSigned
from app.consult.person import Person
from app.consult.state import ConsultState
from ui.controls import Banner, Key
from ui.dialogs.fields import labelled
from ui.dialogs.opinion_pictures import OpinionPictures
from ui.dialogs.opinion_reading import OpinionReading
from ui.dialogs.sheet import Sheet
from ui.keptlines import KeptLine, TypedTexts
from ui.modes import Mode
from ui.said import said
from ui.theme import Theme

SAVE_AFTER_MS = 1500


class OpinionDialog(Sheet):
    """`told(event)`: OpinionDrafted while it is written, OpinionSigned on *Sign*; a later version needs a reason.
    `show_state` keeps it true while it is open. Signed, it closes once the signature is stored; refused, the words
    stay where they are."""

    told = Signal(object)

    def __init__(
        self, theme: Theme, mode: Mode, me: Person, state: ConsultState, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", parent, 760)
        self.setWindowTitle(self.tr("Opinion"))
        self._me, self._mode, self._state = me, mode, state
        self._refused: Sequence[DraftRefused] = ()
        self._refused_before = 0
        self._signed: OpinionSigned | None = None
        self._note = ""
        before = state.draft or (state.opinions[-1].opinion if state.opinions else Opinion())
        self._last = before
        self._assessment = self._field(before.assessment, 96)
        self._advice = self._field(before.advice, 96)
        self._follow_up = self._field(before.follow_up, 64)
        self._reason = QLineEdit(self)
        self._reason.setMinimumHeight(theme.key_px)
        self._pictures = OpinionPictures(theme, before, self)
        self._reading = OpinionReading(theme, self)
        self._banner = Banner(theme, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._writing())
        self._pages.addWidget(self._reading)
        self.body.addWidget(self._banner)
        self.body.addWidget(self._pages, 1)
        self._add_keys()
        self._save = QTimer(self)
        self._save.setSingleShot(True)
        self._save.setInterval(SAVE_AFTER_MS)
        self._save.timeout.connect(self._keep)
        for field in (self._assessment, self._advice, self._follow_up):
            field.textChanged.connect(self._save.start)
        self.rejected.connect(self._keep)
        self.show_state(state)
        self._write()

    def keep_with(self, texts: TypedTexts, consult: str) -> None:
        """What is half typed survives, also between two drafts."""
        fields = {"assessment": self._assessment, "advice": self._advice, "follow-up": self._follow_up}
        lines = [KeptLine(field, texts, f"opinion {name}", consult) for name, field in fields.items()]
        for line in lines:
            self.told.connect(line.forget)
        reason = KeptLine(self._reason, texts, "opinion reason", consult)
        self.accepted.connect(reason.forget)

    def value(self) -> Opinion:
        return Opinion(
            assessment=self._assessment.toPlainText().strip(),
            advice=self._advice.toPlainText().strip(),
            follow_up=self._follow_up.toPlainText().strip(),
            shown=self._pictures.value(),
        )

    def show_state(self, state: ConsultState, refused: Sequence[DraftRefused] = ()) -> None:
        self._state, self._refused = state, refused
        if state.request is not None:
            self.show_band(state.request.patient, state.request.site_name, self._mode.may("see_name"))
        if self._pictures.show_state(state):
            self._note = self.tr("A picture was withdrawn and does not go with the opinion any more.")
        self._reason_part.setVisible(self._version > 1)
        self._follow_signature()
        if self._is_reading and self._signed is None and self._read_anew() and not self._note:
            self._note = self.tr("Something was written meanwhile: read it once more.")
        self._weigh()

    @property
    def _version(self) -> int:
        return len(self._state.opinions) + 1

    @property
    def _is_reading(self) -> bool:
        return self._pages.currentWidget() is self._reading

    def _follow_signature(self) -> None:
        """What is only on its way has a number above that of the state."""
        signed = self._signed
        if signed is None:
            return
        for one in self._state.opinions:
            if one.version == signed.version and one.by == self._me.person and one.seq <= self._state.seq:
                self.accept()
                return
        refusals = self._refusals(signed)
        if len(refusals) > self._refused_before:
            self._signed = None
            self._note = self.tr("It was not signed. {reason}").format(reason=said(refusals[-1].text))
            self._show_page(self._pages.widget(0))

    def _refusals(self, signed: OpinionSigned) -> list[DraftRefused]:
        return [one for one in self._refused if one.event == signed]

    def _hindrance(self) -> str:
        """Why nothing can be signed now."""
        state = self._state
        if state.phase in ("voided", "cancelled"):
            return self.tr(
                "This consult was ended for good or called off: no opinion can be signed. Copy what you want to keep."
            )
        if state.lead != self._me.person:
            return self.tr(
                "You no longer lead this consult. Your words stay here: take the lead again to sign, or copy them."
            )
        return ""

    def _weigh(self) -> None:
        hindrance, on_its_way = self._hindrance(), self._signed is not None
        self._read_key.setEnabled(not hindrance)
        self._sign_key.setEnabled(not hindrance and not on_its_way)
        self._back_key.setEnabled(not on_its_way)
        self._close_key.setText(self.tr("Close") if on_its_way else self.tr("Close, keep the draft"))
        if on_its_way:
            words = self.tr(
                "Your signature is on its way. This closes when it is stored; without a link, when the link is back."
            )
            self._banner.say("plain", words)
        else:
            self._banner.say("amber", hindrance or self._note)

    def _keep(self) -> None:
        """Who leads no more keeps the words among what was not taken, once, when the dialog closes."""
        if self._hindrance() and self.isVisible():
            return
        opinion = self.value()
        if opinion != self._last and (opinion.assessment or opinion.advice or opinion.follow_up):
            self._last = opinion
            self.told.emit(OpinionDrafted(opinion))

    def _write(self) -> None:
        self._note = ""
        self._show_page(self._pages.widget(0))
        self._assessment.setFocus()

    def _read(self) -> None:
        self._note = ""
        if not self._assessment.toPlainText().strip():
            self._note = self.tr("Write your assessment, then read it once more and sign.")
            self._assessment.setFocus()
        elif self._version > 1 and not self._reason.text().strip():
            self._note = self.tr("Write why this version replaces the one before.")
            self._reason.setFocus()
        else:
            self._read_anew()
            self._show_page(self._reading)
            self._sign_key.setFocus()
        self._weigh()

    def _sign(self) -> None:
        self._save.stop()
        signed = OpinionSigned(self._version, self.value(), self._me.name, self._reason.text().strip())
        self._last = signed.opinion
        self._refused_before = len(self._refusals(signed))
        self._signed = signed
        self.told.emit(signed)
        self._weigh()

    def _show_page(self, page: QWidget | None) -> None:
        if page is not None:
            self._pages.setCurrentWidget(page)
        reading = self._is_reading
        self.title.setText(self.tr("Read it once more") if reading else self.tr("Your opinion"))
        self._read_key.setVisible(not reading)
        self._back_key.setVisible(reading)
        self._sign_key.setVisible(reading)
        self._weigh()

    def _read_anew(self) -> bool:
        reason = self._reason.text().strip() if self._version > 1 else ""
        return self._reading.show_opinion(self.value(), self._pictures.words(), self._state, self._me.name, reason)

    def _field(self, text: str, high_px: int) -> QPlainTextEdit:
        field = QPlainTextEdit(text, self)
        field.setTabChangesFocus(True)
        field.setFixedHeight(self._theme.px(high_px))
        return field

    def _writing(self) -> QWidget:
        theme = self._theme
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        self._reason_part = QWidget(page)
        reason = labelled(theme, self.tr("Why a new version"), self._reason, self._reason_part)
        reason.setContentsMargins(0, 0, 0, 0)
        self._reason_part.setLayout(reason)
        column.addWidget(self._reason_part)
        column.addLayout(labelled(theme, self.tr("Assessment: what you think it is"), self._assessment, self))
        column.addLayout(labelled(theme, self.tr("Advice: what to do now"), self._advice, self))
        column.addLayout(labelled(theme, self.tr("Follow-up: when and what to watch for"), self._follow_up, self))
        column.addWidget(self._pictures)
        column.addStretch(1)
        return page

    def _add_keys(self) -> None:
        theme = self._theme
        self._close_key = self.add_cancel()
        self._back_key = self.add_key(Key(theme, self.tr("Change it"), "pencil-simple", parent=self))
        self._back_key.clicked.connect(self._write)
        self._read_key = self.add_key(Key(theme, self.tr("Read and sign…"), "arrow-right", "accent", parent=self))
        self._read_key.clicked.connect(self._read)
        self._sign_key = self.add_key(Key(theme, self.tr("Sign"), "pen-nib", "accent", parent=self))
        self._sign_key.clicked.connect(self._sign)
