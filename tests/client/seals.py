"""The seal of the shelf that an engine of a test made, as whoever has its keys can have it too."""

from pathlib import Path

from app.store.keycase import KeyCase
from app.store.sealedblobs import SealedBlobs
from app.store.sealing import Seal

SEAL = Seal(bytes(range(32)))  # of a shelf that a test makes itself


def seal_of(shelf: Path) -> Seal:
    """`shelf`: DATA/people/NAME. Its key lies in the file: tests have no keyring."""
    found = KeyCase(shelf.parent.parent, lambda: None).find(shelf.name)
    assert found is not None
    return Seal(found.key)


def blobs_of(shelf: Path) -> SealedBlobs:
    return SealedBlobs(shelf / "blobs", seal_of(shelf))
