"""Makes the two spoken voices with espeak-ng (on the PATH), mono, 16-bit, at 16 kHz: `python voices.py`."""

import subprocess
import wave
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
TARGET_RATE = 16_000  # what speech needs; twenty seconds are 640 kB
SPOKEN = {
    "voice-clinic": (
        "en-gb+f3",
        "Good morning, this is the north valley clinic. I have a woman of sixty one with pressure in the chest since "
        "half past six. Her pulse is sixty two, the blood pressure one hundred and forty four over eighty six. "
        "I have shared the letter and the E C G. Can you see page two? I will hold the camera still now.",
    ),
    "voice-specialist": (
        "en-us+m3",
        "Good morning, I can see you and I hear you well. Thank you for the E C G. Please stay on page two, I will "
        "mark the place I am looking at. Now bring the camera closer, and a little to the patient's left. "
        "Good. Hold it there. I will take a still and write my opinion.",
    ),
}


def main() -> None:
    for name, (voice, words) in SPOKEN.items():
        raw = HERE / f"{name}.raw.wav"
        subprocess.run(  # noqa: S603  our own words, said once by hand
            ["espeak-ng", "-v", voice, "-s", "150", "-w", str(raw), words],  # noqa: S607
            check=True,
        )
        _resample(raw, HERE.parent / f"{name}.wav")
        raw.unlink()


def _resample(source: Path, target: Path) -> None:
    with wave.open(str(source)) as file:
        rate, spoken = file.getframerate(), np.frombuffer(file.readframes(file.getnframes()), np.int16)
    places = np.arange(int(len(spoken) * TARGET_RATE / rate)) * rate / TARGET_RATE
    even = np.interp(places, np.arange(len(spoken)), spoken).astype(np.int16)
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(TARGET_RATE)
        file.writeframes(even.tobytes())


if __name__ == "__main__":
    main()
