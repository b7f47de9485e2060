"""The row of tools under the stage; their keys work only while the stage has the focus. Knows no mark."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLayout, QMenu, QWidget

from ui.controls import Key
from ui.modes import Mode, Tool
from ui.stage.compact import is_compact
from ui.stage.drawing import Drawer
from ui.stage.toolicons import GIVE_WAY, ICONS, KEYS, sign_icon
from ui.stage.toolmenus import fill_colours, fill_stamps, fill_tools, refilled
from ui.stage.view import StageView
from ui.theme import Theme


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
        self._asks = mode.may("answer")  # a tap of the bedside needs no other tool
        self._fits = 0
        self._words_px: int | None = None  # with all their words, at this size of text
        self._row = QGridLayout(self)
        self._row.setContentsMargins(theme.space(1), theme.space(0.5), theme.space(1), theme.space(0.5))
        self._row.setSpacing(theme.space(0.5))
        self._group = QButtonGroup(self)
        self.keys: dict[Tool, Key] = {}
        for tool in mode.tools:
            self._add_tool(tool)
        self.more = self._add_key("dots-three", self.tr("More tools"))
        self.more.setCheckable(True)
        self.more.setMenu(refilled(self, self._fill_more))
        self.undo = self._add_key("arrow-u-up-left", self.tr("Undo mine"), "Ctrl+Z", drawer.undo)
        self.redo = self._add_key("arrow-u-up-right", self.tr("Redo mine"), "Ctrl+Shift+Z", drawer.redo)
        self.colour = self._add_key("", self.tr("Colour of the pen, with its sign"))
        self.colour.setMenu(refilled(self, lambda menu: fill_colours(menu, theme, drawer)))
        if "pen" not in mode.tools:
            for key in (self.undo, self.redo, self.colour):
                key.hide()
        self._shortcut("B", self.bookmark_pressed.emit)
        drawer.tool_changed.connect(self._show_tool)
        drawer.colour_changed.connect(self._show_colour)
        drawer.history_changed.connect(self._show_history)
        theme.changed.connect(self._relay)
        self.more.hide()
        if upright:
            self._row.removeWidget(self.more)  # few tools, all of them there
            self._row.setRowStretch(self._row.rowCount(), 1)
        else:
            self._row.setColumnStretch(0, 1)
            self._row.setColumnStretch(self._row.columnCount(), 1)
            # The bar itself sees to it that its keys fit.
            self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._relay()
        self._show_tool(drawer.tool)
        self._show_history()

    def tool_names(self) -> dict[Tool, str]:
        return {
            "point": self.tr("Tap and ask: “Here?”") if self._asks else self.tr("Point"),
            "select": self.tr("Choose mine"),
            "pen": self.tr("Pen"),
            "highlight": self.tr("Highlight"),
            "arrow": self.tr("Arrow"),
            "number": self.tr("Numbered arrow"),
            "pin": self.tr("Numbered pin"),
            "ellipse": self.tr("Ellipse"),
            "rectangle": self.tr("Rectangle"),
            "stamp": self.tr("Probe"),
            "text": self.tr("Text"),
            "erase": self.tr("Erase mine"),
            "freeze": self.tr("Freeze"),
            "caliper": self.tr("Calipers"),
            "region": self.tr("Look closely"),
        }

    @property
    def hidden_tools(self) -> tuple[Tool, ...]:
        """Those in the menu behind the dots."""
        return tuple(tool for tool, key in self.keys.items() if key.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Of the least that is always there: what has no room goes behind the dots."""
        if self._down:
            return super().minimumSizeHint()
        always = len(self.keys.keys() - set(GIVE_WAY)) + 4
        key = self._theme.key_px
        return QSize(always * (key + self._row.spacing()), key + round(self._theme.space(1)))

    def sizeHint(self) -> QSize:
        """No wish of its own: it takes the width of the stage."""
        return super().sizeHint() if self._down else self.minimumSizeHint()

    def _fit(self) -> None:
        """Words beside the icons where all of them have room; else icons; what still has none goes behind the dots."""
        if self._down:
            self._word(False)
            return
        self._fits = mine = self._fits + 1
        hidden = self._without_room(self.width() - 2 * round(self._theme.space(1)))
        for tool, key in self.keys.items():
            if self._fits != mine:
                return  # showing and hiding brought another width, which has been met
            key.setVisible(tool not in hidden)
        self.more.setVisible(bool(hidden))
        self._show_tool(self._drawer.tool)

    def _without_room(self, room: int) -> set[Tool]:
        """Decides about the words too."""
        if self._words_px is None:
            self._word(True)
            self._words_px = self._wanted(set())
        if not is_compact(self._theme) and self._words_px <= room:
            self._word(True)
            return set()
        self._word(False)
        hidden: set[Tool] = set()
        for tool in GIVE_WAY:
            if self._wanted(hidden) <= room:
                break
            hidden |= {tool} & self.keys.keys()
        return hidden

    def _wanted(self, hidden: set[Tool]) -> int:
        """The width of every key that would be there."""
        keys = [key for tool, key in self.keys.items() if tool not in hidden]
        keys += [key for key in (self.undo, self.redo, self.colour) if not key.isHidden()]
        keys += [self.more] if hidden else []
        return sum(key.sizeHint().expandedTo(key.minimumSize()).width() + self._row.spacing() for key in keys)

    def _word(self, on: bool) -> None:
        for tool, name in self.tool_names().items():
            if tool in self.keys:
                self.keys[tool].setText(name if on else "")
                self.keys[tool].setAccessibleName(name)

    def _placed(self) -> list[Key]:
        items = (self._row.itemAt(number) for number in range(self._row.count()))
        return [key for key in (item.widget() for item in items if item is not None) if isinstance(key, Key)]

    def _relay(self) -> None:
        """Another size of text: as many abreast as there is room for."""
        keys = self._placed()
        for key in keys:
            self._row.removeWidget(key)
        for key in keys:
            self._place(key)
        self._show_colour(self._drawer.colour)
        self._words_px = None
        self._fit()

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
        icon = "hand-pointing" if tool == "point" and self._asks else ICONS[tool]
        key = Key(self._theme, name, icon, "stage", tip=f"{name}  ({KEYS[tool]})", parent=self)
        key.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the stage keeps the focus, and with it the tool keys
        if tool == "stamp":
            key.setMenu(refilled(self, lambda menu: fill_stamps(menu, self._theme, self._drawer)))
        else:
            key.clicked.connect(lambda _on=False, tool=tool: self._take(tool))
        if tool != "freeze":
            key.setCheckable(True)
            self._group.addButton(key)
        self._shortcut(KEYS[tool], partial(self._take, tool))
        self.keys[tool] = key
        self._place(key)

    def _take(self, tool: Tool) -> None:
        if tool == "freeze":
            self.freeze_pressed.emit()
        else:
            self._drawer.take(tool)

    def _add_key(self, icon: str, name: str, shortcut: str = "", press: Callable[[], None] | None = None) -> Key:
        tip = f"{name}  ({shortcut})" if shortcut else name
        key = Key(self._theme, "", icon, "stage", tip=tip, parent=self)
        key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if press is not None:
            key.clicked.connect(press)
            self._shortcut(shortcut, press)
        self._place(key)
        return key

    def _shortcut(self, keys: str, press: Callable[[], object]) -> None:
        """Only while the stage has the focus: a letter typed into a message is a letter."""
        action = QAction(self._stage)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: press())
        self._stage.addAction(action)

    def _fill_more(self, menu: QMenu) -> None:
        names = self.tool_names()
        fill_tools(menu, self._theme, [(tool, names[tool]) for tool in self.hidden_tools], self._drawer, self._take)

    def _show_tool(self, tool: str) -> None:
        for name, key in self.keys.items():
            key.setChecked(name == tool)
        inside = next((one for one in self.hidden_tools if one == tool), None)
        self.more.set_icon(ICONS[inside] if inside is not None else "dots-three")
        self.more.setChecked(inside is not None)
        shape = Qt.CursorShape.ArrowCursor if tool in ("point", "select") else Qt.CursorShape.CrossCursor
        self._stage.setCursor(shape)

    def _show_colour(self, number: int) -> None:
        self.colour.setIcon(sign_icon(self._theme, number))
        self.colour.setIconSize(QSize(self._theme.px(20), self._theme.px(20)))

    def _show_history(self) -> None:
        self.undo.setEnabled(self._drawer.history.can_undo)
        self.redo.setEnabled(self._drawer.history.can_redo)
