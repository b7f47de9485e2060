"""Voice in a segment lies where it was said, also after a stall or a step of the clock; what a disk spoils or refuses
of one."""

from pathlib import Path

import av
import numpy as np
import pytest

from app.media.blocks import BLOCK, Block
from app.media.leftovers import count_aside, count_left, is_aside, leftovers, open_path, plain_bytes
from app.media.segment import WRITE_ERRORS, SegmentWriter
from app.store.sealedfile import SealedReader, key_of
from app.store.sealedframe import BEFORE_BYTES, HEADER_BYTES, LAST_BYTES
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


@pytest.mark.parametrize(("at", "of_length", "is_whole"), [(0.0, 0, True), (0.5, 1, True), (0.0, 1, False)])
def test_a_damaged_segment_is_put_aside_and_not_taken_for_an_empty_one(
    tmp_path: Path, at: float, of_length: bool, is_whole: bool, caplog: pytest.LogCaptureFixture
) -> None:
    """The length of a frame within it, its first frame, or the length of that where a kill left no last one: what is
    taken for empty is removed, and what is counted as unsent for ever can be forgotten by nobody."""
    path = open_path(tmp_path, "a", "own", FROM_MS)
    _recorded(path, list(range(0, 2_000, 10)), SEAL)
    with SealedReader(path, key_of(path, SEAL).key) as whole:
        frame = whole._index[int(at * whole.frames[0])]
    with path.open("r+b") as file:
        file.seek(frame.at + (0 if of_length else BEFORE_BYTES))
        file.write(b"\xff\xff\xff\xff")
        if not is_whole:
            file.truncate(path.stat().st_size - LAST_BYTES)
    damaged = path.read_bytes()
    assert count_left(tmp_path) == 1
    for _ in range(2):  # its end may not be in the log when the program is ended again
        (left,) = leftovers(tmp_path, SEAL)
        assert (left.segment, left.until_ms, left.frames) == ("a", FROM_MS, 0) and is_aside(left.path)
    assert caplog.text.count("segment a is put aside") == 1
    assert (count_left(tmp_path), count_aside(tmp_path)) == (0, 1)
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [damaged]


@pytest.mark.parametrize("reached", [0, HEADER_BYTES, HEADER_BYTES + 100, None])
def test_what_a_power_cut_kept_from_the_disk_is_empty_and_not_damaged(tmp_path: Path, reached: int | None) -> None:
    """The file has its length, and zeros behind what `reached` the disk; None: up to within its second frame."""
    path = open_path(tmp_path, "a", "own", FROM_MS)
    _recorded(path, list(range(0, 2_000, 10)), SEAL)
    with SealedReader(path, key_of(path, SEAL).key) as whole:
        second = whole._index[1]
    kept = path.read_bytes()[: second.at + BEFORE_BYTES if reached is None else reached]
    path.write_bytes(kept.ljust(65_536, b"\0"))
    (left,) = leftovers(tmp_path, SEAL)
    assert (left.path, left.until_ms, left.frames) == (path, FROM_MS, 0)
    path.write_bytes(kept[:HEADER_BYTES])
    (left,) = leftovers(tmp_path, SEAL)
    assert (left.path, left.until_ms) == (path, FROM_MS) and count_aside(tmp_path) == 0


def test_zeros_at_its_end_do_not_make_a_damaged_segment_an_empty_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = open_path(tmp_path, "a", "own", FROM_MS)
    _recorded(path, list(range(0, 2_000, 10)), SEAL)
    with SealedReader(path, key_of(path, SEAL).key) as whole:
        first = whole._index[0]
    with path.open("r+b") as file:
        file.seek(first.at + BEFORE_BYTES)
        file.write(b"\xff\xff\xff\xff")
        size = path.stat().st_size - LAST_BYTES
        file.truncate(size)
        file.truncate(size + 4_096)
    (left,) = leftovers(tmp_path, SEAL)
    assert left.frames == 0 and is_aside(left.path) and left.path.stat().st_size == size + 4_096
    assert "segment a is put aside" in caplog.text


def test_of_a_segment_that_a_kill_left_what_is_before_its_damage_is_kept(tmp_path: Path) -> None:
    path = open_path(tmp_path, "a", "own", FROM_MS)
    _recorded(path, list(range(0, 2_000, 10)), SEAL)
    with SealedReader(path, key_of(path, SEAL).key) as whole:
        frame = whole._index[whole.frames[0] // 2]
        plain = whole.read()
    with path.open("r+b") as file:
        file.seek(frame.at + BEFORE_BYTES)
        file.write(b"\xff\xff\xff\xff")
        file.truncate(path.stat().st_size - LAST_BYTES)
    (left,) = leftovers(tmp_path, SEAL)
    assert FROM_MS + 500 < left.until_ms < FROM_MS + 1_500
    assert plain_bytes(path, SEAL) == plain[: frame.plain]


@pytest.mark.parametrize(("seal", "taken"), [(None, 0), (SEAL, 0), (SEAL, HEADER_BYTES + 1)])
def test_a_disk_that_refuses_the_beginning_keeps_nothing_of_it(tmp_path: Path, seal: Seal | None, taken: int) -> None:
    """It is counted as unsent for ever otherwise. `taken`: bytes before it refuses; with one, what seals it alone."""
    limits = pytest.importorskip("resource")
    path = open_path(tmp_path, "a", "own", FROM_MS)
    before = limits.getrlimit(limits.RLIMIT_FSIZE)
    limits.setrlimit(limits.RLIMIT_FSIZE, (taken, before[1]))
    try:
        with pytest.raises(WRITE_ERRORS):
            SegmentWriter(path, FROM_MS, None, lambda: FROM_MS, seal)
    finally:
        limits.setrlimit(limits.RLIMIT_FSIZE, before)
    assert not path.exists()


def test_a_file_without_a_byte_is_nothing_left_unsent(tmp_path: Path) -> None:
    path = open_path(tmp_path, "a", "own", FROM_MS)
    path.write_bytes(b"")
    assert count_left(tmp_path) == 0
    path.write_bytes(b"a")
    assert count_left(tmp_path) == 1
