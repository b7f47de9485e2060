"""Who acts: bound to the connection by the server, handed to the rules; and the answer when they may not."""

import msgspec

from app.consult.events.people import Role


class Person(msgspec.Struct, frozen=True):
    """An account. `site` is empty for those who belong to no clinic."""

    person: str
    name: str
    role: Role
    site: str = ""


class Refusal(msgspec.Struct, frozen=True):
    """Why not: a stable code for programs, a sentence for people."""

    code: str
    text: str
