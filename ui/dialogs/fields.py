"""Fields of a request that are measured or counted: what was not filled in is None, a wrong number is shown as such."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.consult.events.request import Vitals
from ui.controls import Sentence
from ui.theme import Theme


class NumberField(QLineEdit):
    """`value()`: the number, or None. Comma and point both part the decimals."""

    def __init__(self, name: str, low: float, high: float, decimals: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high = low, high
        self.setAccessibleName(name)
        valid = QDoubleValidator(low, high, decimals, self)
        valid.setNotation(QDoubleValidator.Notation.StandardNotation)
        valid.setLocale(QLocale(QLocale.Language.C))
        self._valid = valid
        self.textEdited.connect(self._comma)
        self.setMaxLength(6)

    def value(self) -> float | None:
        text = self.text().strip()
        if not text:
            return None
        try:
            number = float(text)
        except ValueError:
            return None
        return number if self._low <= number <= self._high else None

    def whole(self) -> int | None:
        number = self.value()
        return None if number is None else round(number)

    def is_wrong(self) -> bool:
        return bool(self.text().strip()) and self.value() is None

    def put(self, value: float | None) -> None:
        self.setText("" if value is None else f"{value:g}")

    def _comma(self, text: str) -> None:
        if "," in text:
            place = self.cursorPosition()
            self.setText(text.replace(",", "."))
            self.setCursorPosition(place)


class VitalsFields(QWidget):
    """Six measurements in two columns, each with its unit in the label."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.pulse = NumberField(self.tr("Pulse"), 0, 350, parent=self)
        self.systolic = NumberField(self.tr("Blood pressure, upper"), 0, 350, parent=self)
        self.diastolic = NumberField(self.tr("Blood pressure, lower"), 0, 250, parent=self)
        self.respiration = NumberField(self.tr("Breathing"), 0, 120, parent=self)
        self.spo2 = NumberField(self.tr("Oxygen saturation"), 0, 100, parent=self)
        self.temperature = NumberField(self.tr("Temperature"), 15, 46, 1, parent=self)
        self.glucose = NumberField(self.tr("Blood sugar"), 0, 80, 1, parent=self)
        pressure = QHBoxLayout()
        pressure.setSpacing(6)
        pressure.addWidget(self.systolic, 1)
        pressure.addWidget(QLabel("/", self))
        pressure.addWidget(self.diastolic, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(2))
        grid.setVerticalSpacing(theme.space(1))
        places: list[tuple[str, QLineEdit | QHBoxLayout]] = [
            (self.tr("Pulse, /min"), self.pulse),
            (self.tr("Blood pressure, mmHg"), pressure),
            (self.tr("Breathing, /min"), self.respiration),
            (self.tr("Oxygen saturation, %"), self.spo2),
            (self.tr("Temperature, °C"), self.temperature),
            (self.tr("Blood sugar, mmol/l"), self.glucose),
        ]
        for number, (name, field) in enumerate(places):
            grid.addLayout(labelled(theme, name, field, self), number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def fields(self) -> tuple[NumberField, ...]:
        return (
            self.pulse,
            self.systolic,
            self.diastolic,
            self.respiration,
            self.spo2,
            self.temperature,
            self.glucose,
        )

    def value(self) -> Vitals:
        return Vitals(
            pulse_per_min=self.pulse.whole(),
            systolic_mmhg=self.systolic.whole(),
            diastolic_mmhg=self.diastolic.whole(),
            respiration_per_min=self.respiration.whole(),
            spo2_percent=self.spo2.whole(),
            temperature_c=self.temperature.value(),
            glucose_mmol_l=self.glucose.value(),
        )

    def put(self, vitals: Vitals) -> None:
        self.pulse.put(vitals.pulse_per_min)
        self.systolic.put(vitals.systolic_mmhg)
        self.diastolic.put(vitals.diastolic_mmhg)
        self.respiration.put(vitals.respiration_per_min)
        self.spo2.put(vitals.spo2_percent)
        self.temperature.put(vitals.temperature_c)
        self.glucose.put(vitals.glucose_mmol_l)


def labelled(theme: Theme, name: str, field: QWidget | QHBoxLayout, parent: QWidget) -> QVBoxLayout:
    """A field under its name."""
    column = QVBoxLayout()
    column.setSpacing(5)  # the ring of the focus reaches 4 px out of its field
    label = Sentence(theme, name, tone="quiet", wrap=False, parent=parent)
    column.addWidget(label)
    if isinstance(field, QHBoxLayout):
        column.addLayout(field)
    else:
        label.setBuddy(field)
        field.setAccessibleName(name)
        column.addWidget(field)
    return column
