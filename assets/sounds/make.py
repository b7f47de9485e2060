"""Makes the eight sounds of the room and the two calls of the board: a few sine tones each, soft at both ends.
`python assets/sounds/make.py` writes the WAVs.

Pitches keep below 1.6 kHz, where old ears still hear; every sound is told from the others by rhythm and direction,
not by pitch alone.
"""

import wave
from pathlib import Path

import numpy as np

RATE = 48_000
Tone = tuple[float, float, float]  # Hz (0 is a pause), seconds, loudness 0-1

SOUNDS: dict[str, tuple[Tone, ...]] = {
    "request": ((660, 0.14, 0.5), (880, 0.2, 0.5)),
    "emergency": ((990, 0.16, 0.8), (0, 0.06, 0), (990, 0.16, 0.8), (0, 0.06, 0), (990, 0.3, 0.8)),
    "instruction": ((784, 0.1, 0.6), (0, 0.04, 0), (784, 0.22, 0.6)),
    "still": ((1397, 0.03, 0.5), (0, 0.05, 0), (1047, 0.06, 0.5)),
    "person": ((523, 0.12, 0.5), (659, 0.12, 0.5), (784, 0.24, 0.5)),
    "link_lost": ((494, 0.14, 0.45), (370, 0.22, 0.45)),
    "link_back": ((370, 0.14, 0.45), (494, 0.14, 0.45), (0, 0.05, 0), (494, 0.2, 0.45)),
    "recording_on": ((587, 0.06, 0.45), (0, 0.06, 0), (587, 0.06, 0.45), (0, 0.06, 0), (880, 0.3, 0.45)),
    "recording_off": ((880, 0.06, 0.45), (0, 0.06, 0), (880, 0.06, 0.45), (0, 0.06, 0), (587, 0.3, 0.45)),
    "stop": ((440, 0.24, 0.9), (330, 0.24, 0.9), (440, 0.24, 0.9), (330, 0.3, 0.9)),
}


def samples(tones: tuple[Tone, ...]) -> np.ndarray:
    """int16, mono. Each tone fades in 8 ms and out exponentially, with a quiet octave above it."""
    parts = []
    for pitch, seconds, loudness in tones:
        t = np.arange(round(RATE * seconds)) / RATE
        shape = np.minimum(t / 0.008, 1) * np.exp(-2.2 * t / seconds) * np.minimum((seconds - t) / 0.012, 1)
        tone = np.sin(2 * np.pi * pitch * t) + 0.25 * np.sin(4 * np.pi * pitch * t)
        parts.append(tone / 1.25 * shape * loudness if pitch else np.zeros_like(t))
    return (np.concatenate(parts) * 0.8 * 32767).astype(np.int16)


def main() -> None:
    for name, tones in SOUNDS.items():
        with wave.open(str(Path(__file__).with_name(f"{name}.wav")), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples(tones).tobytes())


if __name__ == "__main__":
    main()
