"""What lies in a folder that a running program writes in: what is gone before it was read was not there."""

import os
from collections.abc import Iterator
from pathlib import Path


def folders(folder: Path) -> list[Path]:
    return sorted(Path(at, name) for at, names, _ in os.walk(folder) for name in names)


def files(folder: Path) -> list[Path]:
    """All of them, in order. `Path.rglob` breaks off where a folder goes while it walks."""
    return sorted(Path(at, name) for at, _, names in os.walk(folder) for name in names)


def contents(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Each file with its bytes."""
    for path in files(folder):
        try:
            yield path, path.read_bytes()
        except FileNotFoundError:
            continue
