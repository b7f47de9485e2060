"""A part of the bedside's picture over 150 and 300 kbps with voice: when it is seen sharply, how much sharper than the
same place of the whole picture was, and what of the line either takes. In virtual time; writes `region.json`.

The camera gives 1080 lines for the part and 720 for the whole, as the program opens it; opening it anew is taken to
cost REOPENS_MS without a picture, which a real one may need. Sharp is what is SHARP like the camera's own pixels.
"""

import sys
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from app.geometry import Box
from app.media import framecode
from app.media.camera import FINE_PX
from app.media.codecs.coded import Coded
from app.media.codecs.picturedecoder import DecoderRefused
from app.media.codecs.pictureencoder import PictureEncoder
from app.media.frames import Frame, FrameRef
from app.media.region import PLAIN_PX, Region, cut
from app.media.scene import Scene
from app.media.share import Picture, Size
from tests.bench.harness import ROOT, is_full, percentile, write_json
from tests.bench.links.figures import ssim
from tests.bench.virtual.call import VirtualCall
from tests.bench.virtual.picture import Filmed, Watcher
from tests.bench.virtual.side import Does
from tests.rig.link import Conditions

KBPS, DELAY_MS = (150, 300), 100.0
ASKED_MS, REST_MS = 10_000.0, 14_000.0 if is_full() else 8_000.0
REOPENS_MS = 700.0
PART = Region("nurse.camera", Box(0.38, 0.4, 0.24, 0.24), 0, "nurse.part")  # a hand's width of an arm's length
TISSUE = ROOT / "assets" / "samples" / "ihc.png"
SHARP = 0.9
LIMIT = {"150kbps_sharp_ms": 5_000.0, "300kbps_sharp_ms": 4_000.0}

Pixels = NDArray[np.uint8]


class Camera:
    """What it sees of a moment: the whole as it is sent, and the part as fine as it can be given."""

    def __init__(self) -> None:
        self._scene = Scene(*FINE_PX, TISSUE)

    def fine(self, at_ms: int) -> Pixels:
        frame = Frame(FrameRef("nurse.camera", at_ms), self._scene.draw(at_ms), *FINE_PX)
        part = cut(frame, PART).pixels.copy()
        framecode.burn(part, at_ms)  # so that who sees it knows of when it is
        return part

    def whole(self, at_ms: int) -> Pixels:
        return np.asarray(cv2.resize(self._scene.draw(at_ms), PLAIN_PX, interpolation=cv2.INTER_AREA), np.uint8)


class Seen(NamedTuple):
    at_ms: float
    luma: Pixels


class Eye(Watcher):
    """Keeps what it was shown."""

    def __init__(self, call: VirtualCall) -> None:
        super().__init__("AV1")
        self._call = call
        self.seen: list[Seen] = []

    def shows(self, data: bytes, is_key: bool) -> bool | None:
        if self._needs_key and not is_key:
            return False
        try:
            picture = self._decoder.decode(data) if self._decoder is not None else None
        except DecoderRefused:
            self._needs_key = True
            return None
        self._needs_key = False
        if picture is not None:
            self.seen.append(Seen(self._call.now_ms, np.asarray(picture.to_ndarray(format="gray"), np.uint8)))
        return picture is not None


class Asked(Filmed):
    """The whole until the part was asked for and the camera is open again; then the part."""

    def __init__(self, camera: Camera, part_from_ms: float) -> None:
        self._encoder = PictureEncoder("AV1")
        self._camera, self._part_from_ms = camera, part_from_ms
        self._is_part = False

    def made(self, now_ms: float, picture: Picture, key: bool) -> Coded | None:
        is_part = now_ms >= self._part_from_ms
        if not is_part and now_ms >= self._part_from_ms - REOPENS_MS:
            return None
        key, self._is_part = key or is_part != self._is_part, is_part
        pixels = self._camera.fine(round(now_ms)) if is_part else self._camera.whole(round(now_ms))
        return self._encoder.encode(pixels, picture, now_ms, key)


def main() -> int:
    figures: dict[str, object] = {}
    for kbps in KBPS:
        figures |= {f"{kbps}kbps_{name}": value for name, value in measured(kbps).items()}
    write_json("region", figures, LIMIT)
    return 0


def measured(kbps: int) -> dict[str, float]:
    link, camera = Conditions(kbps * 1_000, DELAY_MS), Camera()
    with VirtualCall(link, link, Does(camera=Size(*PLAIN_PX)), Does(), seed=3) as call:
        bedside, far = call.sides
        heard_ms = ASKED_MS + DELAY_MS
        bedside._maker = Asked(camera, heard_ms + REOPENS_MS)
        far.watcher = eye = Eye(call)
        call.run(heard_ms + REOPENS_MS)
        box = PART.on(*FINE_PX)
        bedside._does = bedside._does._replace(camera=Size(int(box.width), int(box.height)))
        call.run(ASKED_MS + REST_MS)
        whole_bps = bedside.wire.kinds(5_000, ASKED_MS).get("picture", 0)
        part_bps = bedside.wire.kinds(ASKED_MS + REST_MS / 2, ASKED_MS + REST_MS).get("picture", 0)
    before = [of_whole(camera, one) for one in eye.seen if 5_000 <= one.at_ms < ASKED_MS]
    after = [(one.at_ms, of_part(camera, one)) for one in eye.seen if one.at_ms >= heard_ms + REOPENS_MS]
    parts = [(at_ms, likeness) for at_ms, likeness in after if likeness is not None]
    sharp_ms = next((at_ms for at_ms, likeness in parts if likeness >= SHARP), float("inf"))
    return {
        "first_ms": round(parts[0][0] - ASKED_MS) if parts else float("inf"),
        "sharp_ms": round(sharp_ms - ASKED_MS) if parts else float("inf"),
        "ssim_whole": round(percentile([one for one in before if one is not None], 0.5), 4),
        "ssim_part": round(percentile([one for _, one in parts[len(parts) // 2 :]], 0.5), 4),
        "whole_kbps": round(whole_bps / 1_000, 1),
        "part_kbps": round(part_bps / 1_000, 1),
    }


def of_part(camera: Camera, seen: Seen) -> float | None:
    """Like what the camera saw of that moment, on its own pixels; None for what cannot be read."""
    low = framecode.read(np.repeat(seen.luma[..., None], 3, axis=2))
    return ssim(seen.luma, gray(camera.fine(low))) if low is not None else None


def of_whole(camera: Camera, seen: Seen) -> float | None:
    """The same place, enlarged from the whole picture."""
    low = framecode.read(np.repeat(seen.luma[..., None], 3, axis=2))
    if low is None:
        return None
    box, scale = PART.on(*FINE_PX), seen.luma.shape[1] / FINE_PX[0]
    left, top, width, height = (round(side * scale) for side in (box.x, box.y, box.width, box.height))
    original = gray(camera.fine(low))
    code = original.shape[0] // 8  # the code stands in the part's own corner there
    there = cv2.resize(
        seen.luma[top : top + height, left : left + width], original.shape[::-1], interpolation=cv2.INTER_CUBIC
    )
    return ssim(np.asarray(there[code:], np.uint8), original[code:])


def gray(pixels: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)


if __name__ == "__main__":
    sys.exit(main())
