"""The form of a request: how urgent, who, what, vitals. Only the complaint is needed; closing loses nothing."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.consult.events.request import ConsultRequested, Patient, Sex, Urgency
from app.consult.person import Person
from ui.controls import Banner, Key, restyle
from ui.dialogs.fields import NumberField, VitalsFields, labelled
from ui.dialogs.sheet import Sheet
from ui.dialogs.urgency import UrgencyKey
from ui.theme import Theme

URGENCIES: tuple[Urgency, ...] = ("red", "amber", "green")
SAVE_AFTER_MS = 700


class RequestDialog(Sheet):
    """`asked(ConsultRequested)` on *Send*; `kept(ConsultRequested)` while it is written, so that it can be gone on
    with after a closed lid. `draft` is what was begun before."""

    asked = Signal(object)
    kept = Signal(object)

    def __init__(
        self,
        theme: Theme,
        me: Person,
        site_name: str,
        draft: ConsultRequested | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", parent, 1120)
        self.title.setText(self.tr("Ask a specialist"))
        self.setWindowTitle(self.tr("Ask a specialist"))
        self._me, self._site_name = me, site_name
        self._banner = Banner(theme, self)
        self._urgency = QButtonGroup(self)
        for number, urgency in enumerate(URGENCIES):
            self._urgency.addButton(UrgencyKey(theme, urgency, self), number)
        self._complaint = self._long_field(self.tr("What is wrong, in one line"))
        self._question = self._long_field(self.tr("What do you want to know?"))
        self._specialty = QComboBox(self)
        self._specialty.setEditable(True)
        self._specialty.addItems(self._specialties())
        self._number = QLineEdit(self)
        self._number.setMaxLength(40)
        self._name = QLineEdit(self)
        self._name.setMaxLength(120)
        self._age = NumberField(self.tr("Age"), 0, 130, parent=self)
        self._age_unit = QComboBox(self)
        self._age_unit.addItems([self.tr("years"), self.tr("months")])
        self._age_unit.setAccessibleName(self.tr("Age in years or months"))
        self._sex = QComboBox(self)
        self._sexes: dict[Sex, str] = {
            "unknown": self.tr("Not stated"),
            "female": self.tr("Female"),
            "male": self.tr("Male"),
            "other": self.tr("Other"),
        }
        for sex, word in self._sexes.items():
            self._sex.addItem(word, sex)
        self._vitals = VitalsFields(theme, self)
        self._lay_out()
        self._add_keys()
        self.put(draft or ConsultRequested(me.name, me.site))
        self._save = QTimer(self)
        self._save.setSingleShot(True)
        self._save.setInterval(SAVE_AFTER_MS)
        self._save.timeout.connect(lambda: self.kept.emit(self.value()))
        self._watch()
        self.finished.connect(self._keep_now)
        self._sent = False
        self._complaint.setFocus()

    def _add_keys(self) -> None:
        theme, me = self._theme, self._me
        clear = self.add_key(Key(theme, self.tr("Clear the form"), "eraser", "quiet", parent=self), left=True)
        clear.clicked.connect(lambda: self.put(ConsultRequested(me.name, me.site)))
        self.add_cancel(self.tr("Close, keep what I wrote"))
        send = self.add_key(Key(theme, self.tr("Send"), "paper-plane-tilt", "accent", "Ctrl+Return", parent=self))
        send.clicked.connect(self._send)

    def value(self) -> ConsultRequested:
        years = self._age_unit.currentIndex() == 0
        return ConsultRequested(
            name=self._me.name,
            site=self._me.site,
            site_name=self._site_name,
            patient=Patient(
                local_number=self._number.text().strip(),
                sex=self._sex.currentData(),
                age_years=self._age.whole() if years else None,
                age_months=None if years else self._age.whole(),
                name=self._name.text().strip(),
            ),
            vitals=self._vitals.value(),
            urgency=URGENCIES[max(0, self._urgency.checkedId())],
            complaint=self._complaint.toPlainText().strip(),
            question=self._question.toPlainText().strip(),
            specialty=self._specialty.currentText().strip(),
        )

    def put(self, asked: ConsultRequested) -> None:
        patient = asked.patient
        key = self._urgency.button(URGENCIES.index(asked.urgency))
        key.setChecked(True)
        self._complaint.setPlainText(asked.complaint)
        self._question.setPlainText(asked.question)
        self._specialty.setCurrentText(asked.specialty)
        self._number.setText(patient.local_number)
        self._name.setText(patient.name)
        self._age_unit.setCurrentIndex(1 if patient.age_years is None and patient.age_months is not None else 0)
        self._age.put(patient.age_months if patient.age_years is None else patient.age_years)
        self._sex.setCurrentIndex(max(0, self._sex.findData(patient.sex)))
        self._vitals.put(asked.vitals)

    def _send(self) -> None:
        wrong = next((field for field in (self._age, *self._vitals.fields()) if field.is_wrong()), None)
        if wrong is not None:
            self._complain(wrong, self.tr("{field}: this number cannot be right.").format(field=wrong.accessibleName()))
            return
        asked = self.value()
        if not asked.complaint:
            self._complain(self._complaint, self.tr("Write what is wrong, in a few words. Nothing else is needed."))
            return
        self._sent = True
        self.asked.emit(asked)
        self.accept()

    def _complain(self, field: QWidget, sentence: str) -> None:
        self._banner.say("amber", sentence)
        field.setProperty("wrong", True)
        restyle(field)
        field.setFocus()

    def _keep_now(self) -> None:
        self._save.stop()
        if not self._sent:
            self.kept.emit(self.value())

    def _watch(self) -> None:
        for field in (self._number, self._name, self._age, *self._vitals.fields()):
            field.textChanged.connect(self._changed)
        for text in (self._complaint, self._question):
            text.textChanged.connect(self._changed)
        for box in (self._specialty, self._age_unit, self._sex):
            box.currentTextChanged.connect(self._changed)
        self._urgency.idClicked.connect(self._changed)

    def _changed(self) -> None:
        self._banner.say("plain", "")
        for field in (self._complaint, self._age, *self._vitals.fields()):
            if field.property("wrong"):
                field.setProperty("wrong", False)
                restyle(field)
        if not self._save.isActive():  # who writes without a pause loses no more than that
            self._save.start()

    def _long_field(self, hint: str) -> QPlainTextEdit:
        field = QPlainTextEdit(self)
        field.setPlaceholderText(hint)
        field.setTabChangesFocus(True)
        field.setFixedHeight(self._theme.px(96))
        return field

    def _specialties(self) -> list[str]:
        return [
            "",
            self.tr("Cardiology"),
            self.tr("Dermatology"),
            self.tr("Emergency medicine"),
            self.tr("Eye diseases"),
            self.tr("Internal medicine"),
            self.tr("Obstetrics"),
            self.tr("Paediatrics"),
            self.tr("Pathology"),
            self.tr("Radiology"),
            self.tr("Surgery"),
        ]

    def _lay_out(self) -> None:
        theme, gap = self._theme, self._theme.space(2)
        urgency = QHBoxLayout()
        urgency.setSpacing(theme.sizes.key_gap_px)
        for key in self._urgency.buttons():
            urgency.addWidget(key, 1)
        age = QHBoxLayout()
        age.addWidget(self._age, 1)
        age.addWidget(self._age_unit)
        who = QHBoxLayout()
        who.setSpacing(gap)
        who.addLayout(labelled(theme, self.tr("Local number"), self._number, self), 3)
        who.addLayout(labelled(theme, self.tr("Age"), age, self), 3)
        who.addLayout(labelled(theme, self.tr("Sex"), self._sex, self), 3)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addLayout(labelled(theme, self.tr("Complaint (needed)"), self._complaint, self))
        left.addLayout(labelled(theme, self.tr("Question"), self._question, self))
        left.addLayout(labelled(theme, self.tr("Specialty"), self._specialty, self))
        left.addStretch(1)
        name = self.tr("Name (stays in this clinic)")
        for column in (left, right):
            column.setSpacing(theme.space(1))
        right.addLayout(labelled(theme, name, self._name, self))
        right.addLayout(who)
        right.addWidget(self._vitals)
        right.addStretch(1)
        self.body.addWidget(self._banner)
        self.body.addLayout(urgency)
        self.add_columns((left, 1), (right, 1))
        fields = (self._specialty, self._age_unit, self._sex, self._number, self._name, self._age)
        for field in (*fields, *self._vitals.fields()):
            field.setMinimumHeight(theme.key_px)
