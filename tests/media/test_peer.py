"""Two real peers over loopback: what is seen is named by its sender's stamp, and nothing stays behind."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from aiortc import RTCPeerConnection
from aiortc.exceptions import InvalidStateError
from aiortc.rtcdtlstransport import RTCDtlsTransport

from app.consult.whispers import FrameClock
from app.media import framecode, ice, inside
from app.media import peer as peer_module
from app.media.blocks import Samples
from app.media.camera import Camera
from app.media.codecs.coding import CoderFailed
from app.media.codecs.pictureencoder import PictureEncoder
from app.media.frames import Fan, Frame
from app.media.microphone import Microphone
from app.media.peer import Peer, PeerKind, SignalKind
from app.media.rtp import capture
from app.media.rtp.receiver import LineReceiver
from app.media.rtp.sender import LineSender
from app.media.rtp.transport import LineTransport
from app.media.share import Size
from app.media.speaker import Speaker
from app.tasks import Tasks
from tests.media.parts import media_threads, now_ms, plain_frame, tone


class Pair:
    """An offerer (0) and an answerer (1) whose whispers reach each other through the loop."""

    def __init__(self, ways: ice.Ways = ice.DIRECT) -> None:
        self._ways = ways
        self.states: tuple[list[PeerKind], list[PeerKind]] = ([], [])
        self.clocks: list[tuple[int, FrameClock]] = []
        self.hold_clocks = False
        self._tasks = Tasks()
        self.peers = (self._peer(0), self._peer(1))
        self.speakers = tuple(Speaker("none", now_ms) for _ in self.peers)
        self._played = tuple(speaker.played.reader() for speaker in self.speakers)
        self._sound: tuple[list[Samples], list[Samples]] = ([], [])

    def _peer(self, side: int) -> Peer:
        def signal(kind: SignalKind, sdp: str) -> None:
            self._tasks.start(self.peers[1 - side].signal(kind, sdp), "whisper")

        def clock(heard: FrameClock) -> None:
            self.clocks.append((side, heard))
            if not self.hold_clocks:
                self.peers[1 - side].hear_clock(heard)

        return Peer(
            offerer=side == 0,
            now_ms=now_ms,
            on_signal=signal,
            on_clock=clock,
            on_state=self.states[side].append,
            ways=self._ways,
        )

    @property
    def sound(self) -> tuple[list[Samples], list[Samples]]:
        """What was played at either place."""
        for queue, sound in zip(self._played, self._sound, strict=True):
            while (block := queue.take()) is not None:
                sound.append(block.samples)
        return self._sound

    async def start(self) -> None:
        for peer, speaker in zip(self.peers, self.speakers, strict=True):
            speaker.listen(peer.hear.pull)
            speaker.start()
            await peer.start()

    async def close(self) -> None:
        await self.peers[0].close()
        await until(lambda: self.peers[1].state == "closed")
        await self.peers[1].close()  # which waits for the end that the bye began
        await self._tasks.close()
        for speaker in self.speakers:
            speaker.close()


async def until(condition: Callable[[], object], seconds: float = 60.0) -> None:
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def test_every_frame_seen_carries_the_stamp_that_is_burnt_into_it_and_voice_is_heard(tmp_path: Path) -> None:
    async def call() -> None:
        cameras = [Camera("scene", name, now_ms, width=640, height=360) for name in ("clinic", "specialist")]
        microphone = Microphone(f"file:{tone(tmp_path)}", now_ms)
        pair = Pair()
        seen: list[list[Frame]] = [[], []]
        slots = [peer.remote.reader() for peer in pair.peers]
        pair.peers[0].send_sound(microphone.blocks)
        for peer, camera in zip(pair.peers, cameras, strict=True):
            peer.send_picture(camera.frames)
            camera.start()
        microphone.start()
        await pair.start()

        def enough() -> bool:
            for slot, frames in zip(slots, seen, strict=True):
                if (frame := slot.take()) is not None:
                    frames.append(frame)
            return all(len(frames) >= 40 for frames in seen) and len(pair.sound[1]) > 100

        await until(enough)
        stats = pair.peers[0].stats()
        await pair.close()
        for part in (*cameras, microphone):
            part.close()
        for frames, source in zip(seen, ("specialist", "clinic"), strict=True):
            assert {frame.ref.source for frame in frames} == {source}
            codes = [framecode.read(frame.pixels) for frame in frames]
            legible = [
                (code, frame.ref.capture_ms) for code, frame in zip(codes, frames, strict=True) if code is not None
            ]
            assert len(legible) >= 0.9 * len(frames)
            assert all(code == stamp & framecode.MASK for code, stamp in legible)
        assert int(np.abs(np.concatenate(pair.sound[1])).max()) > 4000
        assert int(np.abs(np.concatenate(pair.sound[0])).max()) < 100  # no microphone there: silence flows
        assert stats.sent_frames > 20 and stats.received_frames > 20 and stats.sent_bytes > 10_000
        assert "live" in pair.states[0] and pair.states[0][-1] == pair.states[1][-1] == "closed"
        assert [one for one in asyncio.all_tasks() if one is not asyncio.current_task()] == []

    run(call())
    assert media_threads() == []


def test_a_frame_is_held_until_its_clock_is_heard_and_another_source_takes_over() -> None:
    async def call() -> None:
        pair = Pair()
        pair.hold_clocks = True
        arrived = pair.peers[1].remote.reader()
        first: Fan[Frame] = Fan()
        pair.peers[0].send_picture(first)
        await pair.start()
        stamp = 10_000

        def feed(fan: Fan[Frame], width: int) -> None:
            nonlocal stamp
            stamp += 40
            fan.put(plain_frame(stamp, width, 96))

        async def fed_until(fan: Fan[Frame], width: int, condition: Callable[[], object]) -> None:
            async with asyncio.timeout(60):
                while not condition():
                    feed(fan, width)
                    await asyncio.sleep(0.04)

        await fed_until(first, 128, lambda: len(pair.clocks) > 0 and pair.peers[1].stats().received_packets)
        await fed_until(first, 128, lambda: stamp > 11_000)
        assert arrived.take() is None
        pair.hold_clocks = False
        pair.peers[1].hear_clock(pair.clocks[-1][1])
        await fed_until(first, 128, lambda: arrived.peek() is not None)
        shown = arrived.take()
        assert shown is not None and shown.full_width == 128 and shown.ref.capture_ms % 40 == 0
        second: Fan[Frame] = Fan()
        pair.peers[0].send_picture(second)
        await fed_until(second, 160, lambda: (frame := arrived.take()) is not None and frame.full_width == 160)
        await pair.close()

    run(call())
    assert media_threads() == []


def test_nonsense_for_a_description_closes_and_says_bye(caplog: pytest.LogCaptureFixture) -> None:
    async def call() -> None:
        said: list[str] = []
        peer = Peer(
            offerer=False,
            now_ms=now_ms,
            on_signal=lambda kind, sdp: said.append(kind),
            on_clock=lambda clock: None,
            on_state=lambda kind: None,
        )
        await peer.start()
        await peer.signal("offer", "v=0\r\nm=video nonsense\r\n")
        assert peer.state == "closed" and said == ["bye"]
        await peer.close()
        assert said == ["bye"]

    run(call())


@pytest.mark.parametrize("offerer", [True, False])
def test_closed_while_it_gathers_its_addresses_says_nothing_after_bye(
    offerer: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def call() -> None:
        said: list[str] = []
        quiet = lambda *_: None  # noqa: E731
        peer = Peer(
            offerer=offerer, now_ms=now_ms, on_signal=lambda kind, _: said.append(kind), on_clock=quiet, on_state=quiet
        )
        other = RTCPeerConnection()
        for kind in ("audio", "video"):
            other.addTransceiver(kind)
        await other.setLocalDescription(await other.createOffer())
        gathering, gather_on = asyncio.Event(), asyncio.Event()
        gather = ice.PatientConnection.gather_candidates

        async def slowly(self: ice.PatientConnection) -> None:
            gathering.set()
            await gather_on.wait()
            await gather(self)

        monkeypatch.setattr(ice.PatientConnection, "gather_candidates", slowly)
        making = asyncio.create_task(
            peer.start() if offerer else peer.signal("offer", other.localDescription.sdp), name="making"
        )
        await gathering.wait()
        await peer.close()
        gather_on.set()
        await making
        assert said == ["bye"] and peer._running is None
        await other.close()

    run(call())


def test_closed_is_for_good_though_the_watch_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    async def call() -> None:
        pair = Pair()
        await pair.start()
        peer = pair.peers[1]
        await until(lambda: peer.state == "live")

        async def slowly() -> None:
            await asyncio.sleep(0.5)

        await peer._pc.close()
        monkeypatch.setattr(peer._pc, "close", slowly)
        await peer.close()
        assert pair.states[1][-1] == "closed" and pair.states[1].count("closed") == 1
        assert peer.state == "closed"
        await pair.peers[0].close()
        await pair.close()

    run(call())


def test_connecting_that_a_close_overtakes_is_no_error_and_any_other_failure_is_one() -> None:
    async def call() -> None:
        async def overtaken() -> None:
            raise InvalidStateError("RTCIceTransport is closed")

        connection = RTCPeerConnection()
        name = "_RTCPeerConnection__connect"
        assert callable(getattr(connection, name))
        vars(connection)[name] = overtaken
        inside.end_connecting_quietly(connection)
        with pytest.raises(InvalidStateError):
            await vars(connection)[name]()
        await connection.close()
        await vars(connection)[name]()

    run(call())


def test_a_connection_without_a_picture_is_live_while_anything_comes_and_stalled_when_nothing_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def call() -> None:
        pair = Pair()
        await pair.start()  # neither camera nor microphone: silence is sent
        await until(lambda: [one.state for one in pair.peers] == ["live", "live"])
        monkeypatch.setattr(peer_module, "STALLED_MS", 400)
        monkeypatch.setattr(pair.peers[0]._transport, "_send_rtp", nowhere)
        await until(lambda: pair.peers[1].state == "stalled")
        monkeypatch.undo()
        await until(lambda: pair.peers[1].state == "live")
        assert pair.peers[1].last_frame_ms is None
        await pair.close()

    run(call())


async def nowhere(_: bytes) -> None:
    return


def test_an_answer_without_an_offer_is_not_taken() -> None:
    async def call() -> None:
        pair = Pair()
        await pair.peers[1].signal("answer", "v=0\r\n")
        assert pair.peers[1].state == "connecting"
        await pair.peers[0].close()
        await pair.peers[1].close()
        await pair.close()

    run(call())


def test_the_private_parts_of_aiortc_that_are_used_exist() -> None:
    async def look() -> None:
        inside.tune()
        inside.tune()
        pc = RTCPeerConnection()
        line = pc.addTransceiver("video")
        assert isinstance(line.sender, LineSender) and isinstance(line.receiver, LineReceiver)
        assert isinstance(line.sender.transport, LineTransport)
        assert all(line.sender.ssrcs)
        assert inside.way(pc) is None  # where it looks for one is there
        for name in ("_send_rtp", "_handle_rtp_data", "_handle_rtcp_data"):
            assert callable(getattr(RTCDtlsTransport, name))
        description = (await pc.createOffer()).sdp
        assert description.count("AV1/90000") == 1 and "transport-cc" in description and capture.URI in description
        await pc.close()

    run(look())


def test_consent_survives_a_round_trip_of_600_ms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ice, "CONSENT_INTERVAL_S", 0.05)
    monkeypatch.setattr(ice, "CONSENT_FAILURES", 1)  # one question without an answer would end it

    async def hold() -> None:
        first = ice.PatientConnection(ice_controlling=True)
        second = ice.PatientConnection(ice_controlling=False)
        for one in (first, second):
            await one.gather_candidates()
        for one, other in ((first, second), (second, first)):
            for candidate in other.local_candidates:
                await one.add_remote_candidate(candidate)
            await one.add_remote_candidate(None)
            one.remote_username, one.remote_password = other.local_username, other.local_password
        await asyncio.gather(first.connect(), second.connect())
        loop = asyncio.get_running_loop()
        for one in (first, second):
            for pair in one._nominated.values():
                send = pair.protocol.transport.sendto
                late = lambda data, addr=None, send=send: loop.call_later(0.3, send, data, addr)  # noqa: E731
                pair.protocol.transport = LateTransport(pair.protocol.transport, late)
        await asyncio.sleep(2.0)  # some three rounds
        assert first._query_consent_task is not None and second._query_consent_task is not None
        await asyncio.gather(first.close(), second.close())

    run(hold())


class LateTransport:
    """Everything of the transport it stands for, but what is sent leaves late."""

    def __init__(self, transport: Any, late: Callable[..., Any]) -> None:
        self._transport = transport
        self.sendto = late

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)


def test_a_computer_without_a_network_calls_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ice, "_host_addresses", lambda use_ipv4, use_ipv6: [])
    assert ice.host_addresses(True, True) == ["127.0.0.1"]


def test_what_was_taken_before_covering_never_leaves_after_it() -> None:
    async def call() -> None:
        pair = Pair()
        arrived = pair.peers[1].remote.reader()
        frames: Fan[Frame] = Fan()
        pair.peers[0].send_picture(frames)
        await pair.start()
        stamp = 10_000

        def feed() -> None:
            nonlocal stamp
            stamp += 40
            frames.put(plain_frame(stamp, 128, 96))

        async with asyncio.timeout(60):
            while arrived.take() is None:
                feed()
                await asyncio.sleep(0.04)
        sending = pair.peers[0]._exchange
        assert sending is not None and sending.pictures is not None
        sending.pictures.picture = None  # the line gives nothing just now: the newest frame waits
        feed()
        pair.peers[0].send_picture(None)
        covered = stamp
        await asyncio.sleep(1.5)  # the ladder gives a picture again four times a second
        late = arrived.take()
        assert late is None or late.ref.capture_ms < covered
        await pair.close()

    run(call())


def test_where_no_picture_can_be_coded_the_voice_goes_on_and_the_sender_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def missing(*of: object) -> None:
        raise CoderFailed("no such encoder")

    monkeypatch.setattr(PictureEncoder, "encode", missing)

    async def call() -> None:
        camera = Camera("scene", "clinic", now_ms, width=320, height=240)
        microphone = Microphone(f"file:{tone(tmp_path)}", now_ms)
        pair = Pair()
        pair.peers[0].send_sound(microphone.blocks)
        pair.peers[0].send_picture(camera.frames)
        pair.peers[0].steering.want("motion", Size(640, 480), None)
        camera.start()
        microphone.start()
        await pair.start()
        steering = pair.peers[0].steering
        await until(lambda: steering.share is not None and steering.share.said.key == "picture.off")
        await until(lambda: any(int(np.abs(block).max()) > 4000 for block in pair.sound[1][-20:]))
        assert pair.peers[0].state == pair.peers[1].state == "live"
        await pair.close()
        camera.close()
        microphone.close()

    run(call())
    assert media_threads() == []


def test_a_connection_that_an_error_ends_is_closed_and_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def call() -> None:
        pair = Pair()
        await pair.start()
        await until(lambda: [one.state for one in pair.peers] == ["live", "live"])
        exchange = pair.peers[0]._exchange
        assert exchange is not None

        def broken(now: float) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr(exchange.line, "turn", broken)
        await until(lambda: [one.state for one in pair.peers] == ["closed", "closed"])
        await pair.close()

    run(call())
    assert media_threads() == []
    assert "exchange ended by an error" in caplog.text


def test_everything_of_a_connection_is_closed_whatever_of_it_cannot_be(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def call() -> None:
        pair = Pair()
        await pair.start()
        await until(lambda: [one.state for one in pair.peers] == ["live", "live"])
        peer = pair.peers[0]
        exchange = peer._exchange
        assert exchange is not None and exchange.pictures is not None

        def broken() -> None:
            raise ZeroDivisionError

        monkeypatch.setattr(exchange.pictures._encoder, "close", broken)
        await pair.close()
        assert peer._pc.connectionState == "closed"
        with pytest.raises(RuntimeError):
            peer._workers.submit(len, "")
        assert [one for one in asyncio.all_tasks() if one is not asyncio.current_task()] == []

    run(call())
    assert media_threads() == []
    assert "peer finish ended by an error" in caplog.text
