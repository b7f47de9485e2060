"""A stored consult behind the same border as the engine: from the server or a file, played, sought, stepped through."""

import asyncio
import logging

from app.client.border import (
    Command,
    Failed,
    Lane,
    ListeningView,
    OpenReview,
    PictureCommand,
    Play,
    PlaySound,
    ReviewStep,
    ReviewView,
    Seek,
    StepEvent,
)
from app.client.desk import Desk
from app.client.pictures import Pictures
from app.client.review_growing import Growing
from app.client.review_lanes import lanes_of, passage_of, recorded_at
from app.client.review_players import ReviewPlayers
from app.client.review_sounds import ReviewSounds
from app.client.review_source import NothingToOpen, ReviewSource
from app.client.review_time import ReviewTime, beside
from app.client.review_views import moment_of, steps_of
from app.client.session import Session
from app.client.slices import Slices
from app.client.stored import Stored
from app.client.studio import Studio
from app.consult.events.record import Record
from app.consult.state import ConsultState
from app.consult.timeline import Timeline

log = logging.getLogger(__name__)

TICK_S = 0.1
LOOK_S = 0.2
TAKE_IN_S = 5.0  # folding all of a long log anew is work; only a withdrawal does not wait


class Review:
    """One review; `close` ends everything it started."""

    def __init__(self, desk: Desk, session: Session | None, studio: Studio) -> None:
        self._desk, self._studio = desk, studio
        self._source = ReviewSource(desk, session, self._grown)
        self._growth: asyncio.Task[None] | None = None
        self._more = False
        self._stored: Stored | None = None
        self._timeline = Timeline()
        self._growing = Growing()
        self._pictures: Pictures | None = None
        self._players: ReviewPlayers | None = None
        self._sounds: ReviewSounds | None = None
        self._steps: tuple[ReviewStep, ...] = ()
        self._lanes: tuple[Lane, ...] = ()
        self._time = ReviewTime(desk.clock)
        self._shown_with: frozenset[str] = frozenset()
        self._tasks: list[asyncio.Task[None]] = []
        self._closed = False

    async def open(self, command: OpenReview) -> None:
        self._show(loading="The consult is being opened.")
        try:
            self._stored = await self._source.open(command)
        except NothingToOpen as nothing:
            self._fail(nothing.text)
            return
        if self._closed:
            return
        await self._fold(await self._stored.records())
        if self._closed:
            return
        if self._timeline.last.request is None:
            self._fail("There is nothing to review in this consult.")
            return
        self._pictures = Pictures(self._desk, self._stored.blobs, self._stored.pull, lambda surface: None)
        self._players = ReviewPlayers(self._desk, self._stored, self._timeline.last, self._moved)
        await self._players.open()
        if self._closed:
            await self._players.close()
            return
        self._sounds = ReviewSounds(self._desk, self._stored, self._studio, self._show)
        self._sounds.state_changed(self._timeline.last)
        self._seek(self._timeline.span[0])
        self._tasks.append(self._desk.tasks.start(self._tick(), "review"))
        self._grown()  # what was written while this was read

    def perform(self, command: Command) -> None:
        match command:
            case Play(on=True, speed=speed):
                self._play(speed)
            case Play():
                self._pause()
            case Seek(at_ms=at_ms):
                self._seek(at_ms)
            case StepEvent(forward=forward):
                self._step(forward)
            case PlaySound(sound=sound):
                self._play_sound(sound)
            case _:
                raise TypeError(f"{type(command).__name__} is not for a review")

    def want(self, command: PictureCommand) -> None:
        if self._pictures is not None:
            self._pictures.perform(command)

    def stored(self) -> Stored | None:
        return self._stored

    async def close(self) -> None:
        self._closed = True
        for task in self._tasks:
            task.cancel()
        if self._growth is not None:
            self._growth.cancel()
        for part in (self._players, self._sounds):
            if part is not None:
                await part.close()
        self._source.close()  # the last: they read from it
        if self._pictures is not None:
            self._pictures.close()
        self._desk.slots.review.put(ReviewView())

    # ---- reading

    async def _fold(self, records: list[Record]) -> None:
        slices = Slices()
        for start in range(0, len(records), 20):
            self._timeline.extend(records[start : start + 20])
            await slices.breathe()
        while not self._timeline.finish(100):
            await slices.breathe()
        await self._growing.learn(self._timeline.last)
        self._steps = await self._desk.run(self._desk.received, steps_of, self._timeline)
        self._lanes = lanes_of(self._timeline)
        if self._sounds is not None:
            self._sounds.state_changed(self._timeline.last)

    def _grown(self) -> None:
        """Somebody wrote into the consult; a document may be withdrawn by it."""
        self._more = True
        if self._tasks and not self._closed and (self._growth is None or self._growth.done()):
            self._growth = self._desk.tasks.start(self._take_in(), "review grows")

    async def _take_in(self) -> None:
        waited_s = 0.0
        while True:
            self._more = False
            await asyncio.sleep(LOOK_S)
            waited_s += LOOK_S
            records = await self._source.since(self._timeline.last.seq)
            if not records and not self._more:  # what came while the disk was read is looked for again
                return
            is_withdrawn = any(b"DocumentWithdrawn" in record.body for record in records)
            if is_withdrawn or (records and waited_s >= TAKE_IN_S):
                waited_s = 0.0
                await self._fold(records)
                self._show()

    # ---- time

    def _play(self, speed: float) -> None:
        if self._sounds is not None:
            self._sounds.silence()
        self._time.go(speed, self._timeline.span)
        self._follow()

    def _pause(self) -> None:
        self._time.stand()
        self._follow()

    def _seek(self, at_ms: int) -> None:
        if self._sounds is not None:
            self._sounds.silence()
        self._time.seek(at_ms, self._timeline.span)
        self._follow()

    def _step(self, forward: bool) -> None:
        target = beside([step.at_ms for step in self._steps], self._time.now_ms(), forward)
        if target is not None:
            self._seek(target)

    def _play_sound(self, name: str) -> None:
        """The recording stands still where it was kept or spoken: two hearts at once are none."""
        at_ms = moment_of(name, self._timeline.last, self._steps)
        if at_ms is not None:
            self._time.stand()
            self._seek(at_ms)
        if self._sounds is not None:
            self._desk.tasks.start(self._sounds.play(name), "sound played")

    def _follow(self) -> None:
        if self._players is not None:
            self._players.follow(self._time)
        self._show()

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_S)
            if not self._time.goes_on:
                continue
            if self._time.now_ms() >= self._timeline.span[1]:
                self._time.stand()
                self._seek(self._timeline.span[1])
            else:
                self._show()

    def _moved(self) -> None:
        """Another segment is here, or one was entered or left."""
        if self._closed:
            return
        if self._players is not None and self._players.here != self._shown_with and not self._time.goes_on:
            self._shown_with = self._players.here
            self._players.follow(self._time)
        self._show()

    def _show(self, loading: str = "") -> None:
        if self._closed:
            return
        at_ms = self._time.now_ms()
        state: ConsultState | None = self._timeline.state_at(at_ms) if self._stored is not None else None
        if state is not None and self._pictures is not None:
            self._pictures.state_changed(state)
        here = self._players.here if self._players is not None else frozenset()
        self._desk.slots.review.put(
            ReviewView(
                state=state,
                at_ms=at_ms,
                from_ms=self._timeline.span[0],
                until_ms=self._timeline.span[1],
                playing=self._time.goes_on,
                speed=self._time.speed,
                passage=passage_of(self._timeline, at_ms, here) if state is not None else "",
                lanes=self._lanes,
                steps=self._steps,
                growing=self._growing.at(at_ms, state) if state is not None else (),
                last=self._timeline.last if state is not None else None,
                recorded=recorded_at(self._timeline, at_ms, here) if state is not None else {},
                listening=self._sounds.view if self._sounds is not None else ListeningView(),
                loading=loading or (self._players.loading if self._players is not None else ""),
            )
        )

    def _fail(self, text: str) -> None:
        self._desk.tell(Failed(text))
        self._show(loading=text)
