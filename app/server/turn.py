"""Credentials for the site's own relays (TURN): good for hours, for one person, made from a secret shared with them.

Those of coturn's `use-auth-secret` (draft-uberti-behave-turn-rest-00). Neither secret nor credential is ever logged.
"""

import base64
import hashlib
import hmac
from collections.abc import Sequence
from pathlib import Path

from app.consult.answers import Relays
from app.consult.person import Person
from app.consult.relay import parsed

LIFE_MS = 12 * 3_600_000  # a long shift; a client asks again at half of it
_CALLS = ("clinic", "specialist")


class BadTurn(Exception):
    """The relays cannot be given out as they were named; the text says why and what to do."""


class Turn:
    """Without addresses there is no relay, and picture and voice go the direct way or none."""

    def __init__(self, urls: Sequence[str] = (), secret: bytes = b"") -> None:
        self._urls, self._secret = tuple(urls), secret

    @classmethod
    def named(cls, urls: Sequence[str], secret_file: Path | None) -> "Turn":
        """Raises BadTurn."""
        wrong = [url for url in urls if parsed(url) is None]
        if wrong:
            raise BadTurn(
                f"{wrong[0]} is no address of a relay. Write turn:HOST:PORT?transport=udp, "
                f"turn:HOST:PORT?transport=tcp or turns:HOST:PORT; HOST is a name or an IPv4 address, and a relay that "
                f"has only an IPv6 address needs a name; PORT is 1 to 65535."
            )
        if bool(urls) != (secret_file is not None):
            raise BadTurn("A relay needs its secret and a secret its relay: give both --turn and --turn-secret.")
        if secret_file is None:
            return cls()
        try:
            secret = secret_file.read_bytes().strip()
        except OSError as error:
            raise BadTurn(f"The relay's secret {secret_file} cannot be read: {error.strerror or error}.") from error
        if not secret:
            raise BadTurn(f"The relay's secret {secret_file} is empty. Write the relay's static-auth-secret into it.")
        return cls(urls, secret)

    def given(self, person: Person, now_ms: int) -> Relays:
        """Nothing for who takes no part in calls."""
        if not self._urls or person.role not in _CALLS:
            return Relays()
        until_ms = now_ms + LIFE_MS
        username = f"{until_ms // 1_000}:{person.person}"
        return Relays(self._urls, username, credential(self._secret, username), until_ms)


def credential(secret: bytes, username: str) -> str:
    """`username`: the second (Unix) until which it is good, a colon, who."""
    return base64.b64encode(hmac.new(secret, username.encode(), hashlib.sha1).digest()).decode()
