"""The second window: all panels beside each other under the patient's band, while the first keeps the stage."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from app.client.border import RoomView
from ui.band import PatientBand
from ui.bridge import Bridge
from ui.modes import Mode
from ui.panels.bar import PanelBar
from ui.theme import Theme

STORED = "room/second"


class SecondWindow(QWidget):
    """`closed`: it was closed by hand. Of one room: it goes with the page that owns it."""

    closed = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, mode: Mode, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self._shortcuts: list[QShortcut] = []
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Preceptor: panels"))
        self.band = PatientBand(theme, mode.may("see_name"), self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.band)
        bridge.facets.request.changed.connect(self._show)
        if bridge.room is not None:
            self._show(bridge.room)

    def take(self, panels: PanelBar) -> None:
        self._layout.addWidget(panels, 1)
        panels.show()

    def press(self, keys: Sequence[QAbstractButton]) -> None:
        """Their shortcuts work here too: a key of the first window hears nothing while this one is typed into."""
        for key in keys:
            shortcut = QShortcut(key.shortcut(), self)
            shortcut.activated.connect(lambda key=key: key.isVisible() and key.click())
            self._shortcuts.append(shortcut)

    def _show(self, view: RoomView) -> None:
        request = view.state.request
        self.band.show_patient(request.patient if request else None, request.site_name if request else "")

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)


class SecondScreen(QObject):
    """Moves `panels` out of their place in `row` into a window of their own and back; remembered in `store`, and done
    at once in the next room while there are two screens. `keys`: of the first window, by their shortcuts there too."""

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        mode: Mode,
        panels: PanelBar,
        row: QHBoxLayout,
        store: QSettings | None,
        owner: QWidget,
        keys: Sequence[QAbstractButton] = (),
    ) -> None:
        super().__init__(owner)
        self._keys, self._leaving = tuple(keys), False
        self._bridge, self._theme, self._mode = bridge, theme, mode
        self._panels, self._row, self._store, self._owner = panels, row, store, owner
        self.window: SecondWindow | None = None
        if store is not None and str(store.value(STORED, "")) == "1" and len(QGuiApplication.screens()) > 1:
            self.open()

    def close(self) -> None:
        """The consult is left: nothing of it stays on the other screen. What was chosen stays remembered."""
        if self.window is not None:
            self._leaving = True
            self.window.close()
            self._leaving = False

    def toggle(self) -> None:
        if self.window is None:
            self.open()
            self._remember(True)
        else:
            self.window.close()

    def open(self) -> None:
        self.window = SecondWindow(self._bridge, self._theme, self._mode, self._owner)
        self.window.closed.connect(self._back)
        self.window.press(self._keys)
        self._row.removeWidget(self._panels)
        self._panels.spread(True)
        self.window.take(self._panels)
        other = _other_screen(self._owner.screen())
        if other is not None:
            self.window.setGeometry(other.availableGeometry())
            self.window.showMaximized()
        else:
            self.window.resize(self._theme.px(1_000), self._theme.px(680))
            self.window.show()

    def _back(self) -> None:
        window, self.window = self.window, None
        if window is None:
            return
        self._panels.spread(False)
        self._row.addWidget(self._panels)
        self._panels.show()
        window.deleteLater()
        if not self._leaving:
            self._remember(False)

    def _remember(self, is_open: bool) -> None:
        if self._store is not None:
            self._store.setValue(STORED, "1" if is_open else "")


def _other_screen(mine: QScreen) -> QScreen | None:
    return next((screen for screen in QGuiApplication.screens() if screen is not mine), None)
