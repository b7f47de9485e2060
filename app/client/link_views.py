"""How the link of a meeting is and was, and what a network lets through: values for the windows, and how they ask."""

from typing import Literal

import msgspec

from app.client.commands import Command
from app.client.notices import Notice
from app.consult.relay import Over
from app.media.counters import Report, Stat, Value
from app.media.relayprobe import Outcome

ServerOutcome = Literal["open", "silent", "refused", "unnamed", "untrusted", "other"]
DirectOutcome = Literal["open", "relayed", "untried"]


class WatchLink(Command, frozen=True):
    """The link's statistics are looked at here: they come as LinkStats once a second, until `on` is False."""

    on: bool


class TryNetwork(Command, frozen=True):
    """Tries what this computer has to reach, now; answered by NetworkTried. `server` as in Connect, for who is not
    signed in."""

    server: str = ""


class LinkMoment(msgspec.Struct, frozen=True, gc=False):
    """One second of a connection. Rates on the wire; `may_*`: what that way is believed to carry; losses of the packets
    of this second; `age_ms`: of the newest picture at its end. None where nobody said."""

    at_ms: int
    up_bps: int = 0
    down_bps: int = 0
    may_up_bps: int | None = None
    may_down_bps: int | None = None
    lost_up_permille: int | None = None
    lost_down_permille: int | None = None
    rtt_ms: int | None = None
    fps: int | None = None
    age_ms: int | None = None


class LinkStats(msgspec.Struct, frozen=True):
    """`moments`: the last minutes, oldest first, by this computer's clock, `now_ms` on it; `report`: as W3C
    webrtc-stats, ours under `preceptor`; `moved_bytes`: what this computer has sent and received since the consult was
    opened here."""

    now_ms: int = 0
    moments: tuple[LinkMoment, ...] = ()
    report: Report = {}
    moved_bytes: int = 0


class TriedRelay(msgspec.Struct, frozen=True):
    host: str
    port: int
    over: Over
    outcome: Outcome


class Opening(msgspec.Struct, frozen=True):
    """What was tried from here. `pinned`: the server proves itself by its own key, which nothing on the way can stand
    in for; `asked`: the server has been asked for its relays; `direct`: whether sound and picture have gone straight
    from here to another computer. No person, no patient, no consult."""

    host: str
    port: int
    encrypted: bool
    pinned: bool
    server: ServerOutcome
    relays: tuple[TriedRelay, ...] = ()
    asked: bool = False
    direct: DirectOutcome = "untried"


class NetworkTried(Notice, frozen=True):
    """`opening` None: the address is none."""

    opening: Opening | None


__all__ = [
    "DirectOutcome",
    "LinkMoment",
    "LinkStats",
    "NetworkTried",
    "Opening",
    "Outcome",
    "Report",
    "ServerOutcome",
    "Stat",
    "TriedRelay",
    "TryNetwork",
    "Value",
    "WatchLink",
]
