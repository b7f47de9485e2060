"""Which picture of each end moves: chosen here or asked for from there; what rests is shown small. Knows no pixels.

What was pressed last counts, at whichever end: an own picture goes on the stage at once, one of the other end's is
asked for until it moves or another one is chosen there.
"""

from collections.abc import Callable
from typing import Literal

import msgspec

from app.client.border import (
    AddSource,
    AskRegion,
    Failed,
    ListWindows,
    MediaView,
    RemoveSource,
    SourceCommand,
    SourceView,
    StageSource,
    WindowOffered,
    WindowsListed,
)
from app.client.regions import Regions
from app.client.room_face import RoomFace
from app.client.small_stills import SmallStills
from app.client.sources import Source
from app.client.studio import Studio
from app.consult.whispers import SourceShown, SourcesShown, SourceStill
from app.media import smallstill, windows
from app.media.frames import Frame, FrameRef
from app.media.peer import Peer

EVERY_MS = 5_000  # what is lost on the way is said again


class Staging:
    """On the loop; `turn` a few times a second while the devices are on."""

    def __init__(self, room: RoomFace, studio: Studio) -> None:
        self.wish = ("", 0)  # the other end's picture that is to move, and when that was pressed
        self.covered: Callable[[str], None] = lambda source: None  # one of the other end's, just now
        self._room = room
        self._desk = room.account.desk
        self._studio = studio
        self._smalls = SmallStills(room, studio.sources)
        self.regions = Regions(room, studio)
        self._other = ""
        self._theirs = SourcesShown()
        self._heard_ms = 0  # when the other end's newest wish was pressed
        self._said: tuple[str, SourcesShown] | None = None
        self._said_ms = 0

    def perform(self, command: SourceCommand) -> None:
        tasks, cameras = self._desk.tasks, self._studio.cameras
        match command:
            case AddSource():
                tasks.start(self._add(command), "source added")
            case RemoveSource(source=source):
                tasks.start(cameras.remove(source), "source removed")
            case StageSource(source=source):
                self._stage(source)
            case AskRegion():
                self.regions.ask(command, self._other)
            case ListWindows():
                tasks.start(self._list(), "windows listed")
            case _:
                raise TypeError(f"{type(command).__name__} is not about pictures")

    def turn(self, peer: Peer | None, other: str) -> None:
        """`other`: the person at the other end; nobody, while no meeting is on."""
        self._other = other
        self.regions.turn(other)
        if not other:
            self._pause()
            return
        now_ms = self._desk.now_ms()
        shown = shown_of(self._studio, self._heard_ms, self.regions)
        if (other, shown) != self._said or now_ms - self._said_ms >= EVERY_MS:
            self._said, self._said_ms = (other, shown), now_ms
            self._room.whisper(shown, other)
        self._smalls.turn(now_ms, peer, other)

    def forget(self) -> None:
        """Somebody came who has not been told."""
        self._said = None

    def wanted(self, source: str, asked_ms: int) -> None:
        """By the other end; it counts once, so that a choice made here since then stands."""
        if asked_ms != self._heard_ms:
            self._heard_ms = asked_ms
            self._studio.cameras.stage(source)

    def heard(self, whisper: SourcesShown | SourceStill) -> None:
        """Of the meeting's other end."""
        match whisper:
            case SourcesShown():
                self._learn(whisper)
            case SourceStill(source=source):
                if self._rests(source):
                    self._desk.tasks.start(self._open(whisper), "small still")

    def on(self, view: MediaView) -> MediaView:
        """With the pictures of both ends, this place's first; while the devices are off there are none."""
        return msgspec.structs.replace(view, sources=self._sources()) if view.on else view

    # ---- inside

    def _sources(self) -> tuple[SourceView, ...]:
        own = tuple(self._own(one) for one in self._studio.sources.all)
        theirs = self._theirs
        return own + tuple(
            SourceView(
                source=one.source,
                own=False,
                purpose=one.purpose,
                use=one.use,
                title=one.title,
                state=one.state,
                staged=one.source == theirs.staged,
                asked=one.source == self.wish[0] != theirs.staged,
                region=self.regions.theirs.get(one.source),
            )
            for one in theirs.sources
        )

    def _pause(self) -> None:
        """Nothing is known of the other end, and nothing of it is seen."""
        for one in self._theirs.sources:
            self._desk.slots.forget_small(one.source)
        self._theirs, self.wish, self._said = SourcesShown(), ("", 0), None

    def _stage(self, source: str) -> None:
        if self._studio.sources.camera_of(source) is not None:
            self._studio.cameras.stage(source)
        elif source in {one.source for one in self._theirs.sources}:
            self.wish = (source, self._desk.now_ms())

    def _learn(self, theirs: SourcesShown) -> None:
        theirs = msgspec.structs.replace(theirs, sources=self.regions.learn(theirs.sources))
        there = {one.source: one.state for one in theirs.sources}
        self._keep_last(theirs.staged)
        for one in self._theirs.sources:
            if there.get(one.source, "covered") == "covered":  # or it has ended
                self._desk.slots.forget_small(one.source)
            if there.get(one.source) == "covered" != one.state:
                self.covered(one.source)
        self._theirs = theirs
        source, asked_ms = self.wish
        followed = theirs.heard_ms == asked_ms and theirs.staged != source  # and then another one was chosen there
        if followed or source not in there:
            self.wish = ("", asked_ms)

    def _keep_last(self, staged: str) -> None:
        """What no longer moves rests as it was seen last."""
        last = self._desk.slots.frames["remote"].peek()
        if last is not None and last.box is None and last.ref.source == self._theirs.staged != staged:
            self._desk.slots.small(last.ref.source).put(smallstill.shrunk(last))

    def _own(self, one: Source) -> SourceView:
        camera, staged = one.camera, self._studio.sources.staged
        return SourceView(
            source=camera.source,
            own=True,
            purpose=one.purpose,
            use=one.use,
            title=one.title,
            state=_state(self._studio, one),
            sentence=camera.state.sentence if camera.state.kind not in ("on", "opening") else "",
            staged=staged is one,
            main=one.main,
            region=self.regions.own(camera.source),
        )

    async def _add(self, command: AddSource) -> None:
        why_not = await self._studio.cameras.add(command.spec, command.purpose, command.title, command.use)
        if why_not:
            self._desk.tell(Failed(why_not))

    async def _list(self) -> None:
        try:
            offered = await self._desk.run(self._desk.received, _offered)
        except windows.NoWindows as none:
            self._desk.tell(WindowsListed((), str(none)))
        else:
            self._desk.tell(WindowsListed(offered))

    async def _open(self, still: SourceStill) -> None:
        ref = FrameRef(still.source, still.capture_ms)
        await self._smalls.open(still.picture, ref, still.width, still.height, lambda: self._rests(still.source))

    def _rests(self, source: str) -> bool:
        """Of the other end's pictures, one that may be seen and does not move."""
        seen = {one.source for one in self._theirs.sources if one.state != "covered"}
        return source in seen and source != self._theirs.staged


def shown_of(studio: Studio, heard_ms: int, regions: Regions | None = None) -> SourcesShown:
    """A window's title stays here: it may be a letter's name, and the picture says what it is."""
    sources = tuple(
        SourceShown(
            source=one.camera.source,
            purpose=one.purpose,
            title="" if one.purpose == "screen" else one.title[:100],
            state=_state(studio, one),
            use=one.use,
        )
        for one in studio.sources.all
        if studio.is_on
    )
    staged = studio.sources.staged
    if staged is not None and sources and regions is not None:
        sources += regions.said(staged)
    return SourcesShown(sources, staged.camera.source if staged is not None and sources else "", heard_ms)


def _state(studio: Studio, one: Source) -> Literal["on", "absent", "black", "covered", "opening"]:
    if studio.covered:
        return "covered"
    kind = one.camera.state.kind
    return "absent" if kind == "busy" or kind == "forbidden" else kind


def _offered() -> tuple[WindowOffered, ...]:
    """Some 50 ms."""
    found = []
    for one in windows.listed():
        looked = windows.opened(one.window)
        if looked is None:
            continue
        try:
            pixels = looked.look()
        finally:
            looked.close()
        if pixels is not None:
            height, width = pixels.shape[:2]
            small = smallstill.shrunk(Frame(FrameRef("window", 0), pixels, width, height))
            found.append(WindowOffered(f"window:{one.window}", one.title, small))
    return tuple(found)
