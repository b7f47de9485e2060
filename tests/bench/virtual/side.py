"""One end of a virtual call: what Exchange, PictureSend, PictureHear and the voice's threads do, on a told clock.

The Line, the ladder and the coders are the program's own. Coding and decoding take the time they are said to take.
"""

from collections import deque
from typing import NamedTuple

from app.consult.whispers import PointerMoved
from app.media.codecs.coded import Codec, Coded
from app.media.exchange import STEER_S, link_state, useful_bps
from app.media.instep import InStep
from app.media.rtp.capture import Capture
from app.media.rtp.line import Line
from app.media.rtp.picturein import Ready
from app.media.rtp.whisperear import WhisperEar
from app.media.share import Share, Size, voice_wire_bps
from app.media.steering import Steering
from tests.bench.virtual.hand import EVERY_MS, Hand, age_ms
from tests.bench.virtual.picture import Filmed, Maker, Sized, Watcher
from tests.bench.virtual.voice import Ear, Mouth
from tests.bench.virtual.wire import Wire
from tests.media.rtp.pair import agreed

CODING_MS, SHOWING_MS = 12.0, 4.0  # of a picture at 640x480 on one of two cores (measured)
CAMERA_MS = 1_000 / 30
_FULL_MS = 20.0  # as PictureSend asks again
_EPOCH_MS = 1.7e12


class Does(NamedTuple):
    """`camera` None: it sends no picture. `codec` None: the picture is bytes of the right sizes."""

    camera: Size | None = None
    codec: Codec | None = "AV1"
    points: bool = False
    watching: bool = True


class Shown(NamedTuple):
    """`captured_ms` of the other side."""

    at_ms: float
    captured_ms: float
    is_key: bool


class Side:
    def __init__(self, number: int, does: Does, seed: int) -> None:
        self.line = Line(agreed(number, does.codec or "VP8"), 0.0, _EPOCH_MS)
        self.wire = Wire(self.line.agreed)
        self.mouth, self.ear, self.steering = Mouth(), Ear(), Steering()
        self.shown: list[Shown] = []
        self.pointers: list[tuple[float, float]] = []  # (when, how old)
        self.shares: list[tuple[float, Share]] = []
        self.keys = 0
        self.watcher = Watcher(does.codec)
        self._does, self._hand, self._whispers, self._step = does, Hand(), WhisperEar(), InStep()
        self._maker: Maker | None = None
        if does.camera is not None:
            self._maker = Sized(seed) if does.codec is None else Filmed(does.codec, does.camera)
        self._taken: int | None = None  # capture of the newest frame that waits to be coded
        self._coding: deque[tuple[float, Coded, int]] = deque()
        self._frame_ms = self._steer_ms = self._hand_ms = self._ask_ms = self._free_ms = 0.0
        self._key = self._was_away = False
        self._stirred = True
        self.next_ms = 0.0

    def take(self, datagram: bytes, now: float) -> None:
        """A datagram came."""
        if 192 <= datagram[1] <= 223:
            self.line.rtcp(datagram, now)
            self._stirred = True
            return
        came = self.line.rtp(datagram, now)
        for packet in came.voice:
            self.ear.came(packet, now)
        if came.taken is not None:
            self._step.voice_taken(*came.taken)
        self._show(came.frames, now)
        for payload in came.whispers:
            for whisper in self._whispers.hear(payload, now):
                if isinstance(whisper, PointerMoved):
                    self.pointers.append((now, age_ms(whisper, now)))
        self._stirred = self._stirred or self.line.came is None or self.line.came.waits

    def act(self, now: float) -> tuple[bytes, ...]:
        """All that is due; what leaves."""
        self.ear.pull(now, self.mouth.behind_ms)
        self._steered(now)
        for packet in self.mouth.packets(now):
            self.line.voice(packet, now, packet.start / 48)
            self._stirred = True
        if self._does.points and now >= self._hand_ms:
            self._hand_ms += EVERY_MS
            self.line.say(self._hand.move(now), now)
            self._stirred = True
        self._filmed(now)
        if not self._stirred and now < self.next_ms:
            return ()
        self._stirred = False
        turn = self.line.turn(now)
        self._show(turn.frames, now)
        if self._maker is not None:
            self._maker.lost(turn.lost)
            self._key = self._key or turn.key
        self.wire.estimated(turn.estimate.target_bps, now)
        self.next_ms = max(now + 0.1, self.line.next_due_ms(now))
        return turn.datagrams

    @property
    def due_ms(self) -> float:
        dues = [self.next_ms, self._steer_ms, self.mouth.next_ms]
        if self._does.points:
            dues.append(self._hand_ms)
        if self._maker is not None:
            dues.append(self._frame_ms)
            dues += [self._coding[0][0]] if self._coding else []
            dues += [max(self._ask_ms, self._free_ms)] if self._taken is not None else []
        return min(dues)

    def forget(self) -> None:
        """What was noted so far, but for the newest share and estimate."""
        for noted in (self.shown, self.pointers, self.wire.left, self.ear.made_up, self.ear.delays_ms, self.ear.blocks):
            noted.clear()
        del self.shares[:-1], self.wire.targets[:-1]

    def close(self) -> None:
        if self._maker is not None:
            self._maker.close()

    def _steered(self, now: float) -> None:
        if now < self._steer_ms:
            return
        self._steer_ms += STEER_S * 1_000
        is_away = self.line.congestion.estimate.state == "silent"
        if self._was_away and not is_away:
            self.steering.resumed()
        self._was_away = is_away
        camera = None if self._does.camera is None else (self._does.camera.width, self._does.camera.height)
        share = self.steering.turn(now, link_state(self.line, now), camera, CODING_MS, 0.0)
        self.mouth.use(share.voice)
        voice_bps = voice_wire_bps(share.voice.bps, share.voice.frame_ms)
        self.line.share(voice_bps, share.whisper_hz, useful_bps(camera, self.steering.wants), now)
        self.shares.append((now, share))

    def _filmed(self, now: float) -> None:
        while self._coding and self._coding[0][0] <= now:
            _, coded, captured_ms = self._coding.popleft()
            self.line.picture(coded, captured_ms * 90, Capture(captured_ms), now)
            self._stirred = True
        if self._maker is None:
            return
        if now >= self._frame_ms:
            self._taken, self._frame_ms = round(now), self._frame_ms + CAMERA_MS
        if self._taken is None or now < max(self._ask_ms, self._free_ms):
            return
        picture = self.steering.share.picture if self.steering.share is not None else None
        if picture is None or not self.line.wants_picture(now):
            self._ask_ms = now + _FULL_MS
            return
        captured_ms, self._taken = self._taken, None
        key, self._key = self._key, False
        made = self._maker.made(captured_ms, picture, key)
        if made is not None:
            self.keys += made.is_key
            self._free_ms = now + CODING_MS
            self._coding.append((self._free_ms, made, captured_ms))

    def _show(self, frames: tuple[Ready, ...], now: float) -> None:
        for ready in frames:
            captured_ms = ready.rtp_time / 90
            is_new = not self.shown or captured_ms > self.shown[-1].captured_ms  # else it is for others to refer to
            if ready.capture is not None and is_new:
                self._step.came(ready.capture.capture_ms, now)
            shows = self.watcher.shows(ready.data, ready.is_key)
            if shows is None and self.line.came is not None:
                self.line.came.refused()
                self._stirred = True
            if shows and is_new:
                at = now + SHOWING_MS
                if ready.capture is not None:
                    at = max(at, self._step.show_at(ready.capture.capture_ms, self.ear.sounding, at))
                self.shown.append(Shown(at, captured_ms, ready.is_key))
