"""How long the stage takes: one's own ink from the move to the end of its paint, and many marks on one surface.

`python -m tests.bench.paint`: a real StageView in a real (off-screen) window over a 1280x720 picture.
"""

from __future__ import annotations

import os
import statistics
import time

from tests.bench.harness import percentile, write_json

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

MOVES, MARKS, MANY = 400, 2_000, 6_000
OWN_INK_LIMIT_MS = 8.0  # what the UI thread owes the hand
WHOLE_LIMIT_MS = 16.0  # with all of the widget painted again, as under a moving picture


def main() -> None:
    from PySide6.QtWidgets import QApplication

    from app.consult.events.marks import Stroke
    from app.documents import tools
    from app.documents.tools import Brush, Sample
    from app.geometry import Box
    from app.settings import assets_folder
    from tests.ui import room_samples as rs
    from ui.stage.painter import Outlines
    from ui.stage.video import held_frame
    from ui.stage.view import StageView
    from ui.theme import Theme, load_fonts

    app = QApplication.instance() or QApplication([])
    load_fonts(assets_folder())
    view = StageView(Theme(assets_folder(), "dark"), Outlines())
    view.resize(1280, 720)
    view.show()
    view.show_surface("frame:cam-north:52000", Box(0, 0, 1280, 720))
    view.show_picture(held_frame(rs.bedside_frame()))
    app.processEvents()

    def built(marks: list) -> tuple[float, float]:  # type: ignore[type-arg]
        """Until everything is in the picture, and the longest the thread was held meanwhile."""
        started, longest = time.perf_counter(), 0.0
        view.show_marks(marks, ())
        longest = time.perf_counter() - started
        while not view.stored.is_whole:
            before = time.perf_counter()
            app.processEvents()
            longest = max(longest, time.perf_counter() - before)
        return (time.perf_counter() - started) * 1000, longest * 1000

    def shown_ms(marks: list) -> float:  # type: ignore[type-arg]
        started = time.perf_counter()
        view.show_marks(marks, ())
        view.repaint()
        return (time.perf_counter() - started) * 1000

    def marks_of(count: int, points: int) -> list:  # type: ignore[type-arg]
        return [
            rs.mark(
                f"k{n}", rs.STILL, Stroke(rs.wavy(80 + n % 60 * 19, 60 + n // 60 % 30 * 20, 16, points), n % 7, 4.0)
            )
            for n in range(count)
        ]

    two = marks_of(MARKS, 30)
    built_ms, slice_ms = built(two)
    many_ms, many_slice_ms = built(marks_of(MANY, 12))

    added, wiped, wiped_slices, all_marks = [], [], [], marks_of(MANY, 12)
    for n in range(20):
        extra = rs.mark(f"x{n}", rs.STILL, Stroke(rs.wavy(600, 300, 60, 80), 5, 4.0))
        added.append(shown_ms([*all_marks, extra]))
        whole_ms, longest_ms = built(all_marks)
        wiped.append(whole_ms)
        wiped_slices.append(longest_ms)

    def drawn(whole: bool) -> list[float]:
        """From a move of the pen to the end of the paint, of the changed part or of the whole widget."""
        gesture = tools.pen(rs.STILL, Brush(5, 4.0))
        view.begin_ink()
        found = []
        for n in range(MOVES):
            started = time.perf_counter()
            view.add_ink(gesture.move(Sample(200 + n * 2, 300 + 80 * ((n // 20) % 2), 1.0, n * 8)))
            if whole:
                view.update()
            app.processEvents()
            found.append((time.perf_counter() - started) * 1000)
        gesture.cancel()
        view.end_ink()
        return sorted(found)

    taken = drawn(whole=False)
    built(two)
    over_two = drawn(whole=True)
    figures: dict[str, object] = {
        "own_ink_ms_p50": round(statistics.median(taken), 2),
        "own_ink_ms_p95": round(taken[int(0.95 * len(taken))], 2),
        "own_ink_ms_max": round(taken[-1], 2),
        f"own_ink_over_{MARKS}_whole_ms_p50": round(statistics.median(over_two), 2),
        f"own_ink_over_{MARKS}_whole_ms_p95": round(percentile(over_two, 0.95), 2),
        f"marks_{MARKS}_built_ms": round(built_ms, 1),
        f"marks_{MARKS}_longest_slice_ms": round(slice_ms, 2),
        f"marks_{MANY}_built_ms": round(many_ms, 1),
        f"marks_{MANY}_longest_slice_ms": round(many_slice_ms, 2),
        f"one_more_over_{MANY}_ms_p50": round(statistics.median(added), 2),
        f"one_wiped_over_{MANY}_ms_p50": round(statistics.median(wiped), 2),
        f"one_wiped_over_{MANY}_longest_slice_ms": round(statistics.median(wiped_slices), 2),
    }
    limits = {"own_ink_ms_p95": OWN_INK_LIMIT_MS, f"own_ink_over_{MARKS}_whole_ms_p95": WHOLE_LIMIT_MS}
    write_json("paint", figures, limits)


if __name__ == "__main__":
    main()
