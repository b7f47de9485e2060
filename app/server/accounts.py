"""Who signs in: throttled, in the same words and time for a wrong password and an unknown name; knows no socket."""

import asyncio
from concurrent.futures import Executor

import msgspec

from app.clock import Clock
from app.consult.messages import PROTOCOL_VERSION, Denied, SignIn
from app.consult.person import Person
from app.server import passwords
from app.server.note import Notes
from app.store.accounts import Account, Accounts
from app.store.audit import AuditNote, Outcome

WINDOW_MS = 15 * 60_000
FAILS_AN_ACCOUNT = 5
# A whole hospital may stand behind one address: more than one account's worth, far fewer than guessing needs.
FAILS_AN_ADDRESS = 20
MOST_KEPT = 50_000

WRONG = Denied("wrong_password", "The name or the password is not right. Check both and try again.")
DISABLED = Denied("disabled", "This account has been closed. Ask your administrator.")
NEW_PASSWORD = Denied("password_changed", "The password of this account was changed. Sign in with the new one.")


class SignedIn(msgspec.Struct, frozen=True):
    person: Person
    site_name: str


def wrong_version(version: int) -> Denied:
    """The other side speaks another protocol: which of the two must be brought up to date."""
    if version > PROTOCOL_VERSION:
        text = "The server is older than this program. Ask your administrator to update the server."
    else:
        text = "This program is older than the server. Install the new version, then sign in again."
    return Denied("protocol_version", text)


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

    async def sign_in(self, asked: SignIn, address: str) -> SignedIn | Denied:
        if asked.version != PROTOCOL_VERSION:
            return wrong_version(asked.version)
        now_ms = self._clock.mono_ms()
        wait_ms = max(self._by_account.wait_ms(asked.user, now_ms), self._by_address.wait_ms(address, now_ms))
        if wait_ms > 0:
            self._audit(asked.user, "refused", address)
            minutes = -(-wait_ms // 60_000)
            text = f"Too many wrong passwords. Wait {minutes} min, or ask your administrator for a new password."
            return Denied("throttled", text)
        # Counted before the check: a thousand guesses sent at once must not all reach the hash. The address is
        # counted after it: a hospital's people come back all at once when its line does.
        self._by_account.failed(asked.user, now_ms)
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._executor, self._check, asked.user, asked.secret)
        if found is None:
            self._by_address.failed(address, now_ms)
            self._audit(asked.user, "failed", address)
            return WRONG
        self._by_account.forget(asked.user)
        self._by_address.forget(address)
        if found.disabled:
            self._audit(asked.user, "refused", address)
            return DISABLED
        self._audit(asked.user, "done", address)
        site_name = await loop.run_in_executor(self._executor, self._site_name, found.site)
        return SignedIn(Person(found.account, found.name, found.role, found.site), site_name)

    def changed(self, account: str) -> None:
        """An administrator has set a new password: whoever locked the account out may try again."""
        self._by_account.forget(account)

    def _check(self, user: str, secret: str) -> Account | None:
        if "\0" in user or len(secret) > passwords.MOST_LETTERS:
            user, secret = "", ""
        found = self._accounts.find(user)
        right = passwords.matches(found.secret if found else self._nobody, secret)
        return found if right else None

    def _site_name(self, site: str) -> str:
        return self._accounts.sites().get(site, "")

    def _audit(self, who: str, outcome: Outcome, address: str) -> None:
        self._notes.take(AuditNote(self._clock.now_ms(), who, "signed_in", "", outcome, address))
