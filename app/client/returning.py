"""What a crash or a power cut must not take: half-typed text, and which consult was open, found at the next start."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable

from app.client.commands import Connect
from app.client.desk import Desk
from app.client.known_book import place_of
from app.client.returning_commands import FindLeft, KeepText, LeftRoom, ReturningCommand, RoomsLeft, ScreenLocked
from app.client.session import Session
from app.client.shelf import hold_path
from app.client.studio import Studio
from app.store.hold import Held, Hold
from app.store.open_rooms import OpenRoom, OpenRooms

log = logging.getLogger(__name__)

LOOK_EVERY_S = 1.0
BEAT_MS = 10_000
BY_KEY_MS = 10 * 60_000  # as long as the server keeps the place: later it is not even asked
KEPT_MS = 12 * 3_600_000  # a consult of yesterday is opened from the board


class Returning:
    """Lives as long as the engine. `session()`: who is signed in, if anybody. `sends(user)`: asked on the disk
    executor, whether this program itself holds what that person left, to send it."""

    def __init__(
        self,
        desk: Desk,
        session: Callable[[], Session | None],
        studio: Studio,
        sends: Callable[[str], bool],
    ) -> None:
        self._desk, self._session, self._studio, self._sends = desk, session, studio, sends
        self._rooms: OpenRooms | None = None  # on the disk executor alone
        self._written: OpenRoom | None = None
        self._locked = False
        self._beats = desk.tasks.start(self._beat(), "open room")

    async def perform(self, command: ReturningCommand) -> None:
        match command:
            case KeepText(person=person, consult=consult, place=place, text=text):
                session = self._session()
                account = session.account if session is not None else None
                if account is not None and account.person.person == person:
                    account.texts.keep(consult, place, text)
            case ScreenLocked(on=on):
                self._locked = on
                self.look()
            case FindLeft():
                self._desk.tell(RoomsLeft(await self._left()))
            case _:
                raise TypeError(f"{type(command).__name__} is nothing to return to")

    async def may_by_key(self, who: Connect) -> bool:
        """Without the password: to what stood open here and was neither locked nor signed out of."""
        wanted = who.user, who.returning
        return not who.secret and any((one.user, one.consult) == wanted and one.by_key for one in await self._left())

    def look(self) -> None:
        """Writes down what is open, where that has changed, and from time to time that it still is."""
        before, now = self._written, self._open()
        if now is None:
            self._written = None
            if before is not None:
                self._write(lambda rooms: rooms.forget(before.user))
        elif before is None or _what(before) != _what(now) or now.boot_ms - before.boot_ms >= BEAT_MS:
            self._written = now
            self._write(lambda rooms: rooms.put(now))

    def signed_out(self, session: Session) -> None:
        """Nothing of theirs stands open, nor what an earlier run left and they did not return to."""
        self._locked = False
        if session.account is not None:
            self._written = None
            self._write(lambda rooms: rooms.forget(session.who.user))

    def forget(self, user: str, server: str) -> None:
        """Nobody is offered to return as this one; who signs in by that name at another server is."""

        def forget(rooms: OpenRooms) -> None:
            if any(one.user == user and place_of(one.server) == place_of(server) for one in rooms.all()):
                rooms.forget(user)

        self._write(forget)

    def close(self) -> None:
        """After everybody is signed out."""
        self._beats.cancel()
        self._write(lambda rooms: rooms.close())

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            self.look()

    def _open(self) -> OpenRoom | None:
        session = self._session()
        if session is None or session.account is None or session.room is None:
            return None
        clock, who = self._desk.clock, session.who
        stamps = self._date_ms(), clock.boot_id(), clock.boot_ms()
        name, consult = session.account.person.name, session.room.consult
        return OpenRoom(who.user, name, who.server, consult, self._studio.is_wanted, *stamps, self._locked)

    def _write(self, work: Callable[[OpenRooms], None]) -> None:
        self._desk.start_on(self._desk.disk, "open room", lambda: work(self._stored()))

    def _stored(self) -> OpenRooms:
        """On the disk executor."""
        if self._rooms is None:
            self._rooms = OpenRooms(self._desk.data_dir / "open.sqlite")
        return self._rooms

    async def _left(self) -> tuple[LeftRoom, ...]:
        try:
            is_sure = self._desk.server_time.is_known
            return await self._desk.run(self._desk.disk, self._find, self._date_ms(), is_sure)
        except (sqlite3.Error, OSError) as error:
            log.warning("what was open cannot be read: %s", type(error).__name__)
            return ()

    def _date_ms(self) -> int:
        """The later of this computer's date and the server's, where that is known: whichever of them is wrong, now or
        at the next start, what was left is not taken for older than it is."""
        return max(self._desk.clock.now_ms(), self._desk.now_ms())

    def _find(self, now_ms: int, is_sure: bool) -> tuple[LeftRoom, ...]:
        """On the disk executor. What another window of this program has open at this moment is not left. `is_sure`: the
        date was compared with the server's, so that what is too old goes for good."""
        clock = self._desk.clock
        found: list[LeftRoom] = []
        for one in self._stored().all():
            ago_ms = one.ago_ms(now_ms, clock.boot_id(), clock.boot_ms())
            try:
                Hold(hold_path(self._desk.data_dir, one.user)).release()
            except Held:
                if not self._sends(one.user):
                    continue
            if ago_ms is None or ago_ms < KEPT_MS:
                by_key = not one.locked and (ago_ms is None or ago_ms < BY_KEY_MS)
                found.append(LeftRoom(one.user, one.name, one.server, one.consult, ago_ms, one.media, by_key))
            elif is_sure:  # else it came back as of unknown age, a month later
                self._stored().forget(one.user)
        return tuple(sorted(found, key=lambda one: (one.ago_ms is None, one.ago_ms or 0)))


def _what(room: OpenRoom) -> tuple[str, str, bool, bool]:
    return room.user, room.consult, room.media, room.locked
