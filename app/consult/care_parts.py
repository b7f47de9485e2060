"""Parts of the state that look after the people of a consult: who asked to look on. Knows no event and no clock."""

from typing import Literal

import msgspec

LookOn = Literal["asked", "admitted", "dismissed"]


class Observer(msgspec.Struct, frozen=True, gc=False):
    """Who asked to look on; `by` and `at_ms` of the newest word on it."""

    person: str
    name: str
    state: LookOn
    by: str
    at_ms: int
