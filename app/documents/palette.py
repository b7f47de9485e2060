"""The eight pen colours and the two outlines; every painter takes them from here."""

from typing import Final, Literal

from app.consult.state import ConsultState

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
Badge = Literal["circle", "square", "saltire", "diamond", "cross", "hourglass", "ring", "star"]
# Told apart without any colour, in the order of the pens: on a grey print, in glaring light, by whoever sees no red.
BADGES: Final[tuple[Badge, ...]] = ("circle", "square", "saltire", "diamond", "cross", "hourglass", "ring", "star")
PEOPLE: Final[tuple[int, ...]] = (1, 0, 6, 2, 3, 5, 4)  # sky blue and orange first: furthest apart for every eye
DARK: Final[Colour] = (13, 16, 18, 215)
LIGHT: Final[Colour] = (255, 255, 255, 235)


def pen(colour: int) -> Colour:
    """A number from a newer program still gives a colour."""
    return PENS[colour % len(PENS)]


def badge(colour: int) -> Badge:
    """The sign that a mark of this colour begins with."""
    return BADGES[colour % len(BADGES)]


def person_colour(state: ConsultState, person: str) -> int:
    """The pen colour that stands for a person on every screen: by the order in which they came, never black, which the
    stage swallows. Who is not in the log yet has the first that is free."""
    came = list(state.people)
    place = came.index(person) if person in state.people else len(came)
    return PEOPLE[place % len(PEOPLE)]


def letters_on(ground: Colour) -> Colour:
    """Dark or light, whichever stands out more (contrast of WCAG 2.2, 1.4.3)."""
    under = _luminance(ground)
    is_darker_seen = (under + 0.05) / (_luminance(DARK) + 0.05) >= (_luminance(LIGHT) + 0.05) / (under + 0.05)
    return (*(DARK if is_darker_seen else LIGHT)[:3], 255)


def _luminance(colour: Colour) -> float:
    """Relative luminance of sRGB, 0-1."""
    shares = (one / 255 for one in colour[:3])
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def with_alpha(colour: Colour, alpha: float) -> Colour:
    """The same colour, its own alpha times `alpha` (0-1)."""
    return (*colour[:3], round(colour[3] * alpha))
