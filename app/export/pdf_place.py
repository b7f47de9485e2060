"""Where a place of a PDF page as it is shown lies in the page's own coordinates (ISO 32000-1, 7.7.3.3: boxes and
Rotate), and how forms come
onto it. Knows no mark."""

import pymupdf

from app.geometry import Affine, Box, Point, around


def to_own(page: pymupdf.Page) -> Affine:
    """From points as shown (turned as the file says, y down from the upper left) to the page's own (y up)."""
    crop, top = page.cropbox, page.mediabox.y1  # MuPDF counts the crop's y down from the media's upper edge
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


def lengthen(page: pymupdf.Page, more: float) -> None:
    """Adds `more` points of empty paper below the page as it is shown, whose file is one's own. `page` is old then."""
    shown = page.rect
    ends = (Point(0.0, 0.0), Point(shown.width, shown.height + more))
    box: Box = around(to_own(page).apply(end) for end in ends)
    corners = f"[{box.x:.3f} {box.y:.3f} {box.x + box.width:.3f} {box.y + box.height:.3f}]"
    for name in ("MediaBox", "CropBox"):
        page.parent.xref_set_key(page.xref, name, corners)
    for name in ("TrimBox", "BleedBox", "ArtBox"):
        page.parent.xref_set_key(page.xref, name, "null")


def carried(paper: pymupdf.Document, drawn: pymupdf.Document) -> list[int]:
    """The numbers of a form (8.10) in `paper` for each page of `drawn`, with its lower left corner at 0, 0. They come
    by way of a page that is gone afterwards: pages that are held are old then."""
    scratch = paper.new_page()
    forms = [scratch.show_pdf_page(sheet.rect, drawn, sheet.number) for sheet in drawn]
    paper.delete_page(scratch.number)
    return forms


def place(paper: pymupdf.Document, number: int, form: int) -> None:
    """Lays a form of the page's own size over all of it, as it is shown."""
    page = paper[number]
    way = Affine(1.0, 0.0, 0.0, -1.0, 0.0, page.rect.height).then(to_own(page))
    numbers = " ".join(f"{value:.4f}" for value in (way.a, way.b, way.c, way.d, way.e, way.f))
    if not page.is_wrapped:
        page.wrap_contents()  # a page may leave its own turns and colours behind it
    _enter(paper, page.xref, ("Resources", "XObject", f"Over{form}"), f"{form} 0 R")
    drawing = paper.get_new_xref()
    paper.update_object(drawing, "<<>>")
    paper.update_stream(drawing, f"q {numbers} cm /Over{form} Do Q".encode())
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
