"""A mark on a film, followed as a receiver follows it, beside where it truly is; and a person who confirms it."""

from collections.abc import Callable, Iterable, Iterator

import cv2
import msgspec
import numpy as np

from app.geometry import Homography
from app.media.codecs.picturedecoder import PictureDecoder
from app.media.codecs.pictureencoder import PictureEncoder
from app.media.frames import Frame, FrameRef
from app.media.share import Picture, Size
from app.media.tracking import Grey, State, Tracked, Tracker, grey_of
from app.media.tracking.planes import Points, mapped, matrix
from tests.bench.scenes.film import FRAME, Film
from tests.bench.scenes.surfaces import Pixels

DRAWN_S = 0.7  # the first pictures of a coded film are poor
REACTS_S = 0.5  # a person who sees *perhaps* and presses
KNOWN_PX = 15.0  # further off nobody confirms it


class Seen(msgspec.Struct, frozen=True):
    """One picture. `off_px`: of the outline's worst place, inf where it is gone. `visible`: the whole outline
    is in the picture and before it is next to nothing; `asked`: it left the view, and waits for a person;
    `confirmed`: who has just pressed."""

    at_s: float
    state: State
    off_px: float
    visible: bool
    asked: bool
    confirmed: bool = False


Filmed = Callable[[float], Film]
Truth = Callable[[float], Points | None]


def pictures(film: Filmed, fps: float, seconds: float, kbps: int = 0) -> Iterator[tuple[float, Pixels]]:
    """As the receiver has them: with `kbps`, once through AV1; what the encoder leaves out never comes."""
    encoder, decoder = PictureEncoder("AV1"), PictureDecoder("AV1")
    wanted = Picture(Size(*FRAME), round(fps), kbps * 1_000, 1)
    for number in range(round(seconds * fps)):
        t = number / fps
        pixels = film(t).shown(t)
        if kbps:
            coded = encoder.encode(pixels, wanted, t * 1_000)
            shown = decoder.decode(coded.data) if coded is not None else None
            if shown is None:
                continue
            pixels = shown.to_ndarray(format="bgr24")
        yield t, pixels
    encoder.close()
    decoder.close()


def grey(pixels: Pixels, t: float) -> Grey:
    made = grey_of(Frame(FrameRef("a.camera", round(t * 1_000) + 1_000), pixels, *FRAME))
    assert made is not None
    return made


class Person:
    """Looks at what is *perhaps*, and confirms it where it is so."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker
        self._since_s: float | None = None

    def confirms(self, told: Tracked, off: float, now: Grey, t: float) -> bool:
        if told.state != "perhaps":
            self._since_s = None
        elif self._since_s is None:
            self._since_s = t
        elif t - self._since_s >= REACTS_S and off <= KNOWN_PX:
            self._since_s = None
            return self._tracker.confirm(told.name, now, told.way)
        return False


def followed(film: Filmed, truth: Truth, shots: Iterable[tuple[float, Pixels]], confirms: bool = True) -> list[Seen]:
    """Of every picture after the one it was drawn on; empty where the tracker would not have it."""
    tracker = Tracker()
    person = Person(tracker)
    seen: list[Seen] = []
    drawn: Points | None = None
    asked = False
    for t, pixels in shots:
        now, true = grey(pixels, t), truth(t)
        if drawn is None:
            if t < DRAWN_S or true is None:
                tracker.step(now)
                continue
            drawn = true
            if not tracker.begin("mark", drawn.astype(np.float32), now):
                return []
            continue
        told = tracker.step(now)["mark"]
        asked = told.state != "sure" and (asked or true is None or _has_left(true))
        off = off_px(told.way, drawn, true) if true is not None else float("inf")
        visible = true is not None and _is_visible(film(t), true, t)
        presses = confirms and person.confirms(told, off, now, t)
        seen.append(Seen(t, told.state, off, visible, asked, presses))
    return seen


def off_px(way: Homography, drawn: Points, true: Points) -> float:
    told = matrix(way)
    if told is None:
        return float("nan")
    return float(np.hypot(*(mapped(told, drawn) - true).T).max())


def _has_left(true: Points) -> bool:
    middle = true.mean(axis=0)
    return bool((middle < 0).any() or (middle >= FRAME).any())


def _is_visible(film: Film, true: Points, t: float) -> bool:
    inner = ((true >= 0) & (true < FRAME)).all()
    return bool(inner) and film.covered(_filled(true), t) < 0.1


def _filled(outline: Points) -> Points:
    """The outline and what lies within."""
    middle = outline.mean(axis=0)
    return np.vstack([middle + (outline - middle) * part for part in (1.0, 0.6, 0.2)])


cv2.setNumThreads(1)  # what is measured beside a call has one core
