"""What a PDF carries beside its pages stays here: through the real child, with real PDFs and photographs."""

import io
import struct
import zlib
from collections.abc import Callable

import numpy as np
import pymupdf
import pytest
from PIL import Image

from tests.documents.conftest import camera_data, pdf_of, picture

SIX = pymupdf.Rect(50, 50, 140, 95)
SECRET = b"carried inside, told to nobody"


def everything(path: str) -> bytes:
    """All objects and all streams of a PDF, decoded and as they lie."""
    pdf = pymupdf.open(path, filetype="pdf")
    parts = []
    for xref in range(1, pdf.xref_length()):
        parts.append(pdf.xref_object(xref).encode())
        if pdf.xref_is_stream(xref):
            parts += [pdf.xref_stream_raw(xref) or b"", pdf.xref_stream(xref) or b""]
    return b"\n".join(parts)


def photograph(**how: object) -> tuple[pymupdf.Document, int, bytes]:
    """One page with one photograph on it: the document, the number of its image, the coded photograph."""
    exif = camera_data()
    exif[0x0112] = 1
    coded = picture("JPEG", exif=exif, **how)
    pdf = pymupdf.open()
    return pdf, pdf.new_page(width=300, height=400).insert_image(SIX, stream=coded), coded


def wrapped(filters: str, wrap: Callable[[bytes], bytes]) -> bytes:
    pdf, image, coded = photograph()
    pdf.update_stream(image, wrap(coded), new=False, compress=False)
    pdf.xref_set_key(image, "Filter", filters)
    return bytes(pdf.tobytes())


def test_a_pdf_leaves_without_scripts_actions_carried_files_and_names(opener):
    pdf = pymupdf.open()
    page = pdf.new_page()
    page.insert_link({"kind": pymupdf.LINK_LAUNCH, "from": pymupdf.Rect(0, 0, 50, 50), "file": "calc.exe"})
    page.insert_image(pymupdf.Rect(0, 0, 90, 60), stream=picture("JPEG", exif=camera_data()))
    pdf.embfile_add("carried.txt", SECRET)
    catalog = pdf.pdf_catalog()
    pdf.xref_set_key(catalog, "OpenAction", "<</S/JavaScript/JS(app.alert\\(1\\))>>")
    pdf.xref_set_key(catalog, "AA", "<</WC<</S/JavaScript/JS(app.alert\\(2\\))>>>>")
    pdf.set_metadata({"author": "Somebody Known"})

    opened = opener.open(pdf.tobytes())

    left = everything(opened.path)
    for word in (b"app.alert", b"Launch", SECRET, b"carried.txt", b"Somebody Known", b"SERIAL"):
        assert word not in left
    assert opener.render(opened.handle, 0).min() < 100  # the photograph is still there


@pytest.mark.parametrize("subtype", ["FileAttachment", "Sound", "Movie", "Screen", "RichMedia"])
def test_an_annotation_that_carries_a_file_goes_with_what_it_carries(opener, subtype):
    pdf = pymupdf.open(stream=pdf_of(1))
    note = pdf[0].add_file_annot((100, 200), SECRET, "patient-list.txt", desc="patient-list")
    pdf[0].add_highlight_annot(pymupdf.Rect(40, 60, 100, 90))
    pdf.xref_set_key(note.xref, "Subtype", f"/{subtype}")

    opened = opener.open(pdf.tobytes())

    left = everything(opened.path)
    assert SECRET not in left and b"patient-list" not in left
    pixels = opener.render(opened.handle, 0)
    assert pixels[75, 70, 0] < 100  # what is marked stays marked
    assert pixels[60:90].min() < 100  # and what is written stays written


def test_an_attachment_and_an_action_that_have_no_number_of_their_own_go_too(opener):
    pdf = pymupdf.open(stream=pdf_of(1))
    file = pdf.get_new_xref()
    pdf.update_object(file, "<</Type/EmbeddedFile>>")
    pdf.update_stream(file, SECRET, new=True)
    pdf.xref_set_key(
        pdf[0].xref,
        "Annots",
        f"[<</Type/Annot/Subtype/FileAttachment/Rect[9 9 30 30]/FS<</Type/Filespec/F(a.txt)/EF<</F {file} 0 R>>>>>>"
        "<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A<</S/URI/URI(http://tracker.example)>>>>]",
    )
    left = everything(opener.open(pdf.tobytes()).path)
    assert SECRET not in left and b"tracker" not in left


@pytest.mark.parametrize("name", ["A", "AA", "JS", "AF"])
def test_a_font_may_be_called_like_an_action(opener, name):
    pdf = pymupdf.open(stream=pdf_of(1))
    resources = int(pdf.xref_get_key(pdf[0].xref, "Resources")[1].split()[0])
    fonts = pdf.get_new_xref()
    pdf.update_object(fonts, f"<</{name} {pdf.get_page_fonts(0)[0][0]} 0 R>>")
    pdf.xref_set_key(resources, "Font", f"{fonts} 0 R")
    assert f"<</{name} ".encode() in everything(opener.open(pdf.tobytes()).path).replace(b"\n  ", b"")


@pytest.mark.parametrize(
    ("filters", "wrap"),
    [
        ("/DCTDecode", bytes),
        ("[/DCTDecode]", bytes),
        ("[/FlateDecode/DCTDecode]", zlib.compress),
        ("[/FlateDecode/FlateDecode/DCTDecode]", lambda coded: zlib.compress(zlib.compress(coded))),
        ("[/ASCIIHexDecode/DCTDecode]", lambda coded: coded.hex().encode() + b">"),
    ],
)
def test_a_photograph_loses_its_camera_data_however_it_is_wrapped(opener, filters, wrap):
    data = wrapped(filters, wrap)
    opened = opener.open(data)
    left = everything(opened.path)
    assert b"SERIAL" not in left and b"Exif" not in left and b"ExampleMaker" not in left
    before = pymupdf.open(stream=data)[0].get_pixmap(annots=False)
    shown = opener.render(opened.handle, 0)
    assert (shown == np.frombuffer(before.samples, np.uint8).reshape(shown.shape)[:, :, ::-1]).all()


@pytest.mark.parametrize("keep", [-2, -150, 700])
def test_a_photograph_that_breaks_off_inside_a_pdf_is_shown_as_far_as_it_goes_and_tells_nothing(opener, keep):
    pdf, image, coded = photograph(comment=b"SECRET")
    pdf.update_stream(image, coded[:keep], new=False, compress=False)
    pdf.xref_set_key(image, "Filter", "/DCTDecode")
    left = everything(opener.open(pdf.tobytes()).path)
    assert b"SERIAL" not in left and b"Exif" not in left and b"SECRET" not in left


def test_what_says_it_is_a_photograph_and_is_none_leaves_empty(opener):
    pdf, image, _ = photograph()
    pdf.update_stream(image, b"no photograph: " + SECRET, new=False, compress=False)
    pdf.xref_set_key(image, "Filter", "/DCTDecode")
    opened = opener.open(pdf.tobytes())
    assert SECRET not in everything(opened.path)


def test_how_the_colours_of_a_photograph_are_coded_stays(opener):
    pdf, image, coded = photograph()
    pdf.update_stream(image, zlib.compress(coded), new=False, compress=False)
    pdf.xref_set_key(image, "Filter", "[/FlateDecode/DCTDecode]")
    pdf.xref_set_key(image, "DecodeParms", "[null<</ColorTransform 0>>]")
    assert b"/ColorTransform 0" in everything(opener.open(pdf.tobytes()).path)


def test_a_picture_in_jpeg_2000_keeps_its_code_and_loses_its_boxes(opener):
    coded = picture("JPEG2000")
    exif = struct.pack(">I4s16s", 24 + len(SECRET), b"uuid", b"JpgTiffExif->JP2") + SECRET
    pdf = pymupdf.open()
    image = pdf.new_page(width=300, height=400).insert_image(SIX, stream=coded)
    pdf.update_stream(image, coded + exif, new=False, compress=False)
    pdf.xref_set_key(image, "Filter", "/JPXDecode")
    opened = opener.open(pdf.tobytes())
    assert SECRET not in everything(opened.path)
    assert opener.render(opened.handle, 0)[70, 120, 2] < 100  # the blue half


def test_a_segment_that_only_begins_like_adobes_goes(opener):
    coded = picture("JPEG")
    words = b"Adobe_CM\x00" + SECRET
    tagged = coded[:2] + struct.pack(">BBH", 0xFF, 0xED, len(words) + 2) + words + coded[2:]
    left = opener.open(tagged).path.read_bytes()
    assert SECRET not in left
    assert (np.asarray(Image.open(io.BytesIO(left))) == np.asarray(Image.open(io.BytesIO(coded)))).all()
