"""A page that fills with 4,000 marks over two hours of events, through the replica and the whole room: how long the
window's thread is held at a time (p95 at most 16 ms), and how much memory that takes (at most 150 MB more).

`python -m tests.bench.manymarks`: every event is folded as it comes from the link, shown, and painted before the next;
by itself a third of the events beside all marks, with FULL=1 all 18,000. Everything lies on one page, which is what a
stage has hardest with. `fold`: what the engine's loop is held for, which owes the voice 4 ms.
"""

from __future__ import annotations

import os
import time

from tests.bench.bigconsult import SPECIALIST, big_consult
from tests.bench.harness import is_full, peak_rss_mb, percentile, timed_ms, write_json

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

MARKS, EVENTS, REHEARSED = 4_000, 18_000, 6_000
MOST_FRAME_MS, MOST_FOLD_MS, MOST_MB = 16.0, 4.0, 150.0
WARM = 200  # events: until then fonts and icons are made


def main() -> None:
    from PySide6.QtWidgets import QApplication

    from app.client.border import RoomView
    from app.clock import ManualClock
    from app.consult.person import Person
    from app.consult.replica import Replica
    from app.settings import assets_folder
    from tests.ui.puppet import PuppetEngine
    from tests.ui.samples import ONLINE
    from ui.bridge import Bridge
    from ui.modes import SPECIALIST as MODE
    from ui.stage.room import RoomPage
    from ui.theme import Theme, load_fonts

    app = QApplication.instance() or QApplication([])
    load_fonts(assets_folder())
    theme = Theme(assets_folder(), "dark")
    records = big_consult(EVENTS if is_full() else REHEARSED, MARKS, surfaces=1)
    me = Person(SPECIALIST, "Expert", "specialist")
    replica, engine = Replica("big", me.person), PuppetEngine()
    bridge = Bridge(engine)
    engine.link.put(ONLINE)
    page: RoomPage | None = None
    frames: list[float] = []
    folds: list[float] = []
    before_mb = 0.0
    for number, record in enumerate(records):
        folds.append(timed_ms(replica.committed, record))
        if number < 8:  # until there is a page to draw on
            continue
        state = replica.state
        engine.room.put(RoomView(state, state.seq, record.at_ms, me, here=(me,)))
        if page is None:
            app.processEvents()
            page = RoomPage(bridge, theme, MODE, clock=ManualClock(record.at_ms))
            page.resize(1366, 768)
            page.show()
            app.processEvents()
        if number == WARM:
            before_mb, frames, folds = peak_rss_mb(), [], []
        view, started = page.stage.view, time.perf_counter()
        frames.append(timed_ms(app.processEvents))
        while not (view.stored.is_whole and view.pending.is_whole) and time.perf_counter() - started < 10:
            frames.append(timed_ms(app.processEvents))
    assert page is not None and page.stage.view.stored.count >= MARKS * 0.7, "the marks are not on the stage"
    figures: dict[str, object] = {
        "events": len(records),
        "marks_shown": page.stage.view.stored.count,
        "frame_p50_ms": round(percentile(frames, 0.5), 2),
        "frame_p95_ms": round(percentile(frames, 0.95), 2),
        "frame_max_ms": round(percentile(frames, 1.0), 1),
        "fold_p95_ms": round(percentile(folds, 0.95), 2),
        "more_mb": round(peak_rss_mb() - before_mb, 1),
    }
    write_json("manymarks", figures, {"frame_p95_ms": MOST_FRAME_MS, "fold_p95_ms": MOST_FOLD_MS, "more_mb": MOST_MB})


if __name__ == "__main__":
    main()
