"""Cameras that are there, are not, come back, show black and are covered."""

import errno
import threading
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.media import camera as camera_module
from app.media import devices, framecode, grab
from app.media.camera import Camera, CameraState
from app.media.frames import FrameRef, Kept
from tests.media.parts import Plug, PluggedIn, media_threads, now_ms, patiently, running, wait_for


@pytest.fixture(autouse=True)
def quick_retry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_module, "RETRY_S", 0.05)
    monkeypatch.setattr(camera_module, "_BLACK_S", 0.2)


def test_the_ring_gives_the_frame_that_was_shown_with_its_code() -> None:
    camera = Camera("scene", "seat", now_ms, width=640, height=360)
    shown = camera.frames.reader()
    camera.start()
    wait_for(lambda: shown.peek() is not None)
    wait_for(lambda: camera.ring.newest() is not None)
    ref = camera.ring.newest()
    assert ref is not None
    frame = camera.ring.get(ref.capture_ms)
    assert frame is not None and frame.ref == ref and frame.full_width == 640
    assert framecode.read(frame.pixels) == ref.capture_ms & framecode.MASK
    camera.close()
    assert media_threads() == [] and camera.ring.bytes_held == 0


def test_stamps_rise_though_the_clock_falls() -> None:
    times = iter(range(10_000, 0, -10))
    camera = Camera("device:x", "seat", lambda: next(times, 0), opener=Plug().open)
    backlog = camera.frames.backlog(50)
    camera.start()
    stamps: list[int] = []

    def enough() -> bool:
        while (frame := backlog.take()) is not None:
            stamps.append(frame.ref.capture_ms)
        return len(stamps) > 10

    wait_for(enough)
    camera.close()
    assert all(later > earlier for earlier, later in pairwise(stamps))


def test_a_picture_that_was_on_its_way_when_the_camera_closed_goes_nowhere() -> None:
    plug = Plug()
    camera = Camera("device:x", "seat", now_ms, opener=plug.open)
    shown = camera.frames.reader()
    camera._ending.set()
    camera._publish(plug.open("device:x", 64, 48, 30).grab(1), 1)
    assert shown.take() is None and camera.ring.newest() is None


def test_a_picture_that_was_being_packed_while_the_lens_was_covered_is_never_in_the_ring(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plug, pack, seen = Plug(), cv2.imencode, list[FrameRef | None]()
    camera = Camera("device:x", "seat", now_ms, opener=plug.open)
    put = camera.ring.put

    def covered(*of: object) -> object:
        camera.set_covered(True)
        return pack(*of)

    def kept(one: Kept) -> None:
        put(one)
        seen.append(camera.ring.newest())

    monkeypatch.setattr(cv2, "imencode", covered)
    monkeypatch.setattr(camera.ring, "put", kept)
    camera._publish(plug.open("device:x", 64, 48, 30).grab(1), 1)
    monkeypatch.setattr(cv2, "imencode", pack)
    camera.set_covered(False)
    camera._publish(plug.open("device:x", 64, 48, 30).grab(2), 2)
    assert seen == [None, FrameRef("seat", 2)]


def test_a_camera_that_was_ended_is_not_opened_by_taking_the_cover_off() -> None:
    camera = Camera("device:x", "seat", now_ms, opener=Plug().open)
    camera.end()
    camera.set_covered(False)
    camera.ring.put(Kept(FrameRef("seat", 1), b"", 1, 1))
    assert camera.ring.newest() is None


def test_an_absent_camera_says_so_and_is_taken_up_when_it_comes(tmp_path: Path) -> None:
    states: list[CameraState] = []
    picture = tmp_path / "camera.png"
    camera = Camera(f"file:{picture}", "seat", now_ms, states.append)
    camera.start()
    wait_for(lambda: camera.state.kind == "absent")
    assert "cannot be found" in camera.state.sentence
    cv2.imwrite(str(picture), np.full((50, 60, 3), 99, np.uint8))
    wait_for(lambda: camera.state.kind == "on")
    camera.close()
    assert [state.kind for state in states] == ["absent", "on"]


def test_a_camera_is_unplugged_taken_by_another_program_and_comes_back() -> None:
    plug, states = Plug(), list[CameraState]()
    camera = Camera("device:x", "seat", now_ms, states.append, opener=plug.open)
    camera.start()
    wait_for(lambda: camera.state.kind == "on")
    plug.taken, plug.plugged = True, False
    wait_for(lambda: camera.state.kind == "absent")
    plug.plugged = True
    wait_for(lambda: camera.state.kind == "busy")
    assert "Another program" in camera.state.sentence
    plug.taken = False
    wait_for(lambda: camera.state.kind == "on")
    camera.close()
    assert [state.kind for state in states] == ["on", "absent", "busy", "on"]


def test_a_black_picture_is_a_state_that_ends() -> None:
    plug = Plug()
    plug.value = 2
    camera = Camera("device:x", "seat", now_ms, opener=plug.open)
    camera.start()
    wait_for(lambda: camera.state.kind == "black")
    plug.value = 120
    wait_for(lambda: camera.state.kind == "on")
    camera.close()


def test_nothing_leaves_a_covered_camera() -> None:
    plug = Plug()
    camera = Camera("device:x", "seat", now_ms, opener=plug.open)
    camera.start()
    wait_for(lambda: camera.ring.newest() is not None)
    camera.set_covered(True)
    covered_at = plug.grabs
    wait_for(lambda: plug.grabs > covered_at + 1)  # one may have been on its way
    late, every = camera.frames.reader(), camera.frames.backlog(50)
    assert camera.ring.bytes_held == 0
    wait_for(lambda: plug.grabs > covered_at + 12)
    assert every.take() is None and late.take() is None and camera.ring.bytes_held == 0
    camera.set_covered(False)
    wait_for(lambda: late.peek() is not None and camera.ring.newest() is not None)
    camera.close()


def test_a_camera_that_was_ended_gives_nothing_though_its_thread_still_waits_for_the_system() -> None:
    asked, answer = threading.Event(), threading.Event()
    plug = Plug()

    def slow_opener(spec: str, width: int, height: int, fps: int) -> PluggedIn:
        asked.set()
        answer.wait(60)
        return plug.open(spec, width, height, fps)

    camera = Camera("device:x", "seat", now_ms, opener=slow_opener)
    every = camera.frames.backlog(5)
    camera.start()
    assert asked.wait(60)
    camera.end()  # does not wait
    assert not answer.is_set()
    patiently(camera._thread, answer.set)  # the system answers only once somebody waits for the thread
    try:
        camera.close()
        assert every.take() is None and plug.grabs == 0 and running() == []
    finally:
        answer.set()


def test_a_forbidden_camera_is_not_called_a_taken_one() -> None:
    plug = Plug()
    plug.forbidden = True
    camera = Camera("device:x", "seat", now_ms, opener=plug.open)
    camera.start()
    wait_for(lambda: camera.state.kind == "forbidden")
    assert "privacy" in camera.state.sentence and "program is using" not in camera.state.sentence
    plug.forbidden = False
    wait_for(lambda: camera.state.kind == "on")
    camera.close()


@pytest.mark.parametrize(
    ("number", "answer"),
    [
        (errno.EACCES, grab.CameraForbidden),
        (errno.EPERM, grab.CameraForbidden),
        (errno.EBUSY, grab.CameraBusy),
        (errno.EIO, grab.CameraBusy),
        (errno.ENODEV, grab.CameraAbsent),
    ],
)
def test_what_the_system_answers_decides_what_is_said(
    number: int, answer: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr("app.media.grab.av.open", refuse)
    monkeypatch.setattr(devices, "camera_address", lambda name: "/dev/video0")
    with pytest.raises(answer):
        grab.open_grabber("device:Front", 64, 48, 30)


def test_without_a_name_the_first_camera_that_is_ever_found_is_taken_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "film.avi"
    film = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 30, (64, 48))
    for _ in range(30):
        film.write(np.full((48, 64, 3), 120, np.uint8))
    film.release()
    found: dict[str, str] = {}
    monkeypatch.setattr(devices, "CAMERA_FORMAT", "avi")
    monkeypatch.setattr(devices, "_cameras", lambda: dict(found))
    camera = Camera("device:", "seat", now_ms)
    shown = camera.frames.reader()
    camera.start()
    wait_for(lambda: camera.state.kind == "absent")
    found["Front"] = str(path)  # plugged in
    wait_for(lambda: shown.peek() is not None)
    camera.close()


def test_a_film_loops(tmp_path: Path) -> None:
    path = tmp_path / "film.avi"
    film = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 30, (64, 48))
    for value in (40, 200):
        film.write(np.full((48, 64, 3), value, np.uint8))
    film.release()
    camera = Camera(f"file:{path}", "seat", now_ms, fps=60)
    backlog = camera.frames.backlog(1_000)
    camera.start()
    values: list[int] = []

    def enough() -> bool:
        while (frame := backlog.take()) is not None:
            values.append(round(float(frame.pixels.mean()) / 80))
        return len(values) >= 6

    wait_for(enough)
    camera.close()
    assert values[:6] in ([0, 2] * 3, [1, 2] * 3)


def test_a_camera_that_gives_jpeg_has_its_own_bytes_in_the_ring_and_its_end_is_an_unplugging(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "film.avi"  # FFmpeg reads a file of JPEG pictures the way it reads a camera of them
    film = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 30, (64, 48))
    for value in (40, 120, 200):
        film.write(np.full((48, 64, 3), value, np.uint8))
    film.release()
    monkeypatch.setattr(devices, "CAMERA_FORMAT", "avi")
    monkeypatch.setattr(devices, "camera_address", lambda name: str(path) if name == "Front" else None)
    camera = Camera("device:Front", "seat", now_ms)
    backlog = camera.frames.backlog(3)
    camera.start()
    wait_for(lambda: camera.state.kind == "absent")
    camera.close()
    assert backlog.take() is not None
    grabber = grab.open_grabber("device:Front", 64, 48, 30)
    first = grabber.grab(0)
    assert first is not None and first.jpeg is not None and first.jpeg in path.read_bytes()
    grabber.close()
    with pytest.raises(grab.CameraAbsent):
        grab.open_grabber("device:Back", 64, 48, 30)


def test_a_camera_aside_lets_its_pictures_pass_unopened_and_is_back_with_the_next_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(camera_module, "ASIDE_S", 3_600.0)  # a busy computer may take longer for twenty of them
    plug = Plug()
    camera = Camera("device:x", "seat", now_ms, opener=plug.open)
    camera.set_aside(True)
    shown = camera.frames.reader()
    camera.start()
    wait_for(lambda: plug.skips > 20)
    assert plug.grabs == 1 and shown.take() is not None  # one, for the small still
    camera.set_aside(False)
    wait_for(lambda: plug.grabs > 5)
    camera.close()


def test_a_camera_aside_that_is_unplugged_says_so_and_comes_back() -> None:
    plug = Plug()
    camera = Camera("device:x", "seat", now_ms, opener=plug.open)
    camera.set_aside(True)
    camera.start()
    wait_for(lambda: plug.skips > 2)
    plug.plugged = False
    wait_for(lambda: camera.state.kind == "absent")
    plug.plugged = True
    wait_for(lambda: camera.state.kind == "on")
    camera.close()


def test_a_scene_aside_is_not_drawn_and_ends_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_module, "ASIDE_S", 3_600.0)
    camera = Camera("scene", "seat", now_ms, width=64, height=48)
    camera.set_aside(True)
    stamps = camera.frames.backlog(100)
    camera.start()
    wait_for(lambda: len(stamps) == 1)
    camera.close()
    assert len(stamps) == 1 and media_threads() == []


def test_a_window_that_has_gone_is_not_looked_for_again() -> None:
    plug = Plug()
    camera = Camera("window:7", "seat", now_ms, opener=plug.open)
    camera.start()
    wait_for(lambda: camera.state.kind == "on")
    plug.plugged = False
    wait_for(lambda: running() == [])
    plug.plugged = True
    assert camera.state.kind == "absent" and "window" in camera.state.sentence and camera.ring.newest() is None
    camera.close()


@pytest.mark.parametrize("refuses", ["silent", "busy"])
def test_a_camera_that_gives_nothing_at_the_large_size_goes_on_at_its_own(
    monkeypatch: pytest.MonkeyPatch, refuses: str
) -> None:
    plug, sizes, states = Plug(), [], []

    class Silent(PluggedIn):
        def grab(self, capture_ms: int) -> grab.Grabbed:
            raise grab.CameraAbsent("silent")

    def opened(spec: str, width: int, height: int, fps: int) -> PluggedIn:
        sizes.append(width)
        if width == 1280:
            return plug.open(spec, width, height, fps)
        if refuses == "busy":
            raise grab.CameraBusy(spec)
        return Silent(plug)

    camera = Camera("device:x", "seat", now_ms, states.append, opener=opened)
    shown = camera.frames.reader()
    camera.start()
    wait_for(lambda: shown.take() is not None)
    camera.set_fine(True)
    wait_for(lambda: len(sizes) == 3)
    shown.take()
    wait_for(lambda: shown.take() is not None)
    camera.close()
    assert sizes == [1280, 1920, 1280]
    assert [one.kind for one in states] == ["on"]


def test_a_cover_that_is_lifted_as_the_camera_ends_opens_no_ring_again(monkeypatch: pytest.MonkeyPatch) -> None:
    camera = Camera("device:x", "seat", now_ms)
    camera.set_covered(True)
    shut = camera.ring.shut

    def late(on: bool) -> None:
        if not on:
            camera.end()
        shut(on)

    monkeypatch.setattr(camera.ring, "shut", late)
    camera.set_covered(False)
    camera.ring.put(Kept(FrameRef("seat", 5), b"jpeg", 64, 48))
    assert camera.ring.newest() is None
