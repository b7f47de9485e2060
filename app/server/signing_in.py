"""From the first frame of the events connection to somebody who is signed in, or who was told why not."""

import asyncio

from websockets.asyncio.server import ServerConnection

from app.clock import Clock
from app.consult.codecs import BadMessage, Codec
from app.consult.messages import KNOWS, Challenge, Denied, Proof, SignIn, Welcome
from app.server.accounts import DISABLED, NEW_PASSWORD, Door, SignedIn, wrong_version
from app.server.hub import Client, Hub, short
from app.server.ids import ID
from app.server.keydoor import IN_FRONT, REVOKED, KeyDoor, shown
from app.server.strangers import Strangers

# Longer than the other end waits for its welcome, and that begins later: a busy computer says its first word late.
FIRST_WORD_S = 40.0
PROOF_S = 30.0  # R21


class SigningIn:
    """`server` and `telephone` are what every Welcome says."""

    def __init__(
        self, hub: Hub, door: Door, keys: KeyDoor, clock: Clock, strangers: Strangers, server: str, telephone: str
    ) -> None:
        self._hub, self._door, self._keys, self._clock, self._strangers = hub, door, keys, clock, strangers
        self._server, self._telephone = server, telephone
        self._closed: set[str] = set()
        self._changed: dict[str, int] = {}  # account -> its number at the last look
        self._revoked: set[tuple[str, str]] = set()

    def hear_account(self, account: str, disabled: bool, changed: int) -> None:
        """Whoever is in the middle of signing in with one that was closed, or with the password of before, must not
        slip through."""
        self._changed[account] = changed
        (self._closed.add if disabled else self._closed.discard)(account)

    def close_device(self, device: str, account: str, revoked: bool) -> None:
        """The same for a device that was revoked; `account` empty: for everybody on it."""
        (self._revoked.add if revoked else self._revoked.discard)((device, account))

    async def first(self, connection: ServerConnection) -> Client | None:
        """Raises BadMessage, TimeoutError, websockets' ConnectionClosed."""
        first = await asyncio.wait_for(connection.recv(), FIRST_WORD_S)
        codec = Codec.of_first_frame(first)
        if connection.subprotocol is None:
            await deny(connection, codec, wrong_version(0))
            return None
        asked = codec.decode_client(first)
        if not isinstance(asked, SignIn) or not ID.match(asked.device):
            raise BadMessage("the first message is to sign in")
        address = str((connection.remote_address or ("",))[0])
        by_key = bool(asked.key) and not asked.secret
        if not by_key:
            self._strangers.asked(connection)
        answer = await (
            self._by_key(connection, codec, asked, address) if by_key else self._door.sign_in(asked, address)
        )
        if isinstance(answer, SignedIn):
            answer = await self._still(asked, answer, by_key)
        self._strangers.heard(connection)
        if isinstance(answer, Denied):
            await deny(connection, codec, answer)
            return None
        return self._welcome(connection, codec, asked, answer, address, by_key)

    async def _by_key(
        self, connection: ServerConnection, codec: Codec, asked: SignIn, address: str
    ) -> SignedIn | Denied:
        nonce = self._keys.challenge(asked, address)
        if isinstance(nonce, Denied):
            return nonce
        # Whoever asks is challenged, and may be silent after it as well: until the proof comes the next word is theirs.
        self._strangers.heard(connection)
        await connection.send(codec.encode(Challenge(nonce)))
        proof = codec.decode_client(await asyncio.wait_for(connection.recv(), PROOF_S))
        if not isinstance(proof, Proof):
            raise BadMessage("a challenge is answered by a proof")
        self._strangers.asked(connection)
        older = self._older(asked)
        here = frozenset(older.seats) if older is not None else frozenset()
        return await self._keys.let_in(asked, nonce, proof.signature, address, here)

    async def _still(self, asked: SignIn, answer: SignedIn, by_key: bool) -> SignedIn | Denied:
        """What an administrator did while it was being checked counts."""
        who = answer.person.person
        if not by_key and await self._keys.is_revoked(asked.device, who):
            return REVOKED
        if not by_key:
            await self._keys.signed_in(asked.device, who, shown(asked.client))
            for older in self._hub:  # one that a power cut left is only found out later: it keeps no place either
                older.keeps_no_place |= older.device == asked.device
        if who in self._closed:
            return DISABLED
        if answer.changed < self._changed.get(who, 0):
            return NEW_PASSWORD
        if self._revoked & {(asked.device, ""), (asked.device, who)}:
            return REVOKED
        return IN_FRONT if asked.background and self._older(asked) is not None else answer

    def _welcome(
        self,
        connection: ServerConnection,
        codec: Codec,
        asked: SignIn,
        answer: SignedIn,
        address: str,
        by_key: bool,
    ) -> Client:
        client = Client(self._hub.number(), answer.person, asked.device, address, codec, connection)
        client.name, client.by_password = shown(asked.client), not by_key
        client.account_changed = answer.changed
        client.in_background = by_key and asked.background
        client.since_ms = self._clock.now_ms()
        self._strangers.forget(connection)
        self._hub.add(client)
        welcome = Welcome(
            answer.person,
            answer.site_name,
            client.since_ms,
            self._server,
            self._telephone,
            KNOWS,
            "background" if client.in_background else "",
            self._keys.server,
        )
        self._hub.send(client.number, welcome)
        return client

    def _older(self, asked: SignIn) -> Client | None:
        """The connection in front that this person has from this device already."""
        for client in self._hub:
            is_own = client.person.person == asked.user and client.device == asked.device
            is_here = not client.in_background and not client.is_closing and not client.said_bye
            if is_own and is_here:
                return client
        return None


async def deny(connection: ServerConnection, codec: Codec, word: Denied) -> None:
    await connection.send(codec.encode(word))
    await connection.close(1008, short(word.text))
