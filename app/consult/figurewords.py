"""The numbers of a measure in words: the same on the stage, in lists, reviews, reports and saved pages. Rounded to what
is known of them, names as the trade writes them in every language; knows no painter.
"""

import math

from app.consult.events.marks import Figure, Measure

SHORT = {"QTc Bazett": "QTcB", "QTc Fridericia": "QTcF", "rate": "", "height": ""}  # their unit says what they are
DIGITS = {"ms": 0, "/min": 0, "mV": 2, "°": 1}
MEAN, ENDS = "mean {value}", "{least} to {most}"
TOGETHER = ("mean", "spread", "least", "most")  # of the values in an ellipse: one line


def measure_words(shape: Measure) -> tuple[str, ...]:
    """What was measured, a line each, then what has to be said beside it. The RR that a QTc was made with is not said
    again; mean, spread and both ends of values are one line."""
    return tuple(line for line in (*number_lines(shape), shape.note) if line)


def number_lines(shape: Measure, mean: str = MEAN, ends: str = ENDS) -> tuple[str, ...]:
    """What was measured alone. `mean`, `ends`: the words around values, which a window says in its own language."""
    figures = shape.figures
    if shape.kind == "caliper":
        lines = [figure_words(one) for number, one in enumerate(figures) if number == 0 or one.name != "RR"]
    else:
        lines = [number_words(one) for one in figures if one.name not in TOGETHER] + _values(figures, mean, ends)
    return tuple(line for line in lines if line)


def figure_words(figure: Figure) -> str:
    """`QTcB 412 ± 15 ms`."""
    return f"{SHORT.get(figure.name, figure.name)} {number_words(figure)}".strip()


def number_words(figure: Figure) -> str:
    """With its unit, as fine as it is worth: what may be off is rounded up, and as fine as the number."""
    digits = _digits(figure)
    off = math.ceil(figure.plus_minus * 10**digits - 1e-9) / 10**digits
    within = f" ± {off:.{digits}f}" if off > 0 else ""
    is_close = figure.unit == "°" or (figure.unit.startswith("/") and not within)
    return f"{_rounded(figure.value, digits)}{within}{'' if is_close else ' '}{figure.unit}".rstrip()


def _values(figures: tuple[Figure, ...], mean: str, ends: str) -> list[str]:
    values = {figure.name: figure for figure in figures if figure.name in TOGETHER}
    if "mean" not in values:
        return []
    parts = [mean.format(value=number_words(values["mean"]))]
    if "spread" in values:
        parts.append(f"SD {_plain(values['spread'])}")
    if "least" in values and "most" in values:
        parts.append(ends.format(least=_plain(values["least"]), most=_plain(values["most"])))
    return [" · ".join(parts)]


def _plain(figure: Figure) -> str:
    return _rounded(figure.value, _digits(figure))


def _digits(figure: Figure) -> int:
    """Of a length, an area and a value: a tenth of what is below a hundred, two places below one."""
    size = abs(figure.value)
    return DIGITS.get(figure.unit, 0 if size >= 100 else 1 if size >= 1 or not size else 2)


def _rounded(value: float, digits: int) -> str:
    """Never a nothing with a minus."""
    return f"{round(value, digits) + 0.0:.{digits}f}"
