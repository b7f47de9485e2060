"""A camera of this place: its own thread, a Ring, one Slot a reader; knows nothing of calls or people."""

from collections.abc import Callable
from typing import Literal

import msgspec

from app.media.frames import Fan, Frame, Ring

CameraKind = Literal["opening", "on", "absent", "busy", "black"]


class CameraState(msgspec.Struct, frozen=True):
    """`sentence` is for people: what happened, what it means, what to do; empty when all is well."""

    kind: CameraKind = "opening"
    sentence: str = ""


class Camera:
    """`spec`: `device:NAME`, `file:PATH` or `scene`. `source`: the id in every FrameRef.

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
    ) -> None:
        self.spec = spec
        self.source = source
        self.frames: Fan[Frame] = Fan()
        self.ring = Ring()
        self.state = CameraState()
        raise NotImplementedError

    def start(self) -> None:
        raise NotImplementedError

    def set_covered(self, on: bool) -> None:
        """Covered: nothing leaves the camera, to no reader, and the ring is emptied."""
        raise NotImplementedError

    def close(self) -> None:
        """Ends and joins the thread (at most about 1 s) and empties the ring."""
        raise NotImplementedError
