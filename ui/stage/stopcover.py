"""*Stop*: the whole screen red until somebody presses; nothing else in the program has a red ground."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.client.border import RoomView
from app.consult.events.guidance import StopAcknowledged
from app.consult.state import Stop
from ui.band import PatientBand
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.modes import Mode
from ui.stage.receipt import name_of
from ui.stage.ticking import RoomClock, age_words
from ui.theme import Theme

KEY_PX = (420, 112)  # found with a gloved hand without looking for it


class StopCover(QWidget):
    """Covers `over` whole while a stop of somebody else stands unanswered. Pressing answers every open one."""

    def __init__(self, bridge: Bridge, theme: Theme, mode: Mode, clock: RoomClock, over: QWidget) -> None:
        super().__init__(over)
        facet = bridge.facets.stops
        self.setObjectName("StopCover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._over, self._facet, self._submit, self._clock = over, facet, bridge.submit, clock
        self.band = PatientBand(theme, mode.may("see_name"), self)
        self._open: tuple[Stop, ...] = ()
        self.word = Sentence(theme, self.tr("STOP"), "hero", strong=True, parent=self)
        self.word.setObjectName("StopWord")
        self.who = Sentence(theme, "", "title", parent=self)
        self.what = Sentence(theme, self.tr("Take your hands away. Then press."), "hero", parent=self)
        self.key = Key(theme, self.tr("I have stopped"), parent=self)
        self.key.setMinimumSize(theme.px(KEY_PX[0]), theme.px(KEY_PX[1]))
        self.key.clicked.connect(self._answer)
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
        self.hide()
        over.installEventFilter(self)
        facet.changed.connect(self.show_view)
        clock.tick.connect(self._ticked)
        if facet.view is not None:
            self.show_view(facet.view)

    def show_view(self, view: RoomView) -> None:
        me = view.me.person if view.me is not None else ""
        stops = view.state.stops.values()
        self._open = tuple(stop for stop in stops if stop.acknowledged_ms is None and stop.by != me)
        if not self._open:
            self.hide()
            return
        request = view.state.request
        self.band.show_patient(request.patient if request else None, request.site_name if request else "")
        first = self._open[0]
        age = age_words(self._clock.now_ms() - first.at_ms)
        self.who.setText(self.tr("{name}, {age} ago").format(name=name_of(view, first.by), age=age))
        if self.isHidden():
            self.setGeometry(self._over.rect())
            self.show()
            self.raise_()
            self.key.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False

    def _ticked(self) -> None:
        if self._facet.view is not None and not self.isHidden():
            self.show_view(self._facet.view)

    def _answer(self) -> None:
        for stop in self._open:
            self._submit(StopAcknowledged(stop.stop))


def stop_words(view: RoomView, now_ms: int) -> tuple[bool, str]:
    """For the one who called it: whether it is answered, and the words; empty when there is nothing to say."""
    from PySide6.QtCore import QCoreApplication

    tr = QCoreApplication.translate
    last = next(reversed(view.state.stops.values()), None)
    if last is None:
        return True, ""
    if last.acknowledged_ms is None:
        return False, tr("Stop", "Stop called {age} ago. Nobody has pressed yet: say it aloud.").format(
            age=age_words(now_ms - last.at_ms)
        )
    if now_ms - last.acknowledged_ms < SHOWN_MS:
        return True, tr("Stop", "{name} has stopped.").format(name=name_of(view, last.acknowledged_by or ""))
    return True, ""


SHOWN_MS = 10_000  # the answer stays readable for as long as it takes to look up
