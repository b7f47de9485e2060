"""A part of a source's picture that is asked for: cut from its frames as fine as the camera gives them. Pure."""

import cv2
import msgspec
import numpy as np

from app.geometry import Box
from app.media.frames import Frame

GRAIN = 8  # sides as the encoders want them: where the line carries it, the part is sent pixel by pixel
LEAST_PX = 96  # a smaller part says nothing that the eye could use
PLAIN_PX = (1280, 720)  # what is shown, recorded and followed of a camera that was opened finer for a part


class Region(msgspec.Struct, frozen=True):
    """`part`: of a frame of width and height 1, so that it means the same when the camera gives finer pictures."""

    source: str
    part: Box
    asked_ms: int
    name: str  # by which it is told to the other side

    def on(self, width: int, height: int) -> Box:
        """In the pixels of a frame: whole, within it, sides multiples of GRAIN."""
        across, x = _side(self.part.x, self.part.width, width)
        down, y = _side(self.part.y, self.part.height, height)
        return Box(x, y, across, down)


def region_of(source: str, box: Box, size: tuple[int, int], asked_ms: int, name: str) -> Region | None:
    """`box`: in pixels of a frame of that size; None where it is nowhere in it."""
    width, height = size
    left, top = max(0.0, box.x / width), max(0.0, box.y / height)
    right, bottom = min(1.0, (box.x + box.width) / width), min(1.0, (box.y + box.height) / height)
    if right <= left or bottom <= top:
        return None
    return Region(source, Box(left, top, right - left, bottom - top), asked_ms, name)


def cut(frame: Frame, region: Region) -> Frame:
    """That part alone; name, size and units stay those of the frame."""
    height, width = frame.pixels.shape[:2]
    box = region.on(width, height)
    x, y, across, down = int(box.x), int(box.y), int(box.width), int(box.height)
    pixels = np.ascontiguousarray(frame.pixels[y : y + down, x : x + across])
    return msgspec.structs.replace(frame, pixels=pixels, box=box)


def plain(frame: Frame) -> Frame:
    """No larger than PLAIN_PX, in its own shape and units."""
    height, width = frame.pixels.shape[:2]
    scale = min(1.0, PLAIN_PX[0] / width, PLAIN_PX[1] / height)
    if scale == 1.0:
        return frame
    size = (round(width * scale / 2) * 2, round(height * scale / 2) * 2)
    pixels = np.asarray(cv2.resize(frame.pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    return msgspec.structs.replace(frame, pixels=pixels)


def _side(start: float, length: float, whole: int) -> tuple[int, int]:
    """Length and beginning, in pixels."""
    most = whole // GRAIN * GRAIN
    long = min(most, max(LEAST_PX, round(length * whole / GRAIN) * GRAIN))
    middle = (start + length / 2) * whole
    return long, max(0, min(whole - long, round((middle - long / 2) / 2) * 2))
