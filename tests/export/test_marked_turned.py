"""A page that was turned or mirrored leaves the program as it stood on the stage: marks on their places, letters
upright, and a badge that says what was done."""

import subprocess

import cv2
import msgspec
import numpy as np
import pymupdf
import pytest

from app.client.exporting import _of_picture
from app.consult.events.looking import Presentation
from app.consult.events.marks import Arrow, Pin, Rectangle, Shape, Text
from app.consult.frozenmap import FrozenMap
from app.consult.look_parts import Orientation
from app.consult.state import Mark
from app.documents.display_list import shape_list
from app.documents.numpy_painter import paint
from app.export.marked import marked_pdf
from app.export.marked_page import MarkedPage, Noted
from app.export.shown import shown_of
from app.geometry import Affine, Box, Point, Turn
from tests.export.test_marked import FEET, drawn, noted, pages_of, turned  # noqa: F401
from tests.ui import image_samples as im
from tests.ui import room_samples as rs

SHAPES: tuple[Shape, ...] = (
    Arrow(Point(50, 220), Point(180, 120), 5, 8.0),
    Pin(Point(220, 230), 3, 6, 60.0),
    Rectangle(Box(190, 40, 60, 90), 1, 5.0),
    Text(Point(60, 70), "Scar 视", 2, 40.0),
)
NOTES: tuple[Noted, ...] = tuple(noted(str(number), shape) for number, shape in enumerate(SHAPES))
STANCES: list[tuple[Turn, bool]] = [(1, False), (2, False), (3, False), (0, True), (1, True), (2, True), (3, True)]


def far_off(found: np.ndarray, ground: np.ndarray, way: Affine) -> float:
    """The share of the marks' pixels where `found` shows something else; both a pixel a unit. What the file itself has
    there, its notes and fields, may lie above them."""
    wanted = ground.copy()
    for shape in SHAPES:
        paint(wanted, shape_list(shape), way)
    plain = np.abs(cv2.blur(ground, (5, 5)).astype(int) - 128).max(axis=2) < 4
    marked = plain & (np.abs(wanted.astype(int) - ground).max(axis=2) > 20)
    far = np.abs(found.astype(int) - wanted).max(axis=2) > 64
    assert marked.sum() > 5_000
    return float((far & marked).sum() / marked.sum())


@pytest.mark.parametrize("burnt", [False, True])
def test_a_picture_goes_out_as_it_stood_with_its_marks_where_they_were(tmp_path, burnt):
    whole = Box(0, 0, 300, 260)
    ground = np.full((260, 300, 3), 128, np.uint8)
    ground[:60, :40] = (90, 140, 160)
    pages, grounds = [], []
    for turn, flip in STANCES:
        stands = np.ascontiguousarray(np.rot90(ground[:, ::-1] if flip else ground, -turn))
        grounds.append(stands)
        high, wide = stands.shape[:2]
        jpeg = cv2.imencode(".jpg", stands, [cv2.IMWRITE_JPEG_QUALITY, 100])[1].tobytes()
        pages.append(MarkedPage(wide, high, NOTES, FEET, jpeg=jpeg, way=Affine.quarter(turn, flip, whole)))
    out = tmp_path / "out.pdf"
    out.write_bytes(marked_pdf(pages, burnt).pdf)

    for number, (page, stands) in enumerate(zip(pages, grounds, strict=True)):
        high, wide = stands.shape[:2]
        made = drawn(out, number, tmp_path)[:842, :842]
        long = 842 / max(wide, high)
        shown = made[: round(high * long), : round(wide * long)]
        found = cv2.resize(np.ascontiguousarray(shown), (wide, high), interpolation=cv2.INTER_AREA)
        assert far_off(found, stands, page.way) < 0.08, STANCES[number]


@pytest.mark.parametrize("turn", [1, 2, 3])
@pytest.mark.parametrize("burnt", [False, True])
def test_a_page_of_a_pdf_is_turned_and_stays_one(turned, tmp_path, burnt, turn):  # noqa: F811
    pages = []
    for page in pages_of(turned, *NOTES):
        whole = Box(0, 0, page.width, page.height)
        stands = whole.turned(turn)
        way = Affine.quarter(turn, False, whole)
        pages.append(
            msgspec.structs.replace(page, width=stands.width, height=stands.height, way=way, turn=turn, badge="turned")
        )
    out = tmp_path / "out.pdf"
    out.write_bytes(marked_pdf(pages, burnt).pdf)

    with pymupdf.open(turned) as before, pymupdf.open(out) as file:
        assert [len(page.search_for("turned by")) for page in file] == [1, 1, 1, 1]
        for number, (was, page) in enumerate(zip(before, file, strict=True)):
            shown = pages[number]
            upright = was.get_pixmap().samples
            as_shown = np.frombuffer(upright, np.uint8).reshape(was.get_pixmap().height, -1, 3)[:, :, ::-1]
            ground = np.ascontiguousarray(np.rot90(as_shown, -turn))
            found = drawn(out, number, tmp_path)[: ground.shape[0], : ground.shape[1]]
            assert (ground.shape[1], ground.shape[0]) == (shown.width, shown.height)
            assert far_off(found, ground, shown.way) < 0.1, number
            assert page.rect.width == pytest.approx(shown.width, abs=0.1)


def test_letters_of_a_turned_page_are_read_upright(turned, tmp_path):  # noqa: F811
    first = pages_of(turned, noted("t", Text(Point(60, 120), "Scar", 2, 40.0)))[0]
    way = Affine.quarter(1, True, Box(0, 0, 400, 300))
    jpeg = cv2.imencode(".jpg", np.full((400, 300, 3), 128, np.uint8))[1].tobytes()
    page = MarkedPage(300, 400, first.notes, FEET, jpeg=jpeg, way=way)
    out = tmp_path / "out.pdf"
    out.write_bytes(marked_pdf([page], burnt=True).pdf)
    (word,) = {one[:4] for one in pymupdf.open(out)[0].get_text("words") if one[4] == "Scar"}
    at = way.apply(Point(60, 120))
    scale = 842 / 400
    assert word[2] - word[0] > word[3] - word[1]  # on one line, from left to right
    assert word[0] == pytest.approx(at.x * scale, abs=6) and word[3] > at.y * scale > word[1]


def test_the_badge_stands_below_the_page_in_words_that_are_found(turned, tmp_path):  # noqa: F811
    page = msgspec.structs.replace(pages_of(turned, *NOTES)[0], badge="turned to the right, inverted")
    out = tmp_path / "out.pdf"
    out.write_bytes(marked_pdf([page], burnt=False).pdf)
    read = subprocess.run(["pdftotext", "-layout", out, "-"], check=True, capture_output=True, text=True).stdout
    assert read.index("turned to the right, inverted") < read.index(FEET[0])
    below = drawn(out, 0, tmp_path)[302:316, 6:120]
    assert (below.max(axis=2) < 130).mean() > 0.5  # light letters on a dark ground


def test_what_the_lead_turned_and_windowed_is_saved_so_and_says_it():
    how = Presentation(centre=-600, width=1500, turn=1, flip=True)
    state = msgspec.structs.replace(im.ct_state(2), presentations={im.CT: how})
    shown = shown_of(state, im.surface(2), im.deep_page(2))
    page = _of_picture(state, im.surface(2), shown)
    stored = cv2.imdecode(np.frombuffer(page.jpeg, np.uint8), cv2.IMREAD_COLOR)
    assert np.abs(stored.astype(int) - shown.pixels).mean() < 3
    assert page.way.apply(Point(0, 0)) == Point(im.SIDE, im.SIDE)
    assert page.badge == "turned to the right, left and right changed, window centre -600, width 1500"


def test_a_still_of_a_turned_camera_is_saved_as_it_stood():
    still = rs.STILL
    turned_camera = Orientation(0, None, None, 1, False, "p", 1)
    mark = Mark("m", still, Arrow(Point(10, 20), Point(60, 80), 5, 8.0), "", 0, 0)
    state = msgspec.structs.replace(
        rs.fundus_state(), orientations={still.source: (turned_camera,)}, marks=FrozenMap({"m": mark})
    )
    pixels = np.zeros((still.height, still.width, 3), np.uint8)
    pixels[:200, :200] = 255
    page = _of_picture(state, still, shown_of(state, still, pixels))
    stored = cv2.imdecode(np.frombuffer(page.jpeg, np.uint8), cv2.IMREAD_COLOR)
    assert (page.width, page.height) == (still.height, still.width) == stored.shape[1::-1]
    assert stored[100, -100].min() > 200 and stored[100, 100].max() < 50
    assert page.way.apply(Point(0, 0)) == Point(still.height, 0) and page.badge == ""
