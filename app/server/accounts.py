"""Who signs in: throttled, in the same words and time for a wrong password and an unknown name; knows no socket."""

import asyncio
import ipaddress
from collections import OrderedDict
from concurrent.futures import Executor

import msgspec

from app.clock import Clock
from app.consult.messages import PROTOCOL_VERSION, Denied, SignIn
from app.consult.person import Person
from app.server import passwords
from app.server.ids import ID
from app.server.note import Notes
from app.store.accounts import Account, Accounts
from app.store.audit import AuditNote, Outcome

WINDOW_MS = 15 * 60_000
FAILS_AN_ACCOUNT = 5
# A whole hospital may stand behind one address: more than one account's worth, far fewer than guessing needs.
FAILS_AN_ADDRESS = 20
MOST_KEPT = 50_000
MOST_WAITING = 400  # strangers at the door: ten seconds of hashing

WRONG = Denied("wrong_password", "The name or the password is not right. Check both and try again.")
CROWDED = Denied("throttled", "Too many are signing in at this moment. Wait a minute and try again.")
DISABLED = Denied("disabled", "This account has been closed. Ask your administrator.")
NEW_PASSWORD = Denied("password_changed", "The password of this account was changed. Sign in with the new one.")


class SignedIn(msgspec.Struct, frozen=True):
    """`changed`: the number of the account as it was checked."""

    person: Person
    site_name: str
    changed: int


def wrong_version(version: int) -> Denied:
    """The other side speaks another protocol: which of the two must be brought up to date."""
    if version > PROTOCOL_VERSION:
        text = "The server is older than this program. Ask your administrator to update the server."
    else:
        text = "This program is older than the server. Install the new version, then sign in again."
    return Denied("protocol_version", text)


def network_of(address: str) -> str:
    """What one household or hospital has: the address, of IPv6 the first 64 bits."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)


class Throttle:
    """Counts failures by key within a window. Bounded: the oldest keys are forgotten first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._failed: dict[str, list[int]] = {}

    def wait_ms(self, key: str, now_ms: int) -> int:
        """How long this key must still wait; 0 when it may try."""
        recent = [at for at in self._failed.get(key, ()) if at > now_ms - WINDOW_MS]
        return recent[-self._most] + WINDOW_MS - now_ms if len(recent) >= self._most else 0

    def failed(self, key: str, now_ms: int) -> None:
        recent = self._failed.pop(key, [])[-self._most :]
        if len(self._failed) >= MOST_KEPT:
            self._failed.pop(next(iter(self._failed)))
        self._failed[key] = [*recent, now_ms]

    def forget(self, key: str) -> None:
        self._failed.pop(key, None)


class Door:
    """Checks names and passwords. Blocking work runs on `executor`; times are monotonic, so the date may change."""

    def __init__(self, accounts: Accounts, notes: Notes, clock: Clock, executor: Executor) -> None:
        self._accounts = accounts
        self._notes = notes
        self._clock = clock
        self._executor = executor
        # Verified against when the account is unknown, so that the answer takes as long.
        self._nobody = passwords.hashed("nobody has this password")
        self._by_account = Throttle(FAILS_AN_ACCOUNT)
        self._by_address = Throttle(FAILS_AN_ADDRESS)
        self._by_device = Throttle(FAILS_AN_ACCOUNT)
        self._known: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._strangers = asyncio.Semaphore(1)
        self._waiting = 0

    async def sign_in(self, asked: SignIn, address: str) -> SignedIn | Denied:
        if asked.version != PROTOCOL_VERSION:
            return wrong_version(asked.version)
        if not ID.match(asked.user):  # never an account: it is no key of ours, and answered as any wrong name
            asked = SignIn("", "", asked.device)
        now_ms, address_key = self._clock.mono_ms(), network_of(address)
        # A computer on which this person was let in before has a counter of its own: strangers who guess at a name,
        # or from behind the same line, lock nobody out of a consult.
        pair = (asked.user, asked.device)
        if pair in self._known:
            counters = [(self._by_device, "/".join(pair))]
        else:
            counters = [(self._by_account, asked.user), (self._by_address, address_key)]
        wait_ms = max(counter.wait_ms(key, now_ms) for counter, key in counters)
        if wait_ms > 0:
            self._audit(asked.user, "refused", address)
            minutes = -(-wait_ms // 60_000)
            text = f"Too many wrong passwords. Wait {minutes} min, or ask your administrator for a new password."
            return Denied("throttled", text)
        # Counted before the check: a thousand guesses sent at once must not all reach the hash. The address is
        # counted after it: a hospital's people come back all at once when its line does.
        counters[0][0].failed(counters[0][1], now_ms)
        if pair not in self._known and self._waiting >= MOST_WAITING:
            return CROWDED
        found = await self._found(asked, pair in self._known)
        if found is None:
            for counter, key in counters[1:]:
                counter.failed(key, now_ms)
            self._audit(asked.user, "failed", address)
            return WRONG
        for counter, key in counters:
            counter.forget(key)
        self._know(pair)
        if found.disabled:
            self._audit(asked.user, "refused", address)
            return DISABLED
        self._audit(asked.user, "done", address)
        return await asyncio.get_running_loop().run_in_executor(self._executor, self._signed_in, found)

    def changed(self, account: str) -> None:
        """An administrator has set a new password: whoever locked the account out may try again."""
        self._by_account.forget(account)
        for pair in [pair for pair in self._known if pair[0] == account]:
            del self._known[pair]

    def person(self, account: str) -> SignedIn | Denied:
        """Who was proven otherwise. Blocking."""
        found = self._accounts.find(account)
        return DISABLED if found is None or found.disabled else self._signed_in(found)

    async def _found(self, asked: SignIn, is_known: bool) -> Account | None:
        """Strangers one at a time: a crowd of them does not stand before who comes back to a consult."""
        loop = asyncio.get_running_loop()
        if is_known:
            return await loop.run_in_executor(self._executor, self._check, asked.user, asked.secret)
        self._waiting += 1
        try:
            async with self._strangers:
                return await loop.run_in_executor(self._executor, self._check, asked.user, asked.secret)
        finally:
            self._waiting -= 1

    def _know(self, pair: tuple[str, str]) -> None:
        self._known.pop(pair, None)
        self._known[pair] = None
        if len(self._known) > MOST_KEPT:
            self._known.popitem(last=False)

    def _check(self, user: str, secret: str) -> Account | None:
        if len(secret) > passwords.MOST_LETTERS:
            user, secret = "", ""
        found = self._accounts.find(user)
        right = passwords.matches(found.secret if found else self._nobody, secret)
        return found if right else None

    def _signed_in(self, found: Account) -> SignedIn:
        telephone = self._accounts.telephone(found)
        site_name = self._accounts.sites().get(found.site, "")
        return SignedIn(Person(found.account, found.name, found.role, found.site, telephone), site_name, found.changed)

    def _audit(self, who: str, outcome: Outcome, address: str) -> None:
        self._notes.take(AuditNote(self._clock.now_ms(), who, "signed_in", "", outcome, address))
