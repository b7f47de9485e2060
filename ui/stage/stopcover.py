"""*Stop*: the whole window red until somebody presses; nothing else in the program has a red ground."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.client.border import RoomView
from app.consult.events.guidance import StopAcknowledged
from app.consult.state import Stop
from ui.band import PatientBand
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.focus import FocusRing
from ui.modes import Mode
from ui.stage.meant import TABS, Meant
from ui.stage.receipt import name_of
from ui.stage.stopsound import StopSound
from ui.stage.ticking import RoomClock, age_words
from ui.theme import Theme

COVERS = Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
KEY_PX = (420, 112)  # found with a gloved hand without looking for it
FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange)


class StopCover(QWidget):
    """A window of its own over the one that `over` is in, before every open dialog and menu, the system's own too,
    while a stop of somebody else stands unanswered; it sounds as long. What was half written below is there again
    afterwards. Pressing answers every open one: mouse and touch at once, keyboard and pedal only by a press that was
    meant (`Meant`)."""

    _open: tuple[Stop, ...] = ()  # Qt sends the first events before the rest is made

    def __init__(self, bridge: Bridge, theme: Theme, mode: Mode, clock: RoomClock, over: QWidget) -> None:
        super().__init__(over, COVERS)
        facet = bridge.facets.stops
        self.setObjectName("StopCover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._over, self._facet, self._submit, self._clock = over, facet, bridge.submit, clock
        self._meant = Meant()
        self._sound = StopSound(bridge, self)
        self.band = PatientBand(theme, mode.may("see_name"), self)
        self.word = Sentence(theme, self.tr("STOP"), "hero", strong=True, parent=self)
        self.word.setObjectName("StopWord")
        self.setWindowTitle(self.word.text())
        self.who = Sentence(theme, "", "title", parent=self)
        self.what = Sentence(theme, self.tr("Take your hands away. Then press."), "hero", parent=self)
        self.key = Key(theme, self.tr("I have stopped"), parent=self)
        self.key.setMinimumSize(theme.px(KEY_PX[0]), theme.px(KEY_PX[1]))
        self.key.clicked.connect(self._answer)
        self.key.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(2))
        layout.addWidget(self.band)
        layout.addStretch(1)
        for label in (self.word, self.who, self.what):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addWidget(self.key, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(1)
        self._ring = FocusRing(self, theme)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._rise_again)
        self._watched: QWidget | None = None
        over.installEventFilter(self)
        facet.changed.connect(self.show_view)
        clock.tick.connect(self._ticked)
        if facet.view is not None:
            self.show_view(facet.view)

    def show_view(self, view: RoomView) -> None:
        me = view.me.person if view.me is not None else ""
        stops = view.state.stops.values()
        self._open = tuple(stop for stop in stops if stop.acknowledged_ms is None and stop.by != me)
        stands = bool(self._open) and self._over.isVisible()
        self._sound.set_on(stands)
        if not stands:
            self._give_back()
            return
        request = view.state.request
        self.band.show_patient(request.patient if request else None, request.site_name if request else "")
        first = self._open[0]
        age = age_words(self._clock.now_ms() - first.at_ms)
        self.who.setText(self.tr("{name}, {age} ago").format(name=name_of(view, first.by), age=age))
        if self.isHidden():
            self._rise()

    # ---- above everything

    def _rise(self) -> None:
        """A menu that is open would keep mouse and keys; a dialog that was opened after the cover would block it."""
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        window = self._over.window()
        if window is not self._watched:
            window.installEventFilter(self)
            self._watched = window
        if window.isMinimized():
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._meant.begin(self._clock.mono_ms())
        self._lie_over()
        self.hide()
        self.show()
        self.raise_()
        self.activateWindow()
        self.setFocus()

    def _rise_again(self) -> None:
        """Qt says *blocked* also while the cover is on its way before a dialog that was open already."""
        if self._open and QApplication.activeModalWidget() is not self:
            self._rise()

    def _give_back(self) -> None:
        """To the dialog that waited below, or to the room."""
        if not self.isHidden():
            self.hide()
            (QApplication.activeModalWidget() or self._over.window()).activateWindow()

    def _lie_over(self) -> None:
        self.setGeometry(self._over.window().geometry())

    def closeEvent(self, event: QCloseEvent) -> None:
        """It goes by being answered, not by the window's own keys."""
        event.setAccepted(not self._open or not self._over.isVisible())

    # ---- keys and what else comes

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowBlocked and self._open:
            self._again.start()
        if isinstance(event, QKeyEvent) and self._took(event):
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.key:
            return isinstance(event, QKeyEvent) and self._took(event)
        if watched is self._over and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._ticked()
        elif event.type() in FOLLOWED and not self.isHidden():
            self._lie_over()
        return False

    def _took(self, event: QKeyEvent) -> bool:
        """Only Tab is passed on: what was being typed into the window below is not typed here, and the button's own
        way with keys is not asked."""
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and self._meant.pressed(event.key(), event.isAutoRepeat(), self._clock.mono_ms()):
            self._answer()
        event.accept()
        return event.key() not in TABS

    def answer_by_pedal(self) -> None:
        """As a key: only where it was meant."""
        if self._meant.pressed(Qt.Key.Key_F1, False, self._clock.mono_ms()):
            self._answer()

    def _ticked(self) -> None:
        if self._facet.view is not None and (self._open or not self.isHidden()):
            self.show_view(self._facet.view)

    def _answer(self) -> None:
        for stop in self._open:
            self._submit(StopAcknowledged(stop.stop))
