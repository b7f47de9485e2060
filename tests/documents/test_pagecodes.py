"""A page in few bytes: print stays sharp, a photograph stays one, and nothing is larger than it may be."""

import io

import cv2
import numpy as np
import pymupdf
import pytest
from PIL import Image

from app.documents.opened import DocumentRefused
from app.documents.pagecodes import page_within, paper_of
from app.settings import assets_folder

A4_PT = 842


def printed(side_px: int = 1_200, colour: tuple[float, float, float] = (0, 0, 0)) -> np.ndarray:
    """A page of 9 pt, (height, width, 3) BGR."""
    document = pymupdf.open()
    page = document.new_page()
    for line in range(60):
        page.insert_text((40, 50 + 12 * line), f"{line} Troponin 14 ng/l, creatinine 81, SpO2 96 % on room air " * 2,
                         fontsize=9, fontname="tiro", color=colour)  # fmt: skip
    scale = side_px / A4_PT
    drawn = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale))
    document.close()
    return np.frombuffer(drawn.samples, np.uint8).reshape(drawn.height, drawn.width, 3)[:, :, ::-1].copy()


def photograph() -> np.ndarray:
    pixels = cv2.imread(str(assets_folder() / "samples" / "fundus.jpg"))
    assert pixels is not None
    return np.asarray(pixels, np.uint8)


def opened(data: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))[:, :, ::-1]


def kept_edges(data: bytes, local: np.ndarray) -> float:
    """Of the steps between ink and paper, the part that is still there at the same place; 1: all."""
    seen = cv2.resize(opened(data), (local.shape[1], local.shape[0]), interpolation=cv2.INTER_CUBIC)
    here, there = (np.diff(one[:, :, 1].astype(float), axis=1) for one in (local, seen))
    strong = np.abs(here) > 60
    return float((here[strong] * there[strong]).sum() / (here[strong] ** 2).sum())


def test_print_is_kept_sharp_where_a_photographs_coder_would_blur_it() -> None:
    page = printed()
    data, width, height = page_within(page, 30_000)
    kept = io.BytesIO()
    small = Image.fromarray(page[:, :, ::-1]).resize((width, height))
    small.save(kept, "AVIF", quality=20, speed=9)
    assert len(data) <= 30_000 and height >= 800
    assert opened(data).shape == (height, width, 3)
    assert kept_edges(data, page) > kept_edges(kept.getvalue(), page) + 0.1


def test_the_grain_of_a_scan_costs_nothing_and_its_paper_keeps_its_colour() -> None:
    grain = np.random.default_rng(1).normal(0, 4, (1_200, 848, 3))
    scan = np.clip(printed()[:, :848] * np.array([0.86, 0.93, 0.96]) + grain, 0, 255).astype(np.uint8)
    data, _, _ = page_within(scan, 30_000)
    paper = np.median(scan, axis=(0, 1))  # letters counted in, which is less than a grain
    assert np.abs(opened(data)[3, 3] - paper).max() <= 2


def test_what_is_red_in_print_stays_red() -> None:
    blue, green, red = opened(page_within(printed(colour=(0.9, 0, 0)), 40_000)[0]).reshape(-1, 3).min(axis=0)
    assert red > 150 > 100 > max(blue, green)


@pytest.mark.parametrize("ground", [255, 0])
def test_a_photograph_is_none_of_print_also_on_a_page(ground: int) -> None:
    page = np.full((1_200, 850, 3), ground, np.uint8)
    page[200:700, 100:600] = cv2.resize(photograph(), (500, 500))
    assert paper_of(photograph()) is None and paper_of(page) is None
    assert page_within(page, 30_000)[0][4:12] == b"ftypavif"


@pytest.mark.parametrize("most", [30_000, 12_000, 4_000])
@pytest.mark.parametrize("make", [printed, photograph])
def test_it_is_never_longer_than_it_may_be(make, most: int) -> None:
    data, width, height = page_within(make(), most)
    assert 0 < len(data) <= most and opened(data).shape[:2] == (height, width)


def test_what_cannot_be_had_so_small_is_said() -> None:
    noise = np.random.default_rng(2).integers(0, 256, (400, 400, 3), np.uint8)
    with pytest.raises(DocumentRefused, match="small enough"):
        page_within(noise, 60)
