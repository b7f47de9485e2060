"""What the child answered, measured before it is believed: it is not trusted with its own sizes either."""

import math
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.documents.deep import Deep
from app.documents.jobs import AnyAnswer, Packed, Pixels, Values
from app.documents.opened import DocumentRefused
from app.documents.worker import CRASHED, Reply
from app.geometry import Box

A = TypeVar("A")


def wanted(reply: Reply, kind: type[A]) -> A:
    if not isinstance(reply[0], kind):
        raise DocumentRefused(CRASHED)
    return reply[0]


def picture_of(answer: AnyAnswer, pixels: bytes) -> NDArray[np.uint8]:
    if not isinstance(answer, Pixels) or len(pixels) != answer.width * answer.height * 3 or not pixels:
        raise DocumentRefused(CRASHED)
    return np.frombuffer(pixels, np.uint8).reshape(answer.height, answer.width, 3)


class PackedDeep(msgspec.Struct, frozen=True):
    """Values ready to travel: `box` is the part of the page they show."""

    data: bytes
    width_px: int
    height_px: int
    bits: int
    box: Box
    is_exact: bool


def packed_of(answer: AnyAnswer, load: bytes, max_bytes: int) -> PackedDeep:
    if not isinstance(answer, Packed) or not load or (max_bytes and len(load) > max_bytes):
        raise DocumentRefused(CRASHED)
    return PackedDeep(load, answer.width, answer.height, answer.bits, answer.box, answer.is_exact)


def deep_of(told: AnyAnswer, load: bytes) -> Deep:
    if not isinstance(told, Values):
        raise DocumentRefused(CRASHED)
    count, numbers = told.width * told.height, (told.slope, told.intercept, told.centre, told.window)
    if count < 1 or len(load) != count * 2 + (1 << told.bits) or not all(map(math.isfinite, numbers)):
        raise DocumentRefused(CRASHED)
    values = np.frombuffer(load, "<u2", count).reshape(told.height, told.width).astype(np.uint16, copy=False)
    if int(values.max()) >> told.bits:
        raise DocumentRefused(CRASHED)  # it says that its values are smaller than they are
    own = np.frombuffer(load, np.uint8, offset=count * 2)
    of = told.slope, told.intercept, told.bits, told.box, told.inverted, told.is_exact
    return Deep(values, *of, own, told.centre, told.window)
