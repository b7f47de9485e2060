"""A mark in words: what it is, by whom, when; nothing of the patient's left or right."""

import pytest

from app.consult.events.marks import Arrow, Figure, Manoeuvre, Measure, Pin
from app.consult.figurewords import TOGETHER
from app.documents.measure import AT_THE_DETECTOR, LOOK_CLOSER, NO_SCALE
from app.geometry import Point
from app.settings import assets_folder
from tests.documents.shapes import SHAPES
from tests.ui import room_samples as rs
from ui.language import Language
from ui.stage.mark_words import about, about_in, kind_words


@pytest.mark.parametrize("name", SHAPES)
def test_every_kind_has_its_words_and_none_says_left_or_right(qapp, name):
    words = kind_words(SHAPES[name]).lower()
    assert words and not {"left", "right", "head", "feet"} & set(words.replace(",", " ").split())


def test_numbers_are_told(qapp):
    assert kind_words(Pin(Point(0, 0), 7, 5, 9.0)) == "Pin 7"
    assert kind_words(Pin(Point(0, 0), 7, 5, 9.0, asks=True)) == "Pin 7: “Here?”"
    assert kind_words(Arrow(Point(0, 0), Point(9, 9), 5, 2.0, 0, 7)) == "Arrow 7"
    assert kind_words(Arrow(Point(0, 0), Point(9, 9), 5, 2.0)) == "Arrow"


def test_one_reads_you_of_ones_own_and_the_review_reads_the_name(qapp):
    stamp = Manoeuvre(Point(0, 0), "tilt", 0.0, 5, 60.0)
    state = rs.with_marks(rs.still_state(), rs.mark("m", rs.STILL, stamp))
    mark = state.marks["m"]
    assert about(rs.view(state, rs.DOCTOR), mark).startswith("Tilt the probe, drawn by you at ")
    assert about(rs.view(state, rs.NURSE), mark).startswith("Tilt the probe, drawn by Dr Wei Chen at ")
    assert about_in(state, mark).startswith("Tilt the probe, drawn by Dr Wei Chen at ")


@pytest.mark.parametrize("code", ["nb", "zh_CN"])
@pytest.mark.parametrize("note", [AT_THE_DETECTOR, NO_SCALE, LOOK_CLOSER])
def test_what_stands_beside_a_measure_is_said_in_the_looker_s_language(qapp, code, note):
    legs = (Point(0, 0), Point(50, 0))
    shape = Measure("ellipse", legs, 5, 2.0, tuple(Figure(name, 42.0, "HU") for name in TOGETHER), note)
    language = Language(assets_folder())
    language.speak(code)
    try:
        words = kind_words(shape)
    finally:
        language.speak("en")
    assert "42.0 HU" in words and "SD 42.0" in words
    assert note not in words and not {"mean", "to"} & set(words.split())
