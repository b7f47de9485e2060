"""What proves that an event comes from one person's own computer when nobody types a secret; knows no server."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.consult.signing import signed_words
from app.store.known import Known


class Credential:
    """Of one person on this computer. `seed`: 32 bytes from the keyring, which never leave it for a disk or a wire."""

    def __init__(self, seed: bytes) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(seed)

    @property
    def key(self) -> bytes:
        """The public one, 32 bytes."""
        return self._private.public_key().public_bytes_raw()

    def proves(self, known: Known, device: str, nonce: bytes) -> bytes:
        """Good for that server, this device and this person alone."""
        return self._private.sign(signed_words(nonce, known.house, device, known.person.person))


def entry_of(shelf: str) -> str:
    """Under which name its seed lies in the keyring: beside the key of the person's shelf, and never that one."""
    return f"{shelf}.device"
