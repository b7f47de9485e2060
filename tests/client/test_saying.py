"""What a hand does goes out at once, then only as often as is of use; to the call first, to the others by the room."""

import asyncio
import functools
from collections.abc import Callable, Coroutine
from types import SimpleNamespace

import numpy as np
import pytest

from app.client.company import Company
from app.client.saying import FAST_S, Murmur, Saying
from app.consult.events.guidance import HelpCalled, StopAcknowledged, StopCalled
from app.consult.events.surface import FrameSurface, PageSurface
from app.consult.person import Person
from app.consult.whispers import AnyWhisper, Drawing, FrameClock, InkMoved, PointerMoved, StopSaid
from app.documents.ink import decode_ink, encode_ink
from app.geometry import Point

PAGE = PageSurface("d", 0)


def on_a_loop(test: Callable[..., Coroutine[None, None, None]]) -> Callable[..., None]:
    @functools.wraps(test)
    def run(**how: object) -> None:
        asyncio.run(test(**how))

    return run


def pointer(x: float) -> PointerMoved:
    return PointerMoved(PAGE, Point(x, 0))


def ink(first: int, count: int = 1) -> InkMoved:
    points = np.array([(n, n, 0.5, n) for n in range(first, first + count)], np.float32)
    return InkMoved("m", PAGE, 0, 2.0, "pen", first, encode_ink(points))


class Said:
    """A murmur whose next turn is made by hand."""

    def __init__(self) -> None:
        self.heard: list[tuple[AnyWhisper, str]] = []
        self.murmur = Murmur(lambda whisper, to: self.heard.append((whisper, to)), lambda: 3_600.0)

    def turn(self) -> None:
        assert self.murmur._timer is not None
        self.murmur._timer.cancel()
        self.murmur._turn()


@on_a_loop
async def test_the_first_goes_at_once_and_of_what_follows_the_newest_in_its_turn():
    said = Said()
    for x in (1.0, 2.0, 3.0):
        said.murmur.say(pointer(x))
    assert said.heard == [(pointer(1.0), "")]
    said.turn()
    assert said.heard[1:] == [(pointer(3.0), "")]
    said.turn()
    assert said.murmur._timer is None  # it rests: the next goes at once again
    said.murmur.say(pointer(4.0))
    assert said.heard[-1] == (pointer(4.0), "")
    said.murmur.close()


@on_a_loop
async def test_ink_is_joined_for_each_who_hears_it_and_nothing_of_it_is_lost():
    said = Said()
    for first in range(5):
        for to in ("a", "b"):
            said.murmur.say(ink(first), to)
    said.turn()
    for to in ("a", "b"):
        pieces = [one for one, by in said.heard if by == to]
        assert [piece.first for piece in pieces][-1] + len(decode_ink(pieces[-1].ink)) == 5
        assert {n for one in pieces for n in range(one.first, one.first + len(decode_ink(one.ink)))} == set(range(5))
    said.murmur.close()


@on_a_loop
async def test_what_is_not_merged_overtakes_nothing():
    said = Said()
    said.murmur.say(ink(0))
    said.murmur.say(ink(1))
    said.murmur.say(Drawing(False))
    assert [type(one) for one, _ in said.heard] == [InkMoved, InkMoved, Drawing]
    said.murmur.close()


@on_a_loop
async def test_closed_it_says_nothing_more():
    said = Said()
    said.murmur.say(pointer(1.0))
    said.murmur.say(pointer(2.0))
    said.murmur.close()
    await asyncio.sleep(0)
    assert said.heard == [(pointer(1.0), "")]


def saying(
    met: str, *here: str, is_open: bool = True, told: list[AnyWhisper] | None = None
) -> tuple[Saying, list[tuple[AnyWhisper, str]]]:
    """`told`: what was handed to the call."""
    handed = [] if told is None else told
    sent: list[tuple[AnyWhisper, str]] = []
    me = Person("me", "Me", "specialist")
    account = SimpleNamespace(
        person=me,
        is_slow=lambda: False,
        send=lambda message, urgent=False: sent.append((message.whisper, message.to + "!" * urgent)),
    )
    company = Company()
    company.came((me, *(Person(one, one, "specialist") for one in here)))
    return Saying(account, "c", company, lambda whisper: handed.append(whisper) or met, lambda: is_open), sent


@pytest.mark.parametrize(
    ("met", "to"), [("", [""]), ("nurse", ["trainee"])], ids=["without a call", "beside the one in the call"]
)
@on_a_loop
async def test_by_the_room_goes_only_what_the_call_does_not_reach(met, to):
    one, sent = saying(met, "nurse", "trainee")
    one.say(pointer(1.0))
    assert sent == [(pointer(1.0), name) for name in to]
    one.say(Drawing(True), "trainee")
    assert sent[-1] == (Drawing(True), "trainee")
    one.close()


@on_a_loop
async def test_by_the_room_a_pointer_on_the_moving_picture_is_one_for_older_programs():
    one, sent = saying("", "nurse")
    frame = FrameSurface("n.face", 1, 640, 480)
    one.say(PointerMoved(frame, Point(1, 2), source="n.face"))
    assert sent == [(PointerMoved(None, Point(1, 2), source="n.face", frame=frame), "")]
    one.close()


@on_a_loop
async def test_what_names_the_moving_picture_goes_by_the_call_and_by_the_room():
    clock, told = FrameClock("me.camera", 1, 1, 640, 480), []
    one, sent = saying("nurse", "nurse", told=told)
    one.say(clock, "nurse")
    assert told == [clock] and sent == [(clock, "nurse")]
    one.close()


@on_a_loop
async def test_r20_a_stop_and_its_answer_go_by_the_room_to_everybody_at_once_though_a_call_is_on():
    one, sent = saying("nurse", "nurse", "trainee")
    for event in (StopCalled("s"), StopAcknowledged("s"), HelpCalled()):
        one.stop(event, 5)
    assert sent == [(StopSaid("s", 5), "!"), (StopSaid("s", 5, answered=True), "!")]
    cut, sent = saying("", "nurse", is_open=False)
    cut.stop(StopCalled("s"), 5)
    assert sent == []


@on_a_loop
async def test_without_a_link_nothing_waits_for_it():
    one, sent = saying("", "nurse", is_open=False)
    one.say(pointer(1.0))
    await asyncio.sleep(FAST_S)
    assert sent == []
    one.close()


@on_a_loop
async def test_where_nobody_else_is_a_pointer_costs_the_line_nothing():
    one, sent = saying("")
    one.say(pointer(1.0))
    one.say(Drawing(True))
    assert sent == [(Drawing(True), "")]
    one.close()
