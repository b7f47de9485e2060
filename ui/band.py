"""The patient band: on every window, panel and dialog that concerns a patient, so that nobody takes one for another."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.consult.events.request import Patient
from ui.theme import Theme


class ElidedLabel(QLabel):
    """One line that ends in … where there is no room, never in half a letter."""

    whole = ""

    def say(self, text: str) -> None:
        self.whole = text
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        width = self.contentsRect().width()
        fitted = self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, width)
        if fitted != self.text():
            self.setText(fitted)


class PatientBand(QWidget):
    """Local number, sex, age, site. `with_name`: the clinic's side alone (mode right "see_name")."""

    def __init__(self, theme: Theme, with_name: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("PatientBand")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._with_name = with_name
        self._line = ElidedLabel(self)
        self._line.setObjectName("BandLine")
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.space(2), theme.space(1), theme.space(2), theme.space(1))
        self._row.addWidget(self._line, 1)

    @property
    def wanted_px(self) -> int:
        """So wide that nothing of the line is cut."""
        return self._px(self._line.whole)

    @property
    def least_px(self) -> int:
        """So wide that it still tells who it is: up to sex and age."""
        least = " · ".join(self._line.whole.split(" · ")[: 3 if self._with_name else 2])
        return self._px(least if least == self._line.whole else f"{least} …")

    def keep_least(self) -> None:
        """Nothing beside it takes that from it. A name may be longer than there is room: with one it gives way."""
        if not self._with_name and self.minimumWidth() != self.least_px:
            self.setMinimumWidth(self.least_px)

    def _px(self, words: str) -> int:
        margins = self._row.contentsMargins()
        return self._line.fontMetrics().horizontalAdvance(words) + margins.left() + margins.right() + 4

    def set_low(self) -> None:
        """Another line stands close under it."""
        margins = self._row.contentsMargins()
        self._row.setContentsMargins(margins.left(), 2, margins.right(), 0)

    @property
    def text(self) -> str:
        return self._line.whole

    def show_patient(self, patient: Patient | None, site_name: str = "", hidden: bool = False) -> None:
        """`hidden`: who it is was left out of what came here."""
        line = patient_line(patient, site_name, self._with_name) if patient is not None else ""
        if patient is not None and hidden:
            line = " · ".join(part for part in (sex_age(patient), site_name) if part)
        self._line.say(line)
        self._line.setToolTip(line)
        self.setAccessibleName(line)


def patient_line(patient: Patient, site_name: str = "", with_name: bool = False) -> str:
    """`4711 · F 61 · North site`; the name first where it may be seen."""
    tr = QCoreApplication.translate
    number = patient.local_number or tr("Band", "no number")
    parts = [patient.name if with_name else "", number, sex_age(patient), site_name]
    return " · ".join(part for part in parts if part)


def sex_age(patient: Patient) -> str:
    """`F 61`, `M 8 months`, `F, age unknown`."""
    tr = QCoreApplication.translate
    age = _age(patient)
    if patient.sex == "unknown" and not age:
        return tr("Band", "sex and age unknown")
    sex = {
        "female": tr("Band", "F"),
        "male": tr("Band", "M"),
        "other": tr("Band", "other"),
        "unknown": tr("Band", "sex unknown,"),
    }[patient.sex]
    return f"{sex} {age}" if age else tr("Band", "{sex}, age unknown").format(sex=sex)


def age_words(patient: Patient) -> str:
    """`61 years`, `8 months`, `age unknown`: as it is said aloud."""
    tr = QCoreApplication.translate
    age = _age(patient)
    if not age:
        return tr("Band", "age unknown")
    if age == "0":
        return tr("Band", "under one year")
    if age == "1":
        return tr("Band", "1 year")
    return tr("Band", "{n} years").format(n=age) if age.isdecimal() else age


def _age(patient: Patient) -> str:
    tr = QCoreApplication.translate
    if patient.age_years is not None and (patient.age_years > 1 or not patient.age_months):
        return str(patient.age_years)
    if patient.age_months is not None:
        months = patient.age_months + 12 * (patient.age_years or 0)
        return tr("Band", "1 month") if months == 1 else tr("Band", "{n} months").format(n=months)
    return ""
