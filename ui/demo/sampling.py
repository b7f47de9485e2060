"""Takes the time of what happens in this process's window: paints of the stage, lateness of its thread.

All times are milliseconds of the monotonic clock, which every process of one computer shares, except where a picture's
own stamp is compared: that is the date, as the source stamped it.
"""

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.demo.samples import FrameSample, FrozenSample, LateSample, MarkSample, Samples
from app.media import framecode
from ui.stage.showing import LIVE
from ui.stage.view import StageView

TICK_MS = 5
MOST_SAMPLES = 200_000  # some fifteen minutes of everything


def now_ms() -> float:
    return time.monotonic_ns() / 1e6


class StageWatch(QObject):
    """Looks at a stage after each of its paints."""

    def __init__(self, stage: StageView, samples: Samples) -> None:
        super().__init__()
        self._stage = stage
        self._samples = samples
        self._last_key = ""
        self._last_capture = -1
        self._run = 0
        stage.painted.connect(self._painted)

    def close(self) -> None:
        self._stage.painted.disconnect(self._painted)

    def _painted(self) -> None:
        at_ms = now_ms()
        if self._stage.key != LIVE:
            self._note_marks(at_ms)
            self._note_frozen(at_ms)
        else:
            self._run += self._last_key != LIVE
            self._note_frame(at_ms)
        self._last_key = self._stage.key

    def _note_marks(self, at_ms: float) -> None:
        marks = self._samples.marks
        for mark in self._stage.stored.names:
            known = marks.get(mark)
            if known is None:
                marks[mark] = MarkSample(mark, at_ms, at_ms)
            elif known.stored_ms is None:
                marks[mark] = MarkSample(mark, known.first_ms, at_ms)
        for mark in self._stage.pending.names:
            if mark not in marks:
                marks[mark] = MarkSample(mark, at_ms)

    def _note_frozen(self, at_ms: float) -> None:
        held = self._stage.picture.held
        if self._stage.key == self._last_key or held is None or not self._stage.key.startswith("frame:"):
            return
        self._samples.frozen.append(FrozenSample(at_ms, self._stage.key, framecode.read(held.frame.pixels)))

    def _note_frame(self, at_ms: float) -> None:
        held = self._stage.picture.held
        frames = self._samples.frames
        if held is None or held.frame.ref.capture_ms == self._last_capture or len(frames) >= MOST_SAMPLES:
            return
        frame = held.frame
        self._last_capture = frame.ref.capture_ms
        code = framecode.read(frame.pixels)
        date_ms = time.time_ns() / 1e6
        age_ms = None if code is None else (date_ms - code) % (framecode.MASK + 1)
        width, height = frame.pixels.shape[1], frame.pixels.shape[0]
        frames.append(FrameSample(self._run, at_ms, frame.ref.capture_ms, age_ms, width, height))


class LatenessWatch(QObject):
    """How much later than 5 ms after its last firing a precise timer fires in this thread, in milliseconds."""

    def __init__(self, into: list[LateSample], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._into = into
        self._last_ms: float | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._fired)

    def start(self) -> None:
        self._last_ms = None
        self._timer.start(TICK_MS)

    def stop(self) -> None:
        self._timer.stop()

    def _fired(self) -> None:
        at_ms = now_ms()
        if self._last_ms is not None and len(self._into) < MOST_SAMPLES:
            self._into.append(LateSample(at_ms, max(0.0, at_ms - self._last_ms - TICK_MS)))
        self._last_ms = at_ms


class FirstPaint(QObject):
    """When a window was painted for the first time; `at_ms` None before."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.at_ms: float | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.at_ms is None:
            QTimer.singleShot(0, self, self._painted)
        return False

    def _painted(self) -> None:
        if self.at_ms is None:
            self.at_ms = now_ms()
            self._window.removeEventFilter(self)
