"""Tickets from the events connection to the bulk connection: once, for a minute, for one person; in memory only."""

import secrets

import msgspec

from app.consult.person import Person

LIFE_MS = 60_000
BYTES = 16  # 128 bit (ASVS 7.2.3)
MOST_EACH = 8  # a client that asks without end only pushes out its own


class Bearer(msgspec.Struct, frozen=True):
    """Who the ticket was made out to, and over which connection; `only_pushes`: of one in the background (R22)."""

    person: Person
    client: int
    until_ms: int
    device: str = ""
    only_pushes: bool = False


class Tickets:
    """`now_ms` is monotonic."""

    def __init__(self) -> None:
        self._valid: dict[str, Bearer] = {}

    def issue(self, person: Person, client: int, now_ms: int, device: str = "", only_pushes: bool = False) -> str:
        self._valid = {ticket: bearer for ticket, bearer in self._valid.items() if bearer.until_ms > now_ms}
        own = [ticket for ticket, bearer in self._valid.items() if bearer.client == client]
        for ticket in own[: max(0, len(own) - MOST_EACH + 1)]:
            del self._valid[ticket]
        made = secrets.token_hex(BYTES)
        self._valid[made] = Bearer(person, client, now_ms + LIFE_MS, device, only_pushes)
        return made

    def redeem(self, ticket: str, now_ms: int) -> Bearer | None:
        """Good once; None for a used, late, revoked or invented one."""
        bearer = self._valid.pop(ticket, None)
        return bearer if bearer is not None and bearer.until_ms > now_ms else None

    def revoke(self, client: int) -> None:
        """The connection it was given over has ended."""
        self._valid = {ticket: bearer for ticket, bearer in self._valid.items() if bearer.client != client}
