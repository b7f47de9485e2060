"""The row of tools under the stage; their keys work only while the stage has the focus. Knows no mark."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QMenu, QWidget

from app.documents.palette import PEN_NAMES, PENS
from ui.controls import Key
from ui.modes import Mode, Tool
from ui.stage.compact import is_compact
from ui.stage.drawing import Drawer
from ui.stage.view import StageView
from ui.theme import Theme

ICONS: dict[Tool, str] = {
    "point": "cursor",
    "pen": "pen",
    "highlight": "highlighter-circle",
    "arrow": "arrow-up-right",
    "ellipse": "circle",
    "text": "text-t",
    "erase": "eraser",
    "freeze": "snowflake",
}
KEYS: dict[Tool, str] = {
    "point": "V",
    "pen": "P",
    "highlight": "H",
    "arrow": "A",
    "ellipse": "E",
    "text": "T",
    "erase": "X",
    "freeze": "Space",
}


class ToolBar(QWidget):
    """`freeze_pressed`, `bookmark_pressed` (a key of the keyboard alone); all else goes straight to the drawer.
    `upright`: icons in two columns beside a low stage."""

    freeze_pressed = Signal()
    bookmark_pressed = Signal()

    def __init__(
        self,
        theme: Theme,
        mode: Mode,
        drawer: Drawer,
        stage: StageView,
        upright: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawer = drawer
        self._stage = stage
        self._down = upright
        self._worded = False
        self._row = QGridLayout(self)
        self._row.setContentsMargins(theme.space(1), theme.space(0.5), theme.space(1), theme.space(0.5))
        self._row.setSpacing(theme.space(0.5))
        self._row.setColumnStretch(0, 0 if upright else 1)
        self._group = QButtonGroup(self)
        self.keys: dict[Tool, Key] = {}
        for tool in mode.tools:
            self._add_tool(tool)
        self.undo = self._add_key("arrow-u-up-left", self.tr("Undo mine"), "Ctrl+Z", drawer.undo)
        self.redo = self._add_key("arrow-u-up-right", self.tr("Redo mine"), "Ctrl+Shift+Z", drawer.redo)
        self.colour = self._add_key("", self.tr("Colour of the pen"), "", lambda: None)
        self.colour.setMenu(self._colours())
        if upright:
            self._row.setRowStretch(self._row.rowCount(), 1)
        else:
            self._row.setColumnStretch(self._row.columnCount(), 1)
        if "pen" not in mode.tools:
            for key in (self.undo, self.redo, self.colour):
                key.hide()
        self._shortcut("B", self.bookmark_pressed.emit)
        drawer.tool_changed.connect(self._show_tool)
        drawer.colour_changed.connect(self._show_colour)
        drawer.history_changed.connect(self._show_history)
        theme.changed.connect(self._relay)
        self.show_words(False)
        self._show_tool(drawer.tool)
        self._show_colour(drawer.colour)
        self._show_history()

    def tool_names(self) -> dict[Tool, str]:
        return {
            "point": self.tr("Point"),
            "pen": self.tr("Pen"),
            "highlight": self.tr("Highlight"),
            "arrow": self.tr("Arrow"),
            "ellipse": self.tr("Ellipse"),
            "text": self.tr("Text"),
            "erase": self.tr("Erase mine"),
            "freeze": self.tr("Freeze"),
        }

    def show_words(self, on: bool) -> None:
        """Words beside the icons where there is room."""
        self._worded = on
        names, on = self.tool_names(), on and not self._down and not is_compact(self._theme)
        for tool, key in self.keys.items():
            key.setText(names[tool] if on else "")
            key.setAccessibleName(names[tool])

    def _relay(self) -> None:
        """Another size of text: as many abreast as there is room for."""
        placed = (self._row.itemAt(n) for n in range(self._row.count()))
        keys = [key for key in (item.widget() for item in placed if item is not None) if isinstance(key, Key)]
        for key in keys:
            self._row.removeWidget(key)
        for key in keys:
            self._place(key)
        self._show_colour(self._drawer.colour)
        self.show_words(self._worded)

    def _place(self, key: Key) -> None:
        """Upright: two or three abreast. Else in a row, between two stretches."""
        count = self._row.count()
        if self._down:
            abreast = 3 if is_compact(self._theme) else 2
            self._row.addWidget(key, count // abreast, count % abreast)
        else:
            self._row.addWidget(key, 0, count + 1)

    def _add_tool(self, tool: Tool) -> None:
        name = self.tool_names()[tool]
        key = Key(self._theme, name, ICONS[tool], "stage", tip=f"{name}  ({KEYS[tool]})", parent=self)
        key.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the stage keeps the focus, and with it the tool keys
        if tool == "freeze":
            key.clicked.connect(self.freeze_pressed)
            self._shortcut(KEYS[tool], self.freeze_pressed.emit)
        else:
            key.setCheckable(True)
            self._group.addButton(key)
            key.clicked.connect(lambda _on=False, tool=tool: self._drawer.take(tool))
            self._shortcut(KEYS[tool], lambda tool=tool: self._drawer.take(tool))
        self.keys[tool] = key
        self._place(key)

    def _add_key(self, icon: str, name: str, shortcut: str, press: object) -> Key:
        tip = f"{name}  ({shortcut})" if shortcut else name
        key = Key(self._theme, "", icon, "stage", tip=tip, parent=self)
        key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if callable(press):
            key.clicked.connect(lambda: press())
            if shortcut:
                self._shortcut(shortcut, press)
        self._place(key)
        return key

    def _shortcut(self, keys: str, press: object) -> None:
        """Only while the stage has the focus: a letter typed into a message is a letter."""
        action = QAction(self._stage)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if callable(press):
            action.triggered.connect(lambda: press())
        self._stage.addAction(action)

    def _colours(self) -> QMenu:
        menu = QMenu(self)
        for number, name in enumerate(PEN_NAMES):
            action = menu.addAction(self._swatch(number), self.tr(name))
            action.triggered.connect(lambda _on=False, number=number: self._drawer.dip(number))
        return menu

    def _swatch(self, number: int) -> QIcon:
        side = self._theme.px(20)
        picture = QPixmap(QSize(side, side))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(255, 255, 255))
        painter.setBrush(QColor(*PENS[number]))
        painter.drawEllipse(1, 1, side - 3, side - 3)
        painter.end()
        return QIcon(picture)

    def _show_tool(self, tool: str) -> None:
        for name, key in self.keys.items():
            key.setChecked(name == tool)
        self._stage.setCursor(Qt.CursorShape.ArrowCursor if tool == "point" else Qt.CursorShape.CrossCursor)

    def _show_colour(self, number: int) -> None:
        self.colour.setIcon(self._swatch(number))
        self.colour.setIconSize(QSize(self._theme.px(20), self._theme.px(20)))

    def _show_history(self) -> None:
        self.undo.setEnabled(self._drawer.history.can_undo)
        self.redo.setEnabled(self._drawer.history.can_redo)
