"""A mark as an annotation of ISO 32000-1, 12.5: its own kind and places, so that a PDF program can move, recolour and
remove it, with the form that our painter draws as its appearance. Knows no consult."""

from datetime import UTC, datetime
from typing import assert_never

import pymupdf

from app.consult.events.marks import Arrow, Ellipse, Manoeuvre, Measure, Pin, Rectangle, Shape, Stroke, Text
from app.documents.display_list import shape_list
from app.documents.ink import decode_ink
from app.documents.palette import pen
from app.export.marked_page import Noted
from app.export.pdf_painter import paint
from app.export.pdf_place import carried, to_own
from app.geometry import Affine, Box, Point

PRINTED = 4  # the flag of 12.5.3: an annotation that is not printed would be missing on paper
ROOM = 1.0  # points around a form, for the edges that are drawn softly
HIGHLIGHT = 0.35  # how much a highlighter covers, for a program that draws its own


def annotate(pdf: pymupdf.Document, number: int, notes: tuple[Noted, ...], to_page: Affine) -> None:
    """Adds `notes` to page `number`; `to_page` maps their surface units to points of the page as it is shown. Raises
    `ink.BadInk` for a stroke that cannot be read."""
    forms = _forms(pdf, notes, to_page)
    page = pdf[number]
    way = to_page.then(to_own(page))
    before = _annotations_of(pdf, page.xref)
    added = []
    for note, (form, part) in zip(notes, forms, strict=True):
        xref = pdf.get_new_xref()
        pdf.xref_set_key(form, "Matrix", _upright(page))
        pdf.update_object(xref, _object(note, form, to_own(page).box(part), way, page.xref))
        added.append(f"{xref} 0 R")
    pdf.xref_set_key(page.xref, "Annots", f"[{before} {' '.join(added)}]")


def _forms(pdf: pymupdf.Document, notes: tuple[Noted, ...], to_page: Affine) -> list[tuple[int, Box]]:
    """Of each mark the number of its form, and where it stands on the page. They are drawn in a paper of their own and
    carried over by way of a page that is gone afterwards."""
    drawn = pymupdf.open()
    parts = []
    for note in notes:
        what = shape_list(note.shape)
        bounds = what.bounds(to_page)
        if bounds is None:
            raise ValueError("a mark without anything to paint")
        part = _grown(bounds)
        paint(drawn.new_page(width=part.width, height=part.height), what, _moved(to_page, -part.x, -part.y))
        parts.append(part)
    if drawn.page_count:
        drawn.subset_fonts()
    return list(zip(carried(pdf, drawn), parts, strict=True))


def _object(note: Noted, form: int, rect: Box, way: Affine, page: int) -> str:
    red, green, blue, _ = pen(note.shape.colour)
    said = {
        "T": pymupdf.get_pdf_str(note.author),
        "Contents": pymupdf.get_pdf_str(note.words),
        "NM": pymupdf.get_pdf_str(note.mark),
        "Subj": "(Preceptor)",
        "M": f"({_date(note.made_ms)})",
        "CreationDate": f"({_date(note.made_ms)})",
        "C": f"[{red / 255:.3f} {green / 255:.3f} {blue / 255:.3f}]",
        "Rect": _numbers([rect.x, rect.y, rect.x + rect.width, rect.y + rect.height]),
        "AP": f"<</N {form} 0 R>>",
        "F": str(PRINTED),
        "P": f"{page} 0 R",
    }
    body = "".join(f"/{key} {value}" for key, value in said.items())
    return f"<</Type/Annot{_kind(note.shape, way)}{body}>>"


def _kind(shape: Shape, way: Affine) -> str:
    """Subtype and what it needs, in the page's own coordinates."""
    scale = way.scale
    match shape:
        case Stroke(ink=ink, width=width, tool=tool):
            points = [Point(float(x), float(y)) for x, y in decode_ink(ink)[:, :2].tolist()]
            cover = f"/CA {HIGHLIGHT}" if tool == "highlighter" else ""
            return f"/Subtype/Ink/InkList[{_places(points, way)}]{_border(width * scale)}{cover}"
        case Arrow(tail=tail, head=head, width=width):
            return f"/Subtype/Line/L{_places([tail, head], way)}/LE[/None/ClosedArrow]{_border(width * scale)}"
        case Ellipse(width=width):
            return f"/Subtype/Circle{_border(width * scale)}"
        case Rectangle(width=width):
            return f"/Subtype/Square{_border(width * scale)}"
        case Text(size=size, colour=colour):
            red, green, blue, _ = pen(colour)
            look = f"(/Helv {size * scale:.2f} Tf {red / 255:.3f} {green / 255:.3f} {blue / 255:.3f} rg)"
            return f"/Subtype/FreeText/DA{look}/Border[0 0 0]"
        case Pin() | Manoeuvre():
            return "/Subtype/Stamp"
        case Measure(kind="length", points=points, width=width):
            return f"/Subtype/Line/L{_places(list(points), way)}/IT/LineDimension{_border(width * scale)}"
        case Measure(kind="ellipse", width=width):
            return f"/Subtype/Circle{_border(width * scale)}"
        case Measure(points=points, width=width):
            return f"/Subtype/PolyLine/Vertices{_places(list(points), way)}{_border(width * scale)}"
        case _:
            assert_never(shape)


def _annotations_of(pdf: pymupdf.Document, page: int) -> str:
    """What stands in the array of the page, without its brackets."""
    kind, value = pdf.xref_get_key(page, "Annots")
    if kind == "xref":
        value = pdf.xref_object(int(value.split()[0]), compressed=True)
    return value.strip()[1:-1] if value.strip().startswith("[") else ""


def _upright(page: pymupdf.Page) -> str:
    """Turns a form against the page, so that it is seen as it was drawn."""
    turn = pymupdf.Matrix(page.rotation)
    return _numbers([turn.a, turn.b, turn.c, turn.d, 0.0, 0.0])


def _grown(part: Box) -> Box:
    return Box(part.x - ROOM, part.y - ROOM, part.width + 2 * ROOM, part.height + 2 * ROOM)


def _moved(way: Affine, dx: float, dy: float) -> Affine:
    return way.then(Affine(1.0, 0.0, 0.0, 1.0, dx, dy))


def _places(points: list[Point], way: Affine) -> str:
    return _numbers([one for point in points for one in _pair(way.apply(point))])


def _pair(point: Point) -> tuple[float, float]:
    return point.x, point.y


def _numbers(values: list[float]) -> str:
    return f"[{' '.join(f'{value:.2f}' for value in values)}]"


def _border(width: float) -> str:
    return f"/BS<</W {max(width, 0.1):.2f}>>"


def _date(ms: int) -> str:
    """7.9.4, in UTC."""
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("D:%Y%m%d%H%M%SZ")
