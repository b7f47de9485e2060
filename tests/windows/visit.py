"""One consult in full swing, made by hand in two windows: camera, voice, recording, and a paper on the table."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from app.consult.events.documents import DocumentShared, PagePictured
from app.settings import assets_folder
from tests.rig.people import NURSE, PASSWORD, SPECIALIST
from tests.rig.relay import Relay
from tests.rig.server import Server
from tests.windows.seat import Seat
from tests.windows.witness import ServerDisk, until

START = "Start camera and microphone"
LIVE = "live"
NAME = "Maria Nyg"  # of the patient, as the hand of `meet` writes it


class Visit(NamedTuple):
    """`relay` is the specialist's link to the server; `paper` the shared document's id."""

    server: Server
    disk: ServerDisk
    relay: Relay
    anna: Seat
    omar: Seat
    consult: str
    paper: str

    @property
    def paper_blobs(self) -> set[str]:
        """The file and every picture of a page, as the log names them."""
        shared = {one.blob for _, one in self.disk.all(self.consult, DocumentShared) if one.document == self.paper}
        pages = {one.blob for _, one in self.disk.all(self.consult, PagePictured) if one.document == self.paper}
        return shared | pages


def meet(anna: Seat, omar: Seat) -> None:
    """Signed in, asked, accepted, consented, and both see and hear each other."""
    for one in (anna, omar):
        one.begin("sign_in", secret=PASSWORD)
    for one in (anna, omar):
        one.done()
    anna.do("ask")
    omar.do("accept")
    anna.do("enter")
    anna.do("consent")
    anna.press(START, 60)
    omar.press(START, 60)
    omar.do("see_stage", key=LIVE, within_s=90)


@contextmanager
def visiting(folder: Path) -> Iterator[Visit]:
    with (
        Server(folder / "server") as server,
        Relay(server.port) as relay,
        Seat(folder / "clinic", server.url, NURSE) as anna,
        Seat(folder / "city", f"ws://127.0.0.1:{relay.port}", SPECIALIST) as omar,
    ):
        meet(anna, omar)
        yield with_paper(server, relay, anna, omar)


def with_paper(server: Server, relay: Relay, anna: Seat, omar: Seat) -> Visit:
    """Of two who have met: the nurse shares a paper, and the specialist turns to its first page with the pen."""
    disk = ServerDisk(server.data)
    consult = disk.consult()
    anna.choose("More", "Share a file")
    anna.do("choose_file", path=str(assets_folder() / "samples" / "request.pdf"), word="Open")
    anna.press("Share", 60)
    (shared,) = until(lambda: disk.all(consult, DocumentShared), "the paper in the log")
    omar.do("turn_to", page="Page 1")
    anna.do("see_stage", key=f"page:{shared[1].document}")
    omar.press("Pen")
    return Visit(server, disk, relay, anna, omar, consult, shared[1].document)


def turn_pages(visit: Visit, until: float, look_s: float) -> int:
    """The specialist looks at the paper and back at the patient, over and over, each for so long, until that moment of
    the monotonic clock; how often."""
    turns = 0
    while time.monotonic() < until:
        for page in ("Page 1", "Page 2"):
            visit.omar.do("turn_to", page=page)
            time.sleep(look_s)
        visit.omar.press("Live")
        visit.omar.do("see_stage", key=LIVE)
        time.sleep(look_s)
        turns += 3
    return turns
