"""What is read of one connection at one moment, to be told as statistics. Values only."""

import msgspec

from app.media.counting import Counting
from app.media.rtp.agreed import Agreed
from app.media.rtp.congestion import Estimate
from app.media.rtp.framecounts import BufferStats
from app.media.rtp.voiceplan import VoiceStats
from app.media.seen import Watched
from app.media.way import Way
from app.media.worked import Worked

Value = int | float | str | bool | dict[str, float]
Stat = dict[str, Value]
Report = dict[str, Stat]

TRANSPORT = "transport"
RATE = {"audio": 48_000, "video": 90_000}


class Counters(msgspec.Struct, frozen=True):
    """What is read at one moment. `at_ms`: server time; `buffer`, `coded`, `decoded`, None without a picture;
    `unshown`: frames that came whole and were not decoded; `asks_bps`: what the ladder gives the picture; `back_bps`:
    what the other end believes its way here carries."""

    at_ms: int
    agreed: Agreed
    count: Counting
    estimate: Estimate
    voice: VoiceStats
    watched: Watched
    buffer: BufferStats | None = None
    coded: Worked | None = None
    decoded: Worked | None = None
    unshown: int = 0
    incomplete: int = 0
    asks_bps: int = 0
    back_bps: int | None = None
    way: Way | None = None


def stream(kind: str, ssrc: int, name: str) -> Stat:
    return {"id": name, "kind": kind, "ssrc": ssrc, "transportId": TRANSPORT, "codecId": f"codec-{kind}"}
