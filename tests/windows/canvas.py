"""The stage of the real program as everybody has to see it: ground and marks, without pointers and receipts."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QWidget

from app.consult.state import Mark
from app.documents.reshape import moved
from tests.windows.eye import Said
from ui.demo.both import stage
from ui.demo.script import NotSeen, Play, Wait
from ui.stage.badge import Corner
from ui.stage.letters import SideLetters
from ui.stage.pointerlayer import PointerLayer
from ui.stage.receiptlayer import ReceiptLayer
from ui.stage.steady import Steady
from ui.stage.view import StageView

WITHIN_S = 60.0  # three programs share the computer
SIGNS = (ReceiptLayer, Corner, SideLetters)


def stand(width: int, height: int) -> Play:
    """The stage so large from now on, whatever stands beside it: the same viewport in every window."""
    view = stage()
    around = view.parentWidget()
    for one in (view, around) if isinstance(around, Steady) else (view,):
        one.setFixedSize(width, height)
    yield Wait(lambda: (view.width(), view.height()) == (width, height), "the stage at its size")


def canvas(
    path: str,
    key: str,
    marks: list[str],
    part: list[float],
    tones: dict[str, object],
    without: str = "",
    shifted: str = "",
    by_px: float = 0.0,
) -> Said:
    """Once this part of the surface (x, y, width, height; empty: the whole) stands there in full quality, set like
    `tones` (of a Presentation), with exactly these marks, what is seen goes into `path`. For a picture that must be
    told from it, one mark is left out or lies so many screen pixels beside its place. The words over it are
    answered."""
    until = time.monotonic() + WITHIN_S

    def lack() -> str:
        return _lacks(stage(), key, set(marks), part, tones)

    yield Wait(lambda: time.monotonic() > until or not lack(), "the picture", 2 * WITHIN_S, 20)
    view = stage()
    if lacks := lack():
        raise NotSeen(lacks)
    stored, pending = view._marks
    if without or shifted:
        view.show_marks([one for mark in stored if (one := _changed(mark, without, shifted, by_px, view))], pending)
        while not view.stored.is_whole:  # at once: the room may give the stage its own marks again at any moment
            view.stored._slice()
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    with _without_signs(view):
        view.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground)
    view.show_marks(stored, pending)
    if not image.save(path):
        raise OSError(f"{path} cannot be written")
    return _signs(view)


def _signs(view: StageView) -> list[str]:
    """What the words and letters say that stand over the picture in each window's own size of text."""
    over = view._overlays._over["marks"]
    corners = [line for one in over if isinstance(one, Corner) for line in one._lines()]
    letters = [one.now(view.viewport) for one in over if isinstance(one, SideLetters)]
    return [*corners, *(" ".join(sides) for sides in letters if sides is not None)]


def _lacks(view: StageView, key: str, marks: set[str], part: list[float], tones: dict[str, object]) -> str:
    """What the picture waits for: its full quality, as fine as this screen can show it; nothing on its way, nothing
    under a pen."""
    held = view.picture.held
    if not view.key.startswith(key) or held is None:
        return f"'{key}' on the stage, not '{view.key}'"
    seen = view.viewport.visible
    if part and not np.allclose(part, [seen.x, seen.y, seen.width, seen.height], atol=0.1):
        return f"{part} of '{key}' to be looked at, not {seen}"
    if not part and not view.viewport.is_whole:
        return f"the whole of '{key}' to be looked at, not {seen}"
    if msgspec.to_builtins(view.picture.tones) != tones:
        return f"'{key}' to be set like {tones}, not {view.picture.tones}"
    pixels = held.deep.values if held.deep is not None else held.frame.pixels
    wide, fine = pixels.shape[1], round(view.viewport.scale * held.box.width) - 1
    if held.quality != "whole" or wide < fine:
        return f"the whole picture of '{key}' ({held.quality}, {wide} of {fine} pixels wide)"
    if not view.live.is_empty or not view.stored.is_whole or view.pending.names:
        return f"the ink to be stored ({view.pending.names})"
    shown = set(view.stored.names)
    return "" if shown == marks else f"the marks {marks - shown} to come and {shown - marks} to go"


def _changed(mark: Mark, without: str, shifted: str, by_px: float, view: StageView) -> Mark | None:
    if mark.mark == without:
        return None
    if mark.mark == shifted:
        return msgspec.structs.replace(mark, shape=moved(mark.shape, by_px / view.viewport.scale, 0.0))
    return mark


@contextmanager
def _without_signs(view: StageView) -> Iterator[None]:
    """What one person points at, what has arrived of one's own marks, and words and letters over the picture in this
    window's own size of text are nobody else's picture."""
    pointers, over = view.pointers, view._overlays._over["marks"]
    view.pointers = PointerLayer()
    view._overlays._over["marks"] = [one for one in over if not isinstance(one, SIGNS)]
    try:
        yield
    finally:
        view.pointers, view._overlays._over["marks"] = pointers, over
