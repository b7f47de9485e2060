"""Who acts: bound to the connection by the server, handed to the rules; and the answer when they may not."""

import msgspec

from app.consult.events.people import Role


class Person(msgspec.Struct, frozen=True):
    """An account. `site` is empty for those who belong to no clinic. `telephone`: where they are reached when nothing
    else reaches them, as the server says it to who is in a room with them; it stands in no log."""

    person: str
    name: str
    role: Role
    site: str = ""
    telephone: str = ""


class Refusal(msgspec.Struct, frozen=True):
    """Why not: a stable code for programs, a sentence for people."""

    code: str
    text: str
