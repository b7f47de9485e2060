"""Which cameras, microphones and speakers this computer has, by the names people see; opens none of them."""

import sys
from types import ModuleType

import av
import av.error

SoundModule = ModuleType  # sounddevice, when it could be loaded

CAMERA_FORMAT = {"win32": "dshow", "darwin": "avfoundation"}.get(sys.platform, "v4l2")


def cameras() -> tuple[str, ...]:
    """Names for `device:NAME`. Asks the system, may take a second: not on the loop."""
    return tuple(_cameras())


def camera_address(name: str) -> str | None:
    """What FFmpeg opens for this name (see FFmpeg's documentation of dshow, avfoundation and v4l2); None: not here."""
    device = _cameras().get(name)
    if device is None:
        return None
    return f"video={device}" if CAMERA_FORMAT == "dshow" else device


def microphones() -> tuple[str, ...]:
    """Empty where the system has no sound or PortAudio is missing."""
    return _sound_names("max_input_channels")


def speakers() -> tuple[str, ...]:
    return _sound_names("max_output_channels")


class NoSuchDevice(Exception):
    """No sound device of this name is here."""


def sound_index(sound: SoundModule, name: str, channels: str) -> int | None:
    """The number PortAudio gives the device now; None for the system's default. Raises NoSuchDevice."""
    if name in ("", "default"):
        return None
    for index, one in enumerate(sound.query_devices()):
        if one["name"] == name and one[channels] > 0:
            return index
    raise NoSuchDevice(name)


def sound_settings(sound: SoundModule, index: int | None) -> object | None:
    """WASAPI takes only its own rate unless it is told to convert; the other systems convert by themselves."""
    if index is None or sys.platform != "win32":
        return None
    host = sound.query_hostapis(sound.query_devices(index)["hostapi"])["name"]
    settings: object = sound.WasapiSettings(auto_convert=True) if "WASAPI" in host else None
    return settings


def sound_system() -> SoundModule | None:
    """The sounddevice module, or None where PortAudio is missing: importing it loads the library."""
    try:
        import sounddevice
    except OSError:
        return None
    module: SoundModule = sounddevice
    return module


def _cameras() -> dict[str, str]:
    """Name as shown -> name for FFmpeg; two of one name are told apart by a number."""
    try:
        found = av.enumerate_input_devices(CAMERA_FORMAT)
    except (av.error.FFmpegError, ValueError):
        return {}
    named: dict[str, str] = {}
    for device in found:
        if "video" not in (getattr(device, "media_types", None) or ("video",)):
            continue
        shown = device.description or device.name
        name, number = shown, 2
        while name in named:
            name, number = f"{shown} ({number})", number + 1
        named[name] = device.name
    return named


def _sound_names(channels: str) -> tuple[str, ...]:
    sound = sound_system()
    if sound is None:
        return ()
    try:
        found = sound.query_devices()
    except sound.PortAudioError:
        return ()
    return tuple(dict.fromkeys(one["name"] for one in found if one[channels] > 0))
