"""The type of a topic's checks: what is asked of an event after role, phase and consent."""

from collections.abc import Callable, Mapping

from app.consult.person import Refusal

Check = Callable[..., Refusal | None]
"""(state, person, the event of its key, now_ms) -> why not."""

Checks = Mapping[type, Check]
