"""Segments: what is in them, what is not, and what a kill leaves."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from av.container import InputContainer

from app.geometry import Box
from app.media import framecode
from app.media import recorder as recorder_module
from app.media.blocks import BLOCK, Block, BlockFan
from app.media.frames import Fan, Frame, FrameRef
from app.media.gaps import Gap, Gaps
from app.media.intake import QUEUE_BYTES, QUEUE_FRAMES, Intake, weight
from app.media.leftovers import is_aside, leftovers, plain_bytes
from app.media.recorder import Recorder
from app.media.scene import Scene
from app.media.segment import SegmentEnd, SegmentStart, SegmentWriter
from app.store.sealedfile import MAGIC, open_sealed
from app.store.sealing import Seal, new_key
from tests.media.parts import media_threads, patiently, plain_frame, wait_for
from tests.rig.small_disk import fill, small_disk

START = 1_795_312_520_000
SEAL = Seal(bytes(32))


class Studio:
    """A recorder fed by hand: pictures with codes and a loud tone, at times the test names."""

    def __init__(self, folder: Path, stream: str = "own") -> None:
        self.now_ms = START
        self.source = "camera"
        self.opened: list[SegmentStart] = []
        self.closed: list[SegmentEnd] = []
        self.gaps: list[Gap] = []
        self.stills: list[bool] = []
        self.frames: Fan[Frame] = Fan()
        self.sound = BlockFan()
        self._scene = Scene(320, 180)
        self.recorder = Recorder(
            folder=folder,
            stream="own" if stream == "own" else "received",
            source="camera",
            now_ms=lambda: self.now_ms,
            on_opened=self.opened.append,
            on_closed=self.closed.append,
            on_gap=self.gaps.append,
            on_still=self.stills.append,
            seal=SEAL,
        )
        self.recorder.start(self.frames, self.sound)
        patiently(self.recorder._thread)

    def feed(self, ms: int, picture: bool = True, sound: bool = True) -> None:
        """So many ms of both, in steps of 40, as quickly as the recorder takes them."""
        for _ in range(ms // 40):
            self.now_ms += 40
            if picture:
                ref = FrameRef(self.source, self.now_ms)
                self.frames.put(Frame(ref, self._scene.draw(self.now_ms), 320, 180))
            if sound:
                for i in range(4):
                    wave = (9000 * np.sin(np.arange(BLOCK) * 0.06)).astype(np.int16)
                    self.sound.put(Block(wave, self.now_ms - 40 + i * 10))
            self.taken()

    def taken(self) -> None:
        wait_for(lambda: self.recorder._intake.is_empty)

    def held(self) -> Callable[[], None]:
        """The recorder takes nothing until this is called: it had ended the turn that it was in."""
        began, busy, turn = threading.Event(), threading.Event(), self.recorder._turn

        def stands() -> None:
            began.set()
            busy.wait(60)
            turn()

        self.recorder._turn = stands  # type: ignore[method-assign]
        assert began.wait(60)
        return busy.set

    def start_of(self, end: SegmentEnd) -> SegmentStart:
        return next(one for one in self.opened if one.segment == end.segment)


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Callable[..., Studio]]:
    made: list[Studio] = []

    def make(stream: str = "own", folder: Path = tmp_path) -> Studio:
        made.append(Studio(folder, stream))
        return made[-1]

    yield make
    for one in made:
        one.recorder.stop()
    assert media_threads() == []


@contextmanager
def played(path: Path) -> Iterator[InputContainer]:
    with open_sealed(path, SEAL) as file, av.open(file, "r") as container:
        yield container


def pictures(path: Path, from_ms: int) -> list[tuple[int, int | None]]:
    """(stamp by the file's time, stamp by the burnt-in code) of each frame."""
    with played(path) as container:
        return [
            (
                (from_ms + round(float(frame.time or 0) * 1000)) & framecode.MASK,
                framecode.read(np.asarray(frame.to_ndarray(format="bgr24"), np.uint8)),
            )
            for frame in container.decode(video=0)
        ]


def sounds(path: Path, from_ms: int) -> list[tuple[int, float]]:
    """(server time, root mean square) of each 20 ms."""
    with played(path) as container:
        return [
            (
                from_ms + round(float(frame.time or 0) * 1000),
                float(np.sqrt(np.mean(np.square(frame.to_ndarray().astype(np.float64))))),
            )
            for frame in container.decode(audio=0)
        ]


def test_who_has_stopped_it_has_the_last_segment(studio: Callable[..., Studio]) -> None:
    one = studio()
    one.feed(400)
    go_on = one.held()
    patiently(one.recorder._thread, go_on)  # it can end only once somebody waits for it
    try:
        one.recorder.stop()
        assert len(one.closed) == len(one.opened) == 1
    finally:
        go_on()


def test_each_recorded_frame_has_its_stamp_to_the_millisecond(studio: Callable[..., Studio]) -> None:
    one = studio()
    one.feed(2000)
    one.recorder.stop()
    (end,) = one.closed
    start = one.start_of(end)
    found = pictures(end.path, start.from_ms)
    assert len(found) == 50 == end.frames
    assert all(by_time == by_code for by_time, by_code in found)
    assert end.until_ms == one.now_ms and end.size_bytes == len(plain_bytes(end.path, SEAL)) > 10_000
    assert end.path.read_bytes().startswith(MAGIC) and b"matroska" not in end.path.read_bytes()
    assert (start.width, start.height, start.source) == (320, 180, "camera")


def test_a_segment_ends_and_the_next_begins(studio: Callable[..., Studio], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder_module, "SEGMENT_MS", 1000)
    one = studio()
    one.feed(2600)
    one.recorder.stop()
    assert [end.frames for end in one.closed] == [25, 25, 15]
    assert [start.from_ms for start in one.opened] == [START + 40, START + 1040, START + 2040]


def test_what_the_line_makes_smaller_stays_in_its_segment_and_more_detail_begins_another(
    studio: Callable[..., Studio],
) -> None:
    one = studio("received")
    for width, height in ((640, 360), (320, 184), (640, 360), (1_280, 720), (360, 640)):
        for _ in range(5):
            one.now_ms += 40
            pixels = np.zeros((height, width, 3), np.uint8)
            one.frames.put(Frame(FrameRef("camera", one.now_ms), pixels, 1_280, 720))
            one.taken()
    one.recorder.stop()
    assert [(start.width, start.height) for start in one.opened] == [(640, 360), (1_280, 720), (360, 640)]
    assert all(end.frames for end in one.closed)


def test_with_another_source_a_segment_of_its_name_begins_and_the_sound_goes_on(studio: Callable[..., Studio]) -> None:
    one = studio()
    one.feed(1_000)
    one.source = "probe"
    one.feed(1_000)
    one.recorder.stop()
    assert [start.source for start in one.opened] == ["camera", "probe"] and [end.frames for end in one.closed] == [
        25,
        25,
    ]
    assert one.opened[1].from_ms == START + 1_040
    heard = [at_ms for end in one.closed for at_ms, loud in sounds(end.path, one.start_of(end).from_ms) if loud > 0.05]
    assert max(later - earlier for earlier, later in pairwise(sorted(heard))) <= 60  # as at every seam
    assert one.gaps == []


def test_mute_leaves_no_sound_in_the_segment_and_a_gap_in_the_log(studio: Callable[..., Studio]) -> None:
    one = studio()
    one.feed(1000)
    one.recorder.set_muted(True)
    muted_ms = one.now_ms
    one.feed(1000)
    one.recorder.set_muted(False)
    spoken_ms = one.now_ms
    one.feed(1000)
    one.recorder.stop()
    (end,) = one.closed
    heard = sounds(end.path, one.start_of(end).from_ms)
    inside = [loud for at, loud in heard if muted_ms <= at < spoken_ms - 20]
    assert inside == [] or max(inside) < 1e-3
    assert sum(loud > 0.05 for at, loud in heard if at < muted_ms) > 40
    assert sum(loud > 0.05 for at, loud in heard if at >= spoken_ms - 20) > 40
    assert end.frames == 75
    assert [(gap.kind, gap.from_ms, gap.until_ms) for gap in one.gaps] == [
        ("muted", muted_ms, None),
        ("muted", muted_ms, spoken_ms),
    ]
    assert one.gaps[0].gap == one.gaps[1].gap


def test_what_waited_is_judged_by_when_it_was_said(studio: Callable[..., Studio]) -> None:
    one = studio()
    one.feed(1000)
    go_on = one.held()
    loud = (9000 * np.sin(np.arange(BLOCK) * 0.06)).astype(np.int16)
    for at_ms in range(one.now_ms, one.now_ms + 200, 10):
        one.sound.put(Block(loud, at_ms))  # said before the mute, and waiting
    one.now_ms += 200
    one.recorder.set_muted(True)
    muted_ms = one.now_ms
    one.now_ms += 500
    for at_ms in range(one.now_ms - 60, one.now_ms, 10):
        one.sound.put(Block(loud, at_ms))  # the microphone is open again before the gap is closed
    one.recorder.set_muted(False)
    spoken_ms = one.now_ms
    go_on()
    one.taken()
    one.feed(200)
    one.recorder.stop()
    (end,) = one.closed
    heard = [at for at, loud in sounds(end.path, one.start_of(end).from_ms) if loud > 0.05]
    assert [at for at in heard if muted_ms <= at < spoken_ms - 20] == []
    assert len([at for at in heard if muted_ms - 200 <= at < muted_ms]) >= 9
    assert max(heard) >= spoken_ms + 100


def test_sound_does_not_wait_for_pictures_that_never_end(
    studio: Callable[..., Studio], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = studio()
    one.feed(400)
    coding = threading.Event()
    coded = SegmentWriter.picture

    def slowly(writer: SegmentWriter, frame: Frame) -> None:
        """As on a computer that is short of time: when one is coded the next is there."""
        if coding.is_set():
            one.now_ms += 60
            one.frames.put(plain_frame(one.now_ms, 320, 180))
        coded(writer, frame)

    monkeypatch.setattr(SegmentWriter, "picture", slowly)
    coding.set()
    said_ms = one.now_ms
    one.frames.put(plain_frame(one.now_ms + 60, 320, 180))
    for i in range(50):
        one.sound.put(Block(np.full(BLOCK, 9000, np.int16), said_ms + 10 * i))
    try:
        wait_for(lambda: one.recorder._intake._sound is not None and not len(one.recorder._intake._sound))
        one.recorder.set_muted(True)
        # and what happens is told; where two seconds of pictures passed meanwhile, the voice was away before that
        wait_for(lambda: [gap.kind for gap in one.gaps if gap.kind != "device"] == ["muted"])
    finally:
        coding.clear()
    one.taken()


def test_covered_leaves_neither_picture_nor_sound_and_a_gap_of_each(studio: Callable[..., Studio]) -> None:
    one = studio()
    one.feed(400)
    one.recorder.set_covered(True)
    covered_ms = one.now_ms
    one.feed(400)
    one.recorder.set_covered(False)
    shown_ms = one.now_ms
    one.feed(400)
    one.recorder.stop()
    (end,) = one.closed
    stamps = [stamp for stamp, _ in pictures(end.path, one.start_of(end).from_ms)]
    low = [stamp for stamp in stamps if covered_ms & framecode.MASK < stamp <= shown_ms & framecode.MASK]
    assert len(stamps) == 20 and low == []
    heard = sounds(end.path, one.start_of(end).from_ms)
    inside = [loud for at, loud in heard if covered_ms <= at < shown_ms - 20]
    assert inside == [] or max(inside) < 1e-3
    assert sum(loud > 0.05 for at, loud in heard if at < covered_ms) > 15
    assert sum(loud > 0.05 for at, loud in heard if at >= shown_ms - 20) > 15
    told = [(gap.source, gap.kind, gap.from_ms, gap.until_ms) for gap in one.gaps]
    assert sorted(told, key=lambda gap: (gap[0], gap[3] or 0)) == [
        (source, "covered", covered_ms, until_ms)
        for source in ("camera", "camera.microphone")
        for until_ms in (None, shown_ms)
    ]


def test_a_covered_microphone_that_was_muted_stays_muted_and_its_silence_is_no_hole(
    studio: Callable[..., Studio],
) -> None:
    one = studio()
    one.recorder.set_muted(True)
    one.recorder.set_covered(True)
    one.feed(2_400, picture=False, sound=False)
    one.recorder.set_covered(False)
    one.feed(400)
    one.recorder.stop()
    assert all(loud < 1e-3 for end in one.closed for _, loud in sounds(end.path, one.start_of(end).from_ms))
    assert {gap.kind for gap in one.gaps} == {"muted", "covered"}


def test_sound_alone_makes_a_segment_and_a_picture_begins_another(studio: Callable[..., Studio]) -> None:
    one = studio()
    one.feed(1000, picture=False)
    one.feed(400)
    one.recorder.stop()
    assert [(start.width, end.frames) for start, end in zip(one.opened, one.closed, strict=True)] == [(0, 0), (320, 10)]


def test_a_camera_that_stops_is_a_gap_of_the_device(studio: Callable[..., Studio]) -> None:
    one = studio()
    one.feed(400)
    last_ms = one.now_ms
    one.feed(2400, picture=False)
    wait_for(lambda: [gap.kind for gap in one.gaps] == ["device"])
    one.feed(400)
    wait_for(lambda: len(one.gaps) == 2)
    assert one.gaps[0].from_ms == last_ms and one.gaps[1].until_ms is not None


def test_a_camera_is_missing_until_its_next_picture_however_many_wait_behind_it(
    studio: Callable[..., Studio], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a busy computer a picture always waits: the gap would lie over all that was recorded."""
    one = studio()
    one.feed(2400, picture=False)
    wait_for(lambda: [gap.kind for gap in one.gaps] == ["device"])
    monkeypatch.setattr(Gaps, "watch_device", lambda *_: None)  # is asked only when nothing waits
    back_ms = one.now_ms
    one.feed(1000)
    wait_for(lambda: len(one.gaps) == 2)
    assert back_ms <= (one.gaps[1].until_ms or 0) <= back_ms + 40


def test_uncovering_is_no_missing_camera(studio: Callable[..., Studio]) -> None:
    one = studio()
    one.feed(400)
    one.recorder.set_covered(True)
    one.feed(4000, picture=False)  # what is covered gives nothing
    one.recorder.set_covered(False)
    one.feed(1000, picture=False)  # a camera needs a moment
    one.feed(400)
    one.recorder.stop()
    assert [gap.kind for gap in one.gaps] == 4 * ["covered"]  # of the picture and of the sound


def test_on_a_full_disk_recording_stands_still_says_so_and_goes_on_when_there_is_space(
    studio: Callable[..., Studio],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(recorder_module, "_ROOM_BYTES", 1_000_000)
    with small_disk(tmp_path / "small", "3m") as folder:
        one = studio(folder=folder)
        one.feed(3000)
        fill(folder / "everything else")
        for _ in range(200):  # the file has some room before it must grow
            one.feed(400)
            if one.stills:
                break
        stopped_ms = one.now_ms
        assert one.stills == [True] and one.recorder.stands_still
        one.feed(12_000)  # tried again in vain
        assert one.stills == [True]
        assert [(gap.kind, gap.until_ms) for gap in one.gaps] == [("overflow", None)]
        assert stopped_ms - 600 <= one.gaps[0].from_ms <= stopped_ms
        (folder / "everything else").unlink()
        opened = len(one.opened)
        one.feed(8000)
        wait_for(lambda: one.stills == [True, False])
        one.feed(400)
        one.recorder.stop()
        assert not one.recorder.stands_still
        assert len(one.opened) == opened + 1 and one.closed[-1].frames > 70
        again_ms = one.start_of(one.closed[-1]).from_ms
        assert [(gap.kind, gap.until_ms) for gap in one.gaps] == [("overflow", None), ("overflow", again_ms)]
        assert len(pictures(one.closed[-1].path, again_ms)) == one.closed[-1].frames
        (left,) = (left for left in leftovers(folder, SEAL) if left.segment != one.closed[-1].segment)
        assert left.from_ms == START + 40 and left.frames >= 25
        assert {record.name for record in caplog.records} == {"app.media.recorder"}


def test_more_than_a_second_waiting_is_a_gap(studio: Callable[..., Studio]) -> None:
    one = studio()
    one.feed(400)
    go_on = one.held()
    for i in range(1, 401):  # more at once than the queue holds, none of them too near to the one before
        one.frames.put(plain_frame(one.now_ms + 60 * i, 320, 180))
    go_on()
    one.taken()
    one.recorder.stop()
    assert {gap.kind for gap in one.gaps} == {"overflow"}
    assert one.closed[0].frames < 410


def test_sound_that_waited_too_long_is_a_gap_as_long_as_what_is_missing(studio: Callable[..., Studio]) -> None:
    one = studio()
    one.feed(400)
    go_on = one.held()
    for _ in range(150):  # a second and a half, of which one second waits
        one.now_ms += 10
        one.sound.put(Block(np.full(BLOCK, 5000, np.int16), one.now_ms - 10))
    go_on()
    one.taken()
    one.recorder.stop()
    first_kept_ms = one.now_ms - 1000
    assert [(gap.kind, gap.source, gap.from_ms, gap.until_ms, gap.lost_ms) for gap in one.gaps] == [
        ("overflow", "camera.microphone", first_kept_ms - 500, None, 0),
        ("overflow", "camera.microphone", first_kept_ms - 500, first_kept_ms, 500),
    ]


def test_what_the_microphone_lost_is_a_gap_of_the_voice_alone(studio: Callable[..., Studio]) -> None:
    one = studio()
    one.feed(400)
    one.now_ms += 120  # its own buffer ran over: what follows lies where it comes
    from_ms = one.now_ms - 120
    one.feed(400)
    one.recorder.stop()
    assert [(gap.kind, gap.source, gap.from_ms, gap.until_ms, gap.lost_ms) for gap in one.gaps] == [
        ("overflow", "camera.microphone", from_ms, None, 0),
        ("overflow", "camera.microphone", from_ms, from_ms + 120, 120),
    ]


def test_a_microphone_that_is_away_is_a_gap_until_it_is_back(studio: Callable[..., Studio]) -> None:
    one = studio()
    one.feed(400)
    gone_ms = one.now_ms
    one.feed(2_400, sound=False)
    wait_for(lambda: len(one.gaps) == 1)
    one.feed(400)
    one.recorder.stop()
    assert [(gap.kind, gap.source, gap.from_ms, gap.until_ms) for gap in one.gaps] == [
        ("device", "camera.microphone", gone_ms, None),
        ("device", "camera.microphone", gone_ms, gone_ms + 2_400),
    ]


def test_a_muted_microphone_is_not_away_and_its_silence_is_no_hole(studio: Callable[..., Studio]) -> None:
    one = studio()
    one.feed(400)
    one.recorder.set_muted(True)
    one.feed(2_400, sound=False)
    one.recorder.set_muted(False)
    one.feed(400)
    one.recorder.stop()
    assert {gap.kind for gap in one.gaps} == {"muted"}


@pytest.mark.parametrize(("lost", "told"), [(4, []), (20, ["overflow", "overflow"])])
def test_lost_pictures_are_a_gap_where_they_leave_a_hole(
    studio: Callable[..., Studio], lost: int, told: list[str]
) -> None:
    one = studio()
    one.feed(400)
    go_on = one.held()
    for _ in range(QUEUE_FRAMES + lost):
        one.now_ms += 60
        one.frames.put(plain_frame(one.now_ms, 320, 180))
    go_on()
    one.taken()
    one.recorder.stop()
    assert [gap.kind for gap in one.gaps if gap.source == "camera"] == told  # there was no sound either


def test_a_computer_short_of_time_is_one_gap_and_not_two_events_for_each_picture() -> None:
    told: list[Gap] = []
    now_ms = [START]
    gaps = Gaps("camera", lambda: now_ms[0], told.append)
    for _ in range(20):
        now_ms[0] += 200
        gaps.was("overflow", now_ms[0] - 140, now_ms[0])
        gaps.tell()
    assert [(gap.from_ms, gap.until_ms) for gap in told] == [(START + 60, None)]
    now_ms[0] += 1_001
    gaps.tell()
    assert [(gap.from_ms, gap.until_ms) for gap in told] == [(START + 60, None), (START + 60, START + 4_000)]
    assert told[0].gap == told[1].gap
    gaps.was("overflow", now_ms[0] + 5_000, now_ms[0] + 5_100)
    gaps.end()
    assert [gap.until_ms for gap in told[2:]] == [None, now_ms[0] + 5_100]


def test_a_recorder_that_falls_behind_keeps_every_second_frame_and_no_gap(studio: Callable[..., Studio]) -> None:
    one = studio()
    one.feed(400)
    go_on = one.held()
    for i in range(1, 25):
        one.frames.put(plain_frame(one.now_ms + 33 * i, 320, 180))
    go_on()
    one.taken()
    one.recorder.stop()
    assert 10 + 8 <= one.closed[0].frames <= 10 + 22 and one.gaps == []


def test_large_pictures_that_wait_weigh_at_most_twenty_megabytes() -> None:
    frames: Fan[Frame] = Fan()
    waiting = frames.backlog(QUEUE_FRAMES, weight, QUEUE_BYTES, Intake(30, lambda: START).wants)
    for i in range(40):  # nobody takes them
        frames.put(plain_frame(START + 33 * i, 1280, 720))
    held = [frame for _ in range(len(waiting)) if (frame := waiting.take()) is not None]
    assert len(held) == QUEUE_BYTES // (1280 * 720 * 3) and waiting.lost > 0
    stamps = [frame.ref.capture_ms for frame in held]
    assert stamps[-1] - stamps[0] >= 390  # every second one, so that the bytes reach further back


def test_received_sound_is_not_put_back_by_what_one_picture_waited(studio: Callable[..., Studio]) -> None:
    one = studio("received")
    one.now_ms += 1_600
    one.frames.put(plain_frame(one.now_ms - 1_500, 320, 180))  # the first one had to wait for its name
    one.taken()
    for _ in range(25):
        one.now_ms += 40
        one.frames.put(plain_frame(one.now_ms - 100, 320, 180))
        one.taken()
        for i in range(4):
            one.sound.put(Block(np.full(BLOCK, 5000, np.int16), one.now_ms - 40 + i * 10))
        one.taken()
    one.recorder.stop()
    (end,) = one.closed
    heard = sounds(end.path, one.start_of(end).from_ms)
    assert abs(heard[-1][0] - (one.now_ms - 100)) <= 60


def test_received_sound_is_put_to_the_time_of_its_picture(studio: Callable[..., Studio]) -> None:
    one = studio("received")
    for _ in range(25):
        one.now_ms += 40
        one.frames.put(plain_frame(one.now_ms - 300, 320, 180))  # the picture is 300 ms old when it is shown
        one.taken()
        for i in range(4):
            one.sound.put(Block(np.full(BLOCK, 5000, np.int16), one.now_ms - 40 + i * 10))
        one.taken()
    one.recorder.stop()
    (end,) = one.closed
    heard = sounds(end.path, one.start_of(end).from_ms)
    assert abs(heard[-1][0] - (one.now_ms - 300)) <= 60


RECORDING = """
import sys, threading, time
from pathlib import Path
from app.media.camera import Camera
from app.media.microphone import Microphone
from app.media.recorder import Recorder
from app.store.sealing import Seal

def now_ms():
    return time.time_ns() // 1_000_000

if __name__ == "__main__":
    folder, camera_spec, voice = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    camera = Camera(camera_spec, "camera", now_ms, width=320, height=180)
    microphone = Microphone("file:" + voice, now_ms)
    begun = threading.Event()
    def say(*words):
        sys.stdout.write(" ".join(map(str, words)) + "\\n")
        sys.stdout.flush()
    def opened(start):
        say("from", start.from_ms)
        begun.set()
    recorder = Recorder(folder=folder, stream="own", source="camera", now_ms=now_ms,
        on_opened=opened, on_closed=lambda _: None, on_gap=lambda _: None, seal=Seal(bytes(32)))
    seen, said = camera.frames.backlog(10_000), microphone.blocks.reader()
    recorder.start(camera.frames, microphone.blocks)
    camera.start()
    begun.wait()  # sound that waits too long for a picture would have a segment of its own
    microphone.start()
    while True:
        while (frame := seen.take()) is not None:
            say("picture", frame.ref.capture_ms)
        while (block := said.take()) is not None:
            say("sound", block.at_ms)
        time.sleep(0.01)
"""


@pytest.mark.slow
@pytest.mark.parametrize("still", [False, True], ids=["moving", "still"])
def test_killed_at_any_moment_at_most_two_seconds_are_lost(tmp_path: Path, still: bool) -> None:
    import cv2

    from tests.media.parts import tone

    picture = tmp_path / "still.png"
    cv2.imwrite(str(picture), np.full((180, 320, 3), 120, np.uint8))
    spec = f"file:{picture}" if still else "scene"
    script = tmp_path / "recording.py"
    script.write_text(RECORDING)
    folder = tmp_path / "segments"
    child = subprocess.Popen(
        [sys.executable, str(script), str(folder), spec, str(tone(tmp_path, loudness=0 if still else 8000))],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert child.stdout is not None
    told: dict[str, list[int]] = {"from": [], "picture": [], "sound": []}
    for line in child.stdout:
        kind, at_ms = line.split()
        told[kind].append(int(at_ms))
        if len(told["picture"]) >= 130:  # 4.3 s
            break
    killed_ms = time.time_ns() // 1_000_000
    child.kill()
    child.wait()
    child.stdout.close()
    (from_ms,) = told["from"]
    (left,) = leftovers(folder, SEAL)
    assert (left.stream, left.from_ms) == ("own", from_ms)
    with played(left.path) as container:
        video = [float(frame.time or 0) for frame in container.decode(video=0)]
    with played(left.path) as container:
        audio = [float(frame.time or 0) for frame in container.decode(audio=0)]
    for on_disk, kind, a_second in ((video, "picture", 30), (audio, "sound", 100)):
        last_ms = from_ms + on_disk[-1] * 1000
        lost = sum(at_ms > last_ms for at_ms in told[kind])
        # by the clock, or where the computer stood still by what came
        assert killed_ms - last_ms <= 2000 or lost <= 2 * a_second, kind
    assert len(video) > 30 and len(audio) > 100


def test_a_slow_computer_records_smaller_pictures_in_a_segment_of_their_own_then_sound_alone_with_a_gap(
    studio: Callable[..., Studio],
) -> None:
    made = studio()
    made.feed(400)
    made.recorder.limit(160 * 96)
    made.feed(400)
    assert made.opened[-1].width * made.opened[-1].height <= 160 * 96
    made.recorder.limit(0)
    paused_ms = made.now_ms
    made.feed(800)
    made.recorder.limit(None)
    on_ms = made.now_ms
    made.feed(400)
    made.recorder.stop()
    assert [(one.width, one.height) for one in made.opened][::2] == [(320, 180), (320, 180)]
    begun, over = made.gaps
    assert (begun.kind, begun.from_ms, over.until_ms) == ("overflow", paused_ms, on_ms)
    assert begun.gap == over.gap
    assert made.closed[1].frames < 15


def test_what_arrives_smaller_is_recorded_with_its_size_as_captured_and_a_part_alone_is_left_out(studio):
    one = studio("received")

    def put(full: tuple[int, int], box: Box | None = None) -> None:
        for _ in range(3):
            one.now_ms += 80
            one.frames.put(Frame(FrameRef("camera", one.now_ms), one._scene.draw(one.now_ms), *full, box=box))
            one.taken()

    put((640, 360))
    put((1920, 1080), Box(0, 0, 320, 180))
    put((960, 540))
    one.recorder.stop()
    assert [start.full for start in one.opened] == [(640, 360), (960, 540)]
    assert [end.frames for end in one.closed] == [3, 3]


def test_what_an_earlier_program_recorded_in_clear_is_sealed_and_what_another_key_sealed_is_put_aside(
    studio: Callable[..., Studio], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    one = studio()
    one.feed(1000)
    one.recorder.stop()
    (end,) = one.closed
    plain = plain_bytes(end.path, SEAL)
    (left,) = leftovers(tmp_path, SEAL)
    end.path.write_bytes(plain)
    assert leftovers(tmp_path, SEAL) == [left] and left.until_ms >= end.until_ms and left.frames == end.frames
    assert end.path.read_bytes().startswith(MAGIC) and plain_bytes(end.path, SEAL) == plain
    assert [path.name for path in tmp_path.iterdir()] == [end.path.name]
    (left,) = leftovers(tmp_path, Seal(new_key()))
    assert is_aside(left.path) and left.until_ms == left.from_ms and not end.path.exists()
    assert "is put aside" in caplog.text
    assert [one.read_bytes()[: len(MAGIC)] for one in tmp_path.iterdir()] == [MAGIC]
    left.path.unlink()
    end.path.write_bytes(b"")
    (left,) = leftovers(tmp_path, SEAL)
    assert (left.until_ms, left.frames) == (left.from_ms, 0)
