"""Pages with what was drawn on them, as one PDF: real annotations or burnt in. Runs in a process of its own
(`press`); knows no consult and no store."""

from collections.abc import Sequence

import pymupdf

from app.documents.display_list import DisplayList, shape_list
from app.documents.fonts import text_width
from app.documents.lying import Lying
from app.documents.palette import Colour
from app.documents.pdfstream import check, close_pdf, pdf_at
from app.documents.runs import TextRun
from app.export.annotations import annotate
from app.export.marked_page import MarkedPage, Printed
from app.export.pdf_painter import paint
from app.export.pdf_place import carried, lengthen, place
from app.geometry import Affine, Point
from app.store.sealing import SealBroken

LONG_SIDE_PT = 842.0  # of a picture's page: as long as A4
FOOT_PT, LINE_PT, MARGIN_PT = 12.0, 11.0, 8.0
WORDS_PT = 8.0
GREY: Colour = (97, 107, 112, 255)
WHITE: Colour = (255, 255, 255, 255)
BADGE_PT = 3.0  # of the dark ground around its letters
LETTER_WIDTH = 0.52  # of the size, on the average


def marked_pdf(pages: Sequence[MarkedPage], burnt: bool) -> Printed:
    """The pages in the order given. `burnt`: the marks are part of the page; else each is an annotation that a PDF
    program can move or remove. A page that MuPDF cannot take is left out and counted."""
    paper, files, missing = pymupdf.open(), dict[Lying, pymupdf.Document](), 0
    for page in pages:
        before = paper.page_count
        try:
            _add(paper, files, page, burnt)
        except (RuntimeError, ValueError, TypeError, SealBroken, pymupdf.mupdf.FzErrorBase):
            missing += 1
            while paper.page_count > before:
                paper.delete_page(-1)
    paper.set_metadata({"producer": "Preceptor", "title": "Marked pages"})
    pdf = bytes(paper.tobytes(garbage=4, deflate=True)) if paper.page_count else b""
    for file in files.values():
        close_pdf(file)
    return Printed(pdf, missing)


def _add(paper: pymupdf.Document, files: dict[Lying, pymupdf.Document], page: MarkedPage, burnt: bool) -> None:
    number = paper.page_count
    if page.source is not None:
        if page.source not in files:  # opened once: what its pages share is then carried over once
            files[page.source] = pdf_at(page.source)
        paper.insert_pdf(
            files[page.source],
            from_page=page.page,
            to_page=page.page,
            links=False,
            annots=True,
            widgets=True,
            final=False,
        )
        check(files[page.source])  # MuPDF takes a picture that breaks off for a whole one
        turned = paper[number]
        turned.set_rotation((turned.rotation + 90 * page.turn) % 360)
    else:
        _picture(paper, page)
    shown = paper[number].rect
    to_page = page.way.then(Affine(shown.width / page.width, 0.0, 0.0, shown.height / page.height))
    over = _Over(paper, number, page)
    if burnt:
        items = [item for note in page.notes for item in shape_list(note.shape).items]
        over.paint(DisplayList(tuple(items)), to_page)
    over.lay()
    if page.notes and not burnt:
        annotate(paper, number, page.notes, to_page)


def _picture(paper: pymupdf.Document, page: MarkedPage) -> None:
    scale = LONG_SIDE_PT / max(page.width, page.height)
    made = paper.new_page(width=page.width * scale, height=page.height * scale)
    made.insert_image(made.rect, stream=page.jpeg)


class _Over:
    """What is laid over a page as it is shown, however the file turns it: drawn upright on a sheet of its own. The
    page is made longer at its lower edge for the words below it, so that nothing on it is covered."""

    def __init__(self, paper: pymupdf.Document, number: int, page: MarkedPage) -> None:
        self._paper, self._number = paper, number
        shown = paper[number].rect
        room = shown.width - 2 * MARGIN_PT
        badge = _lines(page.badge, room) if page.badge else []
        lines = [*badge, *(line for words in page.feet for line in _lines(words, room))]
        below = FOOT_PT + len(lines) * LINE_PT
        lengthen(paper, number, below)
        self._own = pymupdf.open()
        self._sheet = self._own.new_page(width=shown.width, height=shown.height + below)
        bases = [Point(MARGIN_PT, shown.height + FOOT_PT + index * LINE_PT) for index in range(len(lines))]
        for at, line in zip(bases, badge, strict=False):
            wide = text_width(line, WORDS_PT) + BADGE_PT
            dark = pymupdf.Rect(at.x - BADGE_PT, at.y - 0.8 * LINE_PT, at.x + wide, at.y + 0.25 * LINE_PT)
            self._sheet.draw_rect(dark, color=None, fill=[level / 255 for level in GREY[:3]])
        runs = [
            TextRun(at, line, WORDS_PT, WHITE if index < len(badge) else GREY)
            for index, (at, line) in enumerate(zip(bases, lines, strict=True))
        ]
        self.paint(DisplayList(tuple(runs)), Affine())

    def paint(self, what: DisplayList, to_page: Affine) -> None:
        paint(self._sheet, what, to_page)

    def lay(self) -> None:
        """Ends it."""
        self._own.subset_fonts()
        form = carried(self._paper, self._own)[0]
        place(self._paper, self._number, form)


def _lines(words: str, width: float) -> list[str]:
    """Broken between words where a narrow page needs it."""
    most = max(12, int(width / (LETTER_WIDTH * WORDS_PT)))
    lines, line = [], ""
    for word in words.split():
        if line and len(line) + 1 + len(word) > most:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [*lines, line] if line else lines
