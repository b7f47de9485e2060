"""Sound handled in a process of its own: a booth, and the facades of what stands in it."""

import itertools
from collections.abc import Callable

from app.media.booth.booth import Booth
from app.media.booth.far import FarMicrophone, FarSpeaker
from app.media.booth.farvoice import FarHear, FarSend
from app.media.voices import OnState
from app.media.voicesend import OnPacket


class VoicesApart:
    """`now_ms`: server time; `on_fault(sentence)`, in a thread of its own: the process died and another was started."""

    def __init__(self, now_ms: Callable[[], int], on_fault: Callable[[str], None] = lambda _: None) -> None:
        self.booth = Booth(now_ms, on_fault)
        self._echoes = itertools.count(1)

    def sound(
        self, microphone: str, speaker: str, cleaned: bool, on_state: OnState
    ) -> tuple[FarMicrophone, FarSpeaker]:
        echo = next(self._echoes) if cleaned else 0
        return FarMicrophone(self.booth, microphone, echo, on_state), FarSpeaker(self.booth, speaker, echo, on_state)

    def send(self, on_packet: OnPacket) -> FarSend:
        return FarSend(self.booth, on_packet)

    def hear(self) -> FarHear:
        return FarHear(self.booth)

    def close(self) -> None:
        self.booth.close()
