"""What lies in clear on a computer's disk: a planted name in any of its files or in what they are called, and how files
of patients begin. Reads every byte there is; knows nothing of how the program keeps things."""

from collections.abc import Iterator
from pathlib import Path

from tests.rig.ondisk import contents, files, folders

STARTS = (b"%PDF-1", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\x1aE\xdf\xa3", b"RIFF", b"OggS", b"fLaC", b"PK\x03\x04")
WITHIN = (b"%PDF-1.", b"\x89PNG\r\n\x1a\n", b"matroska", b"JFIF\0", b"WEBPVP8", b"endstream", b"ftypavif")


def in_clear(folder: Path, name: str) -> Iterator[str]:
    """What is wrong with which file: its own name too."""
    words = (name.encode(), name.encode("utf-16-le"), name.encode("utf-16-be"), name.lower().encode())
    for path in (*folders(folder), *files(folder)):
        if name in path.name:
            yield f"{path}: is called so"
    for path, data in contents(folder):
        for found in (*words, *WITHIN):
            if found in data:
                yield f"{path}: holds {found!r}"
        for start in STARTS:
            if data.startswith(start):
                yield f"{path}: begins as {start!r}"


def assert_nothing_in_clear(name: str, *computers: Path) -> None:
    """On none of these disks, each the folder of a Seat that lies `apart`. Each holds a person's shelf: what was looked
    at was the right place."""
    for folder in computers:
        assert [*folder.glob("home/data/people/*/replica.sqlite")], f"nobody worked at {folder}"
    found = [one for folder in computers for one in in_clear(folder, name)]
    assert not found, "\n".join(found)
