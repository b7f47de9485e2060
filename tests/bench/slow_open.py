"""A consult of 10,000 events over 150 kbps, 200 ms and TLS: when its present can be drawn, when all is here, and how
soon it opens again from this disk."""

import tempfile
import time
from pathlib import Path

from app.client.border import LeaveConsult
from app.consult.events.surface import surface_key
from app.server.tls import pin_of
from app.store.database import sqlite_url
from app.store.log import EventLog
from tests.bench.bigconsult import big_consult
from tests.bench.harness import write_json
from tests.client.place import Place
from tests.rig.people import EVERYBODY, NURSE
from tests.rig.relay import Relay
from tests.rig.server import Server

BPS, ONE_WAY_MS = 150_000, 200  # each way, the harder reading of "200 ms"
CONSULT = "big"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = Server(folder / "server", ["--tls-self-signed"], EVERYBODY)
        records = big_consult()
        log = EventLog(sqlite_url(server.data / "preceptor.sqlite"))
        log.append(records)
        log.close()
        with server:
            figures = measure(folder, server, records[-1].seq)
    limit = {"present_s": 5.0, "whole_s": 180.0, "again_s": 1.5}
    write_json("slow_open", figures, limit)


def measure(folder: Path, server: Server, last: int) -> dict[str, object]:
    pin = pin_of(server.data / "tls" / "cert.pem")
    with Relay.both(server.port, bps=BPS, delay_ms=ONE_WAY_MS) as relay:
        address = f"preceptor://127.0.0.1:{relay.port}#{pin}"
        with Place(folder / "laptop") as laptop:
            laptop.sign_in(address, NURSE)
            began = time.perf_counter()
            laptop.open(CONSULT)
            laptop.until(lambda: _is_drawable(laptop), 120)
            present_s = time.perf_counter() - began
            laptop.until(lambda: _has(laptop, last), 300)
            whole_s = time.perf_counter() - began
            carried = relay.carried()
            laptop.post(LeaveConsult())
        with Place(folder / "laptop") as again:  # the next morning: nothing is left in memory
            again.sign_in(address, NURSE)
            began = time.perf_counter()
            again.open(CONSULT)
            again.until(lambda: _is_drawable(again) and _has(again, last))
            again_s = time.perf_counter() - began
    return {
        "present_s": round(present_s, 2),
        "whole_s": round(whole_s, 2),
        "again_s": round(again_s, 2),
        "down_bytes": carried.down_bytes,
        "events": last,
    }


def _has(laptop: Place, last: int) -> bool:
    view = laptop.engine.room.peek()
    return view is not None and view.confirmed_seq >= last


def _is_drawable(laptop: Place) -> bool:
    view = laptop.engine.room.peek()
    if view is None or view.state.consult != CONSULT or view.state.stage.surface is None:
        return False
    return bool(view.state.marks_on(surface_key(view.state.stage.surface)))


if __name__ == "__main__":
    main()
