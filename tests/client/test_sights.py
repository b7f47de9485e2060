"""Sights on a loop: what the other end asks for is bounded, and a cover holds also for a source that went meanwhile."""

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

from app.client.call import Call
from app.client.sight import Sight
from app.client.sights import Sights
from app.media.frames import Fan, Frame, FrameRef
from tests.client.moving import seen


class Later:
    """A desk whose work waits until it is told to go on."""

    def __init__(self) -> None:
        self.tracking, self.waiting = None, []
        self.tasks = SimpleNamespace(start=lambda work, name: self.waiting.append(work))

    async def run(self, executor: None, work: Callable[..., Any], *given: object) -> Any:
        return work(*given)

    def go(self) -> None:
        while self.waiting:
            asyncio.run(self.waiting.pop(0))


def sights(desk: Later) -> Sights:
    studio = SimpleNamespace(sources=SimpleNamespace(camera_of=lambda source: None, frames=Fan[Frame]()))
    call = SimpleNamespace(remote=Fan[Frame]())
    none = lambda *_: None  # noqa: E731
    return Sights(desk, studio, call, none, lambda source: False, none)  # type: ignore[arg-type]


def test_however_many_stills_are_asked_for_one_is_tried_and_then_the_newest() -> None:
    desk = Later()
    made = sights(desk)
    sight = made._sight("nurse.c1")
    for ms in (1_000, 1_400, 1_800, 2_200):
        sight.look(seen(600, 160, ms), 0)
    told: list[int] = []
    for ms in (1_000, 1_400, 1_800, 2_200):
        for _ in range(50):
            made.freeze("nurse.c1", ms, lambda: told.append(1))
    assert len(desk.waiting) == 1
    desk.go()
    assert sight.fresh == (1_000, 2_200) and len(told) == 2


def test_a_cover_holds_though_the_source_was_not_looked_at_for_long() -> None:
    made = sights(Later())
    sight = made._sight("nurse.c1")
    sight.look(seen(600, 160, 5_000), 0)
    Sight.cover(sight)
    for name in ("nurse.c2", "nurse.c3", "nurse.c4"):
        made._sight(name)
    assert "nurse.c1" not in made.sources
    assert made._sight("nurse.c1").covered_ms == 5_000


def test_of_a_covered_camera_no_received_frame_is_kept() -> None:
    call = Call.__new__(Call)
    call._seen = [
        Frame(FrameRef(source, 1), seen(600, 160, 1).pixels, 640, 480) for source in ("nurse.c1", "omar.c1", "nurse.c2")
    ]
    kept = call._seen
    forgotten: list[tuple[str, str]] = []
    slots = SimpleNamespace(forget=lambda kind, person: forgotten.append((kind, person)))
    call._desk = cast(Any, SimpleNamespace(slots=slots))
    call.forget("nurse")
    assert forgotten == [("remote", "nurse")]
    assert [one.ref.source for one in kept] == ["omar.c1"]
