"""The signed opinion as the side that asked reads it on the screen; earlier versions stand below. Signs nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.consult.state import ConsultState, SignedOpinion
from ui.controls import Key, Sentence
from ui.dialogs.sheet import Sheet
from ui.modes import Mode
from ui.theme import Theme
from ui.words import moment


class ReadOpinionDialog(Sheet):
    """`save_wanted`: as a PDF. Only for a state with an opinion."""

    save_wanted = Signal()

    def __init__(self, theme: Theme, mode: Mode, state: ConsultState, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, 760)
        newest = state.opinions[-1]
        self.title.setText(self.tr("Opinion by {name}").format(name=newest.name))
        self.setWindowTitle(self.tr("Opinion"))
        request = state.request
        if request is not None:
            self.show_band(request.patient, request.site_name, mode.may("see_name"))
        self._write(newest)
        for earlier in reversed(state.opinions[:-1]):
            words = self.tr("Before: version {n}, {when}").format(n=earlier.version, when=moment(earlier.at_ms))
            self.body.addWidget(Sentence(theme, f"{words}. {earlier.opinion.assessment}", tone="quiet", parent=self))
        text = self.tr("The inviting clinician examines, decides and treats; this opinion is advice to them.")
        self.body.addWidget(Sentence(theme, text, tone="quiet", parent=self))
        self.body.addStretch(1)
        if mode.may("export"):
            save = self.add_key(Key(theme, self.tr("Save as PDF…"), "file-pdf", parent=self), left=True)
            save.clicked.connect(self.save_wanted)
        close = self.add_key(Key(theme, self.tr("I have read it"), "check", "accent", parent=self))
        close.clicked.connect(self.accept)
        close.setFocus()

    def _write(self, signed: SignedOpinion) -> None:
        opinion = signed.opinion
        when = self.tr("Version {n}, signed {when}").format(n=signed.version, when=moment(signed.at_ms))
        if signed.reason:
            when = f"{when}. {signed.reason}"
        self.body.addWidget(Sentence(self._theme, when, tone="quiet", parent=self))
        for name, text in (
            (self.tr("Assessment"), opinion.assessment),
            (self.tr("Advice"), opinion.advice),
            (self.tr("Follow-up"), opinion.follow_up),
        ):
            if text:
                self.body.addWidget(Sentence(self._theme, name, tone="quiet", parent=self))
                self.body.addWidget(Sentence(self._theme, text, "strong", parent=self))
