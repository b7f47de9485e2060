"""A short sound mixed into what a loudspeaker plays, the voice lowered under it; knows no device and no file."""

import numpy as np

from app.media.blocks import BLOCK, Samples

LOWERED = 0.25  # -12 dB: a voice is still followed under it, and takes nothing from the words
RAMP_BLOCKS = 3  # 30 ms: no click is heard, and no syllable waits
_NONE: Samples = np.zeros(0, np.int16)


class Beside:
    """`lay` in any thread, `mix` in the loudspeaker's alone. The voice is never cut and never silent."""

    def __init__(self) -> None:
        self._wanted = self._laid = _NONE
        self._at = 0
        self._gain = 1.0  # of the voice

    def lay(self, samples: Samples) -> None:
        """int16 mono at 48 kHz, instead of one that still sounds; empty: that one ends."""
        self._wanted = samples

    def mix(self, due: Samples | None) -> Samples | None:
        """The next block, of the voice that is due and what is laid beside it; None for silence."""
        piece = self._piece()
        before, target = self._gain, 1.0 if piece is None else LOWERED
        step = (1.0 - LOWERED) / RAMP_BLOCKS
        self._gain = max(target, before - step) if target < before else min(target, before + step)
        if piece is None and (due is None or before == self._gain == 1.0):
            return due
        mixed = np.zeros(BLOCK, np.float32) if due is None else due * _ramp(before, self._gain)
        if piece is not None:
            mixed += piece
        return np.asarray(np.clip(np.rint(mixed), -32_768, 32_767), np.int16)

    def _piece(self) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]] | None":
        """(480,) of what is laid; one that is taken away fades within its next block."""
        wanted = self._wanted
        piece = self._laid[self._at : self._at + BLOCK].astype(np.float32)
        if wanted is not self._laid:
            self._laid, self._at = wanted, 0
            piece *= _ramp(1.0, 0.0)[: piece.size]
            if not piece.size:
                return self._piece()
        else:
            self._at += BLOCK
        if not piece.size:
            return None
        return piece if piece.size == BLOCK else np.concatenate((piece, np.zeros(BLOCK - piece.size, np.float32)))


def _ramp(first: float, last: float) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    return np.linspace(first, last, BLOCK, dtype=np.float32)
