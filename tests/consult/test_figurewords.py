"""Numbers of measures: as fine as they are worth, and the same wherever they are read."""

import pytest

from app.consult.events.marks import Figure, MarkAdded, Measure
from app.consult.events.surface import PageSurface, surface_key
from app.consult.figurewords import figure_words, measure_words, number_words
from app.consult.frozenmap import FrozenMap
from app.consult.state import ConsultState, Mark
from app.consult.words import words_of
from app.documents.display_list import shape_list
from app.documents.runs import TextRun
from app.export.marked_page import notes_of
from app.geometry import Point
from ui.stage.mark_words import kind_words

LEGS = (Point(0, 0), Point(50, 0))
QT = (Figure("QT", 400.0, "ms", 9.4), Figure("RR", 800.0, "ms"), Figure("QTc Bazett", 447.2, "ms", 12.01))
VALUES = (Figure("area", 213.4, "mm²", 4.2), *(Figure(name, value, "HU") for name, value in
    (("mean", 42.0), ("spread", 11.5), ("least", -3.0), ("most", 91.0))))  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure("length", 42.13, "mm"), "42.1 mm"),
        (Figure("length", 213.4, "mm"), "213 mm"),
        (Figure("length", 0.456, "mm"), "0.46 mm"),
        (Figure("length", 42.13, "mm", 0.84), "42.1 ± 0.9 mm"),
        (Figure("length", 213.4, "mm", 0.84), "213 ± 1 mm"),
        (Figure("angle", 36.96, "°"), "37.0°"),
        (Figure("angle", 120.0, "°", 0.5), "120.0 ± 0.5°"),
        (Figure("mean", -0.0, "HU"), "0.0 HU"),
        (Figure("mean", -0.001, "HU"), "0.00 HU"),
    ],
)
def test_a_number_is_as_fine_as_it_is_worth(figure: Figure, words: str) -> None:
    assert number_words(figure) == words


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure("RR", 967.6, "ms", 11.2), "RR 968 ± 12 ms"),
        (Figure("rate", 62.02, "/min", 0.0), "62/min"),
        (Figure("rate", 62.02, "/min", 1.6), "62 ± 2 /min"),
        (Figure("QTc Bazett", 408.6, "ms", 24.0), "QTcB 409 ± 24 ms"),
        (Figure("QTc Fridericia", 408.6, "ms"), "QTcF 409 ms"),
        (Figure("height", -1.204, "mV", 0.031), "-1.20 ± 0.04 mV"),
        (Figure("height", -0.001, "mV"), "0.00 mV"),
        (Figure("", 400.0, "ms", 0.2), "400 ± 1 ms"),
    ],
)
def test_what_a_caliper_measured_has_its_name(figure: Figure, words: str) -> None:
    assert figure_words(figure) == words


def test_values_in_an_ellipse_are_one_line_under_its_area() -> None:
    lines = measure_words(Measure("ellipse", LEGS, 5, 2.0, VALUES, "at the detector"))
    assert lines == ("213 ± 5 mm²", "mean 42.0 HU · SD 11.5 · -3.0 to 91.0", "at the detector")


@pytest.mark.parametrize(
    "shape",
    [
        Measure("length", LEGS, 5, 2.0, (Figure("length", 42.13, "mm", 0.84),), "at the detector"),
        Measure("angle", (*LEGS, Point(50, 40)), 5, 2.0, (Figure("angle", 36.96, "°"),)),
        Measure("ellipse", LEGS, 5, 2.0, VALUES),
        Measure("caliper", LEGS, 5, 2.0, QT),
    ],
    ids=lambda shape: shape.kind,
)
def test_stage_list_review_and_saved_page_say_one_thing(shape: Measure) -> None:
    lines = measure_words(shape)
    on, said = PageSurface("d", 0), "; ".join(lines)

    drawn = {item.text for item in shape_list(shape).items if isinstance(item, TextRun)}
    mark = Mark("m", on, shape, "", 0, 0)
    state = ConsultState("c", marks=FrozenMap({"m": mark}), surfaces={surface_key(on): ("m",)})
    (note,) = notes_of(state, on)

    assert lines and drawn == set(lines)
    assert note.words.endswith(f": {said}")
    assert kind_words(shape).endswith(f": {said}")
    assert f"({said})" in (words_of(MarkAdded("m", on, shape)) or "")
