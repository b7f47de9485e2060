"""What a place says of a picture that came: whether it is good enough, and its values as a file."""

from pathlib import Path

import numpy as np

from app.client.border import Picture
from app.geometry import Box


def is_enough(picture: Picture, enough: str, looked: Box | None) -> bool:
    """Of some quality; or "part": in any, "whole part": what is looked at with its own values."""
    is_part, has_values = picture.box is not None, picture.deep is not None
    if enough == "whole part":
        is_there = looked is not None and picture.box is not None and picture.box.contains(looked.centre)
        return is_there and has_values and picture.quality == "whole"
    return is_part if enough == "part" else picture.quality == enough


def values(picture: Picture, path: Path) -> dict:
    """Of values what they measure, as a file."""
    if picture.deep is None:
        return {"values": "", "bits": 8}
    np.save(path.with_suffix(".npy"), picture.deep.measured.astype(np.float32))
    return {"values": str(path.with_suffix(".npy")), "bits": picture.deep.bits}
