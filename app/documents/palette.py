"""The eight pen colours and the two outlines; every painter takes them from here."""

from typing import Final

Colour = tuple[int, int, int, int]  # red, green, blue, alpha, each 0-255

# Okabe and Ito, "Color Universal Design", 2008: told apart with any common colour vision. Index = Shape.colour.
PENS: Final[tuple[Colour, ...]] = (
    (230, 159, 0, 255),
    (86, 180, 233, 255),
    (0, 158, 115, 255),
    (240, 228, 66, 255),
    (0, 114, 178, 255),
    (213, 94, 0, 255),
    (204, 121, 167, 255),
    (0, 0, 0, 255),
)
PEN_NAMES: Final[tuple[str, ...]] = (
    "orange",
    "sky blue",
    "bluish green",
    "yellow",
    "blue",
    "vermilion",
    "reddish purple",
    "black",
)
DARK: Final[Colour] = (13, 16, 18, 215)
LIGHT: Final[Colour] = (255, 255, 255, 235)


def pen(colour: int) -> Colour:
    """A number from a newer program still gives a colour."""
    return PENS[colour % len(PENS)]


def with_alpha(colour: Colour, alpha: float) -> Colour:
    """The same colour, its own alpha times `alpha` (0-1)."""
    return (*colour[:3], round(colour[3] * alpha))
