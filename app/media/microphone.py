"""The microphone: a device, a looping file or nothing; 10 ms blocks with the echo taken out."""

from collections.abc import Callable
from typing import Literal

import msgspec

from app.media.blocks import BlockFan
from app.media.echo import EchoCanceller

MicrophoneKind = Literal["opening", "on", "absent", "silent"]


class MicrophoneState(msgspec.Struct, frozen=True):
    """`sentence` is for people; empty when all is well."""

    kind: MicrophoneKind = "opening"
    sentence: str = ""


class Microphone:
    """`spec`: a device name, `default`, `file:PATH` (a WAV, looped in real time) or `none`.

    `on_state` is called in the microphone's own thread.
    """

    def __init__(
        self,
        spec: str,
        now_ms: Callable[[], int],
        echo: EchoCanceller | None = None,
        on_state: Callable[[MicrophoneState], None] | None = None,
    ) -> None:
        self.spec = spec
        self.blocks = BlockFan()
        self.state = MicrophoneState()
        self.level = 0.0
        raise NotImplementedError

    def start(self) -> None:
        raise NotImplementedError

    def set_muted(self, on: bool) -> None:
        """Muted: no block leaves, to no reader; the level reads 0."""
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError
