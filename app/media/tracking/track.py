"""One marked region through the pictures: where it is supposed, what is found there, and whether the thread held."""

import numpy as np
from numpy.typing import NDArray

from app.media.tracking import trust
from app.media.tracking.anchor import Anchored, anchored
from app.media.tracking.flow import Moved, similar
from app.media.tracking.planes import Matrix, Points, mapped
from app.media.tracking.reference import Reference, seen_share, within
from app.media.tracking.refind import Described
from app.media.tracking.tracked import State

_FLOWS = 0.7  # of its points, also of those out of view, go one way: nothing came over it since the picture before
_LEAST_FLOW = 6
_NEAR_PX = 2.0


class Track:
    """`way`: from the reference's picture to that of `at_ms`; `since_first`: from the picture it was begun on to the
    reference's. `held`: it was in sight, or what lies around it was, ever since a person last said where it is."""

    def __init__(self, name: str, reference: Reference) -> None:
        self.name, self.first = name, reference
        self.take(reference, np.eye(3))

    def take(self, reference: Reference, since_first: Matrix) -> None:
        """A person says that it is this."""
        self.reference, self.since_first = reference, since_first
        self.supposed: tuple[Matrix, ...] = (np.eye(3),)
        self.flows, self.most_flow = False, 0
        self.motion: Moved | None = None
        self.way = self.good_way = np.eye(3)
        self.described: Described | None = None
        self.is_described = False
        self.at_ms = self.good_ms = self.looked_ms = reference.ref_ms
        self.hold("sure", 1.0)

    def hold(self, state: State, confidence: float) -> None:
        self.held, self.state, self.confidence, self.streak = True, state, confidence, trust.AGAIN

    @property
    def is_sought(self) -> bool:
        return not self.held and self.state == "lost"

    def in_view(self, wide: int, high: int, most: int) -> Points:
        """Some `most` of its features, where they were last, for the flow; none while it is sought."""
        if self.is_sought:
            return np.zeros((0, 2))
        step = max(1, len(self.reference.points) // most)
        places = mapped(self.way, self.reference.points[::step])
        self.most_flow = len(places)
        return places[within(places, wide, high)]

    def suppose(self, was: Points, to: Points, motion: Moved | None) -> None:
        """`was`, `to`: what `in_view` gave and where it went; `motion`: None where this picture does not follow on."""
        self.supposed = (self.way,)
        self.flows, self.motion = False, motion
        if motion is None:
            return
        kept = np.isfinite(to).all(axis=1)
        own = similar(was[kept], to[kept])
        with_it = 0 if own is None else int((np.abs(mapped(own, was[kept]) - to[kept]).max(axis=1) < _NEAR_PX).sum())
        self.flows = with_it >= max(_LEAST_FLOW, _FLOWS * self.most_flow)
        steps = (own, motion.step) if self.streak else (motion.step, own)  # not with what moves over it
        self.supposed = tuple(step @ self.way for step in steps if step is not None) or self.supposed

    def coast(self, now_ms: int) -> None:
        """Not looked at in this picture: it goes on with its own flow, and is what it was said to be."""
        self.at_ms, self.way = now_ms, self.supposed[0]

    def look(self, now: NDArray[np.uint8], now_ms: int) -> None:
        """Measured in this picture, the flat one, against what was pointed at."""
        self.at_ms = self.looked_ms = now_ms
        found = self._found(now)
        self._check_thread(found, now_ms, now.shape[1], now.shape[0])
        self.settle(found, self.supposed[0], now_ms)

    def settle(self, found: Anchored | None, supposed: Matrix, now_ms: int) -> None:
        """What this picture makes of it."""
        verdict = trust.verdict(found)
        if found is not None and verdict != "bad":
            self.way, self.confidence = found.way, trust.confidence(found)
        else:
            self.way, self.confidence = supposed, 0.6 * self.confidence
        self.streak = min(self.streak + 1, trust.AGAIN) if verdict == "good" else 0
        if verdict == "good":
            self.good_ms, self.good_way = now_ms, self.way
        stays = self.state != "lost" and now_ms - self.good_ms <= trust.UNSURE_MS
        if verdict == "good" and (self.streak >= trust.AGAIN or self.state in ("sure", "perhaps")):
            self.state = "sure" if self.held else "perhaps"
        elif self.held:
            self.state = "unsure" if verdict != "bad" or stays else "lost"
        else:
            self.state = "perhaps" if self.state == "perhaps" and stays else "lost"

    def found_again(self, found: Anchored, now_ms: int) -> Matrix:
        """Somewhere in the picture: it is followed from there, and is perhaps it. From where it was last seen to here,
        by which others may be found that were lost with it."""
        since_lost = found.way @ np.linalg.inv(self.good_way)
        self.way, self.good_way, self.confidence = found.way, found.way, trust.confidence(found)
        self.at_ms = self.good_ms = now_ms
        self.state, self.streak = "perhaps", trust.AGAIN
        return np.asarray(since_lost, np.float64)

    def _found(self, now: NDArray[np.uint8]) -> Anchored | None:
        best: Anchored | None = None
        for near in self.supposed:
            found = anchored(self.reference, near, now)
            if found is not None and (best is None or found.alike > best.alike):
                best = found
            if trust.verdict(found) == "good":
                return found
        return best

    def _check_thread(self, found: Anchored | None, now_ms: int, wide: int, high: int) -> None:
        """Once cut only a person mends it."""
        verdict, supposed, motion = trust.verdict(found), self.supposed[0], self.motion
        is_cut = motion is None or (motion.held < trust.HELD_SHARE and verdict != "good")
        covered_ms = now_ms - self.good_ms
        way = found.way if found is not None and verdict != "bad" else supposed
        is_gone = seen_share(way, self.reference, wide, high) < trust.GONE_SEEN
        if found is not None and verdict == "good" and self.streak == 0:
            middle = self.reference.corners.mean(axis=0)[None]
            off = float(np.hypot(*(mapped(found.way, middle) - mapped(supposed, middle))[0]))
            is_cut |= not off <= trust.JUMP_PX + trust.JUMP_PX_A_SECOND * covered_ms / 1_000
        if is_cut or is_gone or covered_ms > trust.HELD_MS:
            self.held = False
