"""The type of a topic's table: which function an event is folded by."""

from collections.abc import Callable, Mapping

from app.consult.state import ConsultState

Reducer = Callable[..., ConsultState]
"""(state, the event of its key, record) -> state. Total: an event about something unknown changes nothing."""

Reducers = Mapping[type, Reducer]
