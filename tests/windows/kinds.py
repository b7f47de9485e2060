"""One file of every kind of surface that can be shared, made here."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import pymupdf
from numpy.typing import NDArray
from PIL import Image
from pydicom.uid import UltrasoundImageStorage

from tests.documents.dicom.samples import image, sequence_item, written

NUMBER = "4711"  # as it was asked for: a file of somebody else's would be asked about


class Kind(NamedTuple):
    """`file` writes it into a folder; `is_measured`: it has a scale; `set_by`: a key of the bar under it, and the line
    of the key's menu."""

    name: str
    file: Callable[[Path], Path]
    is_measured: bool = False
    set_by: tuple[str, str] = ("", "")


def ground(width: int, height: int) -> NDArray[np.uint8]:
    """(height, width, 3): soft colours, a hard edge and letters, so that nothing can be moved or turned unseen."""
    rows, columns = np.mgrid[:height, :width]
    pixels = np.stack([columns * 255 // width, rows * 255 // height, 128 + 90 * np.sin((rows + columns) / 40)], axis=2)
    pixels = np.ascontiguousarray(pixels, np.uint8)
    cv2.rectangle(pixels, (width // 8, height // 6), (width // 3, height // 2), (20, 40, 200), -1)
    cv2.putText(pixels, "F", (width // 2, height // 2), cv2.FONT_HERSHEY_SIMPLEX, height / 120, (250, 250, 250), 6)
    return pixels


def _pdf(folder: Path) -> Path:
    """A page that the file turns by a quarter."""
    file = pymupdf.open()
    page = file.new_page(width=595, height=842)
    page.draw_rect(pymupdf.Rect(60, 80, 260, 300), color=(0.8, 0.1, 0.1), fill=(0.9, 0.9, 0.5))
    for line in range(12):
        page.insert_text((80, 360 + 30 * line), f"Line {line} of a letter that lies on its side", fontsize=16)
    page.set_rotation(90)
    path = folder / "turned.pdf"
    file.save(path)
    return path


def _tiff(folder: Path) -> Path:
    pages = [Image.fromarray(np.ascontiguousarray(pixels)) for pixels in (ground(900, 640), ground(900, 640)[::-1])]
    path = folder / "scan.tiff"
    pages[0].save(path, save_all=True, append_images=pages[1:])
    return path


def _picture(name: str, **how: int) -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        path = folder / name
        Image.fromarray(ground(960, 720)).save(path, **how)
        return path

    return made


def _ct(folder: Path) -> Path:
    rows, columns = np.mgrid[:512, :512] - 256
    values = np.where((rows / 220) ** 2 + (columns / 180) ** 2 < 1, 1064, 24).astype(np.int16)
    values[(rows + 40) ** 2 + (columns - 60) ** 2 < 2_500] = 1_150
    values[(rows - 120) ** 2 + columns**2 < 900] = 1_900
    values = cv2.GaussianBlur(
        values, (0, 0), 2.5
    )  # no detector has an edge of one pixel, which each size would cut anew
    window = {"WindowCenter": 40, "WindowWidth": 400, "PixelSpacing": [0.8, 0.8]}
    return written(image(values, PatientID=NUMBER, PatientBirthDate="", **window), folder / "slice.dcm")


def _ultrasound(folder: Path) -> Path:
    """A fan with its calibrated region."""
    region = sequence_item(
        RegionSpatialFormat=1,
        RegionDataType=1,
        RegionFlags=0,
        RegionLocationMinX0=100,
        RegionLocationMinY0=40,
        RegionLocationMaxX1=700,
        RegionLocationMaxY1=560,
        PhysicalUnitsXDirection=3,
        PhysicalUnitsYDirection=3,
        PhysicalDeltaX=0.02,
        PhysicalDeltaY=0.02,
    )
    rows, columns = np.mgrid[:600, :800]
    away = np.hypot(rows - 40, columns - 400)
    fan = (away < 500) & (np.abs(columns - 400) < rows - 40)
    pixels = np.repeat((fan * (40 + 180 * (np.sin(away / 14) > 0.6)))[..., None], 3, axis=2).astype(np.uint8)
    about = {
        "SOPClassUID": UltrasoundImageStorage,
        "Modality": "US",
        "PatientID": NUMBER,
        "PatientBirthDate": "",
        "SequenceOfUltrasoundRegions": [region],
    }
    absent = dict.fromkeys(
        ("PixelSpacing", "ImagePositionPatient", "ImageOrientationPatient", "RescaleSlope", "RescaleIntercept")
    )
    pixels = cv2.GaussianBlur(pixels, (0, 0), 1.5)
    return written(image(pixels, **about, **absent), folder / "fan.dcm")


SHARED = (
    Kind("turned PDF page", _pdf),
    Kind("second page of a TIFF", _tiff),
    Kind("JPEG", _picture("photo.jpg", quality=90)),
    Kind("PNG", _picture("picture.png"), set_by=("Turn", "To the right")),
    Kind("WebP", _picture("web.webp", quality=90)),
    Kind("CT slice", _ct, True, ("Invert", "")),
    Kind("ultrasound frame", _ultrasound, True),
)
