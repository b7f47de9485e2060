"""Commands about the devices of this place that are no part of a call: another in place of one that gives nothing."""

from typing import Literal

from app.client.commands import Command
from app.consult.media_whispers import Use

DeviceKind = Literal["camera", "microphone", "speaker"]


class DeviceCommand(Command, frozen=True):
    """Works with and without a room."""


class TryPlayback(DeviceCommand, frozen=True):
    """While TryDevices is on: the own voice for three seconds, then back from the loudspeaker. Told as
    PlaybackTried."""


class TryLink(DeviceCommand, frozen=True):
    """Some seconds of echoes with the server one is signed in at. Answered by LinkTried."""


class UseInstead(DeviceCommand, frozen=True):
    """This device takes the place of the one that was chosen, the others stay; `device` as DevicesListed names it,
    `use` of a camera as in UseDevices."""

    kind: DeviceKind
    device: str
    use: Use = ""
