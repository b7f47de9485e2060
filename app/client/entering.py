"""Opens a person's own folder once the server said who signed in; knows no link."""

import logging
import sqlite3
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from typing import Any, NamedTuple

from app.client.bulk import Bulk
from app.client.desk import Desk
from app.client.notices import Failed, SignedIn
from app.client.outgoing import Outgoing
from app.client.recovery import Left, left_behind
from app.client.removing import leave_nothing_behind
from app.client.shelf import Shelf, shelf_folder, shelf_name
from app.client.texts import KeptTexts
from app.client.unlocking import NoKey, unlocked
from app.consult.person import Person
from app.media.leftovers import count_aside
from app.store.keycase import Place
from app.store.sealing import Seal

log = logging.getLogger(__name__)

REFUSED = (
    "The disk of this computer takes nothing, so you cannot be signed in here: what you write would not be kept. "
    "Free some space, or ask whoever looks after this computer, and sign in again."
)
DAMAGED = (
    "Something that you wrote on this computer had not reached the server, and cannot be read any more: the disk is "
    "damaged. Look through your last consults whether anything is missing, and tell whoever looks after this computer."
)

UNREADABLE = (
    "A recording that a crash left on this computer cannot be read any more: the disk is damaged. It stays there as it "
    "is. Tell whoever looks after this computer."
)


class NotEntered(Exception):
    """Nobody can work here now; `code` and `text` as in SignInFailed."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code)
        self.code, self.text = code, text


class Entered(NamedTuple):
    """The shelf, what is unsent and half typed on it, and the recordings that a crash left there; what was found
    damaged there, in words."""

    shelf: Shelf
    outgoing: Outgoing
    texts: KeptTexts
    left: Left
    damage: tuple[str, ...]

    def tell(self, desk: Desk, person: Person) -> None:
        """The words behind the name: a window has no place for them before."""
        for notice in (SignedIn(person), *(Failed(words) for words in self.damage)):
            desk.tell(notice)

    async def close(self, desk: Desk, bulk: Bulk) -> None:
        """Whoever came in is not here after all. `bulk`: of this shelf."""
        await bulk.close()
        self.outgoing.close()
        await desk.run(desk.disk, self.shelf.close)


async def or_give_up(entering: Coroutine[Any, Any, None], give_up: Callable[[str, str], object]) -> None:
    """A fault of this program on the way in is logged where its task ends; nobody is left waiting for an answer."""
    try:
        await entering
    except NotEntered as error:
        give_up(error.code, error.text)
    except Exception:
        give_up("mishap", "")
        raise


async def asked_key(desk: Desk, server: str, person: str) -> tuple[Seal, Place]:
    """The key of that person's folder; may be cancelled. Raises NotEntered."""
    try:
        return await unlocked(desk.keys, shelf_folder(desk.data_dir, server, person), shelf_name(server, person))
    except NoKey as error:
        raise NotEntered(error.code, error.text) from error
    except (sqlite3.Error, OSError) as error:
        log.warning("the shelf cannot be opened: %s", type(error).__name__)
        raise NotEntered("disk", REFUSED) from error


async def enter(
    desk: Desk,
    server: str,
    who: Person,
    changed: Callable[[], None],
    key: tuple[Seal, Place] | None = None,
    in_front: bool = True,
) -> Entered:
    """`key`: where it was asked for already. Of whom another may sit in front of here nothing is said. Raises
    NotEntered; nothing is open then."""
    person = who.person
    seal, key_place = key or await asked_key(desk, server, person)
    try:
        async with AsyncExitStack() as undo:
            shelf = await desk.run(desk.disk, Shelf, desk.data_dir, server, person, seal, key_place)
            undo.push_async_callback(desk.run, desk.disk, shelf.close)
            outgoing = Outgoing(desk, shelf.outbox, changed)
            await outgoing.load()
            if who.role == "observer":
                await leave_nothing_behind(desk, shelf)
            texts = KeptTexts(desk, shelf.texts)
            await texts.load()
            damage = [DAMAGED] if shelf.outbox.damaged and in_front else []
            left: Left = {}
            if in_front:  # behind, nothing is recovered
                left, is_less = await desk.run(desk.files, _left, shelf)
                if is_less:
                    damage.append(UNREADABLE)
            undo.pop_all()
            return Entered(shelf, outgoing, texts, left, tuple(damage))
    except (sqlite3.Error, OSError) as error:
        log.warning("the shelf cannot be opened: %s", type(error).__name__)
        raise NotEntered("disk", REFUSED) from error


def _left(shelf: Shelf) -> tuple[Left, bool]:
    """True: some of it was found damaged now, and put aside."""
    before = _aside(shelf)
    return left_behind(shelf.recordings, shelf.seal), _aside(shelf) > before


def _aside(shelf: Shelf) -> int:
    return sum(count_aside(folder) for folder in shelf.recordings.iterdir() if folder.is_dir())
