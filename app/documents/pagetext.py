"""In the child: the text of a PDF's pages through MuPDF, as it stands when the page is turned as on the screen."""

import time
from collections.abc import Callable
from itertools import islice

import pymupdf
from pymupdf import mupdf

from app.documents.opened import DocumentRefused
from app.documents.texts import Found, Hit, Word, find, split_dense
from app.geometry import Box

STEP_S = 0.15  # of a search: the page that is turned to meanwhile waits no longer
MOST_WORDS = 10_000  # of one page: a newspaper has a third of that
MOST_HITS_A_STEP = 1_000  # their answer is bounded as every answer of the child
ALL_PERCENT = 100
FORGOTTEN_PERCENT = 50  # of what MuPDF keeps of the pages gone through: their scans, still coded
READ = mupdf.FZ_STEXT_MEDIABOX_CLIP  # not what stands beside the page, where nobody sees it


def words_of(page: pymupdf.Page) -> tuple[Word, ...]:
    """At most MOST_WORDS; with what stands in its forms and notes, as it is shown."""
    shown_page = page.get_displaylist(annots=1)
    found = pymupdf.TextPage(shown_page.get_textpage(READ)).extractWORDS()
    way, line, before = int(page.rotation) // 90 % 4, 0, None
    words: list[Word] = []
    for left, top, right, bottom, text, block, row, _ in found:
        if before is not None and before != (block, row):
            line += 1
        before = (block, row)
        shown = "".join(letter for letter in text if letter.isprintable() or letter == "\u00ad")
        if shown:
            words += split_dense(Word(shown, Box(left, top, right - left, bottom - top), line, way))
        if len(words) >= MOST_WORDS:
            break
    return tuple(words[:MOST_WORDS])


def search(load: Callable[[int], pymupdf.Page], pages: int, phrase: str, page: int, alone: bool = False) -> Found:
    """What was found from `page` on within STEP_S, `alone`: on this page only. A page with which the answer would be
    too long is left for the next step; on its own it is cut."""
    hits: list[Hit] = []
    first, letters, unread, is_cut = page, 0, 0, False
    until = page + 1 if alone else pages
    late_s = time.monotonic() + STEP_S
    while page < until and not is_cut and (page == first or time.monotonic() < late_s):
        try:
            words = words_of(load(page))
        except (DocumentRefused, RuntimeError, ValueError, MemoryError, mupdf.FzErrorBase):
            page, unread = page + 1, unread + 1
            pymupdf.TOOLS.store_shrink(ALL_PERCENT)  # it may have been memory that lacked
            continue
        found = list(islice((Hit(page, boxes) for boxes in find(words, phrase)), MOST_HITS_A_STEP + 1))
        if len(hits) + len(found) > MOST_HITS_A_STEP:
            if page > first:
                break
            found, is_cut = found[:MOST_HITS_A_STEP], True
        hits += sorted(found, key=lambda hit: (hit.boxes[0].y, hit.boxes[0].x))  # a foot is often written first
        letters += bool(words)
        page += 1
    pymupdf.TOOLS.store_shrink(FORGOTTEN_PERCENT)
    return Found(tuple(hits), page, letters, unread, is_cut)
