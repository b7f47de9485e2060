"""What can be read off inside the real program while somebody works with it: its sound, its picture, its loop."""

import asyncio
import gc
import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer

from app.client.engine import Engine
from app.media.blocks import BlockQueue
from app.media.booth.far import FarSpeaker
from app.media.peer import Peer
from tests.bench.harness import percentile
from tests.windows.eye import Said
from ui.demo.both import stage

BEAT_S = 0.005


class Gauges:
    """Each doing says what came to it since it was asked last; the first time it only begins."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._speaker: FarSpeaker | None = None
        self._queue: BlockQueue | None = None
        self._underruns = 0
        self._received: tuple[float, float, float] = (0, 0, 0)
        self._painting: QTimer | None = None
        self._painted = 0
        self._late: list[float] = []
        self._beating = False

    @property
    def doings(self) -> dict[str, Callable[..., Said]]:
        return {one.__name__: one for one in (self.hearing, self.receiving, self.loop_lateness, self.repaint)}

    def hearing(self) -> Said:
        """What the loudspeaker played: blocks of 10 ms, and how often it ran dry."""
        yield from ()
        played, underruns = 0, 0
        if self._speaker is None:
            (self._speaker,) = (one for one in gc.get_objects() if isinstance(one, FarSpeaker))
        elif self._queue is not None:
            played, underruns = len(self._queue) + self._queue.lost, self._speaker.underruns - self._underruns
            self._speaker.played.drop(self._queue)
        self._queue, self._underruns = self._speaker.played.reader(), self._speaker.underruns
        return {"played": played, "underruns": underruns}

    def receiving(self) -> Said:
        """Pictures that came, and samples of sound: due, and made up. A connection made anew begins anew."""
        yield from ()
        live = [one for one in gc.get_objects() if isinstance(one, Peer) and one.state in ("live", "stalled")]
        now = (
            sum(one.stats().received_frames for one in live),
            sum(one.hear.stats.total for one in live),
            sum(one.hear.stats.concealed for one in live),
        )
        before, self._received = self._received, now
        frames, total, concealed = (max(0, new - old) for new, old in zip(now, before, strict=True))
        return {"frames": frames, "total": total, "concealed": concealed, "connections": len(live)}

    def loop_lateness(self) -> Said:
        """Of the engine's loop: how late it came to what was due, p50 and p99 in ms, and how often it was asked."""
        yield from ()
        if not self._beating:
            self._beating = True
            loop = self._engine._loop
            assert loop is not None
            asyncio.run_coroutine_threadsafe(self._beat(), loop)
        late, self._late = self._late, []
        return {"p50_ms": percentile(late, 0.5), "p99_ms": percentile(late, 0.99), "count": len(late)}

    def repaint(self, hz: float) -> Said:
        """The whole stage is painted anew so often from now on; how often it was since it was asked last."""
        yield from ()
        if self._painting is None:
            self._painting = QTimer()
            self._painting.setTimerType(Qt.TimerType.PreciseTimer)
            self._painting.timeout.connect(self._paint)
        self._painting.start(round(1_000 / hz))
        painted, self._painted = self._painted, 0
        return painted

    def close(self) -> None:
        if self._painting is not None:
            self._painting.stop()

    def _paint(self) -> None:
        stage().repaint()
        self._painted += 1

    async def _beat(self) -> None:
        """Until the engine's loop ends."""
        while True:
            due = time.monotonic() + BEAT_S
            await asyncio.sleep(BEAT_S)
            self._late.append((time.monotonic() - due) * 1_000)
