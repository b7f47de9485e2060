"""Practice: a consult without a patient, which is counted nowhere and rings nobody. Pure."""

from collections.abc import Iterable

from app.consult.board import BoardEntry
from app.consult.state import ConsultState


def real(entries: Iterable[BoardEntry]) -> tuple[BoardEntry, ...]:
    """What is about a patient: all that may be counted or rung for."""
    return tuple(entry for entry in entries if not entry.practice)


def practised(entries: Iterable[BoardEntry]) -> tuple[BoardEntry, ...]:
    """The others that are not over, the newest first."""
    open_ones = (entry for entry in entries if entry.practice and entry.ended_ms is None)
    return tuple(sorted(open_ones, key=lambda entry: -entry.asked_ms))


def is_practice(state: ConsultState) -> bool:
    return state.request is not None and state.request.practice
