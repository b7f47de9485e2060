"""Where a place of a PDF page as it is shown lies in the page's own coordinates (ISO 32000-1, 7.7.3.3: boxes and
Rotate), and how a form
comes onto it. Knows no mark."""

import pymupdf

from app.geometry import Affine, Box


def to_own(page: pymupdf.Page) -> Affine:
    """From points as shown (turned as the file says, y down from the upper left) to the page's own (y up)."""
    media = page.mediabox
    top = media.y1  # MuPDF counts the crop's y down from the media's upper edge; what lies beyond that is not shown
    crop = page.cropbox & pymupdf.Rect(media.x0, 0.0, media.x1, media.height)
    left, right, lower, upper = crop.x0, crop.x1, top - crop.y1, top - crop.y0
    turned = page.rotation in (90, 270)
    unit = (upper - lower if turned else right - left) / page.rect.width  # a page may count in larger units
    match page.rotation:
        case 90:
            return Affine(0.0, unit, unit, 0.0, left, lower)
        case 180:
            return Affine(-unit, 0.0, 0.0, unit, right, lower)
        case 270:
            return Affine(0.0, -unit, -unit, 0.0, right, upper)
        case _:
            return Affine(unit, 0.0, 0.0, -unit, left, upper)


def lengthen(paper: pymupdf.Document, number: int, more: float) -> None:
    """Adds `more` points of empty paper below the page as it is shown, whose file is one's own. What the file had cut
    away at the edges stays cut away, notes too, and whatever the page does to coordinates and colours ends with it."""
    page = paper[number]
    shown = page.rect
    seen = shown * page.derotation_matrix
    for hidden in [one for one in page.annots() if not one.rect.intersects(seen)]:
        page.delete_annot(hidden)
    for field in [one for one in page.widgets() if not one.rect.intersects(seen)]:
        page.delete_widget(field)
    page = paper[number]
    own = to_own(page)
    inside = own.box(Box(0.0, 0.0, shown.width, shown.height))
    longer = own.box(Box(0.0, 0.0, shown.width, shown.height + more))
    page.wrap_contents()
    window = f"q {inside.x:.3f} {inside.y:.3f} {inside.width:.3f} {inside.height:.3f} re W n"
    contents = [_stream(paper, window), *page.get_contents(), _stream(paper, "Q")]
    paper.xref_set_key(page.xref, "Contents", f"[{' '.join(f'{xref} 0 R' for xref in contents)}]")
    corners = f"[{longer.x:.3f} {longer.y:.3f} {longer.x + longer.width:.3f} {longer.y + longer.height:.3f}]"
    for name in ("MediaBox", "CropBox"):
        paper.xref_set_key(page.xref, name, corners)
    for name in ("TrimBox", "BleedBox", "ArtBox"):
        paper.xref_set_key(page.xref, name, "null")


def _stream(paper: pymupdf.Document, drawing: str) -> int:
    """As a part of a page's contents, between others."""
    xref = paper.get_new_xref()
    paper.update_object(xref, "<<>>")
    paper.update_stream(xref, f"\n{drawing}\n".encode())
    return int(xref)


def carried(paper: pymupdf.Document, drawn: pymupdf.Document) -> list[int]:
    """The numbers of a form (8.10) in `paper` for each page of `drawn`, with its lower left corner at 0, 0. They come
    by way of a page that is gone afterwards: pages that are held are old then."""
    scratch = paper.new_page()
    forms = [scratch.show_pdf_page(sheet.rect, drawn, sheet.number) for sheet in drawn]
    paper.delete_page(scratch.number)
    return forms


def place(paper: pymupdf.Document, number: int, form: int) -> None:
    """Lays a form of the page's own size over all of it, as it is shown. Of a page that was lengthened."""
    page = paper[number]
    way = Affine(1.0, 0.0, 0.0, -1.0, 0.0, page.rect.height).then(to_own(page))
    numbers = " ".join(f"{value:.4f}" for value in (way.a, way.b, way.c, way.d, way.e, way.f))
    _enter(paper, page.xref, ("Resources", "XObject", f"Over{form}"), f"{form} 0 R")
    drawing = _stream(paper, f"q {numbers} cm /Over{form} Do Q")
    before = " ".join(f"{xref} 0 R" for xref in page.get_contents())
    paper.xref_set_key(page.xref, "Contents", f"[{before} {drawing} 0 R]")


def _enter(paper: pymupdf.Document, xref: int, way: tuple[str, ...], value: str) -> None:
    """Sets the last of `way`, also where one of the dictionaries before it is an object of its own."""
    path = ""
    for key in way[:-1]:
        path = f"{path}/{key}" if path else key
        kind, found = paper.xref_get_key(xref, path)
        if kind == "xref":
            xref, path = int(found.split()[0]), ""
    paper.xref_set_key(xref, f"{path}/{way[-1]}" if path else way[-1], value)
