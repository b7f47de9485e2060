"""Who is known on this computer: asked by the windows, answered by the engine; and the lock of an idle screen."""

import msgspec

from app.client.commands import Command
from app.client.notices import Notice


class PeopleCommand(Command, frozen=True):
    """About who signs in here."""


class KnowPeople(PeopleCommand, frozen=True):
    """Answered by PeopleKnown, again whenever it changes."""


class ForgetPerson(PeopleCommand, frozen=True):
    """Folder, keys and name go from this computer, unless something of it is nowhere else. `server`: an address of it,
    since one name may be known at two. Answered by PersonForgotten, after PeopleKnown."""

    user: str
    server: str


class Unlock(PeopleCommand, frozen=True):
    """The secret of who is signed in; answered by Unlocked."""

    secret: str


class PersonForgotten(Notice, frozen=True):
    """`text`: why not, in words; empty when it is done."""

    user: str
    server: str
    text: str = ""


class SecretAsked(Notice, frozen=True):
    """Who came in by this computer's key is not let in by it any more: the room stays, and Unlock goes on in it."""


class KnownPerson(msgspec.Struct, frozen=True):
    """`unsent`: events and files that the server has not got; `is_fresh`: may sign in without a link."""

    user: str
    name: str
    site_name: str
    address: str
    telephone: str = ""
    unsent: int = 0
    is_fresh: bool = False


class PeopleKnown(Notice, frozen=True):
    """Who was here last comes first."""

    people: tuple[KnownPerson, ...]


class Unlocked(Notice, frozen=True):
    """`text`: why not, in words; empty where it was not the password."""

    ok: bool
    text: str = ""
