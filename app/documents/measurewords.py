"""The numbers of a measure as they are read: rounded to what is known of them, names as the trade writes them in every
language. Knows no painter."""

import math

from app.consult.events.marks import Figure, Measure, Text
from app.documents.figures import LINE_HEIGHT, measure_lines, text_runs
from app.documents.runs import TextRun
from app.geometry import Point

SIZE = 7.0  # of the letters, in widths of the line
ABOVE = 0.5  # of the letters: between the caliper and its numbers
SHORT = {"QTc Bazett": "QTcB", "QTc Fridericia": "QTcF", "rate": "", "height": ""}  # their unit says what they are
DIGITS = {"mV": 2}


def figure_words(figure: Figure) -> str:
    """`QTcB 412 ± 15 ms`. What may be off is rounded up."""
    digits = DIGITS.get(figure.unit, 0)
    name = SHORT.get(figure.name, figure.name)
    value = f"{round(figure.value, digits) + 0.0:.{digits}f}"
    off = math.ceil(figure.plus_minus * 10**digits - 1e-9) / 10**digits
    within = f" ± {off:.{digits}f}" if off > 0 else ""
    unit = figure.unit if figure.unit.startswith("/") and not within else f" {figure.unit}"
    return f"{name} {value}{within}{unit}".strip()


def number_runs(shape: Measure) -> tuple[TextRun, ...]:
    """Above a caliper, one under the other; nothing where nothing was measured. The RR that a QTc was made with is not
    written here."""
    lines = [figure_words(one) for number, one in enumerate(shape.figures) if number == 0 or one.name != "RR"]
    lines += [shape.note] if shape.note else []
    drawn = measure_lines(shape)
    if not lines or not drawn:
        return ()
    size = SIZE * shape.width
    left = min(float(line[:, 0].min()) for line in drawn)
    top = min(float(line[:, 1].min()) for line in drawn)
    at = Point(left, top - (ABOVE + LINE_HEIGHT * (len(lines) - 1)) * size)
    return text_runs(Text(at, "\n".join(lines), shape.colour, size))
