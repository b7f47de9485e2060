"""What is written into a diary is what is read out of it, also from pictures that were scaled on their way."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from app.media import framecode
from tests.bench.links.diary import entries, moved, record


def luma(code: int, height: int = 480) -> NDArray[np.uint8]:
    pixels = np.full((480, 640, 3), 90, np.uint8)
    framecode.burn(pixels, code)
    return np.asarray(cv2.resize(pixels, (height * 4 // 3, height), interpolation=cv2.INTER_AREA)[..., 0], np.uint8)


@pytest.mark.parametrize("height", [480, 360, 240, 180, 466])
def test_codes_and_whole_pictures_come_back(tmp_path: Path, height: int) -> None:
    path = tmp_path / "shown.bin"
    pictures = [luma(code, height) for code in (3, 70_000, 599)]
    path.write_bytes(b"".join(record(10.5 * at, one, at == 1) for at, one in enumerate(pictures)))
    read = list(entries(path))
    assert [(one.at_ms, one.code) for one in read] == [(0.0, 3), (10.5, 70_000), (21.0, 599)]
    assert [one.luma is not None for one in read] == [False, True, False]
    assert np.array_equal(read[1].luma, pictures[1])


def test_a_picture_without_a_code_is_an_entry_without_one(tmp_path: Path) -> None:
    path = tmp_path / "shown.bin"
    path.write_bytes(record(1.0, np.full((480, 640), 90, np.uint8), False))
    assert [one.code for one in entries(path)] == [None]


def test_a_record_can_be_told_by_another_clock(tmp_path: Path) -> None:
    path = tmp_path / "shown.bin"
    path.write_bytes(moved(record(1_000.0, luma(5), True), -250.25))
    (entry,) = entries(path)
    assert (entry.at_ms, entry.code) == (749.75, 5)


def test_an_empty_diary_has_no_entries(tmp_path: Path) -> None:
    (tmp_path / "empty.bin").touch()
    assert list(entries(tmp_path / "empty.bin")) == []
    assert list(entries(tmp_path / "none.bin")) == []
