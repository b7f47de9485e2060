"""Marks placed on a live picture that is 300 ms late each way while the camera moves: each lies on the frame that was
under the pen, told by the code burnt into every frame; on another one never.

`python -m tests.bench.liveplace --marks 4`: two real programs and a server, between which picture, voice and messages
are late. The specialist draws on whatever passes; looked at are what was painted under the pen when it came down, the
surface that the log names, and the still that comes back and is shown under the mark on both screens.
"""

import argparse
import tempfile
from pathlib import Path as Folder

from app.consult.events.marks import MarkAdded
from app.consult.events.surface import frame_key
from app.media import framecode
from tests.bench.harness import is_full, write_json
from tests.rig.media_relay import MediaRelay, Path
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server
from tests.windows.seat import Seat
from tests.windows.visit import LIVE, meet
from tests.windows.witness import ServerDisk
from tests.windows.witness import until as wait_until

DELAY_MS = 300
STROKE = [(0.3 + 0.02 * step, 0.4 + 0.01 * step) for step in range(12)]


def is_placed(frozen: dict, disk: ServerDisk, anna: Seat) -> bool:
    """What was under the pen, what the log says and what both screens show are one frame."""
    code, stamp = frozen["under_code"], frozen["under_ms"]
    (mark,) = frozen["marks"]
    consult = disk.consult()
    (added,) = wait_until(lambda: [one for _, one in disk.all(consult, MarkAdded) if one.mark == mark], "the mark")
    anna.do("see_mark", mark=mark)
    seen = anna.look()
    key = frame_key(frozen["under_source"], stamp)
    codes = {code, frozen["still_code"], stamp & framecode.MASK, added.surface.capture_ms & framecode.MASK}
    return len(codes) == 1 and frozen["key"] == key == seen["key"] and seen["capture_ms"] == stamp


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.liveplace", description=__doc__)
    parser.add_argument("--marks", type=int, default=40 if is_full() else 4)
    told = parser.parse_args()
    late = Path(delay_ms=DELAY_MS)
    placed = 0
    with (
        tempfile.TemporaryDirectory(prefix="preceptor-bench-") as folder,
        Server(Folder(folder) / "server") as server,
        MediaRelay.both(server.port, late, message_ms=DELAY_MS) as relay,
        Seat(Folder(folder) / "clinic", relay.url, NURSE) as anna,
        Seat(Folder(folder) / "city", server.url, SPECIALIST) as omar,
    ):
        meet(anna, omar)
        disk = ServerDisk(server.data)
        omar.press("Pen")
        for turn in range(told.marks):
            if turn:
                omar.press("Live")
            omar.do("see_stage", key=LIVE, within_s=60)
            frozen = omar.do("freeze", points=STROKE, within_s=100, until="detail")
            assert isinstance(frozen, dict)
            placed += is_placed(frozen, disk, anna)
    figures: dict[str, object] = {
        "delay_ms": DELAY_MS,
        "marks": told.marks,
        "placed_share": placed / told.marks,
        "elsewhere": told.marks - placed,
    }
    write_json("liveplace", figures, {"least_placed_share": 1.0, "elsewhere": 0})


if __name__ == "__main__":
    main()
