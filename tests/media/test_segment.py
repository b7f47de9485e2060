"""Voice in a segment lies where it was said, also after a stall or a step of the clock; what a disk spoils or refuses
of one."""

from pathlib import Path

import av
import numpy as np
import pytest

from app.media.blocks import BLOCK, Block
from app.media.leftovers import leftovers, open_path
from app.media.segment import SegmentWriter
from app.store.sealing import Seal

FROM_MS = 1_800_000_000_000
SEAL = Seal(bytes(32))


def _recorded(path: Path, stamps: list[int], seal: Seal | None = None) -> SegmentWriter:
    writer = SegmentWriter(path, FROM_MS, None, lambda: FROM_MS, seal)
    loud = (8_000 * np.sin(np.arange(BLOCK) * 0.06)).astype(np.int16)
    for at in stamps:
        writer.voice(Block(loud, FROM_MS + at))
    writer.close()
    return writer


def _heard_until_ms(path: Path) -> float:
    with av.open(str(path)) as container:
        frames = [frame for frame in container.decode(audio=0) if np.abs(frame.to_ndarray()).max() > 0.01]
    return float(frames[-1].pts * frames[-1].time_base) * 1000


def test_sound_that_comes_in_a_burst_after_a_stall_does_not_silence_what_follows(tmp_path: Path) -> None:
    stamps = [*range(0, 500, 10), *[1_000] * 50, *range(1_010, 3_000, 10)]
    writer = _recorded(tmp_path / "voice.mkv", stamps)
    assert writer.until_ms == FROM_MS + 3_000
    assert _heard_until_ms(tmp_path / "voice.mkv") > 2_900


def test_a_clock_that_goes_back_does_not_silence_what_follows(tmp_path: Path) -> None:
    stamps = [*range(0, 1_000, 10), *range(800, 3_000, 10)]
    writer = _recorded(tmp_path / "voice.mkv", stamps)
    assert writer.until_ms == FROM_MS + 3_000
    assert _heard_until_ms(tmp_path / "voice.mkv") > 2_900


@pytest.mark.parametrize("seal", [SEAL, None])
def test_a_segment_that_the_disk_does_not_give_now_is_let_lie_and_keeps_back_no_other(
    tmp_path: Path, seal: Seal | None, caplog: pytest.LogCaptureFixture
) -> None:
    open_path(tmp_path, "a", "own", FROM_MS).mkdir()  # every system refuses to read it
    whole = open_path(tmp_path, "b", "own", FROM_MS)
    _recorded(whole, list(range(0, 1_000, 10)), seal)
    (left,) = leftovers(tmp_path, seal)
    assert left.path == whole and left.until_ms >= FROM_MS + 1_000
    assert "segment a is let lie" in caplog.text
