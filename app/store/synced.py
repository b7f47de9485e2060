"""Brings a rename, or a small file, to the disk whole or not at all; knows no file's use."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """A rename is on disk only with its folder. Windows has no such call and orders its own journal."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_private(path: Path, data: bytes) -> None:
    """Whole or not at all, also over a power cut; readable by nobody else. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".new")
    file = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())
    aside.replace(path)
    sync_folder(path.parent)
