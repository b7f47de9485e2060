"""A kept sound back as samples, read in a child that may be killed: its bytes are foreign like any file. Blocks."""

import numpy as np

from app.documents.lying import Lying, key_of, path_of
from app.media.blocks import Samples
from app.media.projector import Projector
from app.media.reel import Ask

LONGEST_MS = 60_000


class BrokenSound(Exception):
    """It cannot be read."""


def read_sound(place: Lying) -> Samples:
    """int16 mono at 48 kHz, at most a minute of it. A second of starting the child. On an executor. Raises
    BrokenSound."""
    projector = Projector()
    try:
        answer = projector.read(Ask(str(path_of(place)), 0, LONGEST_MS, with_sound=True, key=key_of(place)))
    finally:
        projector.close()
    samples = [np.frombuffer(one.samples, np.int16) for one in answer.sounds if len(one.samples) % 2 == 0]
    if answer.broken or not samples:
        raise BrokenSound
    return np.concatenate(samples)
