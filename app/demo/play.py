"""The director of a demo: starts the server and two clients as real processes, waits, measures, writes the summary."""

import json
import logging
import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from app.demo.plan import NURSE, SITES, SPECIALIST, Part, Plan, write_plan
from app.demo.processes import Running, close_all, peak_rss_mb, start
from app.demo.samples import Refold, Samples
from app.demo.summary import summarise
from app.server import passwords
from app.server.options import ServeOptions
from app.server.stores import Stores
from app.settings import assets_folder

log = logging.getLogger(__name__)

PARTS: tuple[Part, ...] = ("clinic", "specialist")
LOOK_EVERY_S = 0.25
PLAY_S = 420  # for everything around the meeting: signing in, asking, signing, reviewing; a busy machine takes long
MARKS_A_SECOND = 1.2


def play(out: Path, headless: bool, seconds: int, raw: bool) -> int:
    """Returns what the process should exit with: 0 when the whole consult was played and the log holds."""
    headless = headless or not has_screen()
    out = out.absolute()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="preceptor-demo-", ignore_cleanup_errors=True) as folder:
        return Demo(Path(folder), out, headless, seconds, raw, round(seconds * MARKS_A_SECOND)).play()


def has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class Demo:
    """`folder` is for what goes away with the demo, `out` for what stays; `marks` is how many are drawn."""

    def __init__(self, folder: Path, out: Path, headless: bool, seconds: int, raw: bool, marks: int) -> None:
        self._folder = folder
        self._out = out
        self._headless = headless
        self._seconds = seconds
        self._raw = raw
        self._marks = marks
        self._secret = secrets.token_urlsafe(18)
        self._data = folder / "server"
        self._spawned_ms: dict[str, float] = {}
        self._peak_mb: dict[str, float] = {}

    def play(self) -> int:
        self._enrol()
        running: dict[str, Running] = {}
        try:
            running["server"] = self._start_server()
            address = running["server"].first_line(timeout_s=30).removeprefix("listening ").strip()
            for part in PARTS:
                running[part] = self._start_client(part, address)
            self._wait_for_samples(running)
            code = self._report(self._summarise())
            if not self._headless:
                _say("The consult is played. Both windows are yours now; close them to end the demo.")
                self._wait_for_windows(running)
            return code
        finally:
            close_all(running.values())

    def _enrol(self) -> None:
        stores = Stores(ServeOptions(data=self._data))
        try:
            for site, name in SITES.items():
                stores.accounts.add_site(site, name)
            for someone in (NURSE, SPECIALIST):
                secret = passwords.hashed(self._secret)
                stores.accounts.add(someone.user, someone.name, someone.role, someone.site, secret)
        finally:
            stores.close()

    def _start_server(self) -> Running:
        return start("server", self.server_command(self._data), self._folder / "server.log", {})

    def server_command(self, data: Path) -> list[str]:
        """A benchmark starts the same server with a stop watch around its flush."""
        return [sys.executable, "-m", "app.cli", "serve", "--data", str(data), "--port", "0"]

    def camera(self, part: Part) -> str:
        """The bedside shows an eye; who asks for the opinion of a specialist need not see a face."""
        return f"scene:{assets_folder() / 'samples' / 'fundus.jpg'}" if part == "clinic" else "none"

    def _start_client(self, part: Part, address: str) -> Running:
        samples = assets_folder() / "samples"
        voice = {"clinic": "voice-clinic.wav", "specialist": "voice-specialist.wav"}[part]
        self._spawned_ms[part] = time.monotonic_ns() / 1e6
        plan = Plan(
            part=part,
            server=address,
            user=(NURSE if part == "clinic" else SPECIALIST).user,
            secret=self._secret,
            camera=self.camera(part),
            microphone=f"file:{samples / voice}",
            speaker="clock" if self._headless else "",
            document=str(samples / "request.pdf"),
            picture=str(samples / "ihc.png"),
            out=str(self._out),
            samples=str(self._samples_file(part)),
            seconds=self._seconds,
            marks=self._marks,
            stay=not self._headless,
            spawned_ms=self._spawned_ms[part],
        )
        path = self._folder / f"{part}.plan.json"
        write_plan(plan, path)
        # Keys of people who are played lie in a file of their folder, and in nobody's own keyring.
        keys = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
        environment = {"PRECEPTOR_HOME": str(self._folder / part), "LANG": "C.UTF-8", **keys}
        if self._headless:
            environment["QT_QPA_PLATFORM"] = self._off_screen()
        command = [sys.executable, "-m", "ui.demo", str(path)]
        return start(part, command, self._folder / f"{part}.log", environment)

    def _off_screen(self) -> str:
        """The size of a clinic's laptop; Qt's own off-screen default is a square that no clinic has."""
        screen = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}
        path = self._folder / "screen.json"
        path.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
        return f"offscreen:configfile={path}"

    def _samples_file(self, part: str) -> Path:
        return self._folder / f"{part}.samples.json"

    def _wait_for_samples(self, running: dict[str, Running]) -> None:
        deadline = time.monotonic() + PLAY_S + self._seconds
        while time.monotonic() < deadline:
            self._watch_memory(running)
            waiting = [part for part in PARTS if not self._samples_file(part).exists()]
            ended = any(not running[part].is_alive for part in (*waiting, "server"))
            if not waiting or ended or any(self._samples(part).trouble for part in PARTS if part not in waiting):
                return
            time.sleep(LOOK_EVERY_S)

    def _wait_for_windows(self, running: dict[str, Running]) -> None:
        while any(running[part].is_alive for part in PARTS):
            time.sleep(LOOK_EVERY_S)

    def _watch_memory(self, running: dict[str, Running]) -> None:
        for name, process in running.items():
            peak = peak_rss_mb(process.pid)
            if peak is not None:
                self._peak_mb[name] = max(peak, self._peak_mb.get(name, 0.0))

    def _summarise(self) -> dict[str, object]:
        clinic, specialist = self._samples("clinic"), self._samples("specialist")
        found = self._refold()
        if self._raw:
            raw = self._out / "raw"
            raw.mkdir(exist_ok=True)
            for name, value in (("clinic", clinic), ("specialist", specialist), ("refold", found)):
                (raw / f"{name}.json").write_bytes(msgspec.json.encode(value))
        return dict(summarise(clinic, specialist, found, self._peak_mb, self._spawned_ms))

    def _samples(self, part: str) -> Samples:
        path = self._samples_file(part)
        if not path.exists():
            return Samples(part, trouble="ended before its part was played")
        return msgspec.json.decode(path.read_bytes(), type=Samples)

    def _refold(self) -> Refold:
        homes = [str(self._folder / part) for part in PARTS]
        command = [sys.executable, "-m", "app.demo.refold", str(self._data), str(self._out), *homes]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)  # noqa: S603 - ourselves
        if done.returncode != 0:
            return Refold(why_not=done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "no answer")
        return msgspec.json.decode(done.stdout, type=Refold)

    def _report(self, summary: dict[str, object]) -> int:
        text = json.dumps(summary, indent=2, ensure_ascii=False) + "\n"
        (self._out / "summary.json").write_text(text, encoding="utf-8")
        _say(text)
        if summary["trouble"] or not summary["log_verified"]:
            for name in ("server", *PARTS):
                tail = (self._folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")[-6_000:]
                _say(f"---- {name}\n{tail}")
            return 1
        _say(f"Pictures, papers and figures are in {self._out}")
        return 0


def _say(text: str) -> None:
    sys.stdout.write(text.rstrip() + "\n")
    sys.stdout.flush()
