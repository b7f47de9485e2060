"""What an administrator changed while somebody was being checked counts, though it was looked at in between."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.clock import ManualClock
from app.consult.messages import Denied, SignIn
from app.consult.person import Person
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
