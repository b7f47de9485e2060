"""A mark in words: what it is, who drew it, when, and when it was moved. Knows no widget."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from app.client.border import RoomView
from app.consult.events.marks import (
    Arrow,
    Ellipse,
    Manoeuvre,
    ManoeuvreKind,
    Measure,
    MeasureKind,
    Pin,
    Rectangle,
    Shape,
    Stroke,
    Text,
    Toward,
)
from app.consult.figurewords import number_lines
from app.consult.state import ConsultState, Mark
from app.documents.measure import AT_THE_DETECTOR, LOOK_CLOSER, NO_SCALE
from ui.stage.receipt import name_of


def tr(text: str) -> str:
    return QCoreApplication.translate("Mark", text)


def about(view: RoomView, mark: Mark) -> str:
    """For a room."""
    return _line(mark, name_of(view, mark.by))


def about_in(state: ConsultState, mark: Mark) -> str:
    """For a stored consult."""
    person = state.people.get(mark.by)
    return _line(mark, person.name if person is not None and person.name else tr("somebody who left"))


def manoeuvre_word(kind: ManoeuvreKind) -> str:
    return {
        "slide": tr("Slide the probe"),
        "rotate": tr("Rotate the probe"),
        "tilt": tr("Tilt the probe"),
        "rock": tr("Rock the probe"),
        "press": tr("Press with the probe"),
    }[kind]


def toward_words(toward: Toward) -> str:
    """Only ever of the patient's body."""
    return {
        "": "",
        "head": tr("towards the patient’s head"),
        "feet": tr("towards the patient’s feet"),
        "left": tr("towards the patient’s left"),
        "right": tr("towards the patient’s right"),
    }[toward]


def measure_word(kind: MeasureKind) -> str:
    return {
        "length": tr("Length"),
        "angle": tr("Angle"),
        "ellipse": tr("Measured ellipse"),
        "caliper": tr("Calipers"),
    }[kind]


def kind_words(shape: Shape) -> str:
    """What it is, with its number or what was measured."""
    match shape:
        case Pin(number=number, asks=True):
            return tr("Pin {n}: “Here?”").format(n=number)
        case Pin(number=number):
            return tr("Pin {n}").format(n=number)
        case Arrow(number=number) if number:
            return tr("Arrow {n}").format(n=number)
        case Arrow():
            return tr("Arrow")
        case Stroke(tool=tool):
            return tr("Highlight") if tool == "highlighter" else tr("Pen stroke")
        case Ellipse():
            return tr("Ellipse")
        case Rectangle():
            return tr("Rectangle")
        case Text():
            return tr("Text")
        case Manoeuvre(kind=kind, toward=toward) if toward:
            return tr("{what}, {way}").format(what=manoeuvre_word(kind), way=toward_words(toward))
        case Manoeuvre(kind=kind):
            return manoeuvre_word(kind)
        case Measure(kind=kind):
            numbers = "; ".join(_measured(shape))
            return f"{measure_word(kind)}: {numbers}" if numbers else measure_word(kind)
        case _:
            assert_never(shape)


def _measured(shape: Measure) -> tuple[str, ...]:
    """The numbers, and what has to be said beside them in the looker's own language."""
    notes = {
        "": "",
        AT_THE_DETECTOR: tr("at the detector"),
        NO_SCALE: tr("no scale here"),
        LOOK_CLOSER: tr("look closer for the values"),
    }
    numbers = number_lines(shape, tr("mean {value}"), tr("{least} to {most}"))
    note = notes.get(shape.note, shape.note)  # of a newer program: as it came
    return (*numbers, note) if note else numbers


def _line(mark: Mark, name: str) -> str:
    what = kind_words(mark.shape)
    words = tr("{what}, drawn by {name} at {time}").format(what=what, name=name, time=_time(mark.made_ms))
    if not mark.reshaped_ms:
        return words
    return tr("{words}, moved at {time}").format(words=words, time=_time(mark.reshaped_ms))


def _time(ms: int) -> str:
    """Of day; with its date where that is another one."""
    moment = QDateTime.fromMSecsSinceEpoch(ms)
    if moment.date() == QDateTime.currentDateTime().date():
        return QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
