"""The numbers of pins and numbered arrows: one row a surface, and none is given twice; knows no event."""

from msgspec.structs import replace

from app.consult.events.marks import Arrow, Pin, Shape
from app.consult.events.surface import Surface, surface_key
from app.consult.state import ConsultState

HIGHEST_WISH = 100_000  # what was given may lie above it


def number_of(shape: Shape) -> int:
    """0 for what carries none."""
    return shape.number if isinstance(shape, Arrow | Pin) else 0


def with_number(shape: Shape, number: int) -> Shape:
    """The same shape with another number; what carries none stays as it is."""
    return replace(shape, number=number) if isinstance(shape, Arrow | Pin) else shape


def highest_number(state: ConsultState, surface: Surface) -> int:
    """Given on this surface so far, to removed and struck marks too: "look at 2" must not come to mean another place.
    0 where none was."""
    return state.highest.get(surface_key(surface), 0)


def next_number(state: ConsultState, surface: Surface) -> int:
    """To wish for. Never above what may be wished: one wish for the highest must not end the row for everybody, and
    the fold gives the next that is free whatever was wished."""
    return min(highest_number(state, surface) + 1, HIGHEST_WISH)
