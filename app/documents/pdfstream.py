"""A PDF read through a file object, part by part as MuPDF asks: of a sealed one no more than a part is ever in clear.

MuPDF has a stream with three calls for this, and its Python binding offers no way to give it them: they are put into
their places by ctypes. Where the places lie is held against what the binding itself says, once, before anything is
opened. The calls take back the interpreter's lock, which the binding never gives away.
"""

import ctypes
import io
import os
from functools import cache
from typing import Any

import pymupdf
from pymupdf import mupdf

from app.documents.lying import Lying, opened
from app.store.sealedfile import Sealed

pymupdf.TOOLS.mupdf_display_errors(False)  # they are for whoever writes MuPDF, and quote the file
pymupdf.TOOLS.mupdf_display_warnings(False)
PART_BYTES = 8_192  # most of what is looked up in a PDF is a few bytes long
_END = -1
_NEXT = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
_DROP = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)
_SEEK = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64, ctypes.c_int)


class _Stream(ctypes.Structure):
    """fz_stream of mupdf/fitz/stream.h."""

    _fields_ = [
        ("refs", ctypes.c_int),
        ("error", ctypes.c_int),
        ("eof", ctypes.c_int),
        ("progressive", ctypes.c_int),
        ("pos", ctypes.c_int64),
        ("avail", ctypes.c_int),
        ("bits", ctypes.c_int),
        ("rp", ctypes.c_void_p),
        ("wp", ctypes.c_void_p),
        ("state", ctypes.c_void_p),
        ("next", _NEXT),
        ("drop", _DROP),
        ("seek", _SEEK),
    ]


class UnknownMupdf(RuntimeError):
    """This MuPDF lays its streams out in another way: nothing was opened."""


class PdfStream:
    """Of one document, which has to hold it as long as it lives."""

    def __init__(self, file: io.BufferedIOBase) -> None:
        _look_once()
        self._file = file
        self._part = ctypes.create_string_buffer(PART_BYTES)
        self._calls = _NEXT(self._next), _SEEK(self._seek)
        self.error: Exception | None = None  # of the file: MuPDF only hears that it ended
        made = mupdf.ll_fz_new_stream(None, None, None)
        self.fz = mupdf.FzStream(made)
        self._place = _laid(made)
        self._place.next, self._place.seek = self._calls

    def close(self) -> None:
        """After its document."""
        self._file.close()

    def _next(self, _context: int, _stream: int, _most: int) -> int:
        try:
            count = self._file.readinto(self._part)
        except Exception as error:  # noqa: BLE001  nothing may be raised through C
            self.error, count = error, 0
        if not count:
            return _END
        place, start = self._place, ctypes.addressof(self._part)
        place.rp, place.wp = start + 1, start + count
        place.pos += count
        return self._part[0][0]

    def _seek(self, _context: int, _stream: int, offset: int, whence: int) -> None:
        place, start = self._place, ctypes.addressof(self._part)
        try:
            place.pos = self._file.seek(max(offset, 0) if whence == os.SEEK_SET else offset, whence)
        except Exception as error:  # noqa: BLE001  as above
            self.error = error
        place.rp = place.wp = start


def open_pdf(file: io.BufferedIOBase) -> pymupdf.Document:
    """Whoever opened `file` closes it, after the document. Raises what PyMuPDF raises for a file, UnknownMupdf, and
    what `file` raised."""
    stream = PdfStream(file)
    pdf = pymupdf.Document()  # an empty one: the binding itself opens only what has a name or is in memory as a whole
    pdf.stream = stream
    try:
        pdf.this = mupdf.fz_open_document_with_stream("pdf", stream.fz)
        pdf.is_encrypted = bool(pdf.needs_pass)
        if not pdf.is_encrypted:
            pdf.init_doc()
        check(pdf)  # else MuPDF makes what it can of a file that seems to end early
    except (RuntimeError, mupdf.FzErrorBase) as error:
        pdf.close()
        raise stream.error or pymupdf.FileDataError("not a PDF") from error
    except Exception:
        pdf.close()
        raise
    return pdf


def check(pdf: pymupdf.Document) -> None:
    """Raises what its file raised while it was read."""
    if isinstance(pdf.stream, PdfStream) and pdf.stream.error is not None:
        raise pdf.stream.error


def pdf_at(file: Lying) -> pymupdf.Document:
    """`close_pdf` it. Raises as `open_pdf`, and OSError, SealBroken."""
    if not isinstance(file, Sealed):
        return pymupdf.open(file, filetype="pdf")
    reader = opened(file)
    try:
        return open_pdf(reader)
    except BaseException:
        reader.close()
        raise


def close_pdf(pdf: pymupdf.Document) -> None:
    """And the file it reads from: nothing holds it open when this returns."""
    stream = pdf.stream
    pdf.close()
    if isinstance(stream, PdfStream):
        stream.close()


def _laid(made: Any) -> _Stream:
    return _Stream.from_address(int(made.this))


@cache
def _look_once() -> None:
    """Raises UnknownMupdf."""
    made = mupdf.ll_fz_new_stream(None, None, None)
    kept = mupdf.FzStream(made)
    place = _laid(made)
    is_empty = place.refs == 1 and not (place.state or place.next or place.drop or place.seek)
    place.pos, place.avail, place.bits = 1 << 40, 3, 5
    fits = is_empty and (made.refs, made.pos, made.avail, made.bits) == (1, 1 << 40, 3, 5)
    place.pos = place.avail = place.bits = 0
    del kept
    if not fits:
        raise UnknownMupdf
