"""Blobs: resumed at the byte, verified, whole in one step, locked away."""

import hashlib
import io
import subprocess
from pathlib import Path

import pytest

from app.store.blobs import BlobDamaged, Blobs
from app.store.errors import StoreFull
from app.store.sealedblobs import SealedBlobs
from app.store.sealing import Seal, new_key
from tests.rig.small_disk import small_disk

DATA = bytes(range(256)) * 1000
HASH = hashlib.sha256(DATA).hexdigest()


@pytest.fixture(params=["in clear", "sealed"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    """As the server keeps them, and as a client does."""
    folder = tmp_path / "blobs"
    return Blobs(folder) if request.param == "in clear" else SealedBlobs(folder, Seal(new_key()))


def test_what_is_put_is_there_under_its_hash(blobs: Blobs) -> None:
    assert blobs.put(DATA) == blobs.put(DATA) == HASH
    assert (blobs.has(HASH), blobs.size(HASH), blobs.whole()) == (True, len(DATA), [HASH])
    assert (blobs.read(HASH, 1000, 5), blobs.read_all(HASH)) == (DATA[1000:1005], DATA)
    assert blobs.verify(HASH)


def test_a_file_is_kept_under_its_hash_and_one_that_is_another_is_not(blobs: Blobs) -> None:
    blobs.keep(io.BytesIO(DATA), HASH, len(DATA))
    blobs.keep(io.BytesIO(DATA), HASH, len(DATA))
    assert blobs.verify(HASH)
    with pytest.raises(BlobDamaged):
        blobs.keep(io.BytesIO(DATA), "0" * 64, len(DATA))
    assert not blobs.has("0" * 64)


def test_an_upload_cut_twenty_times_goes_on_where_it_was(blobs: Blobs) -> None:
    while True:
        with blobs.begin(HASH, len(DATA)) as partial:
            partial.write(DATA[partial.offset : partial.offset + 12_801])
            if partial.offset == len(DATA):
                partial.finish()
                break
        assert not blobs.has(HASH)
    assert blobs.verify(HASH)


def test_what_a_full_disk_took_in_part_is_not_in_the_upload_that_goes_on(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "256k") as disk:
        blobs = Blobs(disk / "blobs")
        with blobs.begin(HASH, len(DATA)) as partial:
            partial.write(DATA[:50_000])
            (disk / "filler").write_bytes(bytes(120_000))
            with pytest.raises(StoreFull):
                partial.write(DATA[50_000:200_000])
            assert partial.offset == 50_000
            (disk / "filler").unlink()
        subprocess.run(["mount", "-o", "remount,size=600k", str(disk)], check=True)
        with blobs.begin(HASH, len(DATA)) as partial:
            assert partial.offset == 50_000
            partial.write(DATA[50_000:])
            partial.finish()
        assert blobs.verify(HASH)


def test_two_consults_do_not_go_on_with_each_others_upload(blobs: Blobs) -> None:
    with blobs.begin(HASH, len(DATA), scope="one") as partial:
        partial.write(DATA[:100])
    with blobs.begin(HASH, len(DATA), scope="two") as other:
        assert other.offset == 0


def test_wrong_bytes_are_thrown_away(blobs: Blobs) -> None:
    with blobs.begin(HASH, 4) as partial:
        partial.write(b"evil")
        with pytest.raises(BlobDamaged):
            partial.finish()
    with blobs.begin(HASH, len(DATA)) as partial:
        assert partial.offset == 0
    assert not blobs.has(HASH)


def test_more_than_announced_is_refused_and_too_little_is_not_whole(blobs: Blobs) -> None:
    with blobs.begin(HASH, 4) as partial:
        with pytest.raises(ValueError, match="more"):
            partial.write(b"12345")
        with pytest.raises(ValueError, match="not all"):
            partial.finish()


def test_a_locked_blob_is_gone_for_everybody_and_kept(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "blobs")  # a server's: nothing is locked on a client
    blobs.put(DATA)
    assert blobs.lock(HASH)
    assert not blobs.has(HASH)
    assert blobs.locked() == [HASH]
    assert blobs.locked_path(HASH).read_bytes() == DATA
    assert not blobs.lock(HASH)


def test_a_locked_upload_starts_again(blobs: Blobs) -> None:
    with blobs.begin(HASH, len(DATA), scope="one") as partial:
        partial.write(DATA[:100])
    blobs.lock(HASH)
    with blobs.begin(HASH, len(DATA), scope="one") as partial:
        assert partial.offset == 0


@pytest.mark.parametrize("evil", ["../../etc/passwd", "..\\x", "", HASH.upper(), HASH + "\n", "CON", HASH[:-1] + "/"])
def test_what_is_no_hash_never_becomes_a_path(evil: str, blobs: Blobs) -> None:
    assert not blobs.has(evil)
    for work in (blobs.path, blobs.lock, lambda name: blobs.begin(name, 1)):
        with pytest.raises(ValueError, match="SHA-256"):
            work(evil)
