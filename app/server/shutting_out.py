"""Ends what is open of an account or a computer that an administrator closed, within 5 s; knows no consult."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError
from websockets.asyncio.server import ServerConnection

from app.consult.messages import Denied
from app.server.accounts import DISABLED, NEW_PASSWORD, Door
from app.server.colleagues import Staff
from app.server.hub import Hub, short
from app.server.keydoor import REVOKED, KeyDoor
from app.server.signing_in import SigningIn
from app.server.stores import Stores
from app.server.tickets import Bearer, Tickets
from app.store.accounts import Account
from app.store.devices import Device
from app.tasks import Tasks

log = logging.getLogger(__name__)

LOOK_S = 1.0  # an administrator works in another process: what changed is seen within two looks

T = TypeVar("T", Account, Device)


class ShuttingOut:
    """`bulk` are the bulk connections that stand. Use on the event loop only."""

    def __init__(
        self,
        stores: Stores,
        hub: Hub,
        tickets: Tickets,
        door: Door,
        keys: KeyDoor,
        signing_in: SigningIn,
        staff: Staff,
        tasks: Tasks,
    ) -> None:
        self._stores, self._hub, self._tickets = stores, hub, tickets
        self._door, self._keys, self._signing_in, self._staff = door, keys, signing_in, staff
        self._tasks = tasks
        self.bulk: dict[ServerConnection, Bearer] = {}

    def watch(self, accounts: Sequence[Account], executor: Executor) -> None:
        """From what is known at the start on; `executor` is for nothing else, so that no crowd stands before it."""
        seen = max((account.changed for account in accounts), default=0)
        look = self._stores.accounts.changed_after
        self._tasks.start(self._watch(executor, look, seen, self._accounts_changed), "accounts")
        seen = self._stores.devices.last_change()
        self._tasks.start(
            self._watch(executor, self._stores.devices.changed_after, seen, self._devices_changed), "devices"
        )

    async def _watch(
        self, executor: Executor, look: Callable[[int], list[T]], seen: int, then: Callable[[list[T]], None]
    ) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(LOOK_S)
            try:
                changed = await loop.run_in_executor(executor, look, seen)
            except SQLAlchemyError:
                log.exception("what an administrator changed could not be read")
                continue
            if changed:
                seen = changed[-1].changed
                then(changed)

    def _accounts_changed(self, changed: list[Account]) -> None:
        for account in changed:
            self._door.changed(account.account)
            self._signing_in.hear_account(account.account, account.disabled, account.changed)
            self._keys.shut("", account.account)
            self._sign_out(account.account, "", DISABLED if account.disabled else NEW_PASSWORD)
        self._staff.changed(changed)

    def _devices_changed(self, changed: list[Device]) -> None:
        for one in changed:
            self._signing_in.close_device(one.device, one.account, one.revoked)
            if one.revoked:
                self._keys.shut(one.device, one.account)
                self._sign_out(one.account, one.device, REVOKED)

    def _sign_out(self, account: str, device: str, word: Denied) -> None:
        """Everybody of that account, on that device; an empty one stands for all."""

        def is_meant(person: str, where: str) -> bool:
            return account in ("", person) and device in ("", where)

        for client in self._hub:
            if is_meant(client.person.person, client.device):
                self._tickets.revoke(client.number)
                self._hub.drop(client.number, word)
        for connection, bearer in tuple(self.bulk.items()):
            if is_meant(bearer.person.person, bearer.device):
                self._tasks.start(connection.close(1008, short(word.text)), "close-bulk")
