"""All marks of one source, from picture to picture. The same pictures give the same; bounded in marks and time."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from app.geometry import Homography
from app.media.tracking import trust
from app.media.tracking.anchor import anchored
from app.media.tracking.flow import Moved, halved, moved
from app.media.tracking.greyring import Grey
from app.media.tracking.planes import Matrix, homography, mapped, matrix, scaling
from app.media.tracking.reference import Reference
from app.media.tracking.refind import Described, Refinder
from app.media.tracking.track import Track
from app.media.tracking.tracked import Tracked

_MOST_CAUGHT_UP = 24  # pictures between the one drawn on and the newest
_SOUGHT_EVERY = 3  # pictures: looking all over one costs as much as following a mark


class Tracker:
    """One source, one tracker; one thread at a time."""

    MOST = 16

    def __init__(self) -> None:
        self._tracks: dict[str, Track] = {}
        self._before: tuple[Grey, NDArray[np.uint8]] | None = None
        self._said: dict[str, Tracked] = {}
        self._refinder = Refinder()
        self._count = 0

    def begin(self, name: str, region: NDArray[np.float32], on: Grey, since: Sequence[Grey] = ()) -> bool:
        """`region`: (n, 2) the places of the mark in pixels as captured; `on`: the picture it was drawn on; `since`:
        the newer ones, oldest first, through which it is followed at once (some 2 ms each, at most 24 of them).

        False: it cannot be followed, for nothing there can be held to, or there are `MOST` already. A name that is
        there begins anew."""
        if name not in self._tracks and len(self._tracks) >= self.MOST:
            return False
        with np.errstate(all="ignore"):
            reference = Reference.of(np.asarray(region, np.float64) / on.scale, on) if on.whole else None
        if reference is None:
            self.end(name)
            return False
        track = Track(name, reference)
        self.end(name)
        scale = self._catch_up(track, on, since)
        self._tracks[name] = track
        self._said[name] = self._told(track, scale)
        return True

    def step(self, grey: Grey) -> dict[str, Tracked]:
        """What is known of each mark in this picture. One that is not newer than the last, or not whole, changes
        nothing but that *sure* is *unsure* in the latter."""
        before = self._before
        if before is not None and grey.capture_ms <= before[0].capture_ms:
            return dict(self._said)
        if not grey.whole or min(grey.pixels.shape) < 32:
            return {name: _doubted(said) for name, said in self._said.items()}
        self._before = (grey, halved(grey.pixels))
        if self._tracks:
            self._follow(list(self._tracks.values()), before, self._before)
        self._said = {name: self._told(track, grey.scale) for name, track in self._tracks.items()}
        return dict(self._said)

    def confirm(self, name: str, on: Grey, way: Homography, since: Sequence[Grey] = ()) -> bool:
        """A person says that the mark lies so in `on` (either side's person, hence perhaps some time ago). False: there
        is no such mark, or it cannot lie so."""
        track = self._tracks.get(name)
        given = matrix(way)
        if track is None or given is None or not on.whole:
            return False
        to_on = scaling(1 / on.scale) @ given @ scaling(track.first.scale)
        with np.errstate(all="ignore"):
            region = mapped(to_on, track.first.region)
            reference = Reference.of(region, on) if np.linalg.det(to_on) > 0 else None
        if reference is None:
            return False
        track.take(reference, to_on)
        del self._tracks[name]  # while the others are brought there
        scale = self._catch_up(track, on, since)
        self._tracks[name] = track
        self._said[name] = self._told(track, scale)
        return True

    def end(self, name: str) -> None:
        """Unknown names are no error: the other side may have ended it first."""
        self._tracks.pop(name, None)
        self._said.pop(name, None)

    def clear(self) -> None:
        """The source closed or its lens was covered: nothing of what was seen stays."""
        self._tracks.clear()
        self._said.clear()
        self._before = None

    def _catch_up(self, track: Track, on: Grey, since: Sequence[Grey]) -> float:
        """To the newest picture there is, so that all marks are in the same one; its scale."""
        newer = [grey for grey in since if grey.capture_ms > on.capture_ms and grey.whole]
        newest = (newer or [on])[-1]
        if self._before is None or newest.capture_ms > self._before[0].capture_ms:
            self.step(newest)
        elif newest.capture_ms < self._before[0].capture_ms:
            newer.append(self._before[0])
        every = max(1, -(-len(newer) // _MOST_CAUGHT_UP))
        before = (on, halved(on.pixels))
        for grey in newer[::-1][::every][::-1]:
            now = (grey, halved(grey.pixels))
            self._follow([track], before, now)
            before = now
        return before[0].scale

    def _follow(
        self, tracks: list[Track], before: tuple[Grey, NDArray[np.uint8]] | None, now: tuple[Grey, NDArray[np.uint8]]
    ) -> None:
        cv2.setRNGSeed(1)
        grey, half = now
        pixels, high, wide = grey.pixels, *grey.pixels.shape
        follows = (
            before is not None
            and before[1].shape == half.shape
            and grey.capture_ms - before[0].capture_ms <= trust.CUT_MS
        )
        places = [track.in_view(wide, high) for track in tracks]
        motion: Moved | None = None
        if follows and before is not None and not all(track.is_sought for track in tracks):
            motion = moved(before[1], half, np.vstack(places))
        at = 0
        for track, was in zip(tracks, places, strict=True):
            to = motion.to[at : at + len(was)] if motion is not None else was
            at += len(was)
            if track.is_sought:
                track.at_ms = grey.capture_ms
                continue
            track.follow(was, to, motion, pixels, grey.capture_ms)
        self._seek([track for track in tracks if track.is_sought], grey)

    def _seek(self, tracks: list[Track], grey: Grey) -> None:
        """One of those that are lost, every few pictures."""
        self._count += 1
        if not tracks or self._count % _SOUGHT_EVERY:
            return
        track = tracks[self._count // _SOUGHT_EVERY % len(tracks)]
        if not track.is_described:
            track.described, track.is_described = self._refinder.of_reference(track.reference), True
        for near in self._places(track, grey):
            found = anchored(track.reference, near, grey.pixels)
            if found is not None and trust.verdict(found) == "good":
                track.found_again(found, grey.capture_ms)
                return

    def _places(self, track: Track, grey: Grey) -> list[Matrix]:
        seen: Described | None = self._refinder.described(grey.pixels) if track.described is not None else None
        by_features = self._refinder.by_features(track.described, seen) if track.described and seen else None
        by_look = self._refinder.by_look(track.reference, track.good_way, grey.pixels)
        return [way for way in (by_features, by_look) if way is not None]

    def _told(self, track: Track, scale: float) -> Tracked:
        way = scaling(scale) @ track.way @ track.since_first @ scaling(1 / track.first.scale)
        return Tracked(track.name, track.at_ms, homography(way), track.confidence, track.state)


def _doubted(said: Tracked) -> Tracked:
    if said.state != "sure":
        return said
    return Tracked(said.name, said.capture_ms, said.way, said.confidence / 2, "unsure")
