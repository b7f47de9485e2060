"""Recorded segments played again, through the child."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.media import framecode, projector
from app.media.blocks import BLOCK, Block, level_of
from app.media.frames import Frame, FrameRef, Slot
from app.media.player import Player, Segment
from app.media.projector import Projector
from app.media.reel import Ask
from app.media.scene import Scene
from app.media.segment import SegmentWriter
from app.media.speaker import Speaker
from tests.media.parts import media_threads, now_ms, wait_for

START = 1_795_312_520_000


def segment(folder: Path, name: str, from_ms: int, length_ms: int, stream: str = "own") -> Segment:
    """A picture every 40 ms with its code, and a tone."""
    scene = Scene(320, 180)
    writer = SegmentWriter(folder / f"{name}.mkv", from_ms, (320, 180), lambda: 0)
    for stamp in range(from_ms, from_ms + length_ms, 40):
        writer.picture(Frame(FrameRef("seat", stamp), scene.draw(stamp), 320, 180))
        for i in range(4):
            wave = (9000 * np.sin(np.arange(BLOCK) * 0.06)).astype(np.int16)
            writer.voice(Block(wave, stamp + i * 10))
    writer.close()
    return Segment(name, "own" if stream == "own" else "received", "seat", from_ms, writer.until_ms, writer.path)


@pytest.fixture(scope="module")
def segments(tmp_path_factory: pytest.TempPathFactory) -> tuple[Segment, ...]:
    folder = tmp_path_factory.mktemp("segments")
    return (
        segment(folder, "first", START, 1000),
        segment(folder, "second", START + 1020, 1000),
        segment(folder, "later", START + 3000, 600),
    )


class Lane:
    """A player, what it showed and its gaps."""

    def __init__(self, speaker: Speaker | None = None) -> None:
        self.out: Slot[Frame] = Slot()
        self.gaps: list[bool] = []
        self.player = Player(self.out, speaker, self.gaps.append)

    def shown(self) -> Frame:
        wait_for(lambda: (self._take()) is not None, 30)
        return self._frame

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
    one.player.close()
    assert media_threads() == []


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
    assert lane.out.take() is None
    lane.player.show(START + 3100)
    lane.shown()
    assert lane.gaps == [True, False]


def test_playing_goes_through_segments_and_gaps_in_order_with_every_stamp_right(lane: Lane) -> None:
    lane.player.play(START + 600, speed=2.0)
    stamps: list[int] = []

    def through() -> bool:
        frame = lane.out.take()
        if frame is not None:
            stamps.append(frame.ref.capture_ms - START)
            assert framecode.read(frame.pixels) == frame.ref.capture_ms & framecode.MASK
        return lane.player.position_ms > START + 3700

    wait_for(through, 40)
    assert stamps == sorted(stamps) and stamps[0] == 600
    assert any(1020 <= stamp < 2020 for stamp in stamps) and any(stamp >= 3000 for stamp in stamps)
    assert lane.gaps[:2] == [True, False]
    lane.player.pause()


def test_sound_is_played_at_the_speed_it_was_spoken(segments: tuple[Segment, ...]) -> None:
    speaker = Speaker("none", now_ms)
    played = speaker.played.reader()
    speaker.start()
    one = Lane(speaker)
    one.player.set_segments(segments)
    one.player.play(START)
    loud = 0

    def enough() -> bool:
        nonlocal loud
        while (block := played.take()) is not None:
            loud += level_of(block.samples) > 0.7
        return loud > 60

    wait_for(enough, 30)
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
    bad = segments[0].path.with_name("bad.mkv")
    bad.write_bytes(b"not a film" * 100)
    lane.player.set_segments((*segments, Segment("bad", "own", "seat", START + 2100, START + 2800, bad)))
    lane.player.show(START + 2500)
    wait_for(lambda: lane.gaps == [True], 30)
    lane.player.show(START + 500)
    assert lane.shown().ref.capture_ms == START + 480


def test_a_child_that_does_not_answer_is_killed_and_another_serves(
    segments: tuple[Segment, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = Projector()
    assert len(hand.read(Ask(str(segments[0].path), 100)).pictures) == 1
    first = hand._child
    monkeypatch.setattr(projector, "DEADLINE_S", 0.0)
    assert hand.read(Ask(str(segments[0].path), 100)).broken
    monkeypatch.undo()
    assert first is not None and not first.is_alive()
    assert len(hand.read(Ask(str(segments[0].path), 100)).pictures) == 1
    hand.close()


@pytest.mark.skipif(sys.platform != "linux", reason="the cage of Linux")
def test_segments_are_decoded_where_there_is_no_network(segments: tuple[Segment, ...]) -> None:
    hand = Projector()
    assert not hand.read(Ask(str(segments[0].path), 100)).broken
    assert hand._child is not None
    status = Path(f"/proc/{hand._child.pid}/status").read_text()
    limits = Path(f"/proc/{hand._child.pid}/limits").read_text()
    hand.close()
    assert re.search(r"Max address space\s+3221225472", limits)
    if "Seccomp:" not in status:
        pytest.skip("this kernel has no seccomp")
    assert re.search(r"Seccomp:\s+2", status)
