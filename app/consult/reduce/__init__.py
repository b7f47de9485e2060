"""The one fold: a state and a record give the next state; never raises on a record that was stored."""

from app.consult.events.record import Record
from app.consult.state import ConsultState


def reduce(state: ConsultState, record: Record) -> ConsultState:
    """Unknown events are counted. Parts that did not change are the same objects."""
    raise NotImplementedError
