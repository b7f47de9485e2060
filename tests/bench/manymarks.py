"""A page that fills with 4,000 marks over two hours of events, through the replica and the whole room: how long the
window's thread is held at a time (p95 at most 16 ms), and how much memory that takes (at most 150 MB more).

`python -m tests.bench.manymarks`: every event is folded as it comes from the link, shown, and painted before the next;
by itself a third of the events beside all marks, with FULL=1 all 18,000. Everything lies on one page, which is what a
stage has hardest with. `fold`: what the engine's loop is held for, which owes the voice 4 ms. `late`: a nurse who joins
when all of it is there, none of it hers and none of it seen, and looks into a corner and back.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

from tests.bench.bigconsult import CLINIC, SITE, SPECIALIST, big_consult
from tests.bench.harness import is_full, peak_rss_mb, percentile, timed_ms, write_json

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

MARKS, EVENTS, REHEARSED = 4_000, 18_000, 6_000
MOST_FRAME_MS, MOST_FOLD_MS, MOST_MB = 16.0, 4.0, 150.0
LOOKED_S = 4.0  # each look of who joins late; what is in view is painted and told
WAITED_S = 60.0  # more on a computer that has other things to do
SOME_MS = 0.5  # a turn of the loop in which nothing was to be done is none
WARM = 200  # events: until then fonts and icons are made


def main() -> None:
    from PySide6.QtWidgets import QApplication

    from app.client.border import RoomView
    from app.clock import ManualClock
    from app.consult.events.surface import surface_key
    from app.consult.person import Person
    from app.consult.replica import Replica
    from app.geometry import Point
    from app.settings import assets_folder
    from tests.ui.puppet import PuppetEngine
    from tests.ui.room_samples import bedside_frame, picture_of
    from tests.ui.samples import ONLINE
    from ui.bridge import Bridge
    from ui.modes import CLINIC as CLINIC_MODE
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
    state = replica.state
    surface = state.stage.surface
    assert surface is not None and page is not None
    there = sum(not one.removed for one in state.marks_on(surface_key(surface)))  # of all that were ever drawn
    assert page.stage.view.stored.count == there, "the marks are not on the stage"
    more_mb = peak_rss_mb() - before_mb
    page.close()
    nurse = Person(CLINIC, "Nurse", "clinic", SITE)
    picture = picture_of(surface, bedside_frame().pixels, 1280, 720)
    engine.pictures[picture.key] = picture
    engine.room.put(RoomView(state, state.seq, records[-1].at_ms, nurse, here=(nurse,)))
    app.processEvents()
    engine.posted.clear()
    late_page = RoomPage(bridge, theme, CLINIC_MODE, clock=ManualClock(records[-1].at_ms))
    late_page.resize(1366, 768)
    late_page.show()
    app.processEvents()  # a page is made in one piece, with no mark on it yet
    view = late_page.stage.view
    late: list[float] = []
    for look in (lambda: view.zoom(8.0, Point(0, 0)), lambda: view.pan(40, 40), view.look_whole):
        late.append(timed_ms(look))
        until = time.perf_counter() + LOOKED_S
        while time.perf_counter() < until or (not view.stored.is_whole and time.perf_counter() < until + WAITED_S):
            late.append(timed_ms(app.processEvents))
    while told_of(engine.posted) < there * 0.7:
        assert time.perf_counter() < until + 2 * WAITED_S, "not all that was in view was told"
        late.append(timed_ms(app.processEvents))
    late = [ms for ms in late if ms >= SOME_MS]
    figures: dict[str, object] = {
        "late_p95_ms": round(percentile(late, 0.95), 2),
        "late_max_ms": round(percentile(late, 1.0), 1),
        "events": len(records),
        "marks_shown": page.stage.view.stored.count,
        "frame_p50_ms": round(percentile(frames, 0.5), 2),
        "frame_p95_ms": round(percentile(frames, 0.95), 2),
        "frame_max_ms": round(percentile(frames, 1.0), 1),
        "fold_p95_ms": round(percentile(folds, 0.95), 2),
        "more_mb": round(more_mb, 1),
    }
    most = {"frame_p95_ms": MOST_FRAME_MS, "late_p95_ms": MOST_FRAME_MS}
    write_json("manymarks", figures, {**most, "fold_p95_ms": MOST_FOLD_MS, "more_mb": MOST_MB})


def told_of(posted: Sequence[object]) -> int:
    """How many marks were said to have been painted in view."""
    from app.client.border import MarksPainted

    return sum(len(one.marks) for one in posted if isinstance(one, MarksPainted))


if __name__ == "__main__":
    main()
