"""Headless Chromium as a peer: a process for each side, whose page is served and commanded over one local socket."""

import asyncio
import json
import shutil
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from tests.bench.links import diary, sound
from tests.bench.links.asked import AskedSide
from tests.bench.links.border import Diary, Ground, Side
from tests.bench.links.film import FPS, HEIGHT, WIDTH, Film

COMMANDS = ("chromium", "chromium-browser", "google-chrome")
STARTS_WITHIN_S = 40
ANSWERS_WITHIN_S = 30
CLOCK_ASKS = 12
FLAGS = (
    "--headless=new",
    "--no-sandbox",  # as root, where tests run, it would not start; the page is ours
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
    "--disable-features=WebRtcHideLocalIpsWithMdns",
    "--allow-loopback-in-peer-connection",
    "--autoplay-policy=no-user-gesture-required",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
)
PAGE = Path(__file__).with_name("page.html")
WRITES = ("captured", "shown", "said", "heard")  # a binary message begins with its place among these
SOUNDS = (2, 3)


def found() -> str | None:
    return next((path for name in COMMANDS if (path := shutil.which(name))), None)


def missing() -> str:
    return "" if found() else "there is no Chromium here: apt-get install chromium"


class ChromiumSide(AskedSide):
    """A `Side`: the browser and the socket to its page."""

    def __init__(self, folder: Path) -> None:
        self.pid = 0
        self._folder = folder
        self._profile = tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True)
        self._server: Server | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._page: asyncio.Future[ServerConnection] = asyncio.get_running_loop().create_future()
        self._answers: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        super().__init__()
        self._ahead_ms = 0.0  # of this computer's monotonic clock before the page's
        self._files = [(folder / f"{name}.bin").open("wb") for name in WRITES]

    async def start(self, film: Film, ground: Ground, side: str, codec: str, sends_picture: bool) -> None:
        ear = ground.socket(side)
        ear.bind(("127.0.0.1", 0))
        self._server = await serve(self._hear, sock=ear, process_request=_serve_page, max_size=None, compression=None)
        port = ear.getsockname()[1]
        asked = {
            "codec": codec,
            "width": WIDTH,
            "height": HEIGHT,
            "fps": FPS,
            "picture": int(sends_picture),
            "every": diary.WHOLE_EVERY,
        }
        self._process = await asyncio.create_subprocess_exec(
            *ground.command(side),
            found() or COMMANDS[0],
            *FLAGS,
            f"--user-data-dir={self._profile.name}",
            f"--use-file-for-fake-video-capture={film.picture}",
            f"--use-file-for-fake-audio-capture={film.voice}",
            f"http://127.0.0.1:{port}/?{urlencode(asked)}",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        self.pid = self._process.pid
        await asyncio.wait_for(asyncio.shield(self._page), STARTS_WITHIN_S)
        await self._set_clock()
        await self._ask("prepare")

    async def end(self) -> Diary:
        more = await self._ask("end")
        for file in self._files:
            file.flush()
        due, concealed = more.pop("sound_due", 0), more.pop("concealed", 0)
        return Diary(self._folder, round(concealed / due, 4) if due else 1.0, more)

    async def close(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
            try:
                await asyncio.wait_for(self._process.wait(), 10)
            except TimeoutError:
                self._process.kill()
                await self._process.wait()
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
        for file in self._files:
            file.close()
        self._profile.cleanup()

    async def _set_clock(self) -> None:
        """The question that was answered soonest says most exactly how far the two clocks are apart."""
        asked = []
        for _ in range(CLOCK_ASKS):
            before = time.monotonic() * 1000
            page_ms = float(await self._ask("clock"))
            after = time.monotonic() * 1000
            asked.append((after - before, (before + after) / 2 - page_ms))
        self._ahead_ms = min(asked)[1]

    async def _ask(self, what: str, value: str = "") -> Any:
        page = await self._page
        await page.send(json.dumps({"do": what, "value": value}))
        answer = await asyncio.wait_for(self._answers.get(), ANSWERS_WITHIN_S)
        if "error" in answer:
            raise RuntimeError(f"the page at {what}: {answer['error']}")
        return answer.get("value")

    async def _hear(self, page: ServerConnection) -> None:
        self._page.set_result(page)
        try:
            async for message in page:
                if isinstance(message, bytes):
                    kind, entry = message[0], message[1:]
                    move = sound.moved if kind in SOUNDS else diary.moved
                    self._files[kind].write(move(entry, self._ahead_ms))
                elif (word := json.loads(message))["is"] == "connected":
                    self._connected.set()
                else:
                    self._answers.put_nowait(word)
        except ConnectionClosed:
            return  # the browser ended
        finally:
            self._answers.put_nowait({"is": "done", "error": "the browser ended"})


class ChromiumPeer:
    """A `Peer`. `codec`: the one it prefers, as `video/AV1`."""

    def __init__(self, name: str, codec: str) -> None:
        self.name, self._codec = name, codec

    def missing(self) -> str:
        return missing()

    @asynccontextmanager
    async def open(self, film: Film, folder: Path, ground: Ground, both: bool) -> AsyncIterator[tuple[Side, Side]]:
        sides = []
        for name in ("a", "b"):
            (folder / name).mkdir()
            sides.append(ChromiumSide(folder / name))
        try:
            await asyncio.gather(
                sides[0].start(film, ground, "a", self._codec, True),
                sides[1].start(film, ground, "b", self._codec, both),
            )
            yield sides[0], sides[1]
        finally:
            for side in sides:
                await side.close()


def _serve_page(connection: ServerConnection, request: Request) -> Response | None:
    if request.headers.get("Upgrade", "").lower() == "websocket":
        return None
    kind = "text/html; charset=utf-8"
    body = PAGE.read_bytes() if request.path.startswith("/?") else b""
    headers = Headers({"Content-Type": kind, "Content-Length": str(len(body)), "Connection": "close"})
    return Response(HTTPStatus.OK, "OK", headers, body)
