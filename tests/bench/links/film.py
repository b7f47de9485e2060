"""What every peer's camera and microphone give: a moving scene as raw pictures that carry their number, and a voice.

Made once and kept; it runs forth and back, so that it can be played round and round without a jump. The scenery is a
photograph of tissue: as hard for a coder as what is looked at in earnest, harder than the drawn skin of the demo.
"""

import wave
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from app.media import framecode
from app.media.scene import Scene
from tests.bench.harness import ROOT

Luma = NDArray[np.uint8]

WIDTH, HEIGHT, FPS = 640, 480, 30
SECONDS = 20  # a picture is told apart from its double of the next round as long as it is not later than this
RATE = 48_000
SAMPLES = ROOT / "assets" / "samples"
_MARK = b"FRAME\n"


class Film(NamedTuple):
    picture: Path
    voice: Path

    def frames(self) -> "Frames":
        return Frames(self.picture)


class Frames:
    """Planar 4:2:0 pictures by number, out of the file as it lies there."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            header = file.readline()
        self.width, self.height = (int(word[1:]) for word in header.split()[1:3])
        whole = np.memmap(path, np.uint8, "r", offset=len(header))
        self._pictures = whole.reshape(-1, len(_MARK) + self.width * self.height * 3 // 2)[:, len(_MARK) :]

    def __len__(self) -> int:
        return len(self._pictures)

    def planes(self, number: int) -> NDArray[np.uint8]:
        """(height * 3 / 2, width): Y, then U and V, as `av.VideoFrame.from_ndarray` takes yuv420p."""
        return np.asarray(self._pictures[number].reshape(self.height * 3 // 2, self.width))

    def luma(self, number: int) -> Luma:
        return self.planes(number)[: self.height]


def film_in(folder: Path, seconds: int = SECONDS, width: int = WIDTH, height: int = HEIGHT) -> Film:
    """Makes what is not there yet: 14 MB a second at its usual size."""
    size = "" if (width, height) == (WIDTH, HEIGHT) else f"-{width}x{height}"
    film = Film(folder / f"tissue{size}-{seconds}.y4m", folder / f"nurse-{seconds}.wav")
    folder.mkdir(parents=True, exist_ok=True)
    makers: dict[Path, Callable[[Path], None]] = {
        film.picture: lambda path: _film(path, seconds, width, height),
        film.voice: lambda path: _speak(path, seconds),
    }
    for path, make in makers.items():
        if not path.exists():
            unfinished = path.with_suffix(".new")
            make(unfinished)
            unfinished.replace(path)
    return film


def _film(path: Path, seconds: int, width: int, height: int) -> None:
    scene, count = Scene(width, height, SAMPLES / "ihc.png"), seconds * FPS
    with path.open("wb") as file:
        file.write(f"YUV4MPEG2 W{width} H{height} F{FPS}:1 Ip A1:1 C420jpeg\n".encode())
        for number in range(count):
            pixels = scene.draw(round(min(number, count - 1 - number) * 1000 / FPS))
            framecode.burn(pixels, number)
            file.write(_MARK)
            file.write(cv2.cvtColor(pixels, cv2.COLOR_BGR2YUV_I420).tobytes())


def _speak(path: Path, seconds: int) -> None:
    """The nurse of the samples, again and again where she ends sooner."""
    with wave.open(str(SAMPLES / "voice-clinic.wav")) as file:
        rate = file.getframerate()
        spoken = np.frombuffer(file.readframes(file.getnframes()), np.int16)
    spoken = np.resize(spoken, seconds * rate)
    samples = np.interp(np.arange(seconds * RATE) * rate / RATE, np.arange(spoken.size), spoken).astype(np.int16)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
