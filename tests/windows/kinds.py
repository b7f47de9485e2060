"""One file of every kind of surface that can be shared, and what is drawn on it besides what is drawn on all."""

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import pymupdf
from numpy.typing import NDArray
from PIL import Image

from app.consult.events.marks import MeasureKind
from tests.documents.ecgphoto.photographs import Paper, Shot, photographed
from tests.documents.signals.recordings import edf, sample
from tests.windows import medical

Drawn = tuple[str, Sequence[tuple[float, float]]]  # a tool, as `hand.draw_all` is told, and where on the stage
LENGTH: Drawn = ("Measure > Length", [(0.6, 0.3), (0.65, 0.35), (0.7, 0.45)])
VALUES: Drawn = ("Measure > Ellipse: area and values", [(0.42, 0.4), (0.5, 0.45), (0.52, 0.55)])
ANGLE: tuple[Drawn, Drawn] = (
    ("Measure > Angle", [(0.3, 0.6), (0.4, 0.75)]),
    ("", [(0.4, 0.75), (0.45, 0.7), (0.55, 0.7)]),
)
CALIPERS = "Calipers: press at one leg, let go at the other"
DOTS = "More tools > "


class Kind(NamedTuple):
    """`file` writes it into a folder; `also`: what the leader draws on it more; `measures`: what of that is one;
    `set_by`: a key of the bar under it, and the line of the key's menu; `is_paper`: a photograph of an ECG, which is
    straightened first."""

    name: str
    file: Callable[[Path], Path]
    also: tuple[Drawn, ...] = ()
    measures: tuple[MeasureKind, ...] = ()
    set_by: tuple[str, str] = ("", "")
    is_paper: bool = False


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
    pages = [Image.fromarray(np.ascontiguousarray(pixels)) for pixels in (ground(700, 500), ground(700, 500)[::-1])]
    path = folder / "scan.tiff"
    pages[0].save(path, compression="tiff_deflate", save_all=True, append_images=pages[1:])
    return path


def _picture(name: str, **how: int) -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        path = folder / name
        Image.fromarray(ground(960, 720)).save(path, **how)
        return path

    return made


def _recording(folder: Path) -> Path:
    signal = sample()
    leads = [np.rint(2 * column).astype(np.int32).reshape(-1, 500) for column in signal.microvolt.T]
    return edf(folder / "recording.edf", leads, labels=signal.names)


def _paper(folder: Path) -> Path:
    photo = photographed(Paper(), Shot((1_600, 1_200), px_per_mm=5.0, tilt_deg=8, axis_deg=20, turn_deg=3))
    path = folder / "paper.jpg"
    cv2.imwrite(str(path), photo.pixels)
    return path


SHARED = (
    Kind("turned PDF page", _pdf, ((f"{DOTS}Highlight", [(0.45, 0.4), (0.5, 0.42), (0.55, 0.4)]),)),
    Kind("second page of a TIFF", _tiff),
    Kind("JPEG", _picture("photo.jpg", quality=90)),
    Kind("PNG", _picture("picture.png"), set_by=("Turn", "To the right")),
    Kind("WebP", _picture("web.webp", quality=90)),
    *((Kind("HEIC", _picture("photo.heic", quality=90)),) if find_spec("pillow_heif") else ()),
    Kind("CT series", medical.ct_series, (LENGTH, VALUES), ("length", "ellipse"), ("Invert", "")),
    Kind("enhanced CT", medical.enhanced_ct, (LENGTH,), ("length",)),
    Kind("radiograph", medical.radiograph, (LENGTH,), ("length",), ("Turn", "Left and right changed")),
    Kind("palette", medical.palette),
    Kind("12-lead ECG", medical.ecg, ((CALIPERS, [(0.3, 0.8), (0.35, 0.8), (0.4, 0.8)]),), ("caliper",)),
    Kind("EDF", _recording, ((CALIPERS, [(0.3, 0.8), (0.35, 0.8), (0.4, 0.8)]),), ("caliper",)),
    Kind(
        "straightened ECG",
        _paper,
        ((CALIPERS, [(0.45, 0.5), (0.5, 0.5), (0.55, 0.5)]),),
        ("caliper",),
        is_paper=True,
    ),
    # The last is looked at closer too: grain would be cut anew by every size.
    Kind("ultrasound cine", medical.ultrasound, (LENGTH, *ANGLE), ("length", "angle")),
)
