"""Recorded segments played again, through the child."""

import os
import re
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import msgspec
import numpy as np
import pytest

from app.documents.lying import key_of as place_key
from app.documents.lying import path_of
from app.media import framecode, projector
from app.media import player as player_module
from app.media.blocks import BLOCK, Block, level_of
from app.media.frames import Frame, FrameRef, Slot
from app.media.player import Player, Segment
from app.media.projector import Projector
from app.media.reel import Answer, Ask
from app.media.scene import Scene
from app.media.segment import SegmentWriter
from app.media.speaker import Speaker
from app.store.sealedfile import Sealed, key_of
from app.store.sealing import Seal
from tests.media.parts import media_threads, now_ms, patiently, running, wait_for

START = 1_795_312_520_000
SEAL = Seal(bytes(32))


def ask(one: Segment) -> Ask:
    return Ask(str(path_of(one.place)), 100, key=place_key(one.place))


def segment(folder: Path, name: str, from_ms: int, length_ms: int, stream: str = "own") -> Segment:
    """A picture every 40 ms with its code, and a tone."""
    scene = Scene(320, 180)
    writer = SegmentWriter(folder / f"{name}.mkv", from_ms, (320, 180), lambda: 0, SEAL)
    for stamp in range(from_ms, from_ms + length_ms, 40):
        writer.picture(Frame(FrameRef("seat", stamp), scene.draw(stamp), 320, 180))
        for i in range(4):
            wave = (9000 * np.sin(np.arange(BLOCK) * 0.06)).astype(np.int16)
            writer.voice(Block(wave, stamp + i * 10))
    writer.close()
    place = Sealed(writer.path, key_of(writer.path, SEAL).key)
    return Segment(name, "own" if stream == "own" else "received", "seat", from_ms, writer.until_ms, place)


@pytest.fixture(autouse=True)
def _time_to_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy computer decodes slowly."""
    monkeypatch.setattr(projector, "DEADLINE_S", 60.0)


@pytest.fixture(scope="module")
def segments(tmp_path_factory: pytest.TempPathFactory) -> tuple[Segment, ...]:
    folder = tmp_path_factory.mktemp("segments")
    return (
        segment(folder, "first", START, 1000),
        segment(folder, "second", START + 1020, 1000),
        segment(folder, "later", START + 3000, 600),
    )


class PlayersTime:
    """Goes on by the player's own looks at the clock alone: a busy computer makes it late for nothing."""

    def __init__(self, player: Player) -> None:
        self._player = player
        self._now = 0.0

    def monotonic(self) -> float:
        if threading.current_thread() is self._player._thread:
            self._now += 0.001
        return self._now


class Watched(Slot[Frame]):
    """Every frame that was ever in it: a reader that comes late has only the newest."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[int, int | None]] = []

    def put(self, value: Frame) -> None:
        self.seen.append((value.ref.capture_ms, framecode.read(value.pixels)))
        super().put(value)


class Lane:
    """A player, what it showed and its gaps."""

    def __init__(self, speaker: Speaker | None = None) -> None:
        self.out = Watched()
        self.gaps: list[bool] = []
        self.broken: list[str] = []
        self.player = Player(self.out, speaker, self.gaps.append, self.broken.append)

    def shown(self) -> Frame:
        wait_for(lambda: (self._take()) is not None)
        return self._frame

    def dark(self) -> None:
        """There is no picture, and none comes."""
        wait_for(lambda: self.out.peek() is None)
        assert self.out.take() is None

    def _take(self) -> Frame | None:
        frame = self.out.take()
        if frame is not None:
            self._frame = frame
        return frame


@pytest.fixture
def lane(segments: tuple[Segment, ...]) -> Iterator[Lane]:
    one = Lane()
    one.player.set_segments(segments)
    yield one
    waited = patiently(one.player._thread)
    one.player.close()
    assert waited.is_set() and running() == []


def test_at_any_moment_the_frame_of_that_moment_is_shown(lane: Lane) -> None:
    for at, stamp in ((500, 480), (40, 40), (1999, 1980), (1000, 960), (3333, 3320)):
        lane.player.show(START + at)
        frame = lane.shown()
        assert frame.ref == FrameRef("seat", START + stamp)
        assert framecode.read(frame.pixels) == (START + stamp) & framecode.MASK
    assert lane.player.position_ms == START + 3333


def test_where_nothing_was_recorded_nothing_is_shown(lane: Lane) -> None:
    lane.player.show(START + 500)
    lane.shown()
    lane.player.show(START + 2500)
    wait_for(lambda: lane.gaps == [True])
    lane.dark()
    lane.player.show(START + 3100)
    lane.shown()
    assert lane.gaps == [True, False]


def sparse(folder: Path, name: str, from_ms: int, length_ms: int, seen: tuple[tuple[int, int], ...]) -> Segment:
    """Sound all through and a picture only within `seen`, as while the camera is covered."""
    scene = Scene(320, 180)
    writer = SegmentWriter(folder / f"{name}.mkv", from_ms, (320, 180) if seen else None, lambda: 0, SEAL)
    for at in range(0, length_ms, 40):
        if any(start <= at < end for start, end in seen):
            stamp = from_ms + at
            writer.picture(Frame(FrameRef("seat", stamp), scene.draw(stamp), 320, 180))
        for i in range(4):
            writer.voice(Block(np.full(BLOCK, 900, np.int16), from_ms + at + i * 10))
    writer.close()
    place = Sealed(writer.path, key_of(writer.path, SEAL).key)
    return Segment(name, "own", "seat", from_ms, writer.until_ms, place)


def test_no_picture_of_before_stands_for_a_covered_camera_nor_for_sound_alone(tmp_path: Path) -> None:
    covered = sparse(tmp_path, "covered", START, 4000, ((0, 1000), (3000, 4000)))
    alone = sparse(tmp_path, "alone", START + 5000, 600, ())
    one = Lane()
    one.player.set_segments((covered, alone))
    one.player.show(START + 800)
    one.shown()
    one.player.show(START + 2900)  # the log says nothing, but the last picture is nearly two seconds old
    one.dark()
    one.player.set_covers(((START + 1000, START + 3000),))
    one.player.show(START + 990)
    one.shown()
    one.player.show(START + 1000)  # young, and from before the cover
    one.dark()
    one.player.show(START + 3000)
    assert one.shown().ref.capture_ms == START + 3000
    one.player.show(START + 5300)
    one.dark()
    assert one.gaps == []
    one.player.close()


def test_playing_into_a_cover_or_past_the_end_leaves_no_picture(tmp_path: Path) -> None:
    covered = sparse(tmp_path, "covered", START, 1600, ((0, 800),))
    one = Lane()
    one.player.set_segments((covered,))
    one.player.set_covers(((START + 800, START + 1600),))
    one.player.play(START + 400)
    wait_for(lambda: one.out.seen)
    one.dark()
    assert one.player.position_ms >= START + 800
    assert all(START + 400 <= stamp < START + 800 for stamp, _ in one.out.seen)
    one.player.show(START + 400)
    one.shown()
    one.player.play(START + 700)
    wait_for(lambda: one.player.position_ms > START + 1800)
    one.dark()
    one.player.close()


def test_what_an_earlier_review_showed_is_gone_before_this_one_shows_anything() -> None:
    out: Slot[Frame] = Slot()
    out.put(Frame(FrameRef("seat", START), np.zeros((2, 2, 3), np.uint8), 2, 2))
    Player(out).close()
    assert out.peek() is None


def test_a_slow_first_answer_takes_its_time_from_the_lane_that_waited(
    segments: tuple[Segment, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both lanes and the transcript begin at one moment: who is late goes in where the others are."""
    times = {"now": 0.0}
    monkeypatch.setattr(player_module, "time", SimpleNamespace(monotonic=lambda: times["now"]))
    read = Projector.read

    def slowly(self: Projector, ask: Ask) -> Answer:
        times["now"] += 0.4 if ask.until_ms is None else 0.0
        return read(self, ask)

    monkeypatch.setattr(Projector, "read", slowly)
    one = Lane()
    one.player.set_segments(segments)
    one.player.play(START)
    one.shown()
    wait_for(lambda: (frame := one.out.peek()) is not None and frame.ref.capture_ms == START + 400)
    assert one.player.position_ms == START + 400
    one.player.close()


def test_one_late_answer_does_not_make_a_segment_unreadable(
    lane: Lane, segments: tuple[Segment, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    read, late = Projector.read, [True]
    monkeypatch.setattr(Projector, "read", lambda hand, ask: Answer(broken=True) if late.pop() else read(hand, ask))
    late[:] = [False, True]
    lane.player.show(START + 500)
    assert lane.shown().ref.capture_ms == START + 480
    monkeypatch.undo()
    lane.player.show(START + 40)
    assert lane.shown().ref.capture_ms == START + 40 and lane.gaps == []


def test_playing_goes_through_segments_and_gaps_in_order_with_every_stamp_right(
    lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(player_module, "time", PlayersTime(lane.player))
    lane.player.play(START + 600, speed=2.0)
    wait_for(lambda: lane.player.position_ms > START + 3700, 60)
    stamps = [START + at for at in (*range(600, 1000, 40), *range(1020, 2020, 40), *range(3000, 3600, 40))]
    shown = list(dict.fromkeys(lane.out.seen))  # the first is put at once, and again when it plays
    assert shown == [(stamp, stamp & framecode.MASK) for stamp in stamps]
    assert lane.gaps[:2] == [True, False]


def test_sound_is_played_at_the_speed_it_was_spoken(
    segments: tuple[Segment, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    speaker = Speaker("none", now_ms)
    played = speaker.played.reader()
    speaker.start()
    one = Lane(speaker)
    monkeypatch.setattr(player_module, "time", PlayersTime(one.player))
    one.player.set_segments(segments)
    one.player.play(START)
    loud = 0

    def enough() -> bool:
        nonlocal loud
        while (block := played.take()) is not None:
            loud += level_of(block.samples) > 0.7
        return loud > 60

    wait_for(enough, 60)
    one.player.close()
    speaker.close()
    assert media_threads() == []


def test_what_the_source_recorded_goes_before_what_was_received(tmp_path: Path) -> None:
    own, received = segment(tmp_path, "own", START, 400), segment(tmp_path, "received", START, 400, "received")
    one = Lane()
    one.player.set_segments((received,))
    one.player.show(START + 200)
    one.shown()
    one.player.set_segments((received, own))
    assert one.player._segment_at(START + 200) == own
    one.player.close()


def test_a_damaged_segment_is_a_gap_and_the_others_play(lane: Lane, segments: tuple[Segment, ...]) -> None:
    bad = path_of(segments[0].place).with_name("bad.mkv")
    bad.write_bytes(b"not a film" * 100)
    lane.player.set_segments((*segments, Segment("bad", "own", "seat", START + 2100, START + 2800, bad)))
    lane.player.show(START + 2500)
    wait_for(lambda: lane.gaps == [True])
    lane.player.show(START + 500)
    assert lane.shown().ref.capture_ms == START + 480


def test_one_that_could_not_be_read_is_named_and_plays_once_it_is_there_anew(tmp_path: Path) -> None:
    whole = segment(tmp_path, "first", START, 400)
    bad = tmp_path / "bad.mkv"
    bad.write_bytes(b"not a film" * 100)
    one = Lane()
    one.player.set_segments((msgspec.structs.replace(whole, place=bad),))
    one.player.show(START + 200)
    wait_for(lambda: one.broken == ["first"])
    one.player.set_segments((whole,))
    one.player.read_again("first")
    assert one.shown().ref.capture_ms == START + 200
    one.player.close()


@pytest.mark.parametrize("plays", [False, True])
def test_what_was_pressed_while_a_broken_one_was_read_is_what_happens_when_it_is_there_anew(
    tmp_path: Path, plays: bool
) -> None:
    whole = segment(tmp_path, "first", START, 400)
    bad = tmp_path / "bad.mkv"
    bad.write_bytes(b"not a film" * 100)
    one, reading = Lane(), threading.Event()

    def broken(name: str) -> None:
        one.broken.append(name)
        reading.wait(60)

    one.player._on_broken = broken
    one.player.set_segments((msgspec.structs.replace(whole, place=bad),))
    (one.player.show if plays else one.player.play)(START + 200)
    wait_for(lambda: one.broken == ["first"])
    (one.player.play if plays else one.player.show)(START + 200)
    one.player.set_segments((whole,))
    one.player.read_again("first")
    reading.set()
    one.shown()
    assert one.player._speed == float(plays)
    one.player.close()


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="a process is stopped here as POSIX does it")
def test_a_child_that_does_not_answer_is_killed_and_another_serves(
    segments: tuple[Segment, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = Projector()
    assert len(hand.read(ask(segments[0])).pictures) == 1
    first = hand._child
    assert first is not None and first.pid is not None
    os.kill(first.pid, signal.SIGSTOP)
    monkeypatch.setattr(projector, "DEADLINE_S", 0.2)
    assert hand.read(ask(segments[0])).broken
    monkeypatch.undo()
    assert not first.is_alive()
    assert len(hand.read(ask(segments[0])).pictures) == 1
    hand.close()


@pytest.mark.skipif(sys.platform != "linux", reason="the cage of Linux")
def test_segments_are_decoded_where_there_is_no_network(segments: tuple[Segment, ...]) -> None:
    hand = Projector()
    assert not hand.read(ask(segments[0])).broken
    assert hand._child is not None
    status = Path(f"/proc/{hand._child.pid}/status").read_text()
    limits = Path(f"/proc/{hand._child.pid}/limits").read_text()
    hand.close()
    assert re.search(r"Max address space\s+3221225472", limits)
    if "Seccomp:" not in status:
        pytest.skip("this kernel has no seccomp")
    assert re.search(r"Seccomp:\s+2", status)


def test_a_picture_that_came_smaller_stands_in_the_units_of_the_frame_as_captured(segments):
    one = Lane()
    one.player.set_segments((msgspec.structs.replace(segments[0], full=(1280, 720)), segments[1]))
    one.player.show(START + 500)
    smaller = one.shown()
    one.player.show(START + 1500)
    plain = one.shown()
    one.player.close()
    assert smaller.pixels.shape == (180, 320, 3)
    assert (smaller.full_width, smaller.full_height) == (1280, 720)
    assert (plain.full_width, plain.full_height) == (320, 180)
