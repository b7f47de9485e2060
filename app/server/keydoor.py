"""Who may be let in by the key of an enrolled device, and for what (R21, R22, R24); knows no socket and no password."""

import asyncio
import logging
import secrets
from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial
from typing import ParamSpec, TypeVar

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy.exc import SQLAlchemyError

from app.clock import Clock
from app.consult.codecs import BadMessage
from app.consult.messages import PROTOCOL_VERSION, Denied, Enrol, SignIn
from app.consult.rules.limits import LABEL
from app.consult.signing import KEY_BYTES, NONCE_BYTES, signed_words
from app.server.accounts import MOST_KEPT, Door, SignedIn, Throttle, network_of, wrong_version
from app.server.ids import ID
from app.server.note import Notes
from app.store.audit import AuditNote, Did, Outcome
from app.store.devices import Devices
from app.store.known import DAY_MS, GOOD_FOR_DAYS

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

LATEST_MS = 1 << 53
RETURNS_WITHIN_MS = 10 * 60_000
FAILS_AN_ADDRESS = 40  # keys that nobody knows, in a quarter of an hour; a whole hospital may be behind it

NOT_ENROLLED = Denied("not_enrolled", "This computer is not known for this person. Sign in with the password.")
PLACE_ENDED = Denied("place_ended", "Returning without the password is over. Sign in with the password.")
REVOKED = Denied(
    "revoked", "This computer may not be used for signing in any more. Ask your administrator, or use another one."
)
CROWDED = Denied("throttled", "Too many are signing in at this moment. Wait a minute and try again.")
IN_FRONT = Denied("replaced", "This person is signed in on this computer.")


class LeftOpen(msgspec.Struct, frozen=True):
    """Which consults a connection had open when it was lost, and when (monotonic)."""

    at_ms: int
    consults: frozenset[str]


class KeyDoor:
    """Blocking work runs on `executor`. Use on the event loop only."""

    def __init__(self, devices: Devices, door: Door, notes: Notes, clock: Clock, executor: Executor) -> None:
        self._devices, self._door, self._notes, self._clock = devices, door, notes, clock
        self._executor = executor
        self._by_address = Throttle(FAILS_AN_ADDRESS)
        self._left: dict[tuple[str, str], LeftOpen] = {}
        self.server = devices.server()

    def challenge(self, asked: SignIn, address: str) -> bytes | Denied:
        """What is to be signed; the same for a key that nobody knows."""
        if asked.version != PROTOCOL_VERSION:
            return wrong_version(asked.version)
        if self._by_address.wait_ms(network_of(address), self._clock.mono_ms()) > 0:
            return CROWDED
        return secrets.token_bytes(NONCE_BYTES)

    async def let_in(
        self, asked: SignIn, nonce: bytes, signature: bytes, address: str, here: frozenset[str]
    ) -> SignedIn | Denied:
        """`here`: the consults that an older connection of this person and device still has open."""
        if not ID.match(asked.user):
            return self._refuse(asked, address, NOT_ENROLLED)
        known = await self._run(self._devices.find, asked.device, asked.user)
        if known is not None and known.revoked:
            return self._refuse(asked, address, REVOKED)
        words = signed_words(nonce, self.server, asked.device, asked.user)
        if known is None or not known.key or known.key != asked.key or not _is_signed(known.key, signature, words):
            return self._refuse(asked, address, NOT_ENROLLED)
        if not asked.background and not self._may_return(asked, here):
            return self._refuse(asked, address, PLACE_ENDED, counts=False)
        found = await self._run(self._door.person, asked.user)
        if isinstance(found, Denied):
            return self._refuse(asked, address, found)
        await self._used(asked)
        self._audit(asked, "background" if asked.background else "returned", "done", address)
        return found

    async def is_revoked(self, device: str, account: str) -> bool:
        known = await self._run(self._devices.find, device, account)
        return known is not None and known.revoked

    async def vouched_ms(self, device: str, account: str) -> int:
        """Until when it can be taken for this person's own what they answer for, and was made on that device (R25)."""
        came_ms, next_ms = await self._run(self._devices.last_here, device, account)
        return min(came_ms + GOOD_FOR_DAYS * DAY_MS, next_ms or LATEST_MS)

    async def signed_in(self, device: str, account: str, name: str) -> None:
        """By password: kept for the administrator's list; nobody returns any more who was here before."""
        for left in [one for one in self._left if one[1] == device]:
            del self._left[left]
        try:
            await self._run(self._devices.seen, device, account, name, self._clock.now_ms())
        except SQLAlchemyError as error:
            _not_noted(error)

    async def enrol(self, device: str, account: str, changed: int, message: Enrol, address: str) -> bool:
        """False where the store takes nothing, or the account is not as it was at `changed`: it is asked for at each
        signing in. Raises BadMessage."""
        if len(message.key) != KEY_BYTES:
            raise BadMessage("not a key")
        name, now_ms = shown(message.name), self._clock.now_ms()
        try:
            before = await self._run(self._devices.find, device, account)
            if not await self._run(self._devices.enrol, device, account, message.key, name, now_ms, changed):
                return False
        except SQLAlchemyError as error:
            return _not_noted(error)
        if before is None or before.key != message.key:
            await self._notes.on_disk(AuditNote(now_ms, account, "device_enrolled", device, "done", address))
        return True

    def left_open(self, device: str, account: str, consults: frozenset[str]) -> None:
        """A connection was lost in the middle of a consult: for ten minutes it is gone on with by the key alone. One
        that had nothing open yet leaves the place that it was made for as it was."""
        if consults:
            self._left.pop((account, device), None)
            if len(self._left) >= MOST_KEPT:
                self._left.pop(next(iter(self._left)))
            self._left[account, device] = LeftOpen(self._clock.mono_ms(), consults)

    def left(self, device: str, account: str) -> None:
        """In words: nobody returns."""
        self._left.pop((account, device), None)

    def shut(self, device: str, account: str) -> None:
        """Revoked, or the account closed or its password changed. An empty one stands for every device or person."""
        for one in [one for one in self._left if account in ("", one[0]) and device in ("", one[1])]:
            del self._left[one]

    def _may_return(self, asked: SignIn, here: frozenset[str]) -> bool:
        left = self._left.get((asked.user, asked.device))
        if left is not None and self._clock.mono_ms() - left.at_ms < RETURNS_WITHIN_MS:
            here |= left.consults
        return asked.returning in here

    async def _used(self, asked: SignIn) -> None:
        try:
            await self._run(self._devices.used, asked.device, asked.user, self._clock.now_ms())
        except SQLAlchemyError as error:
            _not_noted(error)

    def _refuse(self, asked: SignIn, address: str, word: Denied, counts: bool = True) -> Denied:
        if counts:
            self._by_address.failed(network_of(address), self._clock.mono_ms())
        self._audit(asked, "background" if asked.background else "returned", "refused", address)
        return word

    def _audit(self, asked: SignIn, did: Did, outcome: Outcome, address: str) -> None:
        what = asked.returning if ID.match(asked.returning) else ""
        self._notes.take(AuditNote(self._clock.now_ms(), asked.user, did, what, outcome, address))

    async def _run(self, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._executor, partial(work, *given, **named))


def _not_noted(error: SQLAlchemyError) -> bool:
    """A full disk keeps nobody from signing in."""
    log.warning("a device is not noted: %s", type(error).__name__)
    return False


def shown(name: str) -> str:
    """What somebody called a computer, as others may read it: on one line, and short."""
    return "".join(letter for letter in name if letter.isprintable())[:LABEL]


def _is_signed(key: bytes, signature: bytes, words: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, words)
    except (InvalidSignature, ValueError):
        return False
    return True
