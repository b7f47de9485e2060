"""In the child: a PDF through MuPDF; counts, measures, cleans and draws pages. Runs nothing a PDF asks to run."""

from itertools import groupby

import numpy as np
import pymupdf
from numpy.typing import NDArray
from pymupdf import mupdf

from app.consult.events.describing import PageFacts
from app.consult.events.documents import PageSize
from app.documents import pagetext
from app.documents.deep import Deep
from app.documents.disarm import disarm
from app.documents.lying import Lying, written
from app.documents.opened import MAX_PAGES, About, DocumentRefused, Tell, untold
from app.documents.pdfstream import check, close_pdf, pdf_at
from app.documents.texts import Found, Word
from app.geometry import Box
from app.store.sealedfile import Sealed

A4 = (595.0, 842.0)  # for a page whose own size cannot be read; showing it will say what is wrong
MAX_PAGE_PT = 20_000.0  # seven metres: larger than any roll of ECG paper that fits a reader
MAX_OBJECTS = 300_000
FORGOTTEN_PERCENT = 50  # of what MuPDF keeps decoded, with each page that is turned: else it grows to 256 MB
NO_PAGES = "This PDF has no pages, so there is nothing to share."
DAMAGED = "This PDF is damaged and cannot be read. Try to save or print it again where it came from."
BAD_PAGE = "This page of the PDF is damaged and cannot be shown. The other pages can."
LOCKED = "This PDF is locked. Type its password to open it."
WRONG = "This is not the password of this PDF. Nothing was opened; try again."
TOO_MANY = "This PDF has {pages:,} pages; at most {most:,} can be shared. Save the pages you need as a new file."
TOO_MANY_PARTS = "This PDF has too many parts to be shared safely. Save the pages you need as a new file."
IMPOSSIBLE_SIZE = "A page of this PDF has an impossible size, so it was not opened."


class PdfFile:
    """Raises DocumentRefused, and whatever MuPDF raises for a damaged file; the desk turns that into words."""

    def __init__(self, file: Lying, password: str = "") -> None:
        try:
            self._pdf = pdf_at(file)
        except (pymupdf.FileDataError, pymupdf.EmptyFileError) as error:
            raise DocumentRefused(DAMAGED) from error
        self._locked = bool(self._pdf.needs_pass)
        if self._locked and not self._pdf.authenticate(password):
            raise DocumentRefused(WRONG if password else LOCKED, needs_password=True)
        if self._pdf.page_count < 1:
            raise DocumentRefused(NO_PAGES)
        if self._pdf.page_count > MAX_PAGES:
            raise DocumentRefused(TOO_MANY.format(pages=self._pdf.page_count, most=MAX_PAGES))
        self._drawn = -1

    def sizes(self) -> tuple[PageSize, ...]:
        """In points, as turned on the screen; runs of equal pages are one entry."""
        each = [self.size(page) for page in range(self._pdf.page_count)]
        return tuple(PageSize(len(list(run)), width, height) for (width, height), run in groupby(each))

    def size(self, page: int) -> tuple[float, float]:
        """Of the page alone: loading it with all that is written on it takes fifty times as long (measured)."""
        box, turn = mupdf.FzRect(), mupdf.FzMatrix()
        try:
            found = mupdf.pdf_lookup_page_obj(mupdf.pdf_document_from_fz_document(self._pdf.this), page)
            mupdf.pdf_page_obj_transform(found, box, turn)
        except (RuntimeError, ValueError, mupdf.FzErrorBase):
            return A4
        rect = mupdf.fz_transform_rect(box, turn)
        width, height = round(float(rect.x1 - rect.x0), 2), round(float(rect.y1 - rect.y0), 2)
        if not (1 <= width <= MAX_PAGE_PT and 1 <= height <= MAX_PAGE_PT):
            raise DocumentRefused(IMPOSSIBLE_SIZE)
        return width, height

    def about(self) -> About:
        return About()

    def facts(self) -> tuple[PageFacts, ...]:
        return ()

    def deep(self, page: int, box: Box | None, scale: float, max_pixels: int) -> Deep | None:
        return None

    def render(self, page: int, box: Box | None, scale: float, max_pixels: int) -> NDArray[np.uint8]:
        """(height, width, 3) BGR of a part, in the units of `size`; less `scale` where it would be too many pixels."""
        width, height = self.size(page)
        part = pymupdf.Rect(0, 0, width, height)
        if box is not None:
            part &= pymupdf.Rect(box.x, box.y, box.x + box.width, box.y + box.height)
        if part.is_empty:
            raise DocumentRefused("This part is outside of the page.")
        scale = min(max(scale, 0.01), float(np.sqrt(max_pixels / (part.width * part.height))))
        loaded = self._loaded(page)
        if page != self._drawn:
            self._drawn = page
            pymupdf.TOOLS.store_shrink(FORGOTTEN_PERCENT)
        try:
            drawn = loaded.get_pixmap(
                matrix=pymupdf.Matrix(scale, scale), clip=part, alpha=False, colorspace=pymupdf.csRGB, annots=True
            )
        except (RuntimeError, ValueError) as error:
            if "malloc" in str(error):
                raise
            raise DocumentRefused(BAD_PAGE) from error
        check(self._pdf)
        rows = np.frombuffer(drawn.samples_mv, np.uint8).reshape(drawn.height, drawn.stride)
        red_first = rows[:, : drawn.width * 3].reshape(drawn.height, drawn.width, 3)
        return red_first[:, :, ::-1].copy()  # the pixmap takes its memory with it

    def words(self, page: int) -> tuple[Word, ...]:
        """In the order they are written, where they stand as the page is turned on the screen."""
        return pagetext.words_of(self._loaded(page))

    def search(self, phrase: str, page: int, alone: bool = False) -> Found:
        """What was found from `page` on, as many pages as a short while allows; `alone`: on this page only."""
        return pagetext.search(self._loaded, self._pdf.page_count, phrase, page, alone)

    def clean(self, into: Lying, named: bool = False, tell: Tell = untold) -> None:
        """A copy without password, scripts, actions, carried files, document information and camera data in its
        photographs, so that whoever gets it cannot be harmed or told more than the pages show."""
        pdf = self._pdf
        if pdf.xref_length() > MAX_OBJECTS:
            raise DocumentRefused(TOO_MANY_PARTS)
        disarm(pdf, tell)
        pdf.set_metadata({})
        if isinstance(into, Sealed):
            with written(into) as sealed:
                pdf.save(sealed, garbage=1, encryption=pymupdf.PDF_ENCRYPT_NONE)
        else:
            pdf.save(into, garbage=1, encryption=pymupdf.PDF_ENCRYPT_NONE)

    def close(self) -> None:
        close_pdf(self._pdf)

    def _loaded(self, page: int) -> pymupdf.Page:
        try:
            return self._pdf.load_page(page)
        except (RuntimeError, ValueError) as error:
            if "malloc" in str(error):
                raise
            raise DocumentRefused(BAD_PAGE) from error
