"""What was asked, corrected: the form of the request once more; the old values stay readable. Decides nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.consult.events.request import ConsultRequested, RequestAmended
from app.consult.person import Person
from app.consult.state import Request
from ui.controls import Key
from ui.dialogs.fields import labelled
from ui.dialogs.request import RequestDialog
from ui.keptforms import AMEND, Form, keep_form, kept_whole
from ui.keptlines import TypedTexts
from ui.theme import Theme


class AmendDialog(RequestDialog):
    """`amended(RequestAmended)` with what changed and nothing else; without a change it only closes. `texts`: where
    what is half typed survives a crash, and whatever closes it but the person: who puts it away lets go of it."""

    amended = Signal(object)

    def __init__(
        self,
        theme: Theme,
        me: Person,
        request: Request,
        parent: QWidget | None = None,
        texts: TypedTexts | None = None,
        consult: str = "",
    ) -> None:
        self._before = before = as_asked(request)
        self._texts, self._consult = texts, consult
        draft = kept_whole(texts, consult, AMEND, before) if texts is not None else None
        super().__init__(theme, me, request.site_name, draft.written if draft is not None else before, parent)
        self.kept.connect(self._keep)
        for over in (self.accepted, self.put_away):
            over.connect(self._forget)
        self.title.setText(self.tr("Correct the request"))
        self.setWindowTitle(self.tr("Correct the request"))
        self.show_band(request.patient, request.site_name, True)
        self._why = QLineEdit(self)
        self._why.setMaxLength(200)
        self._why.setMinimumHeight(theme.key_px)
        self._why.setText(draft.why if draft is not None else "")
        self._why.textChanged.connect(self._changed)
        self.body.addLayout(labelled(theme, self.tr("Why, if it is not plain"), self._why, self))
        self.asked.connect(self._tell)

    def _keep(self, now: ConsultRequested) -> None:
        why = self._why.text()
        if self._texts is not None:
            is_begun = bool(why) or change(self._before, now, "") is not None
            keep_form(self._texts, self._consult, AMEND, Form(self._before, now, why) if is_begun else None)

    def _forget(self) -> None:
        if self._texts is not None:
            keep_form(self._texts, self._consult, AMEND, None)

    def _add_keys(self) -> None:
        self.add_cancel()
        words = self.tr("Save the correction")
        key = self.add_key(Key(self._theme, words, "check", "accent", "Ctrl+Return", parent=self))
        key.clicked.connect(self._send)

    def _tell(self, after: ConsultRequested) -> None:
        event = change(self._before, after, self._why.text().strip())
        if event is not None:
            self.amended.emit(event)


def as_asked(request: Request) -> ConsultRequested:
    """The request as the form knows it."""
    return ConsultRequested(
        name=request.name,
        site=request.site,
        site_name=request.site_name,
        patient=request.patient,
        vitals=request.vitals,
        urgency=request.urgency,
        complaint=request.complaint,
        question=request.question,
        specialty=request.specialty,
    )


def change(before: ConsultRequested, after: ConsultRequested, reason: str) -> RequestAmended | None:
    """What differs; None when nothing does."""
    event = RequestAmended(
        patient=after.patient if after.patient != before.patient else None,
        vitals=after.vitals if after.vitals != before.vitals else None,
        urgency=after.urgency if after.urgency != before.urgency else None,
        complaint=after.complaint if after.complaint != before.complaint else None,
        question=after.question if after.question != before.question else None,
        specialty=after.specialty if after.specialty != before.specialty else None,
        reason=reason,
    )
    return None if event == RequestAmended(reason=reason) else event
