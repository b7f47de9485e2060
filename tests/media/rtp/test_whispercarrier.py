"""Pointer, ink and *stop* over the media path: seldom, small, and what was said is what is heard."""

import math
import random

import msgspec
import pytest

from app.consult.events.guidance import StopCalled
from app.consult.events.surface import FrameSurface, PageSurface
from app.consult.whispers import Drawing, InkMoved, PointerMoved
from app.documents.ink import decode_ink
from app.geometry import Point
from app.media.rtp.header import Header, build, with_extensions
from app.media.rtp.inkpoints import ink_of
from app.media.rtp.whispercarrier import HEADERS_BYTES, RIDE_BYTES, RIDE_OVERHEAD, WhisperCarrier
from app.media.rtp.whisperear import Heard, WhisperEar
from app.media.rtp.whisperrecords import ToldRecord

LIVE = FrameSurface("nurse.camera", 1_700_000_000_000, 1280, 720)
MARK = "0123456789abcdef" * 2


class Path:
    """A carrier and an ear with a lossy way between; voice every `voice_ms`, None for none."""

    def __init__(
        self, voice_ms: int | None = 60, loss: float = 0.0, per_second: int = 12, bps: float = 150_000
    ) -> None:
        self.carrier, self.ear = WhisperCarrier(), WhisperEar()
        self.carrier.allow(per_second, bps)
        self.voice_ms, self.loss, self.random = voice_ms, loss, random.Random(7)
        self.out: list[tuple[int, int]] = []
        self.heard: list[tuple[int, Heard]] = []
        self.now = 0

    def step(self) -> None:
        if self.voice_ms is not None and self.now % self.voice_ms == 0:
            ridden = self.carrier.ride(self.now)
            assert ridden is None or len(ridden) <= RIDE_BYTES
            self._go(ridden, RIDE_OVERHEAD)
        due = self.carrier.next_due_ms(self.now)
        if due is not None and due <= self.now:
            self._go(self.carrier.packet(self.now), HEADERS_BYTES)
        self.now += 1

    def _go(self, payload: bytes | None, overhead: int) -> None:
        if payload is None:
            return
        self.out.append((self.now, len(payload) + overhead))
        if self.random.random() >= self.loss:
            self.heard += [(self.now, one) for one in self.ear.hear(payload, self.now)]

    def most_in_a_second(self) -> int:
        return max(sum(size for at, size in self.out if start <= at < start + 1_000) for start, _ in self.out)


def drawn(count: int, first: int = 0) -> InkMoved:
    """A circle of 300 units across in two seconds, sixty points a second."""
    points = [
        (640 + 150 * math.cos(n * math.pi / 60), 360 + 150 * math.sin(n * math.pi / 60), 0.5, n * 1000 / 60)
        for n in range(first, first + count)
    ]
    return InkMoved(MARK, LIVE, 3, 2.5, "pen", first, ink_of(points))


def point_about(path: Path, seconds: int) -> list[tuple[int, int]]:
    """(said, heard) of each pointer that came, the pointer moving each 33 ms on live video."""
    said: dict[Point, int] = {}
    for _ in range(seconds * 1_000):
        if path.now % 33 == 0:
            at = Point(float(path.now % 1_280), 200.0 + path.now // 1_280)
            said[at] = path.now
            assert path.carrier.say(PointerMoved(FrameSurface("nurse.camera", path.now, 1280, 720), at), path.now)
        path.step()
    return [(said[one.at], at) for at, one in path.heard if isinstance(one, PointerMoved)]


@pytest.mark.parametrize("voice_ms", [20, 40, 60, None])
def test_a_pointer_below_300_kbps_takes_at_most_4_kbps_headers_included(voice_ms: int | None) -> None:
    path = Path(voice_ms, loss=0.05)
    heard = point_about(path, 20)
    assert path.most_in_a_second() <= 500
    assert len(heard) / 20 >= (10 if voice_ms else 4)


@pytest.mark.parametrize("voice_ms", [20, 60])
def test_it_is_fresh_when_it_leaves(voice_ms: int) -> None:
    path = Path(voice_ms, loss=0.05)
    ages = sorted(at - said for said, at in point_about(path, 20))
    assert ages[len(ages) * 95 // 100] <= 40


def test_on_a_wide_link_sixty_a_second_go_out() -> None:
    path = Path(20, per_second=60, bps=1_500_000)
    assert len(point_about(path, 5)) / 5 >= 28  # as many as were said


def test_a_resting_pointer_arrives_though_much_is_lost() -> None:
    path = Path(loss=0.3)
    for _ in range(4):
        path.carrier.say(PointerMoved(PageSurface("doc", 3), Point(path.now, 20)), path.now)
        for _ in range(1_500):
            path.step()
    assert {one.at.x for _, one in path.heard if isinstance(one, PointerMoved)} == {0.0, 1_500.0, 3_000.0, 4_500.0}


def test_a_pointer_on_a_moving_picture_names_it_and_lands_on_no_other() -> None:
    carrier, ear = WhisperCarrier(), WhisperEar()
    said = PointerMoved(None, Point(10.5, 20.25), source="nurse.probe")
    assert carrier.say(said, 0)
    name = carrier.packet(0)
    ridden = carrier.ride(100)
    assert name is not None and ridden is not None
    ear.learn("nurse.camera")
    assert ear.hear(ridden, 100) == ()  # which picture it is on nobody has said yet
    ear.hear(name, 101)
    carrier.say(msgspec.structs.replace(said, at=Point(11.5, 20.25)), 200)
    ridden = carrier.ride(200)
    assert ridden is not None
    assert ear.hear(ridden, 200) == (msgspec.structs.replace(said, at=Point(11.5, 20.25)),)
    carrier.say(PointerMoved(None, Point(0, 0), True, "nurse.never"), 400)
    ridden = carrier.ride(400)
    assert ridden is not None and ear.hear(ridden, 400) == (PointerMoved(None, Point(0, 0), True),)


@pytest.mark.parametrize("voice_ms", [20, None])
def test_with_its_source_too_it_takes_at_most_4_kbps(voice_ms: int | None) -> None:
    path = Path(voice_ms)
    for _ in range(10_000):
        if path.now % 33 == 0:
            at = Point(float(path.now % 1_280), 200.0 + path.now // 1_280)
            assert path.carrier.say(PointerMoved(None, at, source="n" * 32 + ".camera"), path.now)
        path.step()
    assert path.most_in_a_second() <= 500
    assert len(path.heard) / 10 >= (10 if voice_ms else 4)


def test_what_the_log_named_is_understood_from_a_voice_packet_alone() -> None:
    carrier, ear = WhisperCarrier(), WhisperEar()
    said = PointerMoved(LIVE, Point(10.5, 20.25), gone=False)
    carrier.say(said, 0)
    carrier.packet(0)  # lost: it named the source
    ridden = carrier.ride(100)
    assert ridden is not None and ear.hear(ridden, 0) == ()
    ear.learn("nurse.camera")
    assert ear.hear(ridden, 0) == (said,)
    assert ear.hear(ridden, 1) == ()  # twice is once


def test_an_older_pointer_that_comes_late_is_not_shown() -> None:
    carrier, ear = WhisperCarrier(), WhisperEar()
    ear.learn("nurse.camera")
    sent = []
    for now in (0, 100, 200):
        carrier.say(PointerMoved(LIVE, Point(now, 0)), now)
        sent.append(carrier.packet(now) or carrier.ride(now) or b"")
    assert [one.at.x for one in ear.hear(sent[2], 200) if isinstance(one, PointerMoved)] == [200]
    assert ear.hear(sent[1], 210) == ()


@pytest.mark.parametrize(("voice_ms", "loss", "off"), [(60, 0.0, 1), (60, 0.1, 1), (20, 0.1, 1), (None, 0.1, 20)])
def test_ink_is_seen_as_it_is_drawn(voice_ms: int | None, loss: float, off: float) -> None:
    path = Path(voice_ms, loss)
    seen: list[tuple[float, float]] = []
    for at in range(4_000):
        if at % 50 == 0 and at < 2_000:
            assert path.carrier.say(drawn(3, at * 60 // 1_000), path.now)
        path.step()
        for _, one in path.heard:
            assert isinstance(one, InkMoved) and (one.mark, one.colour, one.width, one.tool) == (MARK, 3, 2.5, "pen")
            assert one.surface == LIVE and one.first <= len(seen)
            seen[one.first :] = [(float(x), float(y)) for x, y, _, _ in decode_ink(one.ink)]
        path.heard.clear()
    assert len(seen) == 120
    hand = [(640 + 150 * math.cos(n * math.pi / 60), 360 + 150 * math.sin(n * math.pi / 60)) for n in range(120)]
    away = [math.dist(one, other) for one, other in zip(seen, hand, strict=True)]
    assert sorted(away)[108] <= off and max(away) <= 60
    assert path.most_in_a_second() <= 500


def test_a_stop_goes_at_once_and_again_and_is_heard_once() -> None:
    path = Path(loss=0.6)
    point_about(path, 3)
    path.heard.clear()
    assert path.carrier.say(StopCalled(MARK), path.now)
    began = path.now
    while not path.heard:
        path.step()
    assert path.heard[0][1] == StopCalled(MARK) and path.now - began <= 700
    for _ in range(20_000):
        path.step()
    assert len(path.heard) == 1


def test_a_stop_that_nobody_confirms_ends() -> None:
    path = Path(voice_ms=None)
    path.carrier.say(StopCalled(MARK), 0)
    for _ in range(20_000):
        path.step()
    assert len(path.out) == 12 and [one for _, one in path.heard] == [StopCalled(MARK)]
    assert path.carrier.next_due_ms(path.now) is None


def test_an_event_is_told_five_times_and_heard_once_behind_a_stop() -> None:
    path, told = Path(loss=0.3), ToldRecord(1_800_000_000_000, bytes(range(256)) * 2)
    path.carrier.say(told, 0)
    path.carrier.say(StopCalled(MARK), 0)
    for _ in range(10_000):
        path.step()
    assert [one for _, one in path.heard] == [StopCalled(MARK), told]
    assert len([size for _, size in path.out if size > 500]) == 5
    assert path.carrier.next_due_ms(path.now) is None


def test_what_it_does_not_carry_is_left_to_the_room() -> None:
    carrier = WhisperCarrier()
    assert not carrier.say(ToldRecord(0, bytes(1_000)), 0)
    assert not carrier.say(Drawing(True), 0)
    assert not carrier.say(PointerMoved(None, Point(math.nan, 0)), 0)
    assert not carrier.say(InkMoved("x" * 200, LIVE, 3, 2.5, "pen", 0, b""), 0)
    assert carrier.next_due_ms(0) is None and carrier.ride(0) is None


def test_two_names_of_one_digest_are_neither() -> None:
    carrier, ear = WhisperCarrier(), WhisperEar()
    ear.learn("plumless")
    ear.learn("buckeroo")  # the same CRC-32
    carrier.say(PointerMoved(PageSurface("plumless", 0), Point(1, 1)), 0)
    assert ear.hear(carrier.packet(0) or b"", 0) == ()


def test_riding_adds_no_more_than_it_counts() -> None:
    for extensions in ((), ((3, b"ab"),), ((3, b"ab"), (1, b"0"))):
        packet = build(Header(111, 1, 2, 3, extensions=extensions), bytes(60))
        for size in range(1, RIDE_BYTES + 1):
            assert len(with_extensions(packet, {5: bytes(size)})) - len(packet) <= size + RIDE_OVERHEAD


def test_on_a_moving_picture_the_frame_under_the_pointer_arrives_with_it() -> None:
    path = Path()
    pointer = PointerMoved(LIVE, Point(640.5, 360.25), source=LIVE.source)
    assert path.carrier.say(pointer, path.now)
    for _ in range(600):
        path.step()
    assert [one for _, one in path.heard if isinstance(one, PointerMoved)] == [pointer]


def test_a_hand_that_rests_costs_less_than_one_that_moves() -> None:
    def bytes_of(step: float) -> int:
        path = Path(voice_ms=20)
        for turn in range(10):
            frame = FrameSurface(LIVE.source, LIVE.capture_ms + 500 * turn, 1280, 720)
            path.carrier.say(PointerMoved(frame, Point(640 + step * turn, 360), source=LIVE.source), path.now)
            for _ in range(500):
                path.step()
        heard = [one.surface.capture_ms for _, one in path.heard if isinstance(one, PointerMoved)]
        assert heard == [LIVE.capture_ms + 500 * turn for turn in range(10)]  # each renewal is heard
        return sum(size for _, size in path.out)

    assert bytes_of(0.0) < 0.6 * bytes_of(1.0)


def test_on_a_wide_line_ink_waits_for_no_voice() -> None:
    path = Path(voice_ms=20, per_second=60, bps=2_000_000)
    path.carrier.say(drawn(1), 0)
    for _ in range(2_000):
        path.step()
    later = path.now
    path.now += 1  # just after a voice packet
    path.carrier.say(drawn(1, 1), path.now)
    for _ in range(19):
        path.step()
    assert [at for at, one in path.heard if isinstance(one, InkMoved) and at > later] == [later + 1]


def test_who_draws_without_end_on_a_wide_line_takes_no_more_of_it_than_whispers_may() -> None:
    path = Path(voice_ms=20, per_second=60, bps=1_000_000)
    for turn in range(500):
        path.carrier.say(drawn(1, turn), path.now)
        for _ in range(8):
            path.step()
    assert path.most_in_a_second() <= 1_000_000 / 32 / 8
    last = max(len(decode_ink(one.ink)) + one.first for _, one in path.heard if isinstance(one, InkMoved))
    assert last >= 490
