"""The loudspeaker: a device or a clock that pretends to be one; plays the playout ring and counts its underruns."""

from collections.abc import Callable
from typing import Literal

import msgspec

from app.media.blocks import BlockFan, Samples
from app.media.echo import EchoCanceller

SpeakerKind = Literal["opening", "on", "absent"]


class SpeakerState(msgspec.Struct, frozen=True):
    kind: SpeakerKind = "opening"
    sentence: str = ""


class Speaker:
    """`spec`: a device name, `default`, or `none` (clocked, silent: for machines without sound, and tests).

    `played` carries what was really played, block by block: the received side's recording reads it.
    """

    def __init__(
        self,
        spec: str,
        now_ms: Callable[[], int],
        echo: EchoCanceller | None = None,
        on_state: Callable[[SpeakerState], None] | None = None,
    ) -> None:
        self.spec = spec
        self.played = BlockFan()
        self.state = SpeakerState()
        self.underruns = 0
        raise NotImplementedError

    def start(self) -> None:
        raise NotImplementedError

    def play(self, samples: Samples) -> None:
        """Any thread, never waits: int16 mono at 48 kHz, any length."""
        raise NotImplementedError

    def hush(self) -> None:
        """The stream has ended: what waits is dropped, and silence from now on is no underrun."""
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError
