"""A camera of this place: its own thread, a Ring, one Slot a reader; knows nothing of calls or people."""

import threading
import time
from collections.abc import Callable
from typing import Literal

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from app.media.frames import Fan, Frame, FrameRef, Kept, Ring
from app.media.grab import SILENT_S, CameraAbsent, CameraBusy, CameraForbidden, Grabbed, Grabber, open_grabber
from app.media.precedence import step_back
from app.tasks import start_thread

CameraKind = Literal["opening", "on", "absent", "busy", "forbidden", "black"]

RETRY_S = 1.0
# Larger pictures cost a core what nobody asked for (JPEG opened and its colours made, measured: 3.6 ms at 720 lines,
# 7.1 at 1080, 16.4 at 1944): only while a part is to be seen sharply, and no larger than this.
FINE_PX = (1920, 1080)
_SAME_SHAPE = 0.02  # a camera whose finer picture sees another part of the room stays as it is
ASIDE_S = 2.0  # between two pictures while nobody sees it move: the small still of the strip, and no processor
_BLACK_S = 2.0  # darkness shorter than this is a hand before the lens
# 4:2:2 is as much colour as any webcam gives, and a quarter cheaper than 4:4:4 (2.9 ms against 3.8 at 720 lines).
_JPEG = [cv2.IMWRITE_JPEG_QUALITY, 95, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_422]

_SENTENCES: dict[CameraKind, str] = {
    "opening": "The camera is starting.",
    "on": "",
    "absent": "The camera cannot be found. Plug it in or choose another one; it is taken up again by itself.",
    "busy": "Another program is using the camera. Close that program; the camera is then taken up by itself.",
    "forbidden": (
        "This computer does not let Preceptor use the camera. Allow it in the privacy settings of the system; "
        "it is then taken up by itself."
    ),
    "black": "The camera shows only black. Open its shutter or take off the lens cap.",
}
_WINDOW_GONE = (
    "The window was closed or made small: nothing of it is shown any more. Open it and choose it again to go on."
)


class CameraState(msgspec.Struct, frozen=True):
    """`sentence` is for people: what happened, what it means, what to do; empty when all is well."""

    kind: CameraKind = "opening"
    sentence: str = _SENTENCES["opening"]


class Camera:
    """`spec`: `device:NAME` (no name: the first found), `window:ID` (see `windows`), `file:PATH`, `scene` or
    `scene:PICTURE`. `source`: the id in every FrameRef. A window that has gone is not looked for again: the system
    gives its number to another one.
    Files are for demo and tests, chosen on the command line: they are decoded in this process (see `grab`).

    `now_ms` gives server time; stamps are strictly rising whatever it says. `on_state` is called in the
    camera's thread, once for each change. A device that is absent, taken or unplugged is tried again and taken up.
    """

    def __init__(
        self,
        spec: str,
        source: str,
        now_ms: Callable[[], int],
        on_state: Callable[[CameraState], None] | None = None,
        width: int = 1280,
        height: int = 720,
        fps: int = 30,
        opener: Callable[[str, int, int, int], Grabber] = open_grabber,
    ) -> None:
        self.spec = spec
        self.source = source
        self.frames: Fan[Frame] = Fan()
        self.ring = Ring()
        self.state = CameraState()
        self._now_ms = now_ms
        self._on_state = on_state
        self._size = (width, height)
        self._fps = fps
        self._opener = opener
        self._covered = threading.Event()
        self._front = threading.Event()
        self._front.set()
        self._ending = threading.Event()
        self._fine = threading.Event()
        self._shape: tuple[int, int] | None = None  # width and height that it gives as it is opened first
        self._only_plain = self._gave = False  # `_gave`: a picture, since it was opened last
        self._thread: threading.Thread | None = None
        self._last_ms = 0
        self._dark_since: float | None = None

    def start(self) -> None:
        self._thread = start_thread(f"camera {self.source}", self._run)

    def set_covered(self, on: bool) -> None:
        """Covered: nothing leaves the camera, to no reader, and the ring is emptied."""
        if on:
            self._covered.set()
        else:
            self._covered.clear()
        self.ring.shut(on or self._ending.is_set())
        if self._ending.is_set():  # it may have ended in between: then nothing opens the ring again
            self.ring.shut(True)

    def set_aside(self, on: bool) -> None:
        """Aside: one picture in ASIDE_S is decoded, the others pass by as they came. Any thread, at once."""
        if on:
            self._front.clear()
        else:
            self._front.set()

    def set_fine(self, on: bool) -> None:
        """The camera is opened anew with the largest pictures that are worth it, and back: some tenths of a second
        without a picture. A window or file gives what it has. Any thread."""
        if on:
            self._fine.set()
        else:
            self._fine.clear()

    @property
    def is_fine(self) -> bool:
        return self._fine.is_set()

    def end(self) -> None:
        """Nothing leaves the camera from now on. Any thread, never waits; `close` follows."""
        self._ending.set()
        self._front.set()
        self.ring.shut(True)

    def close(self) -> None:
        """Ends, joins the thread and empties the ring: soon, or within 3 s where the system is just opening it."""
        self.end()
        if self._thread is not None:
            self._thread.join(timeout=SILENT_S)
            self._thread = None

    def _run(self) -> None:
        step_back()
        while not self._ending.is_set():
            fine, again = self._wants_fine(), False
            self._gave = False
            try:
                grabber = self._opener(self.spec, *(FINE_PX if fine else self._size), self._fps)
            except CameraAbsent:
                again = self._failed("absent", fine)
            except CameraBusy:
                again = self._failed("busy", fine)
            except CameraForbidden:
                self._become("forbidden")
            else:
                try:
                    again = self._film(grabber, fine)
                except CameraAbsent:
                    again = self._failed("absent", fine)
                finally:
                    grabber.close()
            if self._is_window and self.state.kind == "absent":
                self.ring.clear()
                return
            if not again:
                self._ending.wait(RETRY_S)

    def _failed(self, kind: CameraKind, fine: bool) -> bool:
        """True: with the large pictures alone, which it does not give; without them it is opened at once."""
        if fine and not self._gave:
            self._only_plain = True
            return True
        self._become(kind)
        return False

    def _wants_fine(self) -> bool:
        can = self.spec.startswith("device:") or self.spec.startswith("scene")
        return can and self._fine.is_set() and not self._only_plain and self._size[0] < FINE_PX[0]

    def _film(self, grabber: Grabber, fine: bool) -> bool:
        """Until it ends; True: it is to be opened with pictures of another size."""
        due = last_picture = time.monotonic()
        resting = 0.0
        while not self._ending.is_set():
            if fine != self._wants_fine():
                return True
            if not self._front.is_set() and time.monotonic() < resting:
                if not grabber.paced:
                    self._front.wait(resting - time.monotonic())
                elif grabber.skip():
                    last_picture = time.monotonic()
                elif time.monotonic() - last_picture > SILENT_S:
                    raise CameraAbsent(self.spec)
                continue
            if not grabber.paced:
                due = max(due + 1 / self._fps, time.monotonic() - 1 / self._fps)  # late is late: no burst after it
                self._ending.wait(max(0.0, due - time.monotonic()))
            stamp = max(self._now_ms(), self._last_ms + 1)
            grabbed = grabber.grab(stamp)
            if grabbed is not None:
                self._gave, last_picture = True, time.monotonic()
                resting = last_picture + ASIDE_S
                self._last_ms = max(stamp, self._now_ms()) if grabber.paced else stamp
                self._only_plain |= fine and not self._is_same_shape(grabbed.pixels)
                if not (fine and self._only_plain):
                    self._publish(grabbed, self._last_ms)
            elif time.monotonic() - last_picture > SILENT_S:
                raise CameraAbsent(self.spec)
        return False

    def _is_same_shape(self, pixels: NDArray[np.uint8]) -> bool:
        height, width = pixels.shape[:2]
        if self._shape is None:
            return True
        return bool(abs(width * self._shape[1] - height * self._shape[0]) <= _SAME_SHAPE * width * self._shape[1])

    def _publish(self, grabbed: Grabbed, stamp: int) -> None:
        self._become("black" if not self._is_window and self._is_black(grabbed.pixels) else "on")
        if self._covered.is_set() or self._ending.is_set():
            return
        height, width = grabbed.pixels.shape[:2]
        self._shape = self._shape or (width, height)
        ref = FrameRef(self.source, stamp)
        self.frames.put(Frame(ref, grabbed.pixels, width, height))
        jpeg = grabbed.jpeg
        if jpeg is None:
            jpeg = cv2.imencode(".jpg", grabbed.pixels, _JPEG)[1].tobytes()
        self.ring.put(Kept(ref, jpeg, width, height))  # which is shut, where it was covered or ended meanwhile

    @property
    def _is_window(self) -> bool:
        return self.spec.startswith("window:")

    def _is_black(self, pixels: NDArray[np.uint8]) -> bool:
        sample = pixels[::32, ::32]
        if float(sample.mean()) > 10 or float(sample.std()) > 6:
            self._dark_since = None
            return False
        now = time.monotonic()
        if self._dark_since is None:
            self._dark_since = now
        return now - self._dark_since > _BLACK_S

    def _become(self, kind: CameraKind) -> None:
        if kind == self.state.kind:
            return
        sentence = _WINDOW_GONE if self._is_window and kind == "absent" else _SENTENCES[kind]
        self.state = CameraState(kind, sentence)
        if self._on_state is not None:
            self._on_state(self.state)
