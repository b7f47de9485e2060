"""Every kind of mark, drawn by two, moved, taken back, struck: the same picture live, in the review, from a bundle."""

import numpy as np

from app.consult import events as e
from app.consult.reduce import fold
from app.consult.replica import Replica
from app.consult.timeline import Timeline
from app.documents.display_list import display_list
from app.documents.numpy_painter import paint
from app.documents.reshape import moved
from app.export.bundle import read_bundle, write_bundle
from app.export.packing import state_of
from tests.consult.cast import EXPERT, NURSE, PAGE, Table, together
from tests.documents.shapes import SHAPES, SIDE

KEY = "page:doc:0"


def drawn() -> Table:
    table = together()
    for number, (name, shape) in enumerate(SHAPES.items()):
        client, person = ((1, NURSE), (2, EXPERT))[number % 2]
        mark = f"m{number}"
        table.submit(client, person, e.MarkAdded(mark, PAGE, shape))
        if number % 3 == 0:
            table.submit(client, person, e.MarkReshaped(mark, moved(shape, 12.0, -7.0)))
        if name == "ellipse":
            table.submit(client, person, e.MarkRemoved(mark))
            table.submit(client, person, e.MarkRestored(mark))
        if name == "text":
            table.submit(client, person, e.MarkRemoved(mark))
    table.submit(2, EXPERT, e.MarkStruck("m0", "misleading"))
    return table


def picture(state) -> np.ndarray:
    pixels = np.full((SIDE, SIDE, 3), 128, np.uint8)
    paint(pixels, display_list(state.marks_on(KEY)))
    return pixels


def test_the_review_shows_at_every_moment_what_the_room_showed():
    table = drawn()
    timeline = Timeline(table.log)
    for number in range(len(table.log) - 12, len(table.log) + 1):
        live = fold("c", table.log[:number])
        assert (picture(timeline.state_at(table.log[number - 1].at_ms)) == picture(live)).all()
    assert (picture(table.state) != picture(together().state)).any()


def test_a_late_joiner_sees_what_everybody_sees():
    table = drawn()
    late = Replica("c", "late")
    for record in table.log:
        late.committed(record)
    assert (picture(late.state) == picture(table.state)).all()


def test_the_bundle_holds_the_same_picture(tmp_path):
    table = drawn()
    path = tmp_path / "c.preceptor"
    write_bundle(path, table.log, lambda blob: None, 1_000)
    back = state_of(read_bundle(path).records)
    assert (picture(back) == picture(table.state)).all()
