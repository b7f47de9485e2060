"""Files of a person: sealed, put aside when damaged, and taken over from an earlier program without a moment's loss."""

import hashlib
import random
import subprocess
from pathlib import Path

import pytest

from app.store.blobs import BlobDamaged, Blobs
from app.store.errors import StoreFull
from app.store.sealedblobs import SealedBlobs
from app.store.sealedfile import SealedReader
from app.store.sealing import Seal, new_key
from tests.rig.small_disk import small_disk

SEAL = Seal(new_key())
DATA = b"Marit Aas " * 30_000
HASH = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def blobs(tmp_path: Path) -> SealedBlobs:
    return SealedBlobs(tmp_path / "blobs", SEAL)


def on_disk(tmp_path: Path) -> bytes:
    return b"".join(path.read_bytes() for path in (tmp_path / "blobs").rglob("*") if path.is_file())


def test_nothing_of_a_file_stands_in_clear_whole_or_coming(blobs: SealedBlobs, tmp_path: Path) -> None:
    with blobs.begin(HASH, len(DATA)) as partial:
        partial.write(DATA[:200_000])
    assert b"Marit" not in on_disk(tmp_path) and blobs.under_way() == [HASH]
    assert blobs.put(DATA) == HASH and b"Marit" not in on_disk(tmp_path)


def test_a_child_gets_what_opens_one_file(blobs: SealedBlobs) -> None:
    blobs.put(DATA)
    path, key = blobs.place(HASH)
    with SealedReader(path, key) as reader:
        assert reader.read(9) == b"Marit Aas"
    assert blobs.place(blobs.put(b"other")).key != key


def test_one_that_does_not_open_is_put_aside_and_comes_anew(
    blobs: SealedBlobs, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    reads = (
        (100_000, lambda: blobs.read_all(HASH)),
        (140_000, lambda: blobs.read(HASH, 140_000, 5)),
        (-3, lambda: blobs.open(HASH)),
        (-3, lambda: blobs.size(HASH)),
        (20, lambda: blobs.place(HASH)),
    )
    for at, read in reads:
        blobs.put(DATA)
        data = bytearray(blobs.path(HASH).read_bytes())
        data[at] ^= 1
        blobs.path(HASH).write_bytes(data)
        with pytest.raises(BlobDamaged):
            read()
        assert not blobs.has(HASH) and (tmp_path / "blobs" / "damaged" / HASH).is_file()
    blobs.put(DATA)
    assert blobs.verify(HASH)
    blobs.path(HASH).write_bytes(blobs.path(HASH).read_bytes()[:-1])
    assert not blobs.verify(HASH)
    blobs.put(DATA)
    place = blobs.place(HASH)
    assert blobs.still_opens(HASH)
    data = bytearray(place.path.read_bytes())
    data[100_000] ^= 1
    place.path.write_bytes(data)  # whoever was given the place is the one who finds out
    assert blobs.has(HASH) and not blobs.still_opens(HASH) and not blobs.has(HASH)
    assert not blobs.still_opens(HASH)
    blobs.remove(HASH)
    assert on_disk(tmp_path) == b""
    with pytest.raises(FileNotFoundError):
        blobs.open(HASH)


def test_a_crash_in_an_upload_costs_a_piece_at_most(blobs: SealedBlobs, tmp_path: Path) -> None:
    """What lies in memory when the program is killed is fetched again, and nothing that is not there is counted."""
    partial = blobs.begin(HASH, len(DATA))
    for at in range(0, 200_000, 32_768):
        partial.write(DATA[at : at + 32_768])
    here = (tmp_path / "blobs" / "coming" / HASH).read_bytes()
    partial.close()
    (tmp_path / "blobs" / "coming" / HASH).write_bytes(here[: -random.Random(3).randrange(1, 900)])
    with blobs.begin(HASH, len(DATA)) as again:
        assert 200_000 - 3 * 65_536 <= again.offset <= 200_000
        again.write(DATA[again.offset :])
        again.finish()
    assert blobs.verify(HASH)


def test_one_that_was_all_there_but_not_counted_yet_is_begun_anew(blobs: SealedBlobs) -> None:
    blobs.put(DATA)
    blobs.path(HASH).rename(blobs.partial_path(HASH))
    with blobs.begin(HASH, len(DATA)) as partial:
        assert partial.offset == 0
    blobs.put(DATA)
    assert blobs.verify(HASH)


def test_what_a_full_disk_took_is_what_an_upload_goes_on_from(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "256k") as disk:
        blobs = SealedBlobs(disk / "blobs", SEAL)
        with blobs.begin(HASH, len(DATA)) as partial:
            partial.write(DATA[:65_536])
            (disk / "filler").write_bytes(bytes(170_000))
            with pytest.raises(StoreFull):
                partial.write(DATA[65_536:200_000])
            assert partial.offset == 65_536
        (disk / "filler").unlink()
        subprocess.run(["mount", "-o", "remount,size=900k", str(disk)], check=True)
        with blobs.begin(HASH, len(DATA)) as partial:
            assert partial.offset == 65_536
            partial.write(DATA[65_536:])
            partial.finish()
        assert blobs.verify(HASH)


def test_what_an_earlier_program_left_is_there_at_once_and_sealed_when_it_is_wanted(tmp_path: Path) -> None:
    plain = Blobs(tmp_path / "blobs")
    other = plain.put(b"Marit again")
    plain.put(DATA)
    with plain.begin("0" * 64, 9) as partial:
        partial.write(b"Marit")
    blobs = SealedBlobs(tmp_path / "blobs", SEAL)
    assert blobs.has(HASH) and blobs.size(HASH) == len(DATA) and blobs.whole() == sorted((HASH, other))
    assert blobs.read_all(HASH) == DATA and blobs.plain() == [other]
    blobs.seal_plain(other)
    blobs.forget_plain_partials()
    assert blobs.plain() == [] and b"Marit" not in on_disk(tmp_path) and blobs.verify(other) and blobs.verify(HASH)
    blobs.remove(HASH)
    assert not blobs.has(HASH)


def test_killed_anywhere_while_it_is_sealed_a_file_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Blobs(tmp_path / "blobs").put(DATA)

    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    places = (
        "app.store.sealedwriter.SealedWriter.write",
        "app.store.sealedwriter.SealedWriter.finish",
        "app.store.blobs.Blobs.settle",
        "pathlib.Path.unlink",
    )
    for place in places:
        with monkeypatch.context() as patch:
            patch.setattr(place, killed)
            with pytest.raises(Killed):
                SealedBlobs(tmp_path / "blobs", SEAL).seal_plain(HASH)
        assert SealedBlobs(tmp_path / "blobs", SEAL).has(HASH)
    blobs = SealedBlobs(tmp_path / "blobs", SEAL)
    assert blobs.read_all(HASH) == DATA and blobs.plain() == [] and b"Marit" not in on_disk(tmp_path)


def test_one_that_was_damaged_before_is_kept_sealed_and_given_to_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    plain = Blobs(tmp_path / "blobs")
    plain.put(DATA)
    plain.path(HASH).write_bytes(b"Marit, but other bytes")
    blobs = SealedBlobs(tmp_path / "blobs", SEAL)
    blobs.seal_plain(HASH)
    assert not blobs.has(HASH) and b"Marit" not in on_disk(tmp_path)
    assert (tmp_path / "blobs" / "damaged" / HASH).is_file()
