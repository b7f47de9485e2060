"""The two pictures and voices of a review: brings segments as they can be had, received ones first; knows no view."""

import asyncio
import logging
from collections.abc import Callable

from app.client.bulk import RANK_SEGMENT, RANK_STILL
from app.client.desk import Desk
from app.client.review_lanes import FRAMES, SIDES, Side, closed_segments, covers_of
from app.client.review_time import ReviewTime
from app.client.stored import Stored
from app.client.studio import DEFAULT
from app.client.transfers import BlobDamaged, NotGivenError
from app.consult.state import ConsultState, Segment
from app.documents.lying import Lying
from app.media.player import Player
from app.media.player import Segment as Played
from app.media.speaker import Speaker
from app.store.errors import StoreFull

log = logging.getLogger(__name__)


class ReviewPlayers:
    """`moved` is called on the loop when a segment came or a gap was entered or left."""

    def __init__(self, desk: Desk, stored: Stored, state: ConsultState, moved: Callable[[], None]) -> None:
        self.here: frozenset[str] = frozenset()
        self._desk = desk
        self._stored = stored
        self._state = state
        self._moved = moved
        self._players: dict[Side, Player] = {}
        self._speakers: list[Speaker] = []
        self._here: dict[Side, tuple[Played, ...]] = {"clinic": (), "specialist": ()}
        self._fetch: asyncio.Task[None] | None = None
        self._mends: list[asyncio.Task[None]] = []  # one for each time that a file could not be read
        self._wanted = [(side, one) for side in SIDES for one in closed_segments(state, side)]
        self._wanted.sort(key=lambda item: (item[1].stream == "own", item[1].from_ms))
        self._coming = len(self._wanted)

    @property
    def loading(self) -> str:
        return f"Parts of the recording that are still on their way: {self._coming}." if self._coming else ""

    async def open(self) -> None:
        loop = asyncio.get_running_loop()

        def gap(_: bool) -> None:
            loop.call_soon_threadsafe(self._moved)

        def broken(segment: str) -> None:
            loop.call_soon_threadsafe(self._look_at, segment)

        for side in SIDES:
            speaker = await self._desk.run(self._desk.devices, self._speaker)
            self._speakers.append(speaker)
            self._players[side] = Player(self._desk.slots.frames[FRAMES[side]], speaker, gap, broken)
            self._players[side].set_covers(covers_of(self._state, side))
        self._fetch = self._desk.tasks.start(self._bring(), "review segments")

    def follow(self, time: ReviewTime) -> None:
        """Each from where the review is now, at its speed; or the picture that was to be seen there."""
        at_ms = time.now_ms()
        for player in self._players.values():
            if time.goes_on:
                player.play(at_ms, time.speed)
            else:
                player.show(at_ms)

    async def close(self) -> None:
        for task in filter(None, (self._fetch, *self._mends)):
            task.cancel()
        closers = [one.close for one in self._players.values()] + [one.close for one in self._speakers]
        self._players.clear()
        self._speakers.clear()
        for close in closers:
            await self._desk.run(self._desk.devices, close)

    def _speaker(self) -> Speaker:
        speaker = Speaker(DEFAULT, self._desk.now_ms)
        speaker.start()
        return speaker

    def _look_at(self, name: str) -> None:
        for side, segment in self._wanted:
            if segment.segment == name and side in self._players:
                self._mends.append(self._desk.tasks.start(self._mend(side, segment), "segment mended"))

    async def _mend(self, side: Side, segment: Segment) -> None:
        """What is damaged on this disk only is had anew; another kind of damage stays a gap."""
        if await self._desk.run(self._desk.files, self._stored.blobs.still_opens, segment.blob):
            return
        try:
            await self._stored.pull(segment.blob, RANK_STILL)
            place = await self._desk.run(self._desk.files, self._stored.blobs.place, segment.blob)
        except (FileNotFoundError, NotGivenError, BlobDamaged, StoreFull) as error:
            log.info("segment %s does not come anew: %s", segment.segment, type(error).__name__)
            return
        if side in self._players:
            self._here[side] = tuple(one for one in self._here[side] if one.segment != segment.segment)
            self._add(side, segment, place)
            self._players[side].read_again(segment.segment)
            self._moved()

    async def _bring(self) -> None:
        """What was received plays soonest (it is smaller and on both sides' disks); the sources replace it."""
        for side, segment in self._wanted:
            try:
                await self._stored.pull(segment.blob, RANK_STILL if segment.stream == "received" else RANK_SEGMENT)
                self._add(side, segment, await self._desk.run(self._desk.files, self._stored.blobs.place, segment.blob))
            except (FileNotFoundError, NotGivenError, BlobDamaged, StoreFull) as error:
                log.info("segment %s is missing: %s", segment.segment, type(error).__name__)
            self._coming -= 1
            self._moved()

    def _add(self, side: Side, segment: Segment, place: Lying) -> None:
        until_ms = segment.until_ms if segment.until_ms is not None else segment.from_ms
        full = (segment.full_width, segment.full_height)
        played = Played(segment.segment, segment.stream, segment.source, segment.from_ms, until_ms, place, full)
        self._here[side] = (*self._here[side], played)
        self.here |= {segment.segment}
        self._players[side].set_segments(self._here[side])
