"""A secret as Argon2id keeps it, at the server and for signing in without one; knows no account. Blocking."""

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# OWASP's cheat sheet on password storage: Argon2id with 19 MiB, two passes, one lane; some 25 ms here.
HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def hashed(secret: str) -> str:
    return HASHER.hash(same_letters(secret))


def matches(kept: str, secret: str) -> bool:
    """Blocks for some 25 ms: call it on the executor for it."""
    try:
        return HASHER.verify(kept, same_letters(secret))
    except (VerificationError, InvalidHashError):
        return False


def same_letters(secret: str) -> str:
    """Two keyboards may type one letter as one code point or as two."""
    return unicodedata.normalize("NFKC", secret)
