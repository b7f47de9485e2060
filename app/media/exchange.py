"""A connection that stands, in full swing: datagrams to the Line and from it, coders and voice at their threads.

On the engine's loop; the voice's packets come from a thread of their own and are handed over to it.
"""

import asyncio
import contextlib
import time
from collections.abc import Callable
from concurrent.futures import Executor

from app.media.codecs.h264 import Chosen
from app.media.codecs.opus import OpusPacket
from app.media.counting import Counting
from app.media.frames import Fan, Frame
from app.media.instep import InStep
from app.media.mediatime import media_ms
from app.media.picturehear import PictureHear, Shown
from app.media.picturesend import Leaving, PictureSend
from app.media.rtp.agreed import Agreed
from app.media.rtp.capture import Capture
from app.media.rtp.congestion import MOST_BPS
from app.media.rtp.line import Line
from app.media.rtp.picturein import Ready
from app.media.rtp.sendtimes import send_times
from app.media.rtp.transport import LineTransport
from app.media.rtp.whispercarrier import Sayable
from app.media.rtp.whisperear import Heard, WhisperEar
from app.media.share import STETHOSCOPE_BPS, Wants, flat, voice_wire_bps
from app.media.share import Line as LinkState
from app.media.steering import Steering
from app.media.voices import Hear, Send

STEER_S = 0.25


class Exchange:
    """`on_leaving` hears of each picture that is sent, `on_shown` of each that came, `on_whisper` of what the other
    side points and draws (all on the loop)."""

    def __init__(
        self,
        agreed: Agreed,
        transport: LineTransport,
        workers: Executor,
        voice: Send,
        hear: Hear,
        on_leaving: Callable[[Leaving], None],
        on_shown: Callable[[Shown], None],
        on_whisper: Callable[[Heard], None],
        steering: Steering,
        chosen: Chosen,
    ) -> None:
        self._home = asyncio.get_running_loop()
        self.line = Line(agreed, media_ms(), time.time() * 1_000 - media_ms())
        self.count, self._send_times = Counting(agreed), send_times(agreed)
        self._transport, self._voice, self.hear = transport, voice, hear
        self._on_leaving, self._on_shown, self.steering = on_leaving, on_shown, steering
        self._on_whisper, self._ear = on_whisper, WhisperEar()
        self._in_step = InStep()
        steering.beside = self._beside
        self._due = asyncio.Event()
        self._was_away = False  # nothing of what is sent arrived
        self.pictures: PictureSend | None = None
        self.seen: PictureHear | None = None
        if agreed.picture is not None:
            wants = lambda: self.line.wants_picture(media_ms())  # noqa: E731
            self.pictures = PictureSend(agreed.picture.codec, workers, wants, self._leaving, chosen)
            self.seen = PictureHear(
                lambda shown: self._soon(lambda: self._shown(shown)), lambda: self._soon(self._refused)
            )
        transport.listen(self._came)

    async def run(self) -> None:
        """Until the connection is gone or it is cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._pump())
            group.create_task(self._steer())
            if self.pictures is not None:
                group.create_task(self.pictures.run())

    async def close(self) -> None:
        """After `run`: says goodbye where it can; no callback comes after this."""
        self._transport.listen(None)
        with contextlib.suppress(ConnectionError):
            await self._transport.send(self.line.goodbye())
        try:
            if self.pictures is not None:
                await self.pictures.close()
        finally:
            if self.seen is not None:
                self.seen.end()
                await asyncio.to_thread(self.seen.close)

    def say(self, packet: OpusPacket, captured_ms: float | None = None) -> None:
        """From the voice's thread."""
        self._soon(lambda: self._said(packet, captured_ms))

    def show(self, frames: Fan[Frame] | None) -> None:
        """Send this camera's frames, or none: then nothing of before leaves any more, whatever waits where."""
        if self.pictures is not None:
            self.pictures.use(frames)
            if frames is None:
                self.line.hide()
                self.pictures.ask_key()

    def whisper(self, whisper: Sayable) -> bool:
        """False: not to be said on this way, say it by the room."""
        said = self.line.say(whisper, media_ms())
        self._due.set()
        return said

    # ---- inside

    def _said(self, packet: OpusPacket, captured_ms: float | None) -> None:
        self.line.voice(packet, media_ms(), captured_ms)
        self._due.set()

    def _beside(self, count: int) -> None:
        self.line.beside(count, media_ms())

    def _leaving(self, leaving: Leaving) -> None:
        ref = leaving.frame.ref
        self._ear.learn(ref.source)  # so that the other side's first pointer on it is understood
        self.line.picture(leaving.coded, leaving.rtp_time, Capture(ref.capture_ms), media_ms())
        self._due.set()
        self._on_leaving(leaving)

    def _came(self, datagram: bytes, is_control: bool) -> None:
        now = media_ms()
        self.count.tally.came(datagram, now)
        if is_control:
            self.line.rtcp(datagram, now)
        else:
            if self._send_times is not None:
                self._send_times.came(datagram, now)
            came = self.line.rtp(datagram, now)
            for packet in came.voice:
                self.hear.put(packet)
            if came.taken is not None:
                self._in_step.voice_taken(*came.taken)
            self._show(came.frames)
            for payload in came.whispers:
                for whisper in self._ear.hear(payload, now):
                    self._on_whisper(whisper)
            if self.line.came is None or not self.line.came.waits:
                return  # reports have their own time, and nothing is to be asked for
        self._due.set()

    def _shown(self, shown: Shown) -> None:
        """In step with the voice."""
        capture, now = shown.ready.capture, media_ms()
        at_ms = now if capture is None else self._in_step.show_at(capture.capture_ms, self.hear.sounding, now)
        # By a timer also where it is due: on a late loop it would overtake one before it whose timer is due too.
        self._home.call_later(max(0.0, at_ms - now) / 1_000, self._to_screen, shown)

    def _to_screen(self, shown: Shown) -> None:
        capture = shown.ready.capture
        self.count.seen.shown(media_ms(), None if capture is None else capture.capture_ms)
        self._on_shown(shown)

    def _show(self, frames: tuple[Ready, ...]) -> None:
        if self.seen is not None:
            for ready in frames:
                self.count.freed(ready.first_ms, media_ms())
                if ready.capture is not None and not ready.is_behind:
                    self._in_step.came(ready.capture.capture_ms, media_ms())
                self.seen.put(ready)

    def _refused(self) -> None:
        if self.line.came is not None:
            self.line.came.refused()
            self._due.set()

    async def _pump(self) -> None:
        while True:
            now = media_ms()
            turn = self.line.turn(now)
            leaving = turn.datagrams if self._send_times is None else self._send_times.leaving(turn.datagrams, now)
            for datagram in leaving:
                self.count.tally.left(datagram, now)
                await self._transport.send(datagram)
            self._show(turn.frames)
            if self.pictures is not None:
                self.pictures.lost(turn.lost)
                if turn.key:
                    self.pictures.ask_key()
            wait_ms = self.line.next_due_ms(media_ms()) - media_ms()
            self._due.clear()
            if wait_ms > 0:
                await self._wait(wait_ms / 1_000)

    async def _wait(self, seconds: float) -> None:
        timer = self._home.call_later(seconds, self._due.set)
        await self._due.wait()
        timer.cancel()

    async def _steer(self) -> None:
        while True:
            self._shared(media_ms())
            await asyncio.sleep(STEER_S)

    def _shared(self, now: float) -> None:
        is_away = self.line.congestion.estimate.state == "silent"
        if self._was_away and not is_away:
            self.steering.resumed()
        self._was_away = is_away
        pictures, seen = self.pictures, self.seen
        camera = pictures.camera if pictures is not None else None
        share = self.steering.turn(
            now,
            link_state(self.line, now),
            camera,
            pictures.encode_ms if pictures is not None else None,
            seen.late_ms if seen is not None else None,
            is_failing=pictures is not None and pictures.failed,
        )
        self.count.limits.hear(now, share.said.key, pictures is not None and pictures.failed)
        self._voice.settings(share.voice)
        listens = share.stethoscope == "live"
        self._voice.stethoscope(listens)
        voice_bps = STETHOSCOPE_BPS if listens else voice_wire_bps(share.voice.bps, share.voice.frame_ms)
        self.line.share(voice_bps, share.whisper_hz, useful_bps(camera, self.steering.wants), now)
        if self.pictures is not None:
            self.pictures.picture = share.picture if self.line.agreed.may_layer else flat(share.picture)

    def _soon(self, work: Callable[[], None]) -> None:
        if not self._home.is_closed():
            self._home.call_soon_threadsafe(work)


def link_state(line: Line, now: float) -> LinkState:
    """What the ladder shares out. A round trip that is not known yet counts as 100 ms."""
    at = line.congestion.estimate
    mending = None if line.out is None else line.out.overhead.share(now)
    return LinkState(at.target_bps, at.loss, at.rtt_ms or 100.0, "unknown", mending, at.lasting_bps)


def useful_bps(camera: tuple[int, int] | None, wants: Wants) -> float:
    """More than what the ladder gives a camera of that size, with repair and all else, is not looked for: a probe
    costs somebody's data. Files that wait could use whatever there is."""
    if wants.bulk:
        return MOST_BPS
    pixels = 0 if camera is None else camera[0] * camera[1]
    return next(bps for most, bps in _USEFUL if pixels <= most)


_USEFUL = ((310_000, 900_000), (700_000, 1_300_000), (1_300_000, 1_900_000), (1 << 30, 2_800_000))
