"""What an eye at the real program waits for and reads, and the moment a pen freezes; every doing is one step's play."""

from collections.abc import Generator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject

from app.client.border import PointerStill
from app.media import framecode
from ui.demo import both, eyes
from ui.demo.both import stage
from ui.demo.script import Play, Wait
from ui.stage.showing import LIVE
from ui.stage.video import Held

Said = Generator[Wait, None, object]


class UnderPen(QObject):
    """What the stage had painted when the pen came down: the picture that was before the eye, not the newest."""

    def __init__(self) -> None:
        super().__init__()
        self.stage = stage()
        self._painted: Held | None = None
        self.pressed: Held | None = None
        self.stage.painted.connect(self._note)
        self.stage.installEventFilter(self)

    @property
    def has_painted(self) -> bool:
        return self._painted is not None

    def close(self) -> None:
        self.stage.painted.disconnect(self._note)
        self.stage.removeEventFilter(self)

    def _note(self) -> None:
        self._painted = self.stage.picture.held if self.stage.key == LIVE else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and self.pressed is None:
            self.pressed = self._painted
        return False


def see(words: str, within_s: float = 60.0) -> Play:
    yield Wait(lambda: eyes.text(words), f"the words '{words}'", within_s)


def gone(words: str, within_s: float = 60.0) -> Play:
    yield Wait(lambda: not eyes.text(words), f"the words '{words}' to go", within_s)


def see_key(word: str, within_s: float = 60.0) -> Play:
    yield Wait(lambda: eyes.key(word) is not None, f"the key '{word}'", within_s)


def see_stage(key: str, within_s: float = 60.0) -> Play:
    """A surface whose key begins so, with its picture."""
    yield Wait(
        lambda: stage().key.startswith(key) and stage().picture.held is not None, f"'{key}' on the stage", within_s
    )


def see_mark(mark: str, stored: bool = True, within_s: float = 60.0) -> Play:
    yield Wait(lambda: mark in (stage().stored if stored else stage().pending).names, "the mark on the stage", within_s)


def words() -> Said:
    yield from ()
    return eyes.words()


def has_key(word: str) -> Said:
    yield from ()
    return eyes.key(word) is not None


def look() -> Said:
    """What the stage shows."""
    yield from ()
    view = stage()
    held = view.picture.held
    return {
        "key": view.key,
        "quality": held.quality if held else None,
        "capture_ms": held.frame.ref.capture_ms if held else None,
        "stored": list(view.stored.names),
        "pending": list(view.pending.names),
        "film": [read for _, _, read in eyes.lines()],
    }


def pointers() -> Said:
    """The others' on the stage, and the small stills of live ones; empty where nobody points."""
    yield from ()
    pointing = stage().pointers._pointing.values()
    stills = [one.still for one in pointing if one.still is not None]
    if not pointing:
        return {}
    return {
        "names": [one.name for one in pointing],
        "stills": [{"capture_ms": one.frame.ref.capture_ms, "code": _code(one)} for one in stills],
    }


def _code(still: PointerStill) -> int | None:
    """What is burnt into the piece: read from a frame as large as the one it was cut from."""
    frame, box = still.frame, still.box
    whole = np.zeros((frame.full_height, frame.full_width, 3), np.uint8)
    left, top = round(box.x), round(box.y)
    height, width = frame.pixels.shape[:2]
    whole[top : top + height, left : left + width] = frame.pixels
    return framecode.read(whole)


def photograph(path: str) -> Said:
    yield from ()
    both.photograph_window(Path(path))
    return path


def quality() -> str | None:
    held = stage().picture.held
    return held.quality if held is not None else None


def marks() -> set[str]:
    return {*stage().stored.names, *stage().pending.names}
