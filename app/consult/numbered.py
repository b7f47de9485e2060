"""The numbers of pins and numbered arrows: one row a surface, and none is given twice; knows no event."""

from msgspec.structs import replace

from app.consult.events.marks import Arrow, Pin, Shape
from app.consult.events.surface import Surface, surface_key
from app.consult.state import ConsultState


def number_of(shape: Shape) -> int:
    """0 for what carries none."""
    return shape.number if isinstance(shape, Arrow | Pin) else 0


def with_number(shape: Shape, number: int) -> Shape:
    """The same shape with another number; what carries none stays as it is."""
    return replace(shape, number=number) if isinstance(shape, Arrow | Pin) else shape


def numbers_on(state: ConsultState, surface: Surface) -> frozenset[int]:
    """Those of removed and struck marks too: "look at 2" must not come to mean another place."""
    names = state.surfaces.get(surface_key(surface), ())
    return frozenset(number_of(state.marks[name].shape) for name in names) - {0}


def next_number(state: ConsultState, surface: Surface) -> int:
    return max(numbers_on(state, surface), default=0) + 1
