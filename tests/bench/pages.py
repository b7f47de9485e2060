"""A PDF of 1,000 pages: file to first page on the screen's side, turning pages, the preview that travels; and ink.

The peer is MuPDF in this process, without a child: what safety costs.
"""

import secrets
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pymupdf

from app.consult.events.marks import Stroke
from app.documents.display_list import shape_list
from app.documents.ink import encode_ink
from app.documents.numpy_painter import paint
from app.documents.opener import DocumentOpener
from app.settings import assets_folder
from tests.bench.harness import is_full, peak_rss_mb, since_ms, spread, timed_ms, write_json

PAGES = 1_000
SCALE = 2.0  # an A4 page fills a full-HD stage


def main() -> int:
    turns = 300 if is_full() else 40
    letter = assets_folder() / "samples" / "request.pdf"
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / "long.pdf"
        _make(letter, long)
        started = time.perf_counter()
        opener = DocumentOpener()
        opener.warm()
        warm_ms = since_ms(started)
        opener.open(letter)  # the child is up, as it is once anything was opened
        started = time.perf_counter()
        opened = opener.open(long)
        open_ms = since_ms(started)
        opener.render(opened.handle, 0, None, SCALE)
        first_ms = since_ms(started)
        turned = [timed_ms(opener.render, opened.handle, page, None, SCALE) for page in _random_pages(turns)]
        previews = [timed_ms(opener.preview, opened.handle, page) for page in _random_pages(turns // 4)]
        child_mb = peak_rss_mb(opener._worker.pid) if sys.platform == "linux" else 0.0
        pdf = pymupdf.open(str(opened.path), filetype="pdf")
        bare = [timed_ms(_draw, pdf, page) for page in _random_pages(turns)]
        opener.close()
    write_json(
        "pages",
        {
            "warm_call_ms": round(warm_ms, 1),
            "open_1000_pages_ms": round(open_ms, 1),
            "first_page_ms": round(first_ms, 1),
            "turn_ms": spread(turned),
            "turn_ms_p95": spread(turned)["p95"],
            "preview_ms": spread(previews),
            "child_peak_mb": child_mb,
            **_ink(),
        },
        limit={"first_page_ms": 3_000, "turn_ms_p95": 250},
        peer={"mupdf_in_process_turn_ms": spread(bare)},
    )
    return 0


def _make(letter: Path, into: Path) -> None:
    long = pymupdf.open(str(letter))
    for _ in range((PAGES - 1) // long.page_count):
        for page in range(4):
            long.fullcopy_page(page)  # shares fonts, as a long record does
    long.save(str(into), garbage=0, deflate=True)


def _ink() -> dict[str, object]:
    turn = np.linspace(0, 2 * np.pi, 80)
    points = np.stack([640 + 150 * np.cos(turn), 360 + 110 * np.sin(turn), np.ones(80), turn * 100], axis=1)
    stroke = Stroke(encode_ink(points.astype(np.float32)), 5, 4.0)
    picture = np.zeros((720, 1280, 3), np.uint8)
    shaped = [timed_ms(shape_list, stroke) for _ in range(300)]
    painted = [timed_ms(paint, picture, shape_list(stroke)) for _ in range(50)]
    return {"stroke_bytes": len(stroke.ink), "stroke_shape_ms": spread(shaped), "stroke_paint_ms": spread(painted)}


def _draw(pdf: pymupdf.Document, page: int) -> None:
    pdf.load_page(page).get_pixmap(matrix=pymupdf.Matrix(SCALE, SCALE), alpha=False)


def _random_pages(count: int) -> list[int]:
    return [secrets.randbelow(PAGES) for _ in range(count)]


if __name__ == "__main__":
    sys.exit(main())
