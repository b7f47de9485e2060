"""A consult of 10,000 events over 150 kbps, 200 ms and TLS: when its present can be drawn, when all is here, and how
soon it opens again from this disk.

Drawable is the page the lead has on the stage, its picture, and every mark that stands on it, as the whole log says.
"""

import tempfile
import time
from pathlib import Path

from app.client.border import LeaveConsult, WantPicture
from app.consult.events.surface import surface_key
from app.consult.reduce import fold
from app.consult.state import ConsultState
from app.server.options import ServeOptions
from app.server.stores import Stores
from app.server.tls import pin_of
from tests.bench.bigconsult import big_consult, page_preview
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
        stores = Stores(ServeOptions(data=server.data))
        stores.log.append(records)
        stores.uses.add(stores.blobs.put(page_preview()), CONSULT)
        stores.close()
        with server:
            figures = measure(folder, server, fold(CONSULT, records))
    limit = {"present_s": 5.0, "whole_s": 180.0, "again_s": 1.5}
    write_json("slow_open", figures, limit)


def measure(folder: Path, server: Server, last: ConsultState) -> dict[str, object]:
    pin = pin_of(server.data / "tls" / "cert.pem")
    with Relay.both(server.port, bps=BPS, delay_ms=ONE_WAY_MS) as relay:
        address = f"preceptor://127.0.0.1:{relay.port}#{pin}"
        with Place(folder / "laptop") as laptop:
            laptop.sign_in(address, NURSE)
            began = time.perf_counter()
            laptop.open(CONSULT)
            _until_drawable(laptop, last)
            present_s = time.perf_counter() - began
            laptop.until(lambda: _has(laptop, last.seq), 300)
            whole_s = time.perf_counter() - began
            carried = relay.carried()
            laptop.post(LeaveConsult())
        with Place(folder / "laptop") as again:  # the next morning: nothing is left in memory
            again.sign_in(address, NURSE)
            began = time.perf_counter()
            again.open(CONSULT)
            _until_drawable(again, last)
            again.until(lambda: _has(again, last.seq))
            again_s = time.perf_counter() - began
    return {
        "present_s": round(present_s, 2),
        "whole_s": round(whole_s, 2),
        "again_s": round(again_s, 2),
        "down_bytes": carried.down_bytes,
        "events": last.seq,
    }


def _has(laptop: Place, seq: int) -> bool:
    view = laptop.engine.room.peek()
    return view is not None and view.confirmed_seq >= seq


def _until_drawable(laptop: Place, last: ConsultState) -> None:
    surface = last.stage.surface
    assert surface is not None
    key = surface_key(surface)
    wanted = _standing(last, key)
    laptop.until(lambda: _shows(laptop, key, wanted), 120)
    laptop.post(WantPicture(surface, None, 1.0))
    laptop.until(lambda: laptop.engine.picture(key), 120)


def _shows(laptop: Place, key: str, wanted: set[str]) -> bool:
    view = laptop.engine.room.peek()
    if view is None or view.state.consult != CONSULT or view.state.stage.surface is None:
        return False
    return surface_key(view.state.stage.surface) == key and _standing(view.state, key) == wanted


def _standing(state: ConsultState, key: str) -> set[str]:
    return {mark.mark for mark in state.marks_on(key) if mark.is_visible}


if __name__ == "__main__":
    main()
