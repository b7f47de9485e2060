"""Playout underruns of a client in a call while its stage repaints, pages render and 10,000 events arrive.

`python -m tests.bench.playout --seconds 600`; by itself ten minutes with FULL=1, else half a minute.
"""

import argparse
import asyncio
import multiprocessing as mp
import os
import sys
import tempfile
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import pymupdf

from app.consult.reduce import Folding
from app.consult.state import ConsultState
from app.media.camera import Camera
from app.media.frames import Slot
from app.media.microphone import Microphone
from app.media.peer import Peer
from app.media.precedence import step_back
from app.media.speaker import Speaker
from app.tasks import named_executor
from tests.bench.bigconsult import EVENTS, big_consult
from tests.bench.callcpu import now_ms, side, voice
from tests.bench.harness import ROOT, is_full, percentile, write_json

WARM_S = 3.0
PAINTS_A_S = 60
PAGES_A_S = 4


class Far:
    """The other side's process, reached as the server would pass its whispers on."""

    def __init__(self, seconds: float) -> None:
        context = mp.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=side, args=(theirs, True, seconds, False))
        self.process.start()


class Near:
    """The client under test: the engine's loop in its own thread, the stage in the main thread."""

    def __init__(self, far: Far, seconds: float, folder: Path) -> None:
        self.seconds = seconds
        self.shown: Slot[object] = Slot()
        self.figures: dict[str, object] = {}
        self.ended = threading.Event()
        self._far = far
        self._folder = folder
        self._records = big_consult()

    def run(self) -> None:
        try:
            asyncio.run(self._call())
        finally:
            self.ended.set()

    async def _call(self) -> None:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(named_executor("codecs", 3))
        camera = Camera("scene", "B", now_ms)
        microphone = Microphone(f"file:{voice(self._folder)}", now_ms)
        speaker = Speaker("none", now_ms)
        pipe = self._far.pipe
        peer = Peer(
            offerer=False,
            now_ms=now_ms,
            on_signal=lambda kind, sdp: pipe.send(("signal", kind, sdp)),
            on_clock=lambda clock: pipe.send(("clock", clock, "")),
            on_state=lambda kind: None,
            on_sound=speaker.play,
        )
        peer.send_picture(camera.frames)
        peer.send_sound(microphone.blocks)
        self.shown = peer.remote.reader()
        for part in (camera, microphone, speaker):
            part.start()
        threading.Thread(target=_listen, args=(pipe, peer, loop), daemon=True).start()
        await peer.start()
        await asyncio.sleep(WARM_S)
        before, played = speaker.underruns, speaker.played.reader()
        late = await self._events_arrive(loop, played)
        self.figures = {
            "underruns": speaker.underruns - before,
            "loop_late_ms_p99": round(percentile(late, 0.99) * 1000, 1),
            "events": len(self._records),
        }
        speaker.hush()
        await peer.close()
        for part in (camera, microphone, speaker):
            part.close()

    async def _events_arrive(self, loop: asyncio.AbstractEventLoop, played: object) -> list[float]:
        """All 10,000 over the run, folded on the loop as the engine does."""
        folding = Folding(ConsultState("big"))
        late: list[float] = []
        begin, taken = loop.time(), 0
        while (gone := loop.time() - begin) < self.seconds:
            wanted = min(EVENTS, round(EVENTS * gone / self.seconds) + 1)
            folding.take(self._records[taken:wanted])
            taken = max(taken, wanted)
            before = loop.time()
            await asyncio.sleep(0.01)
            late.append(loop.time() - before - 0.01)
        return late


def _listen(pipe: Connection, peer: Peer, loop: asyncio.AbstractEventLoop) -> None:
    try:
        while True:
            what, first, second = pipe.recv()
            if what == "signal":
                asyncio.run_coroutine_threadsafe(peer.signal(first, second), loop)
            elif what == "clock":
                loop.call_soon_threadsafe(peer.hear_clock, first)
    except (EOFError, OSError, RuntimeError):
        return  # the call is over


def _render_pages(path: str, ending: "mp.synchronize.Event") -> None:
    """The child that opens documents, at the pace of someone who leafs through them."""
    step_back()
    document = pymupdf.open(path)
    number = 0
    while not ending.wait(1 / PAGES_A_S):
        document[number % len(document)].get_pixmap(matrix=pymupdf.Matrix(2, 2))
        number += 1


def _stage(near: Near) -> int:
    """Repaints 60 times a second at the size of the window until the call is over; gives the number of paints."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtGui import QImage, QPainter, QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Stage(QWidget):
        paints = 0
        frame: object = None

        def paintEvent(self, event: QPaintEvent) -> None:
            self.frame = near.shown.take() or self.frame
            painter = QPainter(self)
            pixels: np.ndarray | None = getattr(self.frame, "pixels", None)
            if pixels is not None:
                height, width = pixels.shape[:2]
                image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_BGR888)
                painter.drawImage(self.rect(), image)
            painter.setPen(Qt.GlobalColor.red)
            for line in range(40):
                painter.drawLine(0, line * 18, self.width(), 720 - line * 18)
            painter.end()
            Stage.paints += 1

    program = QApplication.instance() or QApplication(sys.argv[:1])
    stage = Stage()
    stage.resize(1366, 768)
    stage.show()
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(stage.update)
    timer.timeout.connect(lambda: program.quit() if near.ended.is_set() else None)
    timer.start(1000 // PAINTS_A_S)
    program.exec()
    return Stage.paints


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=600 if is_full() else 30)
    seconds = parser.parse_args().seconds
    import PySide6.QtWidgets  # noqa: F401 before any thread: its first import aborts when another thread imports

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.setswitchinterval(0.0005)  # design, fixed point 15
    context = mp.get_context("spawn")
    ending = context.Event()
    pages = context.Process(target=_render_pages, args=(str(ROOT / "assets/samples/request.pdf"), ending))
    pages.start()
    far = Far(seconds + 10)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        near = Near(far, seconds, Path(folder))
        engine = threading.Thread(target=near.run, name="engine")
        engine.start()
        paints = _stage(near)
        engine.join()
    ending.set()
    pages.join()
    far.process.terminate()
    far.process.join()
    figures = {**near.figures, "seconds": seconds, "paints_a_s": round(paints / (time.monotonic() - began), 1)}
    write_json("playout", figures, {"underruns": 0})


if __name__ == "__main__":
    main()
