"""How the link stands, as the windows show it; knows no socket."""

from typing import Literal

from app.client.account import Account
from app.client.border import LinkView, SignInFailed
from app.client.bulk import Bulk
from app.client.desk import Desk
from app.client.outgoing import NOT_KEPT

CLOCK_WRONG_MS = 60_000  # a date that is off by less harms nobody
DATE_WRONG = (
    "The date or time of this computer is wrong. Everything is recorded with the server's time all the same. "
    "Have the clock of this computer set."
)

# What the server's reasons are called on the border.
CODES = {"protocol_version": "other_version"}
# The account itself may not go on: who was signed in is so no more. (What is only not reached, or speaks another
# version, leaves an open consult as it is: one writes on and keeps what one sees.)
SHUT_OUT = frozenset({"disabled", "password_changed", "wrong_password", "replaced", "revoked", "not_enrolled"})
GONE_ON = "The link is down. What you do is kept on this computer and sent as soon as the link is back."

LinkState = Literal["offline", "connecting", "online"]


class Standing:
    """State, sentence and round trip of one session's link."""

    def __init__(self, desk: Desk) -> None:
        self.sentence = ""
        self.rtt_ms: int | None = None
        self._state: LinkState = "connecting"
        self.retired = False
        self._desk = desk

    def set(self, state: LinkState) -> None:
        self._state, self.sentence, self.rtt_ms = state, "", None

    def retire(self) -> None:
        """Signed out: how this link stands is nobody's affair any more."""
        self.set("offline")
        self.publish(None, None)
        self.retired = True

    def failed(self, code: str, text: str) -> None:
        """Nobody was signed in, or not any more. Of who has signed out themselves it is told nobody: another may be
        signed in by now, and would be signed out by it."""
        if not self.retired:
            self._desk.tell(SignInFailed(CODES.get(code, code), text))

    def publish(self, account: Account | None, bulk: Bulk | None) -> None:
        """A wrong date is mentioned only when it is worth a word and nothing weighs more."""
        if self.retired:
            return
        wrong_ms = self._desk.server_time.wall_error_ms()
        is_kept = account is None or not account.outgoing.disk_refused
        date = DATE_WRONG if self._state == "online" and abs(wrong_ms) >= CLOCK_WRONG_MS else ""
        self._desk.slots.link.put(
            LinkView(
                state=self._state,
                sentence=(self.sentence or date) if is_kept else NOT_KEPT,
                rtt_ms=self.rtt_ms,
                unsent=account.outgoing.count if account is not None else 0,
                uploading_bytes=bulk.uploading_bytes if bulk is not None else 0,
                clock_wrong_ms=wrong_ms if abs(wrong_ms) >= CLOCK_WRONG_MS else 0,
                keeps=is_kept,
                owed_files=bulk.owed_files if bulk is not None else 0,
                owed_bytes=bulk.owed_bytes if bulk is not None else 0,
                up_bps=bulk.up_bps if bulk is not None else None,
                battery_percent=self._desk.battery.percent,
                on_mains=self._desk.battery.on_mains,
                goes_behind=account is not None and account.goes_behind,
                key_in_file=account is not None and account.shelf.key_place == "file",
            )
        )
