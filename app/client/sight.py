"""One source's pictures as marks are followed in them, and which of its stills are still to hand; on one thread."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.geometry import Homography, Point
from app.media.frames import Frame, Ring
from app.media.tracking import Grey, GreyRing, Tracked, Tracker, grey_of

FRESH_MS = 12_000  # after a still was frozen: so long may a hand take to draw on it and to say that it stays
_FROZEN = 2  # stills with what came after them: 15 MB each at most
_EVERY_MS = 200  # between two pictures of what came after a still
_NEAR_MS = 40  # a person's word on a picture that never came over is taken on the next to it: a hand moves no further
_SURE_MS = 150  # ... or on one where it is surely found, close to where the person has it
_SAME_PX = 24.0  # of a picture 640 wide: the place that a person confirms and the place that is found here

Outcome = Literal["followed", "gone", "plain", "many", "coming"]


class Sight:
    """`ring`: of one's own camera, where every picture of the last 4 s lies, though none was looked at here.
    `received`: the picture of exactly this stamp where it came over and passed by here: only the newest is waited for.
    """

    def __init__(
        self,
        ring: Ring | None = None,
        received: Callable[[int], Frame | None] = lambda capture_ms: None,
        covered_ms: int = 0,
    ) -> None:
        self._ring, self._received = ring, received
        self._greys = GreyRing()
        self._tracker = Tracker()
        self._frozen: OrderedDict[int, list[Grey]] = OrderedDict()  # each with what came after it, thinned
        self._bases: dict[str, Homography] = {}  # from the mark's own surface to the picture it was begun on here
        self._said: dict[str, Tracked] = {}
        self._newest: Grey | None = None
        self._stepped_ms: int | None = None
        self.covered_ms = covered_ms  # up to this stamp nothing is asked of anybody any more
        self.fresh: tuple[int, ...] = ()  # stamps of the stills from which a mark can be begun; any thread may read

    @property
    def is_idle(self) -> bool:
        return not self._bases and not self._frozen

    def look(self, frame: Frame, every_ms: int) -> dict[str, Tracked] | None:
        """Another picture. None: nothing was followed in it, for nothing is or the one before was just now."""
        grey = self._greys.put(frame)
        if grey is None:
            return None
        now_ms = grey.capture_ms
        if self._newest is not None and now_ms < self._newest.capture_ms:  # the source began anew
            self.covered_ms = 0
            self._clear()
        self._newest = grey
        for stamp in [stamp for stamp in self._frozen if now_ms - stamp > FRESH_MS]:
            del self._frozen[stamp]
            self.fresh = tuple(self._frozen)
        for chain in self._frozen.values():
            if grey.whole and now_ms - chain[-1].capture_ms >= _EVERY_MS:
                chain.append(grey)
        if not self._bases or (self._stepped_ms is not None and 0 <= now_ms - self._stepped_ms < every_ms):
            return None
        self._stepped_ms = now_ms
        return self._told(self._tracker.step(grey))

    def freeze(self, capture_ms: int) -> bool:
        """A still is frozen: it is kept with what comes after it, for somebody may draw on it."""
        if capture_ms in self._frozen:
            return True
        on = self._at(capture_ms)
        if on is None:
            return False
        self._frozen[capture_ms] = [on, *_thinned(self._since(capture_ms), capture_ms)]
        while len(self._frozen) > _FROZEN:
            self._frozen.popitem(last=False)
        self.fresh = tuple(self._frozen)
        return True

    def begin(self, name: str, region: NDArray[np.float32], capture_ms: int, way: Homography) -> Outcome:
        """`way`: from the surface of `region` to the picture of `capture_ms`; there it is begun, and nowhere else."""
        on = self._at(capture_ms)
        try:
            return "gone" if on is None else self._begin(name, region, on, way)
        except ZeroDivisionError:  # a way to infinity
            return "plain"

    def confirm(self, name: str, region: NDArray[np.float32], capture_ms: int, way: Homography) -> Outcome:
        """A person says that it lies so. "coming": that picture is still on its way; ask again."""
        if self._newest is None or capture_ms > self._newest.capture_ms:
            return "coming"
        try:
            return self._confirm(name, region, capture_ms, way)
        except ZeroDivisionError:
            return "plain"

    def end(self, name: str) -> None:
        self._tracker.end(name)
        self._bases.pop(name, None)
        self._said.pop(name, None)

    def cover(self) -> None:
        """Nothing of what was seen stays, and nothing is begun on it: the lens was covered, or the source closed."""
        if self._newest is not None:
            self.covered_ms = self._newest.capture_ms
        self._clear()

    # ---- inside

    def _clear(self) -> None:
        self._tracker.clear()
        self._greys.clear()
        for kept in (self._frozen, self._bases, self._said):
            kept.clear()
        self._newest = self._stepped_ms = None
        self.fresh = ()

    def _begin(self, name: str, region: NDArray[np.float32], on: Grey, way: Homography) -> Outcome:
        if name not in self._bases and len(self._bases) >= Tracker.MOST:
            return "many"
        self.end(name)
        if not self._tracker.begin(name, _led(region, way), on, self._after(on)):
            return "plain"
        self._bases[name] = way
        return "followed"

    def _confirm(self, name: str, region: NDArray[np.float32], capture_ms: int, way: Homography) -> Outcome:
        exact = self._at(capture_ms)
        if name not in self._bases:
            on = exact or self._near(capture_ms)
            return "gone" if on is None else self._begin(name, region, on, way)
        base = self._bases[name]
        on, here = exact or self._near(capture_ms), way
        if exact is None and (found := self._where_it_is(name, region, capture_ms, way)) is not None:
            on, here = found
        if on is None:
            return "gone"
        from_first = base.inverse().then(here)
        return "followed" if self._tracker.confirm(name, on, from_first, self._after(on)) else "plain"

    def _where_it_is(
        self, name: str, region: NDArray[np.float32], capture_ms: int, way: Homography
    ) -> tuple[Grey, Homography] | None:
        """Where it is surely found here at that time, if that is the place the person means. What is only supposed does
        not become certain by a person's word about another picture."""
        said = self._said.get(name)
        if said is None or said.state != "sure" or abs(said.capture_ms - capture_ms) > _SURE_MS:
            return None
        on = self._greys.at(said.capture_ms)
        apart = np.hypot(*(_led(region, said.way).mean(axis=0) - _led(region, way).mean(axis=0)))
        return (on, said.way) if on is not None and float(apart) <= _SAME_PX * on.scale else None

    def _after(self, on: Grey) -> list[Grey]:
        """What came after it, thinned, until now."""
        chain = self._frozen.get(on.capture_ms, [on])[1:]
        last_ms = chain[-1].capture_ms if chain else on.capture_ms
        return [*chain, *_thinned(self._since(last_ms), last_ms)]

    def _told(self, tracked: dict[str, Tracked]) -> dict[str, Tracked]:
        self._said = {
            name: msgspec.structs.replace(one, way=self._bases[name].then(one.way)) for name, one in tracked.items()
        }
        return self._said

    def _at(self, capture_ms: int) -> Grey | None:
        if capture_ms <= self.covered_ms:
            return None
        if capture_ms in self._frozen:
            return self._frozen[capture_ms][0]
        found = self._greys.at(capture_ms)
        found = found if found is not None else self._from_ring(capture_ms)
        return found if found is not None else _grey(self._received(capture_ms))

    def _near(self, capture_ms: int) -> Grey | None:
        """The next one to it; only for what a person confirms."""
        around = self._greys.since(capture_ms - _NEAR_MS - 1)
        apart = [(abs(grey.capture_ms - capture_ms), grey.capture_ms, grey) for grey in around]
        near = [one for one in apart if one[0] <= _NEAR_MS]
        return min(near, key=lambda one: one[:2])[2] if near else None

    def _since(self, capture_ms: int) -> list[Grey]:
        """Also of what lies in one's own ring from before anything was looked at here."""
        greys = self._greys.since(capture_ms)
        early: list[Grey] = []
        last_ms = capture_ms
        for stamp in self._ring.since(capture_ms) if self._ring is not None else ():
            if greys and stamp >= greys[0].capture_ms:
                break
            if stamp - last_ms >= _EVERY_MS:
                grey, last_ms = self._from_ring(stamp), stamp
                early += [grey] if grey is not None else []
        return [*early, *greys]

    def _from_ring(self, capture_ms: int) -> Grey | None:
        return _grey(self._ring.get(capture_ms)) if self._ring is not None else None


def _grey(frame: Frame | None) -> Grey | None:
    return grey_of(frame) if frame is not None else None


def _thinned(greys: Iterable[Grey], last_ms: int) -> list[Grey]:
    """No closer together than is needed to follow a hand-held camera."""
    kept: list[Grey] = []
    for grey in greys:
        if grey.whole and grey.capture_ms - last_ms >= _EVERY_MS:
            kept.append(grey)
            last_ms = grey.capture_ms
    return kept


def _led(region: NDArray[np.float32], way: Homography) -> NDArray[np.float32]:
    """ZeroDivisionError where the way leads to infinity."""
    places = [way.apply(Point(x, y)) for x, y in region.tolist()]
    return np.array([(place.x, place.y) for place in places], np.float32)
