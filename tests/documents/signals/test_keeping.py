"""What leaves this computer of a recording: every curve to the bit, and nobody's name."""

import struct
import zlib

import msgspec
import numpy as np
import pytest

from app.documents.opened import DocumentRefused
from app.documents.signals.edf import read_edf
from app.documents.signals.keeping import MAGIC, keep, kept
from app.documents.signals.signal import Recording, Signal, until
from tests.documents.signals.recordings import alone, edf, sample


def again(recording: Recording, folder) -> Recording:
    keep(recording, folder / "kept")
    return kept(folder / "kept")


def test_every_curve_comes_back_to_the_bit(tmp_path):
    gaps = sample().microvolt.copy()
    gaps[100:200, 3] = np.nan
    noise = np.random.default_rng(0).normal(0, 1, (70_000, 2)).astype(np.float32)
    made = Signal(500.0, ("II",), ("µV",), sample().microvolt[:400, :1], from_s=2.5, is_made=True)
    names = Signal(500.0, sample().names, sample().units, gaps, filters=("LP:40Hz",) * 12)
    recording = Recording((names, Signal(250.0, ("a", "b"), ("µV", "%"), noise), made), 99.0, ("A note.",))
    found = again(recording, tmp_path)
    assert found.seconds == 99.0 and found.notes == ("A note.",)
    for one, other in zip(recording.signals, found.signals, strict=True):
        assert np.array_equal(one.microvolt, other.microvolt, equal_nan=True)
        same = ("rate_hz", "names", "units", "filters", "from_s", "is_made")
        assert all(getattr(one, name) == getattr(other, name) for name in same)


def test_it_is_smaller_than_the_file_it_came_from(tmp_path):
    keep(alone(sample()), tmp_path / "kept")
    assert (tmp_path / "kept").stat().st_size < 0.7 * sample().microvolt.size * 2


def test_the_same_recording_gives_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        keep(alone(sample()), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_who_it_shows_and_when_it_was_is_left_behind(tmp_path):
    values = np.arange(20, dtype=np.int64).reshape(2, 10)
    path = edf(tmp_path / "named.edf", [values])
    data = bytearray(path.read_bytes())
    data[8:40] = b"4711 F 02-MAY-1951 Haagse_Harry".ljust(32)
    path.write_bytes(data)
    keep(read_edf(path), tmp_path / "kept")
    packed = (tmp_path / "kept").read_bytes()
    assert not any(word in packed for word in (b"Haagse", b"4711", b"1951", b"01.02.21"))


def test_only_as_much_is_kept_as_is_shown():
    short = until(alone(sample()), 4.0)
    assert short.seconds == 10.0 and [signal.seconds for signal in short.signals] == [4.0]
    assert (
        until(Recording((Signal(1.0, ("II",), ("µV",), np.zeros((5, 1), np.float32), from_s=9.0),), 14.0), 4).signals
        == ()
    )


def bent(what) -> bytes:
    """A head that says something else."""
    body = zlib.compress(np.zeros(4, "<f4").tobytes())
    head = [10.0, ["II"], ["uV"], 4, 0.0, [], False, [0], len(body)]
    whole = [0.4, [], [head]]
    what(whole, head)
    words = msgspec.msgpack.encode(whole)
    return MAGIC + struct.pack(">I", len(words)) + words + body


def change(index, value):
    return lambda whole, head: head.__setitem__(index, value)


@pytest.mark.parametrize(
    "what",
    [
        change(0, 1e-320),
        change(0, float("nan")),
        change(1, []),
        change(1, ["II", "V1"]),
        change(3, 5),
        change(3, 1 << 40),
        change(3, -4),
        change(4, 1e308),
        change(5, ["a", "b"]),
        change(7, [3]),
        change(7, [1 << 20]),
        change(8, -1),
        change(8, 3),
        change(8, 1 << 50),
        lambda whole, head: whole.__setitem__(0, float("inf")),
        lambda whole, head: whole.__setitem__(2, []),
        lambda whole, head: whole.__setitem__(2, "x"),
        lambda whole, head: whole.__setitem__(1, ["x"] * 100),
    ],
)
def test_a_file_that_lies_is_refused(tmp_path, what):
    (tmp_path / "kept").write_bytes(bent(lambda whole, head: None))
    assert kept(tmp_path / "kept").signals[0].names == ("II",)
    (tmp_path / "kept").write_bytes(bent(what))
    with pytest.raises(DocumentRefused):
        kept(tmp_path / "kept")


@pytest.mark.parametrize("cut", [5, 20, 22, 60, 200, 2_000])
def test_a_file_that_ends_early_is_refused(tmp_path, cut):
    keep(alone(sample()), tmp_path / "kept")
    (tmp_path / "cut").write_bytes((tmp_path / "kept").read_bytes()[:cut])
    with pytest.raises(DocumentRefused):
        kept(tmp_path / "cut")


def test_a_code_beyond_its_table_is_refused(tmp_path):
    table, codes = np.zeros(2, "<f4").tobytes(), np.full(4, 3, "<u2").view(np.uint8).reshape(-1, 2).T.tobytes()
    body = zlib.compress(table + codes)
    words = msgspec.msgpack.encode([0.4, [], [[10.0, ["II"], ["uV"], 4, 0.0, [], False, [2], len(body)]]])
    (tmp_path / "kept").write_bytes(MAGIC + struct.pack(">I", len(words)) + words + body)
    with pytest.raises(DocumentRefused):
        kept(tmp_path / "kept")
