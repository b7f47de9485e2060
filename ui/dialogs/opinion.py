"""The specialist's opinion: written, then read once more as it will stand, then signed. Unsigned it is a draft."""

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from app.consult.events.opinion import Opinion, OpinionDrafted, OpinionSigned
from app.consult.events.surface import FrameSurface, PageSurface, Surface
from app.consult.person import Person
from app.consult.state import ConsultState
from ui.controls import Banner, Key, Sentence
from ui.dialogs.fields import labelled
from ui.dialogs.sheet import Sheet
from ui.modes import Mode
from ui.theme import Theme

SAVE_AFTER_MS = 1500


class OpinionDialog(Sheet):
    """`told(event)`: OpinionDrafted while it is written, OpinionSigned on *Sign*. A later version needs a reason."""

    told = Signal(object)

    def __init__(
        self, theme: Theme, mode: Mode, me: Person, state: ConsultState, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", parent, 760)
        self.setWindowTitle(self.tr("Opinion"))
        self._me = me
        self._version = len(state.opinions) + 1
        request = state.request
        if request is not None:
            self.show_band(request.patient, request.site_name, mode.may("see_name"))
        before = state.draft or (state.opinions[-1].opinion if state.opinions else Opinion())
        self._last = before
        self._assessment = self._field(before.assessment, 96)
        self._advice = self._field(before.advice, 96)
        self._follow_up = self._field(before.follow_up, 64)
        self._reason = QLineEdit(self)
        self._reason.setMinimumHeight(theme.key_px)
        self._shown = {surface: QCheckBox(words, self) for surface, words in marked_surfaces(state)}
        for surface, box in self._shown.items():
            box.setChecked(surface in before.shown or before == Opinion())
        self._banner = Banner(theme, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._writing())
        self._reading_page = QWidget(self)
        self._reading = QVBoxLayout(self._reading_page)
        self._reading.setContentsMargins(0, 0, 0, 0)
        self._reading.setSpacing(theme.space(0.5))
        self._pages.addWidget(self._reading_page)
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
        self._write()

    def value(self) -> Opinion:
        return Opinion(
            assessment=self._assessment.toPlainText().strip(),
            advice=self._advice.toPlainText().strip(),
            follow_up=self._follow_up.toPlainText().strip(),
            shown=tuple(surface for surface, box in self._shown.items() if box.isChecked()),
        )

    def _keep(self) -> None:
        opinion = self.value()
        if opinion != self._last and (opinion.assessment or opinion.advice or opinion.follow_up):
            self._last = opinion
            self.told.emit(OpinionDrafted(opinion))

    def _write(self) -> None:
        self._show_page(0)
        self._assessment.setFocus()

    def _read(self) -> None:
        opinion = self.value()
        if not opinion.assessment:
            self._banner.say("amber", self.tr("Write your assessment, then read it once more and sign."))
            self._assessment.setFocus()
            return
        if self._version > 1 and not self._reason.text().strip():
            self._banner.say("amber", self.tr("Write why this version replaces the one before."))
            self._reason.setFocus()
            return
        self._banner.say("plain", "")
        self._show_summary(opinion)
        self._show_page(1)
        self._sign_key.setFocus()

    def _sign(self) -> None:
        self._save.stop()
        signed = OpinionSigned(self._version, self.value(), self._me.name, self._reason.text().strip())
        self._last = signed.opinion
        self.told.emit(signed)
        self.accept()

    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self.title.setText(self.tr("Your opinion") if page == 0 else self.tr("Read it once more"))
        self._read_key.setVisible(page == 0)
        self._back_key.setVisible(page == 1)
        self._sign_key.setVisible(page == 1)

    def _show_summary(self, opinion: Opinion) -> None:
        while (item := self._reading.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        pictures = "\n".join(box.text() for box in self._shown.values() if box.isChecked())
        for name, text in (
            (self.tr("Assessment"), opinion.assessment),
            (self.tr("Advice"), opinion.advice),
            (self.tr("Follow-up"), opinion.follow_up),
            (self.tr("Pictures that go with it"), pictures or self.tr("None")),
            (self.tr("Signed by"), self._me.name),
        ):
            if text:
                self._reading.addWidget(Sentence(self._theme, name, tone="quiet", parent=self))
                self._reading.addWidget(Sentence(self._theme, text, "strong", parent=self))
                self._reading.addSpacing(self._theme.space(1))
        self._reading.addWidget(
            Sentence(
                self._theme,
                self.tr("The inviting clinician examines, decides and treats; this opinion is advice to them."),
                tone="quiet",
                parent=self,
            )
        )
        self._reading.addStretch(1)

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
        if self._version > 1:
            column.addLayout(labelled(theme, self.tr("Why a new version"), self._reason, self))
        else:
            self._reason.hide()
        column.addLayout(labelled(theme, self.tr("Assessment: what you think it is"), self._assessment, self))
        column.addLayout(labelled(theme, self.tr("Advice: what to do now"), self._advice, self))
        column.addLayout(labelled(theme, self.tr("Follow-up: when and what to watch for"), self._follow_up, self))
        if self._shown:
            line = QFrame(page)
            line.setProperty("line", "across")
            column.addWidget(line)
            column.addWidget(Sentence(theme, self.tr("Marked pictures that go with it"), tone="quiet", parent=self))
            for box in self._shown.values():
                column.addWidget(box)
        column.addStretch(1)
        return page

    def _add_keys(self) -> None:
        theme = self._theme
        self.add_cancel(self.tr("Close, keep the draft"))
        self._back_key = self.add_key(Key(theme, self.tr("Change it"), "pencil-simple", parent=self))
        self._back_key.clicked.connect(self._write)
        self._read_key = self.add_key(Key(theme, self.tr("Read and sign…"), "arrow-right", "accent", parent=self))
        self._read_key.clicked.connect(self._read)
        self._sign_key = self.add_key(Key(theme, self.tr("Sign"), "pen-nib", "accent", parent=self))
        self._sign_key.clicked.connect(self._sign)


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
                found.append((surface, f"{words} ({_marks(count)})"))
            case FrameSurface():
                words = tr("Opinion", "Photograph {number}").format(number=len(found) + 1)
                found.append((surface, f"{words} ({_marks(count)})"))
    return found


def _marks(count: int) -> str:
    tr = QCoreApplication.translate
    return tr("Opinion", "1 mark") if count == 1 else tr("Opinion", "{n} marks").format(n=count)
