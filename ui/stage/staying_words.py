"""What is said of marks that are to stay on the anatomy, and what can be pressed; pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
from PySide6.QtCore import QCoreApplication

from app.client.border import Apart, RoomView, TrackView
from app.consult.events.marks import Measure
from app.consult.events.surface import FrameSurface, Surface, surface_key
from app.consult.state import Mark
from app.consult.tracks import PathState
from ui.lamp import Tone
from ui.stage.receipt import name_of

Press = Literal["stay", "confirm", "again", "end"]
# What wants a person first.
_ORDER: tuple[str, ...] = ("perhaps", "lost", "unsure", "apart", "sure")


class StayingWords(msgspec.Struct, frozen=True):
    """`marks`: those meant."""

    text: str = ""
    presses: tuple[Press, ...] = ()
    marks: tuple[str, ...] = ()
    tone: Tone = "quiet"

    @property
    def follows(self) -> bool:
        """Something is followed, or can be: what that is not good for is said with it."""
        return "stay" in self.presses or (bool(self.marks) and self.tone != "quiet")


def tr(text: str) -> str:
    return QCoreApplication.translate("Staying", text)


def still_words(view: RoomView, tracks: TrackView, surface: Surface | None, was_fresh: bool) -> StayingWords:
    """Of one's own marks on the still that is on the stage. `was_fresh`: they could have been followed before."""
    if not isinstance(surface, FrameSurface):
        return StayingWords()
    key = surface_key(surface)
    marks = tuple(mark.mark for mark in view.state.marks_on(key) if _may_stay(view, mark))
    if not marks:
        return StayingWords()
    if key in tracks.fresh:
        one, many = tr("Should the mark stay on the place?"), tr("Should the marks stay on the place?")
        return StayingWords(one if len(marks) == 1 else many, ("stay",), marks)
    if was_fresh:
        return StayingWords(tr("This moment has passed: go back to the live picture and mark again to have it stay."))
    return StayingWords()


def live_words(view: RoomView, tracks: TrackView) -> StayingWords:
    """Of all marks that stay, the one that wants a person first."""
    found = [(_rank(mark, tracks), mark) for mark in _staying(view, tracks)]
    if not found:
        return StayingWords()
    rank, mark = min(found, key=lambda one: (_ORDER.index(one[0]), -one[1].seq))
    others = _others(view, tracks, mark.mark)
    named = (mark.mark,)
    match rank:
        case "perhaps":
            text = tr("Perhaps here: is this the place that was marked?")
            return StayingWords(text, ("confirm", "end"), named, "amber")
        case "lost":
            text = tr("Lost: the marked place is not seen for certain.")
            return StayingWords(text, ("end",), named, "amber")
        case "unsure":
            text = tr("Drawn pale: it is not certain where the mark lies.")
            return StayingWords(text, ("end",), named, "amber")
        case "apart":
            why = apart_words(tracks.apart[mark.mark])
            return StayingWords(why, () if _is_elsewhere(tracks, mark.mark) else ("end",), named)
        case _:
            sure = tuple(one.mark for of_one, one in found if of_one == "sure")
            count = len(sure)
            text = tr("The mark stays on its place.") if count == 1 else tr("{n} marks stay on their places.")
            text = text.format(n=count)
            if others:
                return StayingWords(f"{text} {others}", ("again", "end"), named, "amber")
            return StayingWords(text, ("end",), sure, "green")


def apart_words(apart: Apart) -> str:
    """Why it is only on the frozen picture here."""
    match apart:
        case "gone":
            return tr("The mark is only on the frozen picture: that moment is no longer in memory here.")
        case "plain":
            return tr("The mark is only on the frozen picture: there is too little to hold on to there.")
        case "many":
            return tr("The mark is only on the frozen picture: no more marks can be followed.")
        case "covered":
            return tr("The mark is only on the frozen picture: the camera was covered or off.")


def _may_stay(view: RoomView, mark: Mark) -> bool:
    """A measure never does; another's is its author's to say."""
    mine = view.me is not None and mark.by == view.me.person
    return mine and mark.is_visible and not isinstance(mark.shape, Measure) and not mark.is_followed


def _staying(view: RoomView, tracks: TrackView) -> Sequence[Mark]:
    names = (*tracks.marks, *tracks.apart)
    marks = (view.state.marks.get(name) for name in names)
    return [mark for mark in marks if mark is not None and mark.is_followed]


def _rank(mark: Mark, tracks: TrackView) -> str:
    tracked = tracks.marks.get(mark.mark)
    return tracked.state if tracked is not None else "apart"


def _others(view: RoomView, tracks: TrackView, mark: str) -> str:
    """Whose screen does not show it for certain, in words; empty where all do."""
    states: dict[str, PathState] = tracks.said.get(mark, {})
    for person, state in sorted(states.items()):
        name = name_of(view, person)
        if state == "lost":
            return tr("For {name} it is lost.").format(name=name)
        if state == "perhaps":
            return tr("{name} is asked whether it is there.").format(name=name)
    return ""


def _is_elsewhere(tracks: TrackView, mark: str) -> bool:
    """Somebody else's screen follows it."""
    return any(state != "lost" for state in tracks.said.get(mark, {}).values())
