"""A measure as it is drawn: its lines with its numbers beside them. The words are those that every machine prints."""

from app.consult.events.marks import Figure, Measure, Text
from app.documents.figures import measure_fills, text_runs
from app.documents.runs import TextRun
from app.documents.solids import Fill
from app.geometry import Point

LETTERS = 5.5  # of the line's width: as large as a text that is written by hand
TOGETHER = ("mean", "spread", "least", "most")  # of the values in an ellipse: one line


def measure_items(shape: Measure) -> tuple[Fill | TextRun, ...]:
    """With its numbers, and what has to stand beside them, to the right of its last point."""
    lines = [*figure_lines(shape.figures), shape.note]
    words = "\n".join(line for line in lines if line)
    if not words or not shape.points:
        return measure_fills(shape)
    size = shape.width * LETTERS
    at = Point(max(one.x for one in shape.points) + size / 2, shape.points[-1].y)
    return (*measure_fills(shape), *text_runs(Text(at, words, shape.colour, size)))


def figure_lines(figures: tuple[Figure, ...]) -> tuple[str, ...]:
    """What was measured, a line each; mean, spread and both ends of values in one."""
    values = {figure.name: figure for figure in figures if figure.name in TOGETHER}
    lines = [number_words(figure) for figure in figures if figure.name not in TOGETHER]
    if "mean" in values:
        parts = [f"mean {number_words(values['mean'])}"]
        if "spread" in values:
            parts.append(f"SD {_fine(values['spread'].value)}")
        if "least" in values and "most" in values:
            parts.append(f"{_fine(values['least'].value)} to {_fine(values['most'].value)}")
        lines.append(" · ".join(parts))
    return tuple(lines)


def number_words(figure: Figure) -> str:
    """With its unit, as fine as it is worth."""
    about = f" ± {_fine(figure.plus_minus)}" if figure.plus_minus else ""
    gap = "" if figure.unit == "°" else " "
    return f"{_fine(figure.value)}{about}{gap}{figure.unit}".rstrip()


def _fine(value: float) -> str:
    """A tenth of what is below a hundred, two places below one."""
    return f"{value:.{0 if abs(value) >= 100 else 1 if abs(value) >= 1 or not value else 2}f}"
