"""From the start of `preceptor admin disable-user`, a process of its own, until the one who is signed in there has
heard of it, and until their connection for files is closed too: at most 5 s.

`python -m tests.bench.shutout`: a real server; the account is opened again each time.
"""

import argparse
import contextlib
import tempfile
import threading
import time
from pathlib import Path

from websockets.exceptions import ConnectionClosed

from app.consult.messages import Denied
from tests.bench.harness import is_full, percentile, since_ms, write_json
from tests.rig.people import NURSE, PASSWORD
from tests.rig.server import Server
from tests.server.talker import Puller, Talker
from tests.server.test_admin import admin
from tests.server.test_reception import answer_to

MOST_MS = 5_000


def until_closed(bulk: Puller, closed: list[float]) -> None:
    with contextlib.suppress(ConnectionClosed):
        while True:
            bulk.hear()
    closed.append(time.perf_counter())


def once(server: Server) -> tuple[float, float]:
    """Milliseconds until it was heard, and until the files' connection was closed."""
    data = ("--data", str(server.data))
    with Talker(server.url, NURSE) as nurse:
        closed: list[float] = []
        waits = threading.Thread(target=until_closed, args=(nurse.bulk(), closed))
        waits.start()
        began = time.perf_counter()
        done = admin("disable-user", NURSE.user, *data)
        assert done.returncode == 0, done.stderr
        heard = nurse.expect(Denied)
        heard_ms = since_ms(began)
        assert heard.code == "disabled", heard
        waits.join()
    assert admin("enable-user", NURSE.user, *data).returncode == 0
    while isinstance(answer_to(server, NURSE.user, PASSWORD), Denied):
        time.sleep(0.2)
    return heard_ms, (closed[0] - began) * 1_000


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.shutout", description=__doc__)
    parser.add_argument("--times", type=int, default=40 if is_full() else 8)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="preceptor-bench-") as name, Server(Path(name) / "server") as server:
        found = [once(server) for _ in range(told.times)]
    heard, closed = ([one[at] for one in found] for at in (0, 1))
    figures: dict[str, object] = {
        "times": told.times,
        "heard_ms_p50": round(percentile(heard, 0.5)),
        "heard_ms_max": round(max(heard)),
        "closed_ms_max": round(max(closed)),
    }
    write_json("shutout", figures, {"heard_ms_max": MOST_MS, "closed_ms_max": MOST_MS})


if __name__ == "__main__":
    main()
