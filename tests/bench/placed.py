"""The process of a place on a host of its own: a whole engine, commanded by JSON lines; see `hosts`.

It looks into the engine for what no window shows: how much of the voice had to be made up.
"""

import asyncio
import threading
import time
from pathlib import Path

import cv2
import msgspec

from app.client import program
from app.client.border import (
    FilePreviewed,
    Freeze,
    PreviewFile,
    SharePlan,
    StartMedia,
    UseDevices,
    WantPicture,
)
from app.client.desk import Desk
from app.client.shareplan import How
from app.consult.events import Accepted, PageTurned
from app.consult.events.surface import FrameSurface, PageSurface, surface_key
from app.geometry import Box
from app.media.camera import Camera
from app.media.grab import Grabber, open_grabber
from app.settings import assets_folder
from tests.bench.harness import percentile
from tests.bench.looked import is_enough, values
from tests.client.place import Place, consent, request
from tests.rig.commanded import obey, settings
from tests.rig.people import NURSE, SPECIALIST

SAMPLES = assets_folder() / "samples"
WIDTH, HEIGHT, FPS = 1920, 1080, 15
LOOK_S = 0.01
PROGRAMS: list[program.Program] = []


class Looked(program.Program):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        PROGRAMS.append(self)


def full_hd(spec: str, width: int, height: int, fps: int) -> Grabber:
    """A camera of 1080 lines, whatever is asked of it."""
    return open_grabber(spec, WIDTH, HEIGHT, FPS)


class Placed:
    """What it can be told. All of it in a thread of its own: an engine does not wait for who looks at it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._place = Place(folder)
        self._consult = ""
        self._ages: list[tuple[float, float]] = []
        self._stop = threading.Event()
        self._reader = threading.Thread(target=self._look, daemon=True, name="looks")

    def do(self, told: dict) -> dict:
        what = told.pop("do")
        return getattr(self, what)(**told) or {}

    def sign_in(self, url: str, who: str) -> None:
        self._place.sign_in(url, NURSE if who == "nurse" else SPECIALIST)

    def ask(self, consult: str) -> None:
        self._place.submit(consult, request(NURSE))
        self._place.open(consult)
        self._place.submit(consult, consent())
        self._consult = consult

    def accept(self, consult: str) -> None:
        place = self._place
        place.until(lambda: consult in {entry.consult for entry in place.engine.home.peek().entries} or None)
        place.submit(consult, Accepted(SPECIALIST.name))
        place.open(consult)
        self._consult = consult
        place.room(lambda view: view.state.phase == "accepted" and len(view.here) == 2)

    def call(self, camera: str, voice: str) -> None:
        self._place.room(lambda view: view.state.phase == "accepted" and len(view.here) == 2)
        self._place.post(UseDevices(camera, f"file:{SAMPLES / voice}", "none"))
        self._place.post(StartMedia())

    def live(self) -> None:
        """Sees the other one move."""
        place = self._place
        place.until(lambda: place.engine.media.peek().remote == "live" and place.engine.frames["remote"].peek())
        self._reader.start()

    def share(self, path: str, how: How = "all") -> None:
        self._place.post(PreviewFile(path=path))
        self._place.post(SharePlan(self._place.notice(FilePreviewed).token, how))

    def look(
        self,
        number: int,
        page: int,
        within_s: float,
        scale: float,
        enough: str,
        part: list[float] | None = None,
        began: float | None = None,
    ) -> dict:
        """A page of the document of that number is turned to, or `part` of it looked at: when each better picture of it
        came, as a file; until one is good `enough` (see `is_enough`). From `began` on, which both hosts count alike."""
        place, engine = self._place, self._place.engine
        state = place.state(lambda one: len(one.documents) > number)
        began = began or time.monotonic()
        surface, box = PageSurface(list(state.documents)[number], page), Box(*part) if part else None
        if box is None:
            place.submit(self._consult, PageTurned(surface))
        place.post(WantPicture(surface, box, scale))
        seen: list[dict] = []
        last = engine.picture(surface_key(surface)) if box is not None else None
        while time.monotonic() - began < within_s:
            time.sleep(LOOK_S)
            picture = engine.picture(surface_key(surface))
            if picture is None or picture is last:
                continue
            last, at = picture, time.monotonic() - began
            path = self._folder / f"look{number}-{page}-{len(list(self._folder.glob('look*.png')))}.png"
            cv2.imwrite(str(path), picture.pixels.pixels, [cv2.IMWRITE_PNG_COMPRESSION, 1])
            shape = list(picture.pixels.pixels.shape[:2])
            place_of = list(msgspec.structs.astuple(picture.box)) if picture.box else None
            told = {"ms": round(at * 1000), "quality": picture.quality, "path": str(path), "pixels": shape}
            seen.append({**told, "box": place_of, **values(picture, path)})
            if is_enough(picture, enough, box):
                break
        return {"seen": seen}

    def sounds(self) -> dict:
        """Since the connection stands, in samples."""
        stats = self._peer().hear.stats
        return {"total": stats.total, "concealed": stats.concealed}

    def ages(self, since: float, until: float) -> dict:
        """From the other camera to here, of the pictures of that time (both hosts have one clock)."""
        seen = [age for at, age in self._ages if since <= at <= until]
        return {
            "fps": round(len(seen) / (until - since), 1),
            "p50": percentile(seen, 0.5),
            "p95": percentile(seen, 0.95),
        }

    def sent(self) -> None:
        """Nothing of this place waits for the server any more."""
        self._place.until(lambda: self._place.engine.link.peek().uploading_bytes == 0)

    def fetch(self) -> None:
        """Looks at the other one's document: a picture of it first, the file behind."""
        state = self._place.state(lambda one: bool(one.documents))
        self._place.post(WantPicture(PageSurface(next(iter(state.documents)), 0)))

    def files(self) -> dict:
        """Bytes that the server has not got yet of this place's, and bytes of files that are here."""
        here = [one.stat().st_size for one in self._folder.rglob("blobs/*/*") if one.is_file()]
        here += [one.stat().st_size for one in self._folder.rglob("blobs/sealed/*/*") if one.is_file()]
        return {"left": self._place.engine.link.peek().uploading_bytes, "here": sum(here)}

    def freeze(self, name: str, within_s: float) -> dict:
        """The picture that is on the screen now, kept and looked at: when each better one of it came, as a file."""
        place, engine = self._place, self._place.engine
        frame = engine.frames["remote"].peek()
        surface = FrameSurface(frame.ref.source, frame.ref.capture_ms, frame.full_width, frame.full_height)
        began = time.monotonic()
        place.post(Freeze(name, frame.ref.source, frame.ref.capture_ms))
        place.submit(self._consult, PageTurned(surface))
        place.post(WantPicture(surface))
        seen: list[dict] = []
        last, here = None, {}
        while time.monotonic() - began < within_s and not (seen and seen[-1]["quality"] == "whole"):
            time.sleep(LOOK_S)
            self._arrived(surface, here, began)
            picture = engine.picture(surface_key(surface))
            if picture is None or picture is last:
                continue
            last, at = picture, time.monotonic() - began
            path = self._folder / f"{name}-{len(seen)}.png"
            cv2.imwrite(str(path), picture.pixels.pixels, [cv2.IMWRITE_PNG_COMPRESSION, 1])
            seen.append({"ms": round(at * 1000), "quality": picture.quality, "path": str(path)})
        still = engine.room.peek().state.stills.get(surface_key(surface))
        pictures = {} if still is None else {one.quality: one.blob for one in still.pictures}
        return {"seen": seen, "blob": still.blob if still else "", "pictures": pictures, "here_ms": here}

    def _arrived(self, surface: FrameSurface, here: dict[str, int], began: float) -> None:
        """Since when each smaller picture is on this disk, shown or not: what was received may be finer."""
        still = self._place.engine.room.peek().state.stills.get(surface_key(surface))
        for one in still.pictures if still is not None else ():
            if one.quality not in here and any(self._folder.rglob(f"whole/{one.blob[:2]}/{one.blob}")):
                here[one.quality] = round((time.monotonic() - began) * 1000)

    def close(self) -> None:
        self._stop.set()
        self._place.engine.close()

    def _peer(self):
        room = PROGRAMS[0]._session.room
        return room.parts.meeting.call.peer

    def _look(self) -> None:
        """Every picture once, as it comes."""
        last = None
        while not self._stop.wait(0.004):
            frame = self._place.engine.frames["remote"].peek()
            if frame is not None and frame is not last:
                last = frame
                age = self._now_ms() - frame.ref.capture_ms
                self._ages.append((time.monotonic(), age))

    def _now_ms(self) -> int:
        return PROGRAMS[0]._desk.now_ms()


async def main() -> None:
    program.Program = Looked
    defaults = Camera.__init__.__defaults__
    Camera.__init__.__defaults__ = tuple(full_hd if one is open_grabber else one for one in defaults or ())
    told = settings()
    placed = Placed(Path(told["folder"]))
    try:
        await obey(0, lambda command: asyncio.to_thread(placed.do, command))
    finally:
        placed.close()


asyncio.run(main())
