"""How a connection says who it is: by a secret, or by the key of this computer (R21); knows no socket."""

from collections.abc import Callable
from typing import NamedTuple

from app.client.commands import Connect
from app.client.credential import Credential
from app.client.desk import Desk
from app.consult.messages import SignIn
from app.store.known import Known


class Proving(NamedTuple):
    """As whom, the public key, and what signs a challenge with it."""

    person: str
    key: bytes
    prove: Callable[[bytes], bytes]


def proving(desk: Desk, known: Known, credential: Credential) -> Proving:
    return Proving(known.person.person, credential.key, lambda nonce: credential.proves(known, desk.device, nonce))


def signing_in(device: str, device_name: str, who: Connect, by: Proving | None) -> SignIn:
    """Who returns to a consult without a secret does so by key."""
    if by is None or who.secret:
        return SignIn(who.user, who.secret, device, device_name)
    return SignIn(by.person, "", device, device_name, key=by.key, returning=who.returning)
