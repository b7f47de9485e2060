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
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.space(2), theme.space(1), theme.space(2), theme.space(1))
        layout.addWidget(self._line, 1)

    @property
    def text(self) -> str:
        return self._line.whole

    def show_patient(self, patient: Patient | None, site_name: str = "") -> None:
        line = patient_line(patient, site_name, self._with_name) if patient is not None else ""
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


def _age(patient: Patient) -> str:
    tr = QCoreApplication.translate
    if patient.age_years is not None and (patient.age_years > 1 or not patient.age_months):
        return str(patient.age_years)
    if patient.age_months is not None:
        months = patient.age_months + 12 * (patient.age_years or 0)
        return tr("Band", "{n} months").format(n=months)
    return ""
