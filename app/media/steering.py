"""What the ladder hears of one connection besides the line's own estimate, and its newest answer. Pure.

`want` is what the other side says of the picture it is shown; `whose` link is weak and how late this computer paints
are said by whoever knows. A side without a camera gives nothing up.
"""

from collections.abc import Callable

import msgspec

from app.media.ladder import Ladder
from app.media.share import Line, Said, Share, Size, Wants, Watching, Whose
from app.media.slowness import Late

_FRAME_MS = 33.0


class Steering:
    def __init__(self) -> None:
        self.share: Share | None = None  # None until the connection stands
        self.wants = Wants()
        self.whose: Whose = "unknown"
        self.paint_ms = 0.0
        self.beside: Callable[[int], None] = lambda count: None  # hears of bytes that other connections of it send
        self._ladder = Ladder()
        self._heard: tuple[float, Line, Late] | None = None

    def want(self, watching: Watching, viewer: Size, most_px: int | None) -> None:
        """`viewer`: the pixels the other side shows it in; `most_px`: what its computer can take in."""
        self.wants = msgspec.structs.replace(self.wants, watching=watching, viewer=viewer, most_px=most_px)

    def listen(self, on: bool) -> None:
        """This end's microphone is a stethoscope: `share.stethoscope` says what the line carries of it."""
        if on != self.wants.stethoscope:
            self.wants = msgspec.structs.replace(self.wants, stethoscope=on)

    def wait(self, stills: bool, bulk: bool) -> None:
        """Whether a still, or anything else of bulk, waits for a share of this direction."""
        self.wants = msgspec.structs.replace(self.wants, stills=stills, bulk=bulk)

    def file_bps(self) -> int:
        """What a file would get if one waited and nothing that is looked at did; 0 until the connection stands."""
        if self._heard is None:
            return 0
        wants = msgspec.structs.replace(self.wants, bulk=True, stills=False)
        return Ladder().share(self._heard[0], self._heard[1], wants, self._heard[2]).bulk_bps

    def resumed(self) -> None:
        """The path was away and is back: what was given up meanwhile is given again without the wait for proof."""
        self._ladder = Ladder()

    def turn(
        self,
        now_ms: float,
        line: Line,
        camera: tuple[int, int] | None,
        encode_ms: float | None,
        decode_late_ms: float | None,
        is_failing: bool = False,
    ) -> Share:
        """`camera`: width and height of its newest frame; times None where nothing of it runs; `is_failing`: this
        computer cannot code the picture that the link would carry."""
        if camera is not None:
            self.wants = msgspec.structs.replace(self.wants, camera=Size(*camera))
        late = Late(max(0.0, (encode_ms or 0.0) - _FRAME_MS), decode_late_ms or 0.0, self.paint_ms)
        line = msgspec.structs.replace(line, whose=self.whose)
        self._heard = (now_ms, line, late)
        share = self._ladder.share(now_ms, line, self.wants, late)
        if camera is None and share.said.key not in ("computer.slow", "stethoscope.recorded"):
            share = msgspec.structs.replace(share, said=Said("well", self.whose))
        if camera is not None and is_failing and self.wants.watching != "none":
            share = msgspec.structs.replace(share, said=Said("picture.off", self.whose))
        self.share = share
        return share
