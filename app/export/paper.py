"""The opinion as a printable A4 paper, from a report and the pictures it names; knows no store and no log."""

from collections.abc import Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.consult.events.surface import SurfaceKey
from app.consult.state import ConsultState


class Shown(msgspec.Struct, frozen=True, eq=False):
    """The picture of one surface: `pixels` BGR, `width` x `height` the surface's own units (marks are in them)."""

    pixels: NDArray[np.uint8]
    width: float
    height: float
