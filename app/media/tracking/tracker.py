"""All marks of one source, from picture to picture. The same pictures give the same; bounded in marks and time."""

from collections.abc import Sequence
from typing import Self

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from app.geometry import Homography
from app.media.tracking import trust
from app.media.tracking.anchor import anchored
from app.media.tracking.flat import flattened
from app.media.tracking.flow import Moved, View, halved, moved, viewed
from app.media.tracking.greyring import Grey
from app.media.tracking.planes import Matrix, homography, mapped, matrix, scaling
from app.media.tracking.reference import Reference
from app.media.tracking.refind import Described, Refinder
from app.media.tracking.track import Track
from app.media.tracking.tracked import Tracked

_MOST_CAUGHT_UP = 24  # pictures between the one drawn on and the newest
_LOOKS = 1  # at marks in a picture, at least: two cost as much as the flow of all
_FLOW_POINTS, _LEAST_FLOW, _MOST_FLOW = 64, 8, 14  # of all marks, of one
_SOUGHT_EVERY = 3  # pictures: looking all over one costs as much as following some marks ...
_SELDOM_MS = 90  # ... and each one where they come no faster
_FOUND_WITH = 5


class Tracker:
    """One source, one tracker; one thread at a time."""

    MOST = 16

    def __init__(self) -> None:
        self._tracks: dict[str, Track] = {}
        self._before: _Picture | None = None
        self._said: dict[str, Tracked] = {}
        self._refinder = Refinder()
        self._count = self._turn = 0

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
        if before is not None and grey.capture_ms <= before.ms:
            return dict(self._said)
        if not grey.whole or min(grey.pixels.shape) < 32:
            return {name: _doubted(said) for name, said in self._said.items()}
        self._before = self._follow(list(self._tracks.values()), before, _Picture.of(grey))
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
        if self._before is None or newest.capture_ms > self._before.ms:
            self.step(newest)
        elif newest.capture_ms < self._before.ms:
            newer.append(self._before.grey)
        every = max(1, -(-len(newer) // _MOST_CAUGHT_UP))
        before = _Picture.of(on)
        for grey in newer[::-1][::every][::-1]:
            before = self._follow([track], before, _Picture.of(grey))
        return before.grey.scale

    def _follow(self, tracks: list[Track], before: "_Picture | None", now: "_Picture") -> "_Picture":
        """`now`, with what it has of the view before."""
        if not tracks:
            return now
        cv2.setRNGSeed(1)
        high, wide = now.flat.shape
        each = max(_LEAST_FLOW, min(_MOST_FLOW, _FLOW_POINTS // len(tracks)))
        places = [track.in_view(wide, high, each) for track in tracks]
        motion: Moved | None = None
        if before is not None and now.follows(before) and not all(track.is_sought for track in tracks):
            view = before.view if before.view is not None else viewed(before.half)
            motion = moved(before.half, now.half, view, np.vstack(places))
            now = msgspec.structs.replace(now, view=motion.view)
        at = 0
        for track, was in zip(tracks, places, strict=True):
            track.suppose(was, motion.to[at : at + len(was)] if motion is not None else was, motion)
            at += len(was)
        passed_ms = now.ms - before.ms if before is not None else 0
        for track in self._in_turn(tracks, passed_ms):
            track.look(now.flat, now.ms)
        for track in tracks:
            if track.at_ms != now.ms:
                track.coast(now.ms)
        self._seek([track for track in tracks if track.is_sought], now, passed_ms)
        return now

    def _in_turn(self, tracks: list[Track], passed_ms: int) -> list[Track]:
        """Those that are looked at in this picture: all whose flow broke off or that are not sure, and of the others so
        many that each has its turn every `LOOKED_AT_MS`."""
        followed = [track for track in tracks if not track.is_sought]
        needed = [track for track in followed if not track.flows or track.streak < trust.AGAIN]
        others = sorted((track for track in followed if track not in needed), key=lambda track: track.looked_ms)
        most = max(_LOOKS, -(-len(followed) * passed_ms // trust.LOOKED_AT_MS))
        return needed + others[: max(0, most - len(needed))]

    def _seek(self, tracks: list[Track], now: "_Picture", passed_ms: int) -> None:
        """One of those that are lost, every few pictures; with one that is found some of the others."""
        self._count += 1
        if not tracks or (self._count % _SOUGHT_EVERY and passed_ms < _SELDOM_MS):
            return
        self._turn += 1
        track = tracks[self._turn % len(tracks)]
        if not track.is_described:
            track.described, track.is_described = self._refinder.of_reference(track.reference), True
        for near in self._places(track, now.flat):
            found = anchored(track.reference, near, now.flat)
            if found is not None and trust.verdict(found) == "good":
                since_lost = track.found_again(found, now.ms)
                self._find_with(since_lost, [one for one in tracks if one is not track][:_FOUND_WITH], now)
                return

    def _find_with(self, since_lost: Matrix, tracks: list[Track], now: "_Picture") -> None:
        for track in tracks:
            found = anchored(track.reference, since_lost @ track.good_way, now.flat)
            if found is not None and trust.verdict(found) == "good":
                track.found_again(found, now.ms)

    def _places(self, track: Track, flat: NDArray[np.uint8]) -> list[Matrix]:
        seen: Described | None = self._refinder.described(flat) if track.described is not None else None
        by_features = self._refinder.by_features(track.described, seen) if track.described and seen else None
        by_look = self._refinder.by_look(track.reference, track.good_way, flat)
        return [way for way in (by_features, by_look) if way is not None]

    def _told(self, track: Track, scale: float) -> Tracked:
        way = scaling(scale) @ track.way @ track.since_first @ scaling(1 / track.first.scale)
        return Tracked(track.name, track.at_ms, homography(way), track.confidence, track.state)


def _doubted(said: Tracked) -> Tracked:
    if said.state != "sure":
        return said
    return Tracked(said.name, said.capture_ms, said.way, said.confidence / 2, "unsure")


class _Picture(msgspec.Struct, frozen=True):
    """One picture made ready: flat, and half of it."""

    grey: Grey
    flat: NDArray[np.uint8]
    half: NDArray[np.uint8]
    view: View | None = None

    @classmethod
    def of(cls, grey: Grey) -> Self:
        flat = flattened(grey.pixels)
        return cls(grey, flat, halved(flat))

    @property
    def ms(self) -> int:
        return self.grey.capture_ms

    def follows(self, before: Self) -> bool:
        """Nobody could have put another thing there in between."""
        return before.half.shape == self.half.shape and self.ms - before.ms <= trust.CUT_MS
