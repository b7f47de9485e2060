"""Marks that stay on the anatomy or fade, and pointers, followed on the moving picture; knows no pixels.

The source's own end looks at what its camera gives, the other at what it received: each from the picture the mark was
drawn on, each by itself, and each says how sure it is. What left the view a person confirms, at either end.
"""

import asyncio
from collections.abc import Callable
from functools import partial

from app.client.call import Call
from app.client.followed import Followed, anchor_of, is_wanted
from app.client.pointerfollowing import PointerFollowing, Resting
from app.client.room_face import RoomFace
from app.client.sight import Outcome, Sight
from app.client.sights import Received, Sights
from app.client.studio import Studio
from app.client.track_views import TrackView
from app.client.tracksaying import TrackSaying
from app.consult import rules
from app.consult.events.surface import FrameSurface, frame_key, owner_of
from app.consult.events.tracking import TrackFollowed
from app.consult.frozenmap import FrozenMap
from app.consult.state import ConsultState, Mark
from app.consult.tracks import PathState
from app.consult.whispers import MediaStatus, PointerMoved, StillAsked, TrackSaid
from app.geometry import Homography
from app.media.frames import Frame
from app.media.tracking import Tracked

TICK_S = 0.25

FollowedWhisper = TrackSaid | MediaStatus | StillAsked | PointerMoved


class FollowingMarks:
    """On the loop. `received` as of Sights; `is_recorded`: what is seen is being recorded, and so is where the marks
    were shown in it."""

    def __init__(
        self, room: RoomFace, studio: Studio, call: Call, received: Received, is_recorded: Callable[[], bool]
    ) -> None:
        self._room, self._studio, self._call, self._is_recorded = room, studio, call, is_recorded
        self._desk = room.account.desk
        self._me = room.account.person.person
        self._sights = Sights(self._desk, studio, call, received, self._is_hidden, self._found)
        self._followed: dict[str, Followed] = {}
        self._known: FrozenMap[Mark] = FrozenMap()
        self._staged = ""
        self._covered: frozenset[str] = frozenset()  # people whose camera is, as they say
        self._saying = TrackSaying(room.whisper)
        self._pointers = PointerFollowing()
        self._shown = TrackView()
        self._closed = False
        self._desk.slots.tracks.put(self._shown)
        studio.unseen = self._unseen
        self._task = self._desk.tasks.start(self._tick(), "marks followed")

    # ---- what happens in the room

    def state_changed(self, state: ConsultState) -> None:
        if state.marks is not self._known:
            changed = tuple(state.marks.changed_since(self._known))
            self._known = state.marks
            for mark in [mark for mark in self._followed if mark not in state.marks]:  # refused: it never was
                self._end(mark)
            for _, one in changed:
                self._settle(one)
        surface = state.stage.surface
        if isinstance(surface, FrameSurface):
            key = frame_key(surface.source, surface.capture_ms)
            if key != self._staged:
                self._staged = key
                self.froze(surface.source, surface.capture_ms)

    def froze(self, source: str, capture_ms: int) -> None:
        """Here or at the other end: somebody may draw on it."""
        self._sights.freeze(source, capture_ms, self._publish)

    def heard(self, by: str, whisper: FollowedWhisper) -> None:
        match whisper:
            case TrackSaid():
                self._saying.heard(by, whisper, self._mono_ms())
                self._publish()
            case MediaStatus(camera="covered"):
                self._covered |= {by}
                self._forget(by)
            case MediaStatus(camera=camera):
                if camera == "off" or by in self._covered:  # what was on its way when it was covered came since
                    self._forget(by)
                self._covered -= {by}
            case StillAsked():
                self.froze(whisper.source, whisper.capture_ms)
            case PointerMoved():
                self._pointers.heard(by, whisper, self._mono_ms())

    async def close(self) -> None:
        """What was shown until now is in the log, and no picture is kept, when this returns."""
        self._task.cancel()
        self._studio.unseen = lambda: None
        for mark in tuple(self._followed):
            self._end(mark)
        self._closed = True
        await self._sights.close()
        self._desk.slots.tracks.put(TrackView())

    # ---- which marks

    def _settle(self, mark: Mark) -> None:
        one = self._followed.get(mark.mark)
        if not is_wanted(mark, self._desk.now_ms()):
            if one is not None:
                self._end(mark.mark)
            return
        if one is None:
            one = Followed.of(mark)
            if one is None:
                return
            self._followed[mark.mark] = one
        elif len(mark.confirmed) <= one.confirms:
            one.mark = mark
            return
        one.mark, one.confirms = mark, len(mark.confirmed)
        self._try(one)

    def _try(self, one: Followed) -> None:
        """From the picture it was drawn on, or from the one in which a person said where it lies."""
        frame, way = anchor_of(one.mark, one.surface)
        epoch = one.epoch
        name, region, at_ms, says_person = one.mark.mark, one.region, frame.capture_ms, frame != one.surface

        def work(sight: Sight) -> Outcome:
            return (sight.confirm if says_person else sight.begin)(name, region, at_ms, way)

        def came(outcome: Outcome) -> None:
            if self._followed.get(name) is one and one.epoch == epoch:
                one.came(outcome, self._mono_ms())
                self._publish()

        one.asks(self._mono_ms())
        self._sights.do(frame.source, work, came, lambda: came("gone"))

    def _end(self, mark: str) -> None:
        one = self._followed.pop(mark)
        self._keep(one.path.close())
        self._saying.forget(mark)
        self._sights.do(one.source, lambda sight: sight.end(mark))
        self._publish()

    def _unseen(self) -> None:
        """One's own cameras are covered, or have ended."""
        self._forget(self._me)

    def _forget(self, person: str) -> None:
        """Nothing of what was seen of a person's sources stays."""
        for source in self._sights.sources:
            if owner_of(source) == person:
                self._sights.forget(source)
        self._call.forget(person)
        for one in self._followed.values():
            if owner_of(one.source) == person:
                self._keep(one.path.close())
                one.hide()
        self._publish()

    # ---- what is found

    def _found(self, frame: Frame, found: dict[str, Tracked]) -> None:
        size = frame.full_width, frame.full_height
        for name, tracked in found.items():
            one = self._followed.get(name)
            if one is not None and one.outcome == "followed":
                one.found(tracked, self._mono_ms(), size)
                if one.mark.stays == "anatomy" and self._is_recorded():
                    self._keep(one.path.add(tracked))
        self._pointers.found(frame.ref, found, size)
        self._publish()

    def _is_hidden(self, source: str) -> bool:
        """Any thread."""
        owner = owner_of(source)
        return owner in self._covered or (owner == self._me and self._studio.covered)

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_S)
            self._sights.settle()
            now_ms, mono_ms = self._desk.now_ms(), self._mono_ms()
            for one in tuple(self._followed.values()):
                if not is_wanted(one.mark, now_ms):
                    self._end(one.mark.mark)
                elif one.is_to_be_asked_again():
                    self._try(one)
            for rest in self._pointers.due(mono_ms):
                self._sights.do(rest.source, partial(_begin_pointer, rest=rest), partial(self._pointers.came, rest))
            for source, name in self._pointers.over(mono_ms):
                self._sights.do(source, partial(_end, name=name))
            self._publish()

    # ---- what is told

    def _publish(self) -> None:
        if self._closed:
            return
        now_ms, mono_ms = self._desk.now_ms(), self._mono_ms()
        marks = {name: seen for name, one in self._followed.items() if (seen := one.view(now_ms, mono_ms)) is not None}
        apart = {name: one.apart for name, one in self._followed.items() if one.apart is not None}
        staying = [name for name, one in self._followed.items() if one.mark.stays == "anatomy"]
        states: dict[str, PathState] = {name: marks[name].state for name in staying if name in marks}
        states.update({name: "lost" for name in staying if name in apart})
        self._saying.turn(states, mono_ms)
        said = self._saying.of(staying, mono_ms)
        view = TrackView(marks, self._pointers.view, apart, said, self._sights.fresh)
        if view != self._shown:
            self._shown = view
            self._desk.slots.tracks.put(view)

    def _keep(self, event: TrackFollowed | None) -> None:
        """Nobody wrote it: where the room would not take it, nobody is asked to put it away."""
        if event is None:
            return
        if rules.may(self._room.state, self._room.account.person, event, self._desk.now_ms()) is None:
            self._room.submit(event)

    def _mono_ms(self) -> int:
        return self._desk.clock.mono_ms()


def _begin_pointer(sight: Sight, rest: Resting) -> Outcome:
    """On the picture it is on, or on the next one to it: at the other end not every picture arrives."""
    sight.end(rest.name)
    return sight.confirm(rest.name, rest.region, rest.capture_ms, Homography())


def _end(sight: Sight, name: str) -> None:
    sight.end(name)
