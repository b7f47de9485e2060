"""A measure as it is drawn: its lines with its numbers beside them. The words are those that every machine prints."""

from app.consult.events.marks import Measure, Text
from app.consult.figurewords import measure_words
from app.documents.figures import LINE_HEIGHT, measure_fills, measure_lines, text_runs
from app.documents.runs import TextRun
from app.documents.solids import Fill
from app.geometry import Point

LETTERS = 5.5  # of the line's width: as large as a text that is written by hand
CALIPER_LETTERS = 7.0  # the same on a sheet of curves, whose lines are finer
ABOVE = 0.5  # of the letters: between the caliper and its numbers


def measure_items(shape: Measure) -> tuple[Fill | TextRun, ...]:
    """With its numbers and what has to stand beside them: above a caliper, else right of the last point."""
    words = measure_words(shape)
    if not words or not measure_lines(shape):
        return measure_fills(shape)
    numbers = _above(shape, words) if shape.kind == "caliper" else _beside(shape, words)
    return (*measure_fills(shape), *numbers)


def _beside(shape: Measure, words: tuple[str, ...]) -> tuple[TextRun, ...]:
    size = shape.width * LETTERS
    at = Point(max(one.x for one in shape.points) + size / 2, shape.points[-1].y)
    return text_runs(Text(at, "\n".join(words), shape.colour, size))


def _above(shape: Measure, words: tuple[str, ...]) -> tuple[TextRun, ...]:
    size = CALIPER_LETTERS * shape.width
    drawn = measure_lines(shape)
    left = min(float(line[:, 0].min()) for line in drawn)
    top = min(float(line[:, 1].min()) for line in drawn)
    at = Point(left, top - (ABOVE + LINE_HEIGHT * (len(words) - 1)) * size)
    return text_runs(Text(at, "\n".join(words), shape.colour, size))
