"""How the sign-in page stands: one column in the middle, the program's name above, other keys at its foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.controls import Key, Sentence
from ui.home.people import COLUMN_PX
from ui.theme import Theme

WIDEST_PX = 900


class SignInColumn(QScrollArea):
    """Scrolls where the screen is too low. `above` and `below` the fields, in order: server, name, password. A key
    stands at the left; whatever else, and the first below, takes the whole width."""

    settings_pressed = Signal()
    file_pressed = Signal()

    def __init__(
        self,
        theme: Theme,
        above: Sequence[QWidget],
        fields: Sequence[QLineEdit],
        below: Sequence[QWidget],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, widgetResizable=True)
        self._theme, self._fields = theme, tuple(fields)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line = self.tr("A specialist at the bedside, wherever the bed is.")
        self._column = QWidget(self)
        column = QVBoxLayout(self._column)
        column.setSpacing(theme.space(1))
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(2)
        column.addWidget(Sentence(theme, "Preceptor", "hero", strong=True, parent=self))
        column.addWidget(Sentence(theme, line, "body", "quiet", parent=self))
        for widget in above:
            column.addWidget(widget, 0, _side(widget))
        self._form = self._made_form()
        column.addLayout(self._form)
        for number, widget in enumerate(below):
            column.addWidget(widget, 0, Qt.AlignmentFlag(0) if number == 0 else _side(widget))
        column.addLayout(self._made_foot())
        column.addStretch(3)
        centre = QWidget(self)
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._column, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(centre)
        self.dress()

    def show_rows(self, shown: Sequence[QLineEdit]) -> None:
        for field in self._fields:
            self._form.setRowVisible(field, field in shown)

    def missing(self) -> tuple[QLineEdit, str] | None:
        """The first field that is empty, and what is said of it."""
        words = (
            self.tr("Paste the enrolment link that came with your invitation, or a server address."),
            self.tr("Write your sign-in name."),
            self.tr("Write your password."),
        )
        asked = zip(self._fields, words, strict=True)
        return next(((field, text) for field, text in asked if not field.text().strip()), None)

    def dress(self) -> None:
        """The theme has changed."""
        self._column.setFixedWidth(min(self._theme.px(COLUMN_PX), WIDEST_PX))
        for field in self._fields:
            field.setMinimumHeight(self._theme.key_px)

    def _made_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(self._theme.space(1))
        names = self.tr("&Server"), self.tr("&Name"), self.tr("&Password")
        for text, field in zip(names, self._fields, strict=True):
            label = Sentence(self._theme, text, "body", wrap=False, parent=self)
            label.setTextFormat(Qt.TextFormat.AutoText)
            label.setBuddy(field)
            form.addRow(label, field)
        return form

    def _made_foot(self) -> QHBoxLayout:
        theme = self._theme
        settings = Key(theme, self.tr("Settings"), "gear", "quiet", tip=self.tr("Settings  (Ctrl+,)"), parent=self)
        settings.clicked.connect(self.settings_pressed)
        file = Key(theme, self.tr("Review a consult file…"), "folder-open", "quiet", parent=self)
        file.setToolTip(self.tr("Review a .preceptor file without a server  (Ctrl+O)"))
        file.clicked.connect(self.file_pressed)
        foot = QHBoxLayout()
        foot.addWidget(settings)
        foot.addStretch(1)
        foot.addWidget(file)
        return foot


def _side(widget: QWidget) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft if isinstance(widget, Key) else Qt.AlignmentFlag(0)
