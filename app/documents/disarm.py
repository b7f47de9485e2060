"""In the child: takes out of a PDF what acts, what carries other files, and what cameras wrote into its photographs.

A part is known by what it is, not by the key it hangs on: a font may be called /A, an action may hang anywhere. What a
writer put into the drawing itself (an inline image of a few kB) is part of the page and stays as it is.
"""

import re
from collections.abc import Iterator

import pymupdf
from pymupdf import mupdf

from app.documents.opened import Tell, untold
from app.documents.strip import NotStripped, strip_jp2, strip_jpeg

# What makes a viewer act (ISO 32000-1, 12.6.4; ISO 32000-2), what plays or carries a file (12.5.6), where both hang.
ACTIONS = frozenset({"GoTo", "GoToR", "GoToE", "GoToDp", "Launch", "Thread", "URI", "Sound", "Movie", "Hide", "Named"})
ACTIONS |= {"SubmitForm", "ResetForm", "ImportData", "JavaScript", "SetOCGState", "Rendition", "Trans", "GoTo3DView"}
ACTIONS |= {"RichMediaExecute"}
CARRIERS = frozenset({"FileAttachment", "Sound", "Movie", "Screen", "RichMedia", "3D"})
KEYS = ("OpenAction", "JavaScript", "EmbeddedFiles", "XFA", "Metadata", "PieceInfo", "Renditions", "Thumb")
MAX_CODED_BYTES = 200_000_000  # of one photograph: it is held three times while it is looked through
_SUSPECT = re.compile(rf"/(?:{'|'.join(sorted({*ACTIONS, *CARRIERS, *KEYS, 'EF'}))})\b|/(?:S|Subtype) \d+ \d+ R")
_DAMAGE = (RuntimeError, ValueError, mupdf.FzErrorBase)


def disarm(pdf: pymupdf.Document, tell: Tell = untold) -> None:
    """Changes the open document; what is then unreachable goes when it is saved with `garbage=1`."""
    document = mupdf.pdf_document_from_fz_document(pdf.this)
    for xref in range(1, pdf.xref_length()):
        tell(xref, pdf.xref_length())
        try:
            text = pdf.xref_object(xref, compressed=True)
            found = mupdf.pdf_load_object(document, xref)
        except _DAMAGE:  # a hole in a damaged table; it is saved as nothing
            continue
        if _SUSPECT.search(text):
            _disarm(found)
        if "/Filter" in text:
            _strip(document, found, xref)


def _disarm(root: mupdf.PdfObj) -> None:
    """This object with the parts that stand in it; a part with a number of its own has its own turn."""
    waiting = [root]
    while waiting:
        part = waiting.pop()
        if mupdf.pdf_is_dict(part):
            if _is_harmful(part):
                _empty(part)
            for key in KEYS:
                mupdf.pdf_dict_dels(part, key)
        waiting += [inner for inner in _inside(part) if not mupdf.pdf_is_indirect(inner)]


def _inside(part: mupdf.PdfObj) -> Iterator[mupdf.PdfObj]:
    if mupdf.pdf_is_dict(part):
        yield from (mupdf.pdf_dict_get_val(part, index) for index in range(mupdf.pdf_dict_len(part)))
    elif mupdf.pdf_is_array(part):
        yield from (mupdf.pdf_array_get(part, index) for index in range(mupdf.pdf_array_len(part)))


def _is_harmful(part: mupdf.PdfObj) -> bool:
    acts = _name(part, "S") in ACTIONS
    return acts or _name(part, "Subtype") in CARRIERS or bool(mupdf.pdf_dict_gets(part, "EF").m_internal)


def _name(part: mupdf.PdfObj, key: str) -> str:
    return str(mupdf.pdf_to_name(mupdf.pdf_dict_gets(part, key)))


def _empty(part: mupdf.PdfObj) -> None:
    while mupdf.pdf_dict_len(part):
        mupdf.pdf_dict_del(part, mupdf.pdf_dict_get_key(part, 0))


def _strip(document: mupdf.PdfDocument, found: mupdf.PdfObj, xref: int) -> None:
    """A photograph, in whatever it is wrapped, keeps its coded picture and loses the rest. One that is no JPEG or
    JPEG 2000 although it says so shows nothing anyway, and leaves empty."""
    filters = mupdf.pdf_dict_gets(found, "Filter")
    several = mupdf.pdf_is_array(filters)
    names = [str(mupdf.pdf_to_name(name)) for name in (_inside(filters) if several else (filters,))]
    kind = next((name for name in names if name in ("DCTDecode", "DCT", "JPXDecode")), "")
    if not kind:
        return
    try:
        coded = _coded(document, xref) if names[-1] == kind else b""
        kept = strip_jp2(coded) if kind == "JPXDecode" else strip_jpeg(coded, half=True)
    except (NotStripped, *_DAMAGE):
        kept = b""
    parameters = mupdf.pdf_dict_gets(found, "DecodeParms")
    if mupdf.pdf_is_array(parameters):
        parameters = mupdf.pdf_array_get(parameters, mupdf.pdf_array_len(parameters) - 1)
    mupdf.pdf_update_stream(document, found, mupdf.fz_new_buffer_from_copied_data(kept), 1)
    mupdf.pdf_dict_puts(found, "Filter", mupdf.pdf_new_name(kind))
    mupdf.pdf_dict_dels(found, "DecodeParms")
    if mupdf.pdf_is_dict(parameters):
        mupdf.pdf_dict_puts(found, "DecodeParms", parameters)


def _coded(document: mupdf.PdfDocument, xref: int) -> bytes:
    """What is left when everything around the photograph is unwrapped."""
    held = mupdf.pdf_load_compressed_stream(document, xref, MAX_CODED_BYTES)
    buffer = mupdf.FzBuffer(mupdf.ll_fz_keep_buffer(held.m_internal.buffer))
    return bytes(mupdf.fz_buffer_extract_copy(buffer))
