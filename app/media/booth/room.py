"""What stands in the booth: microphones, loudspeakers and voices by number, doing what is asked. Knows no pipe."""

from collections.abc import Callable, Iterator
from typing import assert_never

import msgspec
import numpy as np

from app.media.blocks import BlockQueue
from app.media.booth import wire
from app.media.codecs.opus import OpusPacket
from app.media.echo import EchoCanceller
from app.media.mediatime import media_ms
from app.media.microphone import Microphone, MicrophoneState
from app.media.rtp.voiceplan import VoicePacket
from app.media.speaker import Speaker, SpeakerState
from app.media.voicehear import VoiceHear
from app.media.voicesend import VoiceSend, VoiceState
from app.tasks import named_executor

_TOGETHER = 5  # blocks in one message: they are for the recorder, which is in no hurry

State = MicrophoneState | SpeakerState | VoiceState
Part = Microphone | Speaker | VoiceSend | VoiceHear
Tell = Callable[[wire.AnyTelling, bool], object]


class Room:
    """`do` in one thread, `news` in another; `tell(message, may_be_lost)` is called in any."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._parts: dict[int, Part] = {}
        self._echoes: dict[int, EchoCanceller] = {}
        self._given: dict[int, BlockQueue] = {}
        self._apart_ms = 0.0
        self._told: dict[int, wire.AnyTelling] = {}
        # A device may take its time, a packet of voice has none. In turn: what is plugged in is seen anew, and a device
        # that one program alone may hold can be had, when those before it have been given back.
        self._devices = named_executor("booth-devices")

    def do(self, ask: wire.AnyAsk) -> None:
        match ask:
            case wire.Apart(ms):
                self._apart_ms = ms
            case wire.Make():
                self._parts[ask.part] = self._made(ask)
            case wire.Close(number):
                self._close(number)
            case _:
                part = self._parts.get(ask.part)
                if part is not None:
                    self._do_at(part, ask)

    def news(self) -> Iterator[wire.AnyTelling]:
        """What has changed since it was asked last, a message a part."""
        for number, part in tuple(self._parts.items()):
            news = _news_of(number, part)
            if news is not None and self._told.get(number) != news:
                self._told[number] = news
                yield news

    def close(self) -> None:
        for part in tuple(self._parts):
            self._close(part)
        self._devices.shutdown()

    def _now_ms(self) -> int:
        return round(media_ms() + self._apart_ms)

    def _made(self, ask: wire.Make) -> Part:
        number = ask.part

        def became(state: State) -> None:
            self._tell(wire.Became(number, {"kind": state.kind, "sentence": state.sentence}), False)

        match ask.kind:
            case "microphone":
                return Microphone(ask.spec, self._now_ms, self._echo(ask.echo), became)
            case "speaker":
                return Speaker(ask.spec, self._now_ms, self._echo(ask.echo), became)
            case "send":
                return self._sender(number, became)
            case "hear":
                return VoiceHear(became)
            case _:
                assert_never(ask.kind)

    def _sender(self, number: int, became: Callable[[State], None]) -> VoiceSend:
        send = VoiceSend(
            lambda packet, at_ms: self._said(number, packet, at_ms, send.sounds),
            self._now_ms,
            became,
        )
        return send

    def _said(self, number: int, packet: OpusPacket, captured_ms: float, sounds: bool) -> None:
        self._tell(wire.Said(number, packet.payload, packet.start, packet.samples, captured_ms, sounds), True)

    def _echo(self, number: int) -> EchoCanceller | None:
        if number and number not in self._echoes:
            self._echoes = {number: EchoCanceller()}  # of the pair before nobody is made any more
        return self._echoes.get(number)

    def _do_at(self, part: Part, ask: wire.AnyAsk) -> None:
        match part, ask:
            case Microphone() | Speaker(), wire.Start():
                self._devices.submit(part.start)
            case VoiceSend(), wire.Start():
                part.start()
            case Microphone() | Speaker(), wire.End():
                part.end()
            case Microphone() | Speaker(), wire.Give():
                self._give(ask.part, part, ask.on)
            case Microphone() | VoiceSend(), wire.Turn(switch="muted"):
                part.set_muted(ask.on)
            case Microphone(), wire.Turn(switch="plain"):
                part.set_plain(ask.on)
            case Speaker(), wire.Turn(switch="silent"):
                part.set_silent(ask.on)
            case Speaker(), wire.Lay():
                part.lay(np.frombuffer(ask.samples, np.int16))
            case Speaker(), wire.Join():
                source = self._parts.get(ask.source)
                part.listen(source.pull if isinstance(source, VoiceHear) else None)
            case VoiceSend(), wire.Join():
                source = self._parts.get(ask.source)
                part.use(source.blocks if isinstance(source, Microphone) else None)
            case VoiceSend(), wire.Turn(switch="stethoscope"):
                part.stethoscope(ask.on)
            case VoiceSend(), wire.Use():
                part.settings(ask.settings)
            case VoiceHear(), wire.Came():
                part.put(VoicePacket(ask.sequence, ask.timestamp, ask.arrival_ms, ask.payload))
            case VoiceHear(), wire.Turn(switch="faithful"):
                part.use_faithful(ask.on)
            case VoiceHear() | Speaker(), wire.Hush():
                part.hush()
            case _:
                raise TypeError(f"{type(ask).__name__} is nothing for a {type(part).__name__}")

    def _give(self, number: int, part: Microphone | Speaker, on: bool) -> None:
        fan = part.blocks if isinstance(part, Microphone) else part.played
        before = self._given.pop(number, None)
        if before is not None:
            fan.drop(before)
            self._hand_over(number, before)
        if on:
            self._given[number] = fan.reader(lambda: self._woken(number))

    def _woken(self, number: int) -> None:
        queue = self._given.get(number)
        if queue is not None and len(queue) >= _TOGETHER:
            self._hand_over(number, queue)

    def _hand_over(self, number: int, queue: BlockQueue) -> None:
        blocks = [block for _ in range(len(queue)) if (block := queue.take()) is not None]
        samples = b"".join(block.samples.tobytes() for block in blocks)
        self._tell(wire.Sound(number, [block.at_ms for block in blocks], samples), True)

    def _close(self, number: int) -> None:
        part = self._parts.pop(number, None)
        self._told.pop(number, None)
        if isinstance(part, Microphone | Speaker):
            self._give(number, part, False)
            part.end()
        if isinstance(part, Microphone | Speaker | VoiceSend):
            self._devices.submit(part.close)


def _news_of(number: int, part: Part) -> wire.AnyTelling | None:
    match part:
        case Microphone():
            return wire.Level(number, float(part.level))  # numpy's own float is no message
        case Speaker():
            return wire.Played(number, part.failed, part.late, part.dry)
        case VoiceHear():
            sounding = part.sounding
            start, at_ms = (None, 0.0) if sounding is None else msgspec.structs.astuple(sounding)
            return wire.Heard(number, part.stats, part.dropped, start, at_ms)
        case VoiceSend():
            return None
        case _:
            assert_never(part)
