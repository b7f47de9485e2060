"""Where a camera's pictures come from: a device, a file, the scene; says why it cannot, never tries again by itself.

`file:` and `scene:PICTURE` are for demo, tests and benches: they are decoded here, in the program's own process, so
nothing that came from elsewhere may be named there. No window offers them; foreign files go through app.documents.
"""

import errno
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

import av
import av.error
import cv2
import msgspec
import numpy as np
from av.container import InputContainer
from av.packet import Packet
from av.video.stream import VideoStream
from numpy.typing import NDArray

from app.media import devices, region, windows
from app.media.scene import Scene

T = TypeVar("T")
Pixels = NDArray[np.uint8]
SILENT_S = 3.0  # a device that gives nothing for so long has gone
_NON_BLOCK = 0x0004  # AVFMT_FLAG_NONBLOCK, avformat.h
_PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"}
_TAKEN = {errno.EBUSY, errno.EIO}  # dshow answers EIO when another program holds it
_FORBIDDEN = {errno.EACCES, errno.EPERM}
_AS_JPEG = {"v4l2": {"input_format": "mjpeg"}, "dshow": {"vcodec": "mjpeg", "rtbufsize": "32M"}}
_SURE = {errno.EBUSY, errno.ENOENT, errno.ENODEV, *_FORBIDDEN}  # whatever size is asked for


class CameraAbsent(Exception):
    """The device or file is not there, or is there no more."""


class CameraBusy(Exception):
    """Another program has it."""


class CameraForbidden(Exception):
    """The system does not let this program have it: a privacy switch, or rights."""


class Grabbed(msgspec.Struct, frozen=True):
    """`jpeg`: the camera's own bytes where it makes JPEG."""

    pixels: Pixels
    jpeg: bytes | None = None


class Grabber(Protocol):
    """`paced`: `grab` itself waits for the next picture; else the caller keeps the time."""

    paced: bool

    def grab(self, capture_ms: int) -> Grabbed | None:
        """The next picture, None when there is none just now. Raises CameraAbsent."""
        ...

    def skip(self) -> bool:
        """Of a paced one: lets the next picture pass unopened; False when there is none just now. CameraAbsent."""
        ...

    def close(self) -> None: ...


def open_grabber(spec: str, width: int, height: int, fps: int) -> Grabber:
    """`device:NAME` (no name: the first found), `window:ID`, `file:PATH`, `scene` or `scene:PICTURE`.

    Raises CameraAbsent, CameraBusy, CameraForbidden."""
    kind, _, rest = spec.partition(":")
    if kind == "device":
        return _Device(rest, width, height, fps)
    if kind == "window":
        return _Window(rest)
    if kind == "scene":
        return _Scenery(width, height, Path(rest) if rest else None)
    if kind == "file":
        path = Path(rest)
        return _Picture(path) if path.suffix.lower() in _PICTURES else _Film(path)
    raise CameraAbsent(spec)


class _Unpaced:
    """Has a picture whenever it is asked, and holds nothing."""

    paced = False

    def skip(self) -> bool:
        return True

    def close(self) -> None:
        """Holds nothing."""


class _Scenery(_Unpaced):
    def __init__(self, width: int, height: int, picture: Path | None) -> None:
        try:
            self._scene = Scene(width, height, picture)
        except (OSError, ValueError, cv2.error) as error:
            raise CameraAbsent(str(picture)) from error

    def grab(self, capture_ms: int) -> Grabbed:
        return Grabbed(self._scene.draw(capture_ms))


class _Picture(_Unpaced):
    """A picture file shown as a camera that stands still."""

    def __init__(self, path: Path) -> None:
        try:
            pixels = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR)
        except (OSError, cv2.error) as error:
            raise CameraAbsent(str(path)) from error
        if pixels is None:
            raise CameraAbsent(str(path))
        even = pixels[: pixels.shape[0] & ~1, : pixels.shape[1] & ~1]  # coders want even sides
        self._pixels = np.ascontiguousarray(even, np.uint8)

    def grab(self, capture_ms: int) -> Grabbed:
        return Grabbed(self._pixels)


class _Film(_Unpaced):
    """A video file in a loop, a frame a call."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._container: InputContainer = av.open(str(path))
            self._frames = self._loop()
            self._first: Pixels | None = next(self._frames)
        except (OSError, av.error.FFmpegError, StopIteration, IndexError) as error:
            raise CameraAbsent(str(path)) from error

    def grab(self, capture_ms: int) -> Grabbed:
        if self._first is not None:
            pixels, self._first = self._first, None
            return Grabbed(pixels)
        try:
            return Grabbed(next(self._frames))
        except (OSError, av.error.FFmpegError, StopIteration) as error:
            raise CameraAbsent(str(self._path)) from error

    def close(self) -> None:
        self._frames.close()  # type: ignore[attr-defined]
        self._container.close()

    def _loop(self) -> Iterator[Pixels]:
        while True:
            count = 0
            for frame in self._container.decode(self._container.streams.video[0]):
                count += 1
                yield np.ascontiguousarray(frame.to_ndarray(format="bgr24"))
            if count == 0:
                return
            self._container.seek(0)


class _Window(_Unpaced):
    """One window of this computer, and nothing of what lies over it."""

    def __init__(self, window: str) -> None:
        self._window = windows.opened(window)

    def grab(self, capture_ms: int) -> Grabbed:
        pixels = self._window.look() if self._window is not None else None
        if pixels is None:
            raise CameraAbsent("window")
        return Grabbed(pixels)

    def close(self) -> None:
        if self._window is not None:
            self._window.close()


class _Device:
    """A camera of the system, JPEG asked for first: its own bytes then go into the ring untouched."""

    paced = True

    def __init__(self, name: str, width: int, height: int, fps: int) -> None:
        address = devices.camera_address(name)
        if address is None:
            raise CameraAbsent(name)
        jpeg = _AS_JPEG.get(devices.CAMERA_FORMAT, {})
        size, plain = ({"video_size": f"{w}x{h}", "framerate": str(fps)} for w, h in ((width, height), region.PLAIN_PX))
        # Larger than that without JPEG the line to the camera carries a few pictures a second.
        wishes = [{**size, **jpeg}, *([{**plain, **jpeg}, plain] if width > region.PLAIN_PX[0] else [size]), {}]
        self._container = _first_that_opens(address, wishes)
        self._container.flags |= _NON_BLOCK  # else dshow waits for ever when the camera is unplugged
        self._stream = self._container.streams.video[0]
        self._packets = self._container.demux(self._stream)
        self._is_jpeg = self._stream.codec_context.name == "mjpeg"

    def grab(self, capture_ms: int) -> Grabbed | None:
        return self._through(self._opened)

    def skip(self) -> bool:
        return self._through(lambda packet: True) is not None

    def _opened(self, packet: "Packet[VideoStream]") -> Grabbed | None:
        for frame in packet.decode():
            if isinstance(frame, av.VideoFrame):
                pixels = np.ascontiguousarray(frame.to_ndarray(format="bgr24"), np.uint8)
                return Grabbed(pixels, bytes(packet) if self._is_jpeg else None)
        return None

    def _through(self, look: "Callable[[Packet[VideoStream]], T | None]") -> T | None:
        until = time.monotonic() + SILENT_S
        while time.monotonic() < until:
            try:
                seen = look(next(self._packets))
                if seen is not None:
                    return seen
            except av.error.InvalidDataError:
                continue  # one damaged picture, as cheap cameras give now and then: the next will do
            except av.error.BlockingIOError:
                self._packets = self._container.demux(self._stream)
                time.sleep(0.004)
                if until - time.monotonic() < SILENT_S - 0.2:
                    return None  # let the camera's thread look whether it is to end
            except (OSError, av.error.FFmpegError, StopIteration) as error:
                raise CameraAbsent("device") from error
        return None

    def close(self) -> None:
        self._container.close()


def _first_that_opens(address: str, wishes: list[dict[str, str]]) -> InputContainer:
    """Cameras refuse sizes they do not have: ask for less each time."""
    last: Exception | None = None
    for options in wishes:
        try:
            return av.open(address, format=devices.CAMERA_FORMAT, options=options)
        except (OSError, av.error.FFmpegError) as error:
            last = error
            if getattr(error, "errno", None) in _SURE:
                break
    if getattr(last, "errno", None) in _FORBIDDEN:
        raise CameraForbidden(address) from last
    if getattr(last, "errno", None) in _TAKEN:
        raise CameraBusy(address) from last
    raise CameraAbsent(address) from last
