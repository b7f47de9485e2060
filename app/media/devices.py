"""Which cameras, microphones and speakers this computer has, by the names people see; opens none of them."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

import av
import av.error

SoundModule = ModuleType  # sounddevice, when it could be loaded

CAMERA_FORMAT = {"win32": "dshow", "darwin": "avfoundation"}.get(sys.platform, "v4l2")


def cameras() -> tuple[str, ...]:
    """Names for `device:NAME`. Asks the system, may take a second: not on the loop."""
    return tuple(_cameras())


def camera_address(name: str) -> str | None:
    """What FFmpeg opens for this name (see FFmpeg's documentation of dshow, avfoundation and v4l2), for none the first
    that is found; None: not here."""
    found = _cameras()
    device = found.get(name) if name else next(iter(found.values()), None)
    if device is None:
        return None
    return f"video={device}" if CAMERA_FORMAT == "dshow" else device


def microphones() -> tuple[str, ...]:
    """Empty where the system has no sound or PortAudio is missing."""
    return _sound_names("max_input_channels")


def speakers() -> tuple[str, ...]:
    return _sound_names("max_output_channels")


class _PortAudio:
    """The library is one for the whole process, and so is the count of who uses it."""

    def __init__(self) -> None:
        self.guard = threading.Lock()
        self.users = 0


_PORT_AUDIO = _PortAudio()


class NoSuchDevice(Exception):
    """No sound device of this name is here."""


def sound_index(sound: SoundModule, name: str, channels: str) -> int | None:
    """The number PortAudio gives the device as long as it is `in_use`; None for the system's default.
    Raises NoSuchDevice."""
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


@contextmanager
def in_use(sound: SoundModule) -> Iterator[None]:
    """Around every stream and what it needs to know of its device: nobody looks again meanwhile."""
    with _PORT_AUDIO.guard:
        _PORT_AUDIO.users += 1
    try:
        yield
    finally:
        with _PORT_AUDIO.guard:
            _PORT_AUDIO.users -= 1


def look_again(sound: SoundModule) -> None:
    """PortAudio lists the devices once, as it begins; what was plugged in later is seen by beginning anew, which would
    cut off open streams: while one is in use nothing happens. May take half a second. Raises PortAudioError."""
    with _PORT_AUDIO.guard:
        if _PORT_AUDIO.users:
            return
        while sound._initialized:
            sound._terminate()
        sound._initialize()


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
        look_again(sound)
        with in_use(sound):
            found = sound.query_devices()
    except sound.PortAudioError:
        return ()
    return tuple(dict.fromkeys(one["name"] for one in found if one[channels] > 0))
