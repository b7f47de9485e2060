"""Medical images through the real child: file to first picture, a film played page by page, a stack opened and turned.

The peer is pydicom in this process, without a child and without a copy that may leave.
"""

import sys
import tempfile
import time
from pathlib import Path

import pydicom

from app.documents.opener import DocumentOpener
from tests.bench.harness import is_full, peak_rss_mb, since_ms, spread, timed_ms, write_json
from tests.documents.dicom.reference import DATA, rendered

RADIOGRAPH, PACKED, FILM, SLICE = "RG1_UNCR.dcm", "RG1_J2KR.dcm", "color3d_jpeg_baseline.dcm", "693_UNCR.dcm"
STAGE_PX = 1_000  # the longer side of what a full-HD stage shows of a radiograph


def main() -> int:
    rounds = 10 if is_full() else 3
    opener = DocumentOpener()
    opener.open(DATA / SLICE)  # the child is up and has its decoders, as after the first image
    plain = [_first_ms(opener, DATA / RADIOGRAPH) for _ in range(rounds)]
    packed = [_first_ms(opener, DATA / PACKED) for _ in range(rounds)]
    fps = _film_fps(opener, 120 if is_full() else 40)
    stack_ms, turned = _stack(opener, 200 if is_full() else 40)
    child_mb = peak_rss_mb(opener._worker.pid) if sys.platform == "linux" else 0.0
    opener.close()
    write_json(
        "images",
        {
            "first_picture_ms": spread(plain),
            "first_picture_ms_p95": spread(plain)["p95"],
            "first_picture_jpeg_2000_ms": spread(packed),
            "film_fps": round(fps, 1),
            "stack_open_ms_a_slice": round(stack_ms, 2),
            "stack_turn_ms": spread(turned),
            "child_peak_mb": child_mb,
        },
        limit={"first_picture_ms_p95": 250, "least_film_fps": 30},
        peer={"pydicom_in_process_ms": spread([timed_ms(rendered, DATA / RADIOGRAPH, 0) for _ in range(rounds)])},
    )
    return 0


def _first_ms(opener: DocumentOpener, path: Path) -> float:
    started = time.perf_counter()
    opened = opener.open(path)
    opener.render(opened.handle, 0, None, STAGE_PX / max(opened.page_size(0)))
    took = since_ms(started)
    opener.forget(opened.handle)
    return took


def _film_fps(opener: DocumentOpener, pictures: int) -> float:
    opened = opener.open(DATA / FILM)
    started = time.perf_counter()
    for page in range(pictures):
        opener.render(opened.handle, page)
    return pictures / (time.perf_counter() - started)


def _stack(opener: DocumentOpener, slices: int) -> tuple[float, list[float]]:
    """Opening, for each slice, and turning."""
    with tempfile.TemporaryDirectory() as folder:
        dataset = pydicom.dcmread(DATA / SLICE)
        for number in range(slices):
            dataset.ImagePositionPatient = [0, 0, number]
            dataset.SOPInstanceUID = f"1.2.{number}"
            dataset.save_as(Path(folder) / f"IM{number}")
        started = time.perf_counter()
        opened = opener.open(Path(folder))
        open_ms = since_ms(started)
        return open_ms / slices, [timed_ms(opener.render, opened.handle, page) for page in range(0, slices, 2)]


if __name__ == "__main__":
    sys.exit(main())
