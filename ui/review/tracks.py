"""Marks that stayed on the anatomy, over the recorded picture where a screen showed them then; follows nothing anew."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter

from app.client.border import ReviewView
from app.consult.events.surface import SurfaceKey, owner_of
from app.consult.state import Track
from app.consult.tracks import BadPath, Sample, decode_path
from app.geometry import Homography
from app.media.frames import FrameRef
from ui.stage.followedpaint import paint_followed, strength
from ui.stage.showing import LIVE
from ui.stage.view import StageView
from ui.stage.viewport import Viewport
from ui.theme import Theme

LONGEST_MS = 1_000  # between two samples: what lies further apart was not followed meanwhile


class RecordedTracks(QObject):
    """`of_leader`: what the leader's screen showed, else the bedside's own; where only the other was kept, that one."""

    def __init__(self, theme: Theme, view: StageView, of_leader: bool) -> None:
        super().__init__(view)
        self._theme, self._view, self._of_leader = theme, view, of_leader
        self._is_live = False
        self._shown = ReviewView()
        view.add_overlay(self, above="picture")

    def show(self, view: ReviewView) -> None:
        """Before the view is painted again."""
        self._shown = view

    def show_surface(self, key: SurfaceKey) -> None:
        self._is_live = key == LIVE

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        held, state, last = self._view.picture.held, self._shown.state, self._shown.last
        if not self._is_live or held is None or state is None or last is None:
            return
        ref = held.frame.ref
        first = (state.lead or "") if self._of_leader else owner_of(ref.source)
        for name, sample in recorded_at(last.tracks, ref, first).items():
            mark = state.marks.get(name)
            if mark is None or not mark.is_visible or sample.way is None:
                continue
            ask = self.tr("Perhaps") if sample.state == "perhaps" else ""
            opacity, font = strength(sample.state, sample.confidence), self._theme.font("small", strong=True)
            pieces = self._view.stored.pieces(mark)
            paint_followed(painter, pieces, sample.way, viewport.to_screen, opacity, ask, font)


def recorded_at(tracks: Mapping[str, Sequence[Track]], ref: FrameRef, first: str) -> dict[str, Sample]:
    """What was shown of each mark in this frame; `first`: whose screen counts where both were kept."""
    found = {}
    for mark, kept in tracks.items():
        here = [one for one in kept if one.source == ref.source and one.from_ms <= ref.capture_ms <= one.until_ms]
        if not any(one.by == first for one in here) and _is_lost_since(kept, ref, first):
            continue
        for one in sorted(here, key=lambda one: one.by != first):
            sample = sample_at(samples_of(one.path), ref.capture_ms - one.from_ms)
            if sample is not None:
                found[mark] = sample
                break
    return found


def _is_lost_since(kept: Sequence[Track], ref: FrameRef, by: str) -> bool:
    """On that person's screen it was lost in the record before, and nothing was written until it was found again."""
    before = [one for one in kept if one.by == by and one.source == ref.source and one.until_ms < ref.capture_ms]
    newest = max(before, key=lambda one: one.until_ms, default=None)
    samples = samples_of(newest.path) if newest is not None else ()
    return bool(samples) and samples[-1].way is None


@lru_cache(maxsize=256)  # of some 300 bytes each; a record is painted for ten seconds
def samples_of(path: bytes) -> tuple[Sample, ...]:
    """None in it where it cannot be read: a newer program's."""
    try:
        return decode_path(path)
    except BadPath:
        return ()


def sample_at(samples: Sequence[Sample], at_ms: int) -> Sample | None:
    """Between two samples it goes straight from one to the other."""
    number = bisect_right(samples, at_ms, key=lambda one: one.at_ms)
    if not number:
        return None
    before = samples[number - 1]
    if number == len(samples):
        return before if at_ms - before.at_ms <= LONGEST_MS else None
    after = samples[number]
    gap = after.at_ms - before.at_ms
    if before.way is None:  # lost is said once, and holds until the next
        return before
    if gap > LONGEST_MS:
        return None
    if after.way is None:
        return before
    share = (at_ms - before.at_ms) / gap
    return Sample(at_ms, before.state, before.confidence, between(before.way, after.way, share))


def between(one: Homography, other: Homography, share: float) -> Homography:
    """A fifth of a second apart they differ little: their numbers are mixed as they are."""
    mixed = [
        (1 - share) * a / one.i + share * b / other.i
        for of_one, of_other in zip(one.rows, other.rows, strict=True)
        for a, b in zip(of_one, of_other, strict=True)
    ]
    return Homography(*mixed)
