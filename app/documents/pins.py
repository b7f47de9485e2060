"""How a numbered pin looks, and the number in its disc; knows no painter and no screen."""

import numpy as np

from app.consult.events.marks import Pin
from app.documents.fonts import text_width
from app.documents.palette import Colour, letters_on, pen
from app.documents.runs import TextRun
from app.documents.solids import Fill, Line, outlined
from app.geometry import Point

ABOVE = 0.95  # of the size: from the point up to the middle of the head
EDGE = 0.2  # of the size: the outline is as strong as around a line of this width
LETTERS = 0.66  # of the size: the digits, where they fit
FITS = 0.8  # of the head's width, for the letters
CAP = 0.72  # height of a digit in Noto Sans, of its font size (714 of 1,000 units)
BOLD = 0.03  # letters grown so much are as heavy as the bold face


def pin_items(shape: Pin) -> tuple[Fill | TextRun, ...]:
    """A drop whose tip is the place. `asks` adds a question mark to the number: understood in every language."""
    middle = head_of(shape)
    centres = np.array([[middle.x, middle.y], [shape.at.x, shape.at.y]], np.float32)
    drop = Line(centres, np.array([shape.size / 2, 0.01 * shape.size], np.float32))
    colour = pen(shape.colour)
    words = f"{shape.number}?" if shape.asks else str(shape.number)
    return (*outlined([drop], EDGE * shape.size, colour), number_run(words, middle, shape.size, colour))


def head_of(shape: Pin) -> Point:
    """The middle of the head."""
    return Point(shape.at.x, shape.at.y - ABOVE * shape.size)


def number_run(words: str, middle: Point, across: float, ground: Colour) -> TextRun:
    """Digits in the middle of a disc of this width, made smaller where there are many."""
    size = min(LETTERS * across, FITS * across / max(text_width(words, 1.0), 0.01))
    at = Point(middle.x - text_width(words, size) / 2, middle.y + CAP * size / 2)
    return TextRun(at, words, size, letters_on(ground), BOLD * size, middle)
