"""Somebody at a computer of their own: the real program in a real process, worked by what is on its screen."""

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from app.settings import assets_folder
from tests.rig.commanded import ROOT
from tests.rig.people import PASSWORD, Someone
from tests.windows.plugs import Plugs

ANSWERS_WITHIN_S = 150.0
ENDS_WITHIN_S = 60.0
AROUND = ("TMPDIR", "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
SCREEN = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}
VOICE = {"clinic": "voice-clinic.wav", "specialist": "voice-specialist.wav"}


class Seat:
    """`with Seat(folder, url, NURSE) as anna: anna.do("press", word="Ask a specialist")`.

    A clinic's camera is the scene with the burnt-in code, a specialist's is none; both speak from a file. `clock_off_s`
    is how far this computer's date is off. `before`: put before its command, as `Namespaces.command`. `cameras`: the
    computer's own instead, which the test can pull out. `apart`: whatever it writes outside its own home, in temporary
    and personal folders, lies in `folder` too, so that a test can look through it all.
    """

    def __init__(
        self,
        folder: Path,
        url: str,
        who: Someone,
        clock_off_s: int = 0,
        before: Sequence[str] = (),
        cameras: Plugs | None = None,
        apart: bool = False,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.who = who
        self.folder = folder
        self.home = folder / "home"
        self.log = folder / "seat.log"
        screen = folder / "screen.json"
        screen.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
        told = {
            "server": url,
            "user": who.user,
            "camera": "scene" if who.role == "clinic" else "none",
            "cameras": "",
            "microphone": f"file:{assets_folder() / 'samples' / VOICE[who.role]}" if who.role in VOICE else "none",
            "clock_off_s": clock_off_s,
        }
        if cameras is not None:
            told |= {"camera": f"device:{cameras.chosen}", "cameras": str(cameras.folder.absolute())}
        around = {name: str(folder / "around" / name) for name in AROUND if apart}
        for path in around.values():
            Path(path).mkdir(parents=True, exist_ok=True)
        environment = {
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",  # unless the test names another
            **os.environ,
            **around,
            "PRECEPTOR_HOME": str(self.home),
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
            "LANG": "C.UTF-8",
        }
        with self.log.open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [*before, sys.executable, "-m", "tests.windows.seat_process", json.dumps(told)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                cwd=ROOT,
                env=environment,
                start_new_session=True,  # a group of its own: with the children that read files and handle sound
            )
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True, name=f"seat {who.user}")
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def do(self, what: str, **how: object) -> object:
        """One thing by hand or eye, finished when this returns; what was read. Raises AssertionError with the screen's
        words when it could not be done."""
        self.begin(what, **how)
        return self.done()

    def begin(self, what: str, **how: object) -> None:
        """The same for what two people do at once: `done` waits for it."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": what, "with": how}) + "\n")
        self._process.stdin.flush()

    def done(self) -> object:
        try:
            line = self._answers.get(timeout=ANSWERS_WITHIN_S)
        except queue.Empty:
            line = ""
        if not line:
            raise AssertionError(f"{self.who.user}'s program does not answer\n{self._tail()}")
        answer = json.loads(line)
        if "why" in answer:
            self.photograph_trouble()
            raise AssertionError(f"{self.who.user}: {answer['why']}\non the screen: {answer['screen']}\n{self._tail()}")
        return answer["value"]

    def photograph_trouble(self) -> None:
        self.begin("photograph", path=str(self.folder / "trouble.png"))
        self._answers.get(timeout=ANSWERS_WITHIN_S)

    # ---- the same in short

    def sign_in(self) -> None:
        self.do("sign_in", secret=PASSWORD)

    def press(self, word: str, within_s: float = 60.0) -> None:
        self.do("press", word=word, within_s=within_s)

    def choose(self, key: str, word: str) -> None:
        self.do("choose", key=key, word=word)

    def write(self, name: str, words: str) -> None:
        self.do("write", name=name, words=words)

    def see(self, words: str, within_s: float = 60.0) -> None:
        self.do("see", words=words, within_s=within_s)

    def gone(self, words: str, within_s: float = 60.0) -> None:
        self.do("gone", words=words, within_s=within_s)

    def words(self) -> str:
        return str(self.do("words"))

    def has_key(self, word: str) -> bool:
        return bool(self.do("has_key", word=word))

    def look(self) -> dict:
        found = self.do("look")
        assert isinstance(found, dict)
        return found

    def draw(self, points: list[tuple[float, float]]) -> str:
        """One stroke, one mark: its id."""
        made = self.do("draw", points=points)
        assert isinstance(made, list) and len(made) == 1, made
        return str(made[0])

    def heard(self) -> list[str]:
        """The sounds since it was asked last."""
        found = self.do("chimed")
        assert isinstance(found, list)
        return found

    def rings_for(self, consult: str) -> bool:
        """It has rung here for it since it was asked last."""
        found = self.do("rung")
        assert isinstance(found, list)
        return consult in [one for one, _ in found]

    def close_lid(self, asleep_ms: int) -> None:
        """The program and its children stand; `open_lid` lets them go on, and by the clock that counts sleep it was so
        much longer."""
        self.begin("close_lid", asleep_ms=asleep_ms)
        stat = Path(f"/proc/{self.pid}/stat")
        until = time.monotonic() + ENDS_WITHIN_S
        while stat.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0] != "T":
            assert time.monotonic() < until, "it does not stand still"
            time.sleep(0.05)

    def open_lid(self) -> None:
        self._go_on()
        self.done()

    # ---- on this computer's disk

    @property
    def shelf(self) -> Path:
        """The one person's folder of this computer."""
        (folder,) = (one for one in (self.home / "data" / "people").iterdir() if one.is_dir())
        return folder

    def kill(self) -> int:
        """As a power cut: the program and all its children, at once. Another Seat on the same folder is the next start.
        When it was, on the monotonic clock in ms."""
        if sys.platform == "win32":
            self._process.kill()  # its children end when their pipes close
        else:
            os.killpg(self._process.pid, signal.SIGKILL)
        killed_ms = time.monotonic_ns() // 1_000_000
        self._process.wait(ENDS_WITHIN_S)
        return killed_ms

    def close(self) -> None:
        """The window is closed and the program ends by itself; what it logged is read for errors."""
        process = self._process
        self._go_on()
        if process.stdin is not None:
            with contextlib.suppress(BrokenPipeError):  # it was killed
                process.stdin.close()
        try:
            process.wait(ENDS_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise AssertionError(f"{self.who.user}'s program did not end\n{self._tail()}") from None
        finally:
            self._reader.join(ENDS_WITHIN_S)
            if process.stdout is not None:
                process.stdout.close()

    def errors(self) -> list[str]:
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return [line for line in lines if " ERROR " in line or line.startswith("Traceback")]

    def __enter__(self) -> "Seat":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if kind is None:
            assert self.errors() == [], self._tail()

    def _go_on(self) -> None:
        """Where its lid is closed."""
        if sys.platform != "win32" and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGCONT)

    def _read(self) -> None:
        output = self._process.stdout
        assert output is not None
        for line in output:
            self._answers.put(line)
        self._answers.put("")

    def _tail(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-4_000:]
