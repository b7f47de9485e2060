"""A sealed file reads as it was written, from anywhere; torn it reads as far as it goes; damaged it says so."""

import io
import os
import random
from pathlib import Path

import pytest

from app.store.sealedfile import FRAME_BYTES, HEADER_BYTES, SealedReader, key_of, open_sealed, size_of_whole
from app.store.sealedframe import LAST_BYTES
from app.store.sealedwriter import SealedWriter, append_sealed
from app.store.sealing import Seal, SealBroken, new_key
from tests.rig.small_disk import small_disk

SEAL = Seal(new_key())
DATA = random.Random(5).randbytes(3 * FRAME_BYTES + 1_234)


def written(path: Path, data: bytes = DATA, finish: bool = True) -> Path:
    with SealedWriter(path, SEAL.new_file()) as writer:
        writer.write(data)
        if finish:
            writer.finish()
    return path


def read(path: Path, seal: Seal = SEAL) -> bytes:
    with io.BufferedReader(open_sealed(path, seal)) as reader:
        return reader.read()


@pytest.mark.parametrize("size", [0, 1, FRAME_BYTES - 1, FRAME_BYTES, FRAME_BYTES + 1, len(DATA)])
def test_a_whole_file_reads_as_it_was_written(tmp_path: Path, size: int) -> None:
    path = written(tmp_path / "a", DATA[:size])
    assert (read(path), size_of_whole(path, SEAL)) == (DATA[:size], size)
    with open_sealed(path, SEAL) as reader:
        assert (reader.is_whole, reader.size) == (True, size)


def test_it_is_read_from_anywhere_like_any_file(tmp_path: Path) -> None:
    path, plain, chance = written(tmp_path / "a"), io.BytesIO(DATA), random.Random(7)
    with io.BufferedReader(open_sealed(path, SEAL)) as reader:
        for _ in range(200):
            offset, whence = chance.choice([(chance.randrange(len(DATA) + 9), 0), (-chance.randrange(900), 2)])
            count = chance.choice([1, 10, FRAME_BYTES + 5])
            assert reader.seek(offset, whence) == plain.seek(offset, whence)
            assert reader.read(count) == plain.read(count) and reader.tell() == plain.tell()


def test_nothing_of_it_stands_in_clear_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    path = written(tmp_path / "a", b"Marit Aas" * 20_000)
    assert b"Marit" not in path.read_bytes()
    assert os.name == "nt" or path.stat().st_mode & 0o077 == 0
    with pytest.raises(SealBroken):
        read(path, Seal(new_key()))
    with pytest.raises(SealBroken):
        SealedReader(path, SEAL.new_file().key)


def test_wherever_it_breaks_off_it_reads_as_far_as_whole_frames_go(tmp_path: Path) -> None:
    path = written(tmp_path / "a", finish=False)
    data, chance = path.read_bytes(), random.Random(9)
    for at in [HEADER_BYTES, len(data) - 1, *(chance.randrange(HEADER_BYTES, len(data)) for _ in range(40))]:
        path.write_bytes(data[:at])
        part = read(path)
        assert DATA.startswith(part) and len(data) - len(part) <= len(data) - at + FRAME_BYTES + 300
        path.write_bytes(data[:at] + bytes(5_000))  # the system gave the length, and a power cut came before the bytes
        assert read(path) == part


def test_one_that_broke_off_is_gone_on_with_and_torn_bytes_are_thrown_away(tmp_path: Path) -> None:
    path = written(tmp_path / "a", DATA[:100_000], finish=False)
    path.write_bytes(path.read_bytes()[:-7])
    with append_sealed(path, SEAL) as writer:
        assert writer.tell() == FRAME_BYTES
        writer.write(DATA[FRAME_BYTES:])
        writer.finish()
    assert read(path) == DATA
    with pytest.raises(SealBroken):
        append_sealed(path, SEAL)
    path.write_bytes(b"\xc1P")  # killed at its first bytes
    with append_sealed(path, SEAL) as writer:
        writer.write(b"anew")
    assert read(path) == b"anew"


def test_damage_anywhere_in_a_whole_file_is_said(tmp_path: Path) -> None:
    path = written(tmp_path / "a")
    data, chance = path.read_bytes(), random.Random(11)
    for at in [0, 10, HEADER_BYTES, len(data) - 1, *(chance.randrange(len(data)) for _ in range(60))]:
        path.write_bytes(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
        try:
            with open_sealed(path, SEAL) as reader:
                is_whole, rest = reader.is_whole, io.BufferedReader(reader).read()
        except SealBroken:
            continue
        assert not is_whole and DATA.startswith(rest)  # its very end: it looks torn, and whoever wants it whole asks


def test_frames_of_one_file_cannot_be_put_in_another_order(tmp_path: Path) -> None:
    path = written(tmp_path / "a", DATA[: 2 * FRAME_BYTES])
    data, length = path.read_bytes(), FRAME_BYTES + 4 + 12 + 16
    first, second = data[HEADER_BYTES : HEADER_BYTES + length], data[HEADER_BYTES + length : HEADER_BYTES + 2 * length]
    path.write_bytes(data[:HEADER_BYTES] + second + first + data[HEADER_BYTES + 2 * length :])
    with pytest.raises(SealBroken):
        read(path)


def test_no_two_frames_share_a_nonce_also_after_going_on(tmp_path: Path) -> None:
    path = written(tmp_path / "a", b"same" * 10, finish=False)
    torn = path.read_bytes()
    path.write_bytes(torn[:-1])
    with append_sealed(path, SEAL) as writer:
        writer.write(b"other" * 8)
    assert path.read_bytes()[HEADER_BYTES + 4 : HEADER_BYTES + 16] != torn[HEADER_BYTES + 4 : HEADER_BYTES + 16]


def test_a_file_key_opens_its_own_file_without_the_persons_key(tmp_path: Path) -> None:
    path = written(tmp_path / "a")
    with SealedReader(path, key_of(path, SEAL).key) as reader:
        assert reader.read(10) == DATA[:10]


def test_what_lies_longer_than_a_second_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what was forced to the disk counts: the file as it was at the last fsync is what a power cut leaves."""
    path, left, now_s = tmp_path / "a", [b""], [0.0]
    monkeypatch.setattr(os, "fsync", lambda number: left.append(path.read_bytes()))
    writer = SealedWriter(path, SEAL.new_file(), now_s=lambda: now_s[0])
    for at in range(0, 100_000, 100):  # a hundred bytes each 10 ms
        now_s[0] += 0.01
        writer.write(DATA[at : at + 100])
        if len(left) > 1:
            (tmp_path / "after").write_bytes(left[-1])
            assert at + 100 - len(read(tmp_path / "after")) <= 10_100
    assert len(left) == 10
    writer.close()


def test_a_full_disk_leaves_what_was_written_and_takes_the_rest_later(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "256k") as disk:
        path = disk / "a"
        with SealedWriter(path, SEAL.new_file()) as writer:
            writer.write(DATA[:FRAME_BYTES])
            (disk / "filler").write_bytes(bytes(130_000))
            with pytest.raises(OSError, match="space"):
                writer.write(DATA[FRAME_BYTES : 2 * FRAME_BYTES])
            assert read(path) == DATA[:FRAME_BYTES]
            (disk / "filler").unlink()
            writer.finish()
        assert read(path) == DATA[: 2 * FRAME_BYTES]


def test_one_that_is_not_sealed_and_one_that_is_not_whole_are_named(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"%PDF-1.7" * 100)
    with pytest.raises(SealBroken, match="not a sealed file"):
        open_sealed(tmp_path / "plain", SEAL)
    with pytest.raises(SealBroken, match="not whole"):
        size_of_whole(written(tmp_path / "a", finish=False), SEAL)
    with pytest.raises(FileNotFoundError):
        open_sealed(tmp_path / "none", SEAL)


def test_frames_that_were_cut_elsewhere_are_found_where_there_are_as_many_as_of_full_ones(tmp_path: Path) -> None:
    data = os.urandom(2 * FRAME_BYTES - 10)
    seal, path = Seal(new_key()), tmp_path / "x"
    for cut in (0, 1_000, FRAME_BYTES - 5):
        with SealedWriter(path, seal.new_file(), None) as writer:
            writer.write(data[:cut])
            writer.flush()
            for part in (data[cut : cut + FRAME_BYTES - 3], data[cut + FRAME_BYTES - 3 :]):
                writer.write(part)
                writer.flush()
            writer.finish()
        with open_sealed(path, seal) as reader:
            for at in (len(data) - 7, 0, cut, FRAME_BYTES, len(data) - 1):
                reader.seek(at)
                assert reader.read(3) == data[at : at + 3] or reader.tell() < at + 3
            reader.seek(0)
            assert reader.read() == data


def test_a_large_whole_file_is_opened_without_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seal, path = Seal(new_key()), tmp_path / "x"
    with SealedWriter(path, seal.new_file(), None) as writer:
        writer.write(bytes(FRAME_BYTES * 3 + 1))
        writer.finish()
    monkeypatch.setattr(SealedReader, "_look", lambda self: pytest.fail("it was looked through"))
    with open_sealed(path, seal) as reader:
        assert reader.size == FRAME_BYTES * 3 + 1 and reader.seek(FRAME_BYTES * 3) and reader.read() == b"\0"
        assert reader.frames == (4, path.stat().st_size - LAST_BYTES)
