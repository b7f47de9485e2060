"""Of what a pointer was on, a small piece of that frame is made, of the newest place whose frame is to hand."""

import asyncio
from collections.abc import Callable
from types import SimpleNamespace

import msgspec
import numpy as np

from app.client.pointerstills import PointerStills
from app.consult.events.surface import FrameSurface, PageSurface
from app.consult.whispers import PointerMoved
from app.geometry import Point
from app.media.frames import Frame, FrameRef, Slot

WIDTH, HEIGHT = 640, 480
AT = Point(320, 240)


def frame(capture_ms: int, shift: int = 0) -> Frame:
    coarse = np.random.default_rng(1).integers(20, 230, (HEIGHT // 16, WIDTH // 16, 3), np.uint8)
    pixels = np.roll(coarse.repeat(16, 0).repeat(16, 1), shift, axis=1)
    return Frame(FrameRef("n.face", capture_ms), np.ascontiguousarray(pixels), WIDTH, HEIGHT)


def live(capture_ms: int, at: Point = AT) -> PointerMoved:
    return PointerMoved(FrameSurface("n.face", capture_ms, WIDTH, HEIGHT), at, source="n.face")


class Bench:
    """`kept`: the frames that are to hand; `asked` the stamps asked for."""

    def __init__(self, *kept: Frame, now: Frame | None = None) -> None:
        self.kept = {one.ref.capture_ms: one for one in kept}
        self.asked: list[int] = []
        self.tasks: list[asyncio.Task[None]] = []
        self.changes = 0
        slots = {"own": Slot[Frame](), "remote": Slot[Frame]()}
        if now is not None:
            slots["own"].put(now)

        async def run(_where: object, work: Callable[..., object], *args: object) -> object:
            return work(*args)

        desk = SimpleNamespace(
            run=run,
            received=None,
            slots=SimpleNamespace(frames=slots),
            tasks=SimpleNamespace(start=lambda work, _name: self.tasks.append(asyncio.ensure_future(work))),
        )
        self.stills = PointerStills(desk, self._live, self._changed)

    def _live(self, surface: FrameSurface) -> Frame | None:
        self.asked.append(surface.capture_ms)
        return self.kept.get(surface.capture_ms)

    def _changed(self) -> None:
        self.changes += 1

    async def turn(self, **pointers: PointerMoved) -> None:
        self.stills.turn(pointers)
        await asyncio.gather(*self.tasks)


def test_a_piece_of_the_very_frame_is_made_and_it_is_told_whether_that_moved_on() -> None:
    async def body() -> None:
        for now, moved in ((frame(500), False), (frame(500, shift=40), True), (None, True)):
            bench, pointer = Bench(frame(100), now=now), live(100)
            bench.stills.hear("p", pointer)
            await bench.turn(p=pointer)
            still = bench.stills.made["p"]
            assert still.pointer is pointer and still.frame.ref.capture_ms == 100
            assert still.moved is moved and bench.changes == 1

    asyncio.run(body())


def test_until_its_frame_comes_the_place_before_is_shown() -> None:
    async def body() -> None:
        bench = Bench(frame(100), now=frame(100))
        for pointer in (live(100), live(900, Point(10, 10))):
            bench.stills.hear("p", pointer)
        await bench.turn(p=live(900))
        assert bench.stills.made["p"].pointer.at == AT
        bench.kept[900] = frame(900)
        await bench.turn(p=live(900))
        assert bench.stills.made["p"].pointer.at == Point(10, 10)

    asyncio.run(body())


def test_while_the_hand_rests_the_same_frame_is_not_unpacked_again_and_nobody_is_told_again() -> None:
    async def body() -> None:
        bench, pointer = Bench(frame(100), now=frame(100)), live(100)
        bench.stills.hear("p", pointer)
        for _ in range(3):
            await bench.turn(p=pointer)
        assert bench.asked == [100] and bench.changes == 1

    asyncio.run(body())


def test_who_points_no_more_or_at_something_else_is_forgotten() -> None:
    async def body() -> None:
        bench, pointer = Bench(frame(100), now=frame(100)), live(100)
        bench.stills.hear("p", pointer)
        await bench.turn(p=pointer)
        bench.stills.hear("p", PointerMoved(PageSurface("d", 0), AT))
        assert not bench.stills.made
        bench.stills.hear("p", pointer)
        bench.stills.turn({})
        assert not bench.stills.made
        bench.stills.hear("p", pointer)
        bench.stills.turn({"p": pointer})
        bench.stills.hear("p", msgspec.structs.replace(pointer, surface=None, gone=True))
        await asyncio.gather(*bench.tasks)
        assert not bench.stills.made  # what was under way when it went is not shown after it

    asyncio.run(body())
