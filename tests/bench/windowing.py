"""The window of a radiograph under the hand, and a film of slices: real widgets painted off screen, values as of the
engine.

What the hand feels of a drag is one table made, laid over what lies under the screen's pixels, and one paint."""

import os
import sys
import time

import numpy as np
from PySide6.QtWidgets import QApplication

from app.client.deep import pictured
from app.consult.events.looking import Presentation
from app.documents.deep import Deep
from app.geometry import Box
from app.settings import assets_folder
from tests.bench.harness import is_full, since_ms, spread, write_json
from ui.stage.painter import Outlines
from ui.stage.video import held_picture
from ui.stage.view import StageView
from ui.stage.windowing import dragged
from ui.theme import Theme

SIDE, SLICE, SLICES = 2_048, 512, 120
SIZE = (1_366, 768)


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv)
    view = StageView(Theme(assets_folder(), "light"), Outlines())
    view.resize(*SIZE)
    view.show()
    app.processEvents()
    drags = _dragged(view, 400 if is_full() else 100)
    fps, paints = _film(view, SLICES * (4 if is_full() else 1))
    whole = spread(drags)
    write_json(
        "windowing",
        {
            "drag_ms": whole,
            "drag_ms_p95": whole["p95"],
            "drag_fps": round(1_000 / max(sum(drags) / len(drags), 1e-6), 1),
            "film_paint_ms": spread(paints),
            "film_fps": round(fps, 1),
        },
        limit={"drag_ms_p95": 8, "least_drag_fps": 50, "least_film_fps": 30},
    )
    view.close()
    return 0


def _dragged(view: StageView, steps: int) -> list[float]:
    """Each move of the hand: the new window and its paint, in the UI thread."""
    deep = _deep(SIDE, 0)
    view.show_surface("page:dx:0", Box(0, 0, SIDE, SIDE))
    view.show_picture(held_picture(pictured("page:dx:0", deep, (SIDE, SIDE), "whole", None)))
    view.repaint()
    took, how = [], Presentation()
    for step in range(steps):
        started = time.perf_counter()
        how = dragged(how, deep, (step % 7) - 3.0, (step % 5) - 2.0)
        view.present(how)
        view.repaint()
        took.append(since_ms(started))
    return took


def _film(view: StageView, pictures: int) -> tuple[float, list[float]]:
    """Pages that are here, one after another, each painted whole."""
    size = (float(SLICE), float(SLICE))
    held = [
        held_picture(pictured(f"page:ct:{page}", _deep(SLICE, page), size, "whole", None)) for page in range(SLICES)
    ]
    view.present(Presentation(centre=40, width=400))
    took, begun = [], time.perf_counter()
    for number in range(pictures):
        started, page = time.perf_counter(), number % SLICES
        view.show_surface(f"page:ct:{page}", Box(0, 0, SLICE, SLICE), goes_on=True)
        view.show_picture(held[page])
        view.repaint()
        took.append(since_ms(started))
    return pictures / (time.perf_counter() - begun), took


def _deep(side: int, seed: int) -> Deep:
    """Twelve bits of shadows with a grain."""
    rows, columns = np.mgrid[:side, :side] / side
    grain = np.random.default_rng(seed).integers(0, 60, (side, side))
    values = ((np.sin(rows * 5 + seed / 20) + np.cos(columns * 4) + 2) / 4 * 4_000 + grain).astype(np.uint16)
    own = np.linspace(0, 255, 4_096).astype(np.uint8)
    return Deep(values, 1.0, -1_024.0, 12, Box(0, 0, side, side), own=own, centre=1_024, width=4_096)


if __name__ == "__main__":
    sys.exit(main())
