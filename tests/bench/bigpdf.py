"""A PDF of 300 MB and 1,000 scanned pages on the person's own computer: the look at it before anything is copied; then
cleaned, opened where it is kept, which is what a person turns pages of: the next page, a part at 400 %; and searched.

The file is made here, the same bytes each time. The peer is MuPDF in this process, without a child.
"""

import hashlib
import itertools
import sys
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np
import pymupdf

from app.documents.copying import Patience
from app.documents.opener import DocumentOpener
from app.geometry import Box
from tests.bench.harness import is_full, peak_rss_mb, since_ms, spread, timed_ms, write_json

PAGES, WIDTH_PT, HEIGHT_PT = 1_000, 595, 842
SCANS = 8  # different sheets; each page has its own copy of one, as a scanner writes it
LINES = 40
FIT = 1_000 / HEIGHT_PT  # a page on a full-HD stage
CLOSE = 4 * FIT


def main() -> int:
    rounds, turns = (10, 200) if is_full() else (3, 40)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chart.pdf"
        size_bytes = make(path)
        opener = DocumentOpener(folder=Path(folder))
        started = time.perf_counter()
        opener.looks.look(path, 1_000)  # with the start of its child, where nobody foresaw it
        cold_ms = since_ms(started)
        first = [_first_ms(opener, path) for _ in range(rounds)]
        seen = opener.looks.look(path, 1_000)
        if seen is None:
            raise RuntimeError("a PDF is looked at before it is opened")
        at, _ = seen
        turned = [timed_ms(opener.looks.render, at.handle, page, None, FIT) for page in range(1, turns + 1)]
        near = [timed_ms(opener.looks.render, at.handle, page, _part(page), CLOSE) for page in range(1, turns + 1)]
        look_mb = _rss_mb(opener.looks.pid)
        opener.looks.forget(at.handle)
        figures = _kept(opener, path, turns)
        opener.close()
        pdf = pymupdf.open(str(path), filetype="pdf")
        bare = [timed_ms(_draw, pdf, page) for page in range(1, turns + 1)]
    write_json(
        "bigpdf",
        {
            "size_mb": round(size_bytes / 1e6, 1),
            "first_look_with_its_child_ms": round(cold_ms, 1),
            "first_page_ms_p95": spread(first)["p95"],
            "look_next_page_ms": spread(turned),
            "look_zoom_400_ms": spread(near),
            "look_child_peak_mb": look_mb,
            **figures,
        },
        limit={"first_page_ms_p95": 300, "next_page_ms_p95": 60, "zoom_400_ms_p95": 150},
        peer={"mupdf_in_process_turn_ms": spread(bare)},
    )
    return 0


def make(into: Path, pages: int = PAGES) -> int:
    """Some 300 kB a page; gives its length."""
    scans = [_scan(number) for number in range(SCANS)]
    places: list[int] = []
    with into.open("wb") as file:

        def put(body: bytes) -> None:
            places.append(file.tell())
            file.write(b"%d 0 obj%bendobj\n" % (len(places), body))

        file.write(b"%PDF-1.7\n")
        kids = b" ".join(b"%d 0 R" % (4 + 3 * page) for page in range(pages))
        put(b"<</Type/Catalog/Pages 2 0 R>>")
        put(b"<</Type/Pages/Count %d/Kids[%b]>>" % (pages, kids))
        put(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
        for page in range(pages):
            number = 4 + 3 * page
            use = b"<</Font<</F 3 0 R>>/XObject<</S %d 0 R>>>>" % (number + 2)
            box = b"[0 0 %d %d]" % (WIDTH_PT, HEIGHT_PT)
            put(b"<</Type/Page/Parent 2 0 R/MediaBox%b/Resources%b/Contents %d 0 R>>" % (box, use, number + 1))
            drawn = _drawn(page)
            put(b"<</Length %d>>stream\n%b\nendstream " % (len(drawn), drawn))
            scan = scans[page % SCANS]
            size = b"/Width 1240/Height 1754/ColorSpace/DeviceRGB/BitsPerComponent 8"
            head = b"<</Type/XObject/Subtype/Image%b/Filter/DCTDecode/Length %d>>" % (size, len(scan) + 8)
            put(head + b"stream\n" + scan[:2] + b"\xff\xfe\x00\x06%04d" % page + scan[2:] + b"\nendstream ")
        table = file.tell()
        file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
        file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
        file.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, table))
        return file.tell()


def _scan(number: int) -> bytes:
    """A sheet as a scanner sees it: paper that is not quite white, grain, dark lines; 1,240 x 1,754 at 150 dpi."""
    die = np.random.default_rng(number)
    sheet = np.full((1_754, 1_240, 3), 236, np.uint8)
    for line in range(100, 1_650, 30):
        cv2.line(sheet, (120, line), (120 + int(die.integers(300, 1_000)), line), (70, 60, 60), 3)
    grain = die.normal(0, 6.5, sheet.shape[:2])[:, :, None]
    sheet = np.clip(sheet + grain, 0, 255).astype(np.uint8)
    return bytes(cv2.imencode(".jpg", sheet, [cv2.IMWRITE_JPEG_QUALITY, 72])[1])


def _drawn(page: int) -> bytes:
    """The scan, and what was read from it: invisible over it (rendering mode 3), as every scanner writes it."""
    words = b"(Page %d, line %%d: seen and examined, nothing to report) Tj 0 -18 Td " % page
    read = b"".join(words % line for line in range(LINES))
    return b"q %d 0 0 %d 0 0 cm /S Do Q BT /F 9 Tf 3 Tr 60 780 Td %bET" % (WIDTH_PT, HEIGHT_PT, read)


def _first_ms(opener: DocumentOpener, path: Path) -> float:
    """The child is there: it starts when the person is asked for a file."""
    opener.looks.warm()
    time.sleep(1.0)
    started = time.perf_counter()
    seen = opener.looks.look(path, 1_000)
    took = since_ms(started)
    if seen is None or seen[1] is None:
        raise RuntimeError("the first page was not drawn")
    opener.looks.forget(seen[0].handle)
    return took


def _kept(opener: DocumentOpener, path: Path, turns: int) -> dict[str, object]:
    """What becomes of it: cleaned in a child of its own, then opened where it is kept, as at the receiver's."""
    steps: list[float] = []
    started = time.perf_counter()
    opened = opener.open(path, patience=Patience(heard=lambda share: steps.append(since_ms(started))))
    clean_ms = since_ms(started)
    kept = opened.path.rename(opened.path.parent / hashlib.sha256(str(path).encode()).hexdigest())
    started = time.perf_counter()
    again = opener.open(kept, as_shared=True)
    opener.render(again.handle, 0, None, FIT)
    open_ms = since_ms(started)
    turned = [timed_ms(opener.render, again.handle, page, None, FIT) for page in range(1, turns + 1)]
    near = [timed_ms(opener.render, again.handle, page, _part(page), CLOSE) for page in range(1, turns + 1)]
    started = time.perf_counter()
    page = hits = 0
    while page < again.pages:
        found = opener.search(again.handle, page, "examined")
        page, hits = found.until, hits + len(found.hits)
    return {
        "clean_s": round(clean_ms / 1e3, 2),
        "longest_silence_ms": round(max(after - before for before, after in itertools.pairwise(steps)), 1),
        "kept_file_first_page_ms": round(open_ms, 1),
        "next_page_ms": spread(turned),
        "next_page_ms_p95": spread(turned)["p95"],
        "zoom_400_ms": spread(near),
        "zoom_400_ms_p95": spread(near)["p95"],
        "search_s": round(since_ms(started) / 1e3, 2),
        "search_hits": hits,
        "page_child_peak_mb": _rss_mb(opener._worker.pid),
    }


def _part(page: int) -> Box:
    """A quarter of the width and of the height, another one on each page."""
    return Box(page * 37 % 440, page * 53 % 630, WIDTH_PT / 4, HEIGHT_PT / 4)


def _draw(pdf: pymupdf.Document, page: int) -> None:
    pdf.load_page(page).get_pixmap(matrix=pymupdf.Matrix(FIT, FIT), alpha=False)


def _rss_mb(pid: int | None) -> float:
    return peak_rss_mb(pid) if sys.platform == "linux" and pid is not None else 0.0


if __name__ == "__main__":
    sys.exit(main())
