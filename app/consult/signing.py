"""What a device signs to be let in by key (R21); it holds no key and knows no cipher."""

NONCE_BYTES, KEY_BYTES, SIGNATURE_BYTES = 32, 32, 64


def signed_words(nonce: bytes, server: str, device: str, user: str) -> bytes:
    """The whole of it, with a purpose in front: what is signed for one server, device and person is good for no other,
    nor for anything else that a key is ever asked to sign."""
    return b"preceptor.1 sign-in\0" + nonce + b"\0".join((server.encode(), device.encode(), user.encode()))
