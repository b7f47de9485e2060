"""What an administrator changed while somebody was being checked counts, though it was looked at in between; and who
waits for our answer is not closed for a newcomer, who was answered is.
"""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import Engine
from websockets.asyncio.server import ServerConnection

from app.clock import ManualClock
from app.consult.codecs import Codec
from app.consult.messages import SUBPROTOCOL, Denied, Proof, SignIn
from app.consult.person import Person
from app.consult.signing import KEY_BYTES
from app.server.accounts import Door, SignedIn
from app.server.hub import Hub
from app.server.keydoor import KeyDoor
from app.server.note import Notes
from app.server.signing_in import SigningIn
from app.server.strangers import Strangers
from app.store.accounts import Accounts
from app.store.audit import AuditTrail
from app.store.database import open_database, sqlite_url
from app.store.devices import Devices
from app.tasks import Tasks, named_executor
from tests.server.test_strangers import Line

ASKED = SignIn("anna", "the old one", "d" * 32)
CHECKED = SignedIn(Person("anna", "Anna", "clinic", "north"), "North", changed=3)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = open_database(sqlite_url(tmp_path / "house.sqlite"))
    yield made
    made.dispose()


@pytest.mark.parametrize(
    ("disabled", "changed", "code"),
    [(False, 4, "password_changed"), (True, 4, "disabled"), (False, 3, "")],
    ids=["another password", "closed", "as it was"],
)
def test_a_password_that_was_changed_while_the_old_one_was_checked_lets_nobody_in(
    engine: Engine, disabled: bool, changed: int, code: str
) -> None:
    async def story() -> SignedIn | Denied:
        executor, notes, clock = named_executor("doors"), Notes(AuditTrail(engine)), ManualClock()
        door = Door(Accounts(engine), notes, clock, executor)
        keys = KeyDoor(Devices(engine), door, notes, clock, executor)
        signing_in = SigningIn(Hub(Tasks()), door, keys, clock, Strangers(1, clock), "", "")
        signing_in.hear_account("anna", disabled, changed)
        try:
            return await signing_in._still(ASKED, CHECKED, by_key=False)
        finally:
            executor.shutdown()
            notes.close()

    answer = asyncio.run(story())
    assert (answer.code if isinstance(answer, Denied) else "") == code


class Caller(asyncio.Protocol):
    """The other end's words in a row; whether it would be closed for a newcomer when we work, and with our answers."""

    subprotocol = SUBPROTOCOL
    remote_address = ("192.0.2.1", 50_000)

    def __init__(self, strangers: Strangers, words: list[SignIn | Proof]) -> None:
        self.codec, self.words, self.strangers = Codec("msgpack"), words, strangers
        self.line = Line("192.0.2.1")
        self.moments: list[tuple[str, bool]] = []
        strangers.came(self, self.line)

    def newcomer(self, moment: str) -> None:
        other = Line("203.0.113.5")
        self.strangers.came(other.protocol, other)
        self.strangers.forget(other.protocol)
        self.moments.append((moment, self.line.is_closed))
        if self.line.is_closed:
            self.line = Line("192.0.2.1")
            self.strangers.came(self, self.line)

    async def recv(self) -> bytes | str:
        return self.codec.encode(self.words.pop(0))

    async def send(self, data: bytes) -> None:
        self.newcomer(type(self.codec.decode_server(data)).__name__)

    async def close(self, code: int, reason: str) -> None:
        assert code == 1008


class Work(ThreadPoolExecutor):
    """Tells when there is some."""

    def __init__(self) -> None:
        super().__init__(1)
        self.begins: Callable[[], None] = lambda: None

    def submit(self, *work: Any) -> Future[Any]:
        self.begins()
        return super().submit(*work)


@pytest.mark.usefixtures("caplog")
@pytest.mark.parametrize(
    ("words", "moments"),
    [
        ([SignIn("anna", "a guess", "d" * 32)], [("work", False), ("Denied", True)]),
        (
            [SignIn("anna", "", "d" * 32, key=bytes(KEY_BYTES)), Proof(bytes(64))],
            [("Challenge", True), ("work", False), ("Denied", True)],
        ),
    ],
    ids=["password", "key"],
)
def test_who_waits_for_our_answer_is_not_closed_for_a_newcomer(
    engine: Engine, words: list[SignIn | Proof], moments: list[tuple[str, bool]]
) -> None:
    async def story() -> Caller:
        notes, clock = Notes(AuditTrail(engine)), ManualClock()
        with Work() as executor:
            door = Door(Accounts(engine), notes, clock, executor)
            keys = KeyDoor(Devices(engine), door, notes, clock, executor)
            strangers = Strangers(1, clock)
            caller = Caller(strangers, list(words))
            executor.begins = lambda: caller.newcomer("work")
            signing_in = SigningIn(Hub(Tasks()), door, keys, clock, strangers, "", "")
            try:
                assert await signing_in.first(cast(ServerConnection, caller)) is None
            finally:
                notes.close()
        return caller

    assert asyncio.run(story()).moments == moments
