"""Who has signed in on this computer: remembered when let in, offered again, and known by their secret at a lock."""

import logging
from collections.abc import Callable
from hmac import compare_digest

import msgspec

from app.client import kept_secret
from app.client.commands import Connect
from app.client.desk import Desk
from app.client.forgetting import HERE, forget, sweep
from app.client.home import Home
from app.client.known_book import KnownBook, place_of, today
from app.client.naming import shelf_server
from app.client.offline import Offline
from app.client.others import Others, folded
from app.client.people_commands import (
    ForgetPerson,
    KnownPerson,
    KnowPeople,
    PeopleCommand,
    PeopleKnown,
    PersonForgotten,
    Unlock,
    Unlocked,
)
from app.client.proving import Proving, proving
from app.client.session import Session
from app.client.standing import SHUT_OUT
from app.client.unlocking import NoKey
from app.consult.messages import Bye, Enrol, Enrolled, Welcome
from app.store import verifier
from app.store.known import Known
from app.tasks import Tasks

log = logging.getLogger(__name__)


class PeopleDesk:
    """Use on the engine's loop. `in_call`: camera and microphone of this place are on; `is_quiet`: nobody is in a room
    or a review; `forget_room(user, server)`: what stood open for somebody is not returned to."""

    def __init__(
        self,
        desk: Desk,
        home: Home,
        in_call: Callable[[], bool],
        is_quiet: Callable[[], bool],
        forget_room: Callable[[str, str], object],
    ) -> None:
        self._desk, self._forget_room = desk, forget_room
        self._book = KnownBook(desk, self._changed)
        self._others = Others(desk, self._book, in_call, is_quiet)
        self._offline = Offline(desk, self._book, home, self._others.secrets)
        self._tasks = Tasks()
        self._wanted = False

    def sends(self, user: str) -> bool:
        """See Others."""
        return self._others.sends(user)

    async def begin(self) -> None:
        """At the start of the program."""
        await self._desk.run(self._desk.files, sweep, self._desk.data_dir / "people")
        await self._others.begin()

    async def close(self) -> None:
        await self._tasks.close()
        await self._others.close()
        await self._book.close()

    async def perform(self, command: PeopleCommand, session: Session | None) -> None:
        match command:
            case KnowPeople():
                self._wanted = True
                await self._tell()
            case ForgetPerson():
                here = session is not None and folded(session.who.user) == folded(command.user)
                self._tasks.start(self._forget(command, here), "forgotten")
            case Unlock(secret=secret):
                await self._unlock(session, secret)
            case _:
                raise TypeError(f"{type(command).__name__} is no command about people")

    async def make_way(self, user: str) -> None:
        """Nothing holds this person's shelf when it returns."""
        await self._others.make_way(user)

    def stayed_out(self, user: str) -> None:
        """See Others."""
        self._others.stayed_out(user)

    async def proving(self, who: Connect) -> Proving | None:
        """By the key of this computer, where one is enrolled."""
        known = await self._book.find(who.user, who.server)
        if known is None or not known.key:
            return None
        credential = await self._others.credential(known)
        return proving(self._desk, known, credential) if credential is not None else None

    async def may_enter_alone(self, who: Connect) -> Known | None:
        """Somebody who may sign in here without the server, with the right secret."""
        known = await self._book.find(who.user, who.server) if who.secret else None
        return known if known is not None and known.is_fresh(self._desk.now_ms(), today()) else None

    def comes_in(self, session: Session, known: Known | None) -> None:
        """Before its link is made. `known`: who may enter without it."""
        if known is not None:
            self._tasks.start(self._offline.watch(session, known), "without the server")

        def entered(welcome: Welcome, server: str) -> None:
            self._others.tidy_daily()
            if not session.who.secret:
                self._tasks.start(self._look_behind(session), "by key")
            else:
                self._tasks.start(self._let_in(session, welcome, server), "known here")

        session.tells.entered = entered
        session.tells.named = lambda welcome: shelf_server(self._desk, self._book, session.who, welcome)
        session.tells.denied = lambda code: self._tasks.start(self._denied(session, code), "not let in")
        session.tells.enrolled = lambda message: self._tasks.start(self._enrolled(session, message), "key enrolled")

    async def _denied(self, session: Session, code: str) -> None:
        """What the server does not take any more opens nothing here either. A slip of the hand is no news."""
        if session.account is None:
            self._others.stayed_out(session.who.user)
        known = await self._book.find(session.who.user, session.who.server) if code in SHUT_OUT else None
        if known is None or code == "replaced":
            return
        if code == "wrong_password":
            try:
                if not await kept_secret.matches(self._desk, self._others.secrets, known, session.who.secret):
                    return
            except NoKey:
                log.info("whether it was right before cannot be said: the server is asked from now on")
        await self._book.shut(known, code)

    def farewell(self, session: Session) -> None:
        """Who signed out is done with at once; the rest of it takes place behind."""
        if session.account is not None and session.welcome is not None and "bye" in session.welcome.knows:
            session.account.send(Bye())
        self._others.farewell(session)

    async def _let_in(self, session: Session, welcome: Welcome, server: str) -> None:
        """By password: remembered, and a key enrolled where the server knows of keys. `server` names the shelf."""
        if session.account is None:
            return  # it is there before anybody is told that they are in
        who, now_ms = session.who, self._desk.now_ms()
        seal = session.account.shelf.seal
        kept = await kept_secret.kept(self._desk, self._others.secrets, seal, who.secret)

        def let_in(before: Known | None) -> Known:
            folder = server or (before.server if before is not None else "")
            is_same = before is not None and before.server == folder
            return Known(
                who.user,
                place_of(who.server),
                who.server,
                welcome.person,
                folder,
                welcome.site_name,
                welcome.telephone,
                before.house if before is not None and is_same else "",
                before.key if before is not None and is_same else b"",
                kept,
                now_ms,
                (today(),),
                seen_ms=now_ms,
            )

        await self._book.change(who.user, who.server, let_in)
        known = await self._book.find(who.user, who.server) or let_in(None)
        if "keys" not in welcome.knows:
            return
        credential = await self._others.credential(known, makes=True)
        if credential is not None:  # also one that is known: the server may have lost it
            session.account.send(Enrol(credential.key, self._desk.device_name))

    async def _enrolled(self, session: Session, message: Enrolled) -> None:
        """A server that names another one would have this computer prove itself there in its place."""
        house = session.welcome.house if session.welcome is not None else ""
        if house and message.server != house:
            log.warning("a server took a key in the name of another one: that is not kept")
            return

        def enrolled(now: Known | None) -> Known | None:
            return msgspec.structs.replace(now, house=message.server, key=message.key) if now is not None else None

        await self._book.change(session.who.user, session.who.server, enrolled)
        await self._look_behind(session)

    async def _look_behind(self, session: Session) -> None:
        """What is unsent goes without this person only where the book says how, and the keyring gives that key."""
        known = await self._book.find(session.who.user, session.who.server)
        if session.account is not None and known is not None and known.key and known.house:
            session.account.may_go_behind(await self._others.credential(known) is not None)

    async def _forget(self, asked: ForgetPerson, here: bool) -> None:
        await self._others.let_go(asked.user)
        text = HERE if here else await forget(self._desk, self._book, asked.user, asked.server)
        if not text:
            self._forget_room(asked.user, asked.server)
            await self._tell()
        self._others.go_on(asked.user)  # what is left of that name, at another server too
        self._desk.tell(PersonForgotten(asked.user, asked.server, text))

    async def _unlock(self, session: Session | None, secret: str) -> None:
        """What is not known here, of a password that was changed elsewhere, the server says where it asked for it."""
        is_right = session is not None and await self._is_theirs(session, secret)
        asks_server = session is not None and session.asking.is_on
        if session is not None and not session.who.secret and (is_right or asks_server):
            session.asking.typed(secret, is_right)
        if is_right or not asks_server:
            self._desk.tell(Unlocked(is_right))

    async def _is_theirs(self, session: Session, secret: str) -> bool:
        """By the secret that opened this session; by what is kept of it, where a key did."""
        if session.who.secret:
            typed, right = verifier.same_letters(secret), verifier.same_letters(session.who.secret)
            return compare_digest(typed.encode(), right.encode())
        known = await self._book.find(session.who.user, session.who.server)
        if known is None or not known.verifier:
            return False
        seal = session.account.shelf.seal if session.account is not None else None
        return await kept_secret.matches(self._desk, self._others.secrets, known, secret, seal)

    def _changed(self) -> None:
        if self._wanted:
            self._tasks.start(self._tell(), "people")

    async def _tell(self) -> None:
        now_ms, day = self._desk.now_ms(), today()
        people = [
            KnownPerson(
                known.user,
                known.person.name,
                known.site_name,
                known.address,
                known.telephone,
                await self._book.unsent(known),
                known.is_fresh(now_ms, day),
            )
            for known in await self._book.all()
        ]
        self._desk.tell(PeopleKnown(tuple(people)))
