"""This computer tried: the own voice goes out and comes back, the link is measured by echoes; nothing is kept."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from websockets.asyncio.client import ClientConnection

from app.client import linkprobe, playback
from app.client.border import TryDevices, UseDevices
from app.client.desk import Desk
from app.client.device_commands import TryPlayback
from app.client.device_desk import DeviceDesk
from app.client.dial import read_address
from app.client.linkprobe import probe
from app.client.mailbox import Mailbox
from app.client.notices import LinkTried, PlaybackTried
from app.client.playback import try_playback
from app.client.slots import Slots
from app.client.studio import Choice, Studio
from app.client.tryout import TryOut
from app.clock import ManualClock
from app.documents.cache import PictureCache
from app.media import devices
from tests.media.parts import media_threads, tone
from tests.rig.relay import Relay
from tests.rig.server import Server


def stages(folder: Path, choice: Choice | None, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Told of a try of 50 ms with these devices; None: without any."""
    monkeypatch.setattr(devices, "sound_system", lambda: None)
    monkeypatch.setattr(playback, "WAITS_S", 0.5)
    mailbox = Mailbox()

    async def whole() -> None:
        desk = Desk(Slots(lambda: None), mailbox, ManualClock(), folder, "test", PictureCache())
        studio = Studio(desk)
        try:
            if choice is None:
                TryOut(desk).play_back()
                return
            await studio.use(choice)
            await studio.turn_on("try")
            await try_playback(desk, studio, take_s=0.05)
            if studio.microphone is not None:
                assert not studio.microphone.blocks.is_read
        finally:
            await studio.turn_off()
            await desk.close()
        assert media_threads() == []

    asyncio.run(whole())
    return [notice.stage for notice in mailbox.drain() if isinstance(notice, PlaybackTried)]


@pytest.mark.parametrize(
    ("microphone", "speaker", "told"),
    [
        ("tone", "clock", ["recording", "playing", "played"]),
        ("tone", "none", ["recording", "playing", "no_speaker"]),
        ("none", "clock", ["recording", "no_microphone"]),
    ],
)
def test_what_is_said_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, microphone: str, speaker: str, told: list[str]
) -> None:
    heard = f"file:{tone(tmp_path)}" if microphone == "tone" else microphone
    got = stages(tmp_path, Choice("none", heard, speaker), monkeypatch)
    assert [one for one in got if one != "recording"] == [one for one in told if one != "recording"]


def test_in_a_call_nothing_is_recorded_for_a_try(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert stages(tmp_path, None, monkeypatch) == ["in_call"]


@pytest.mark.parametrize("is_call", [False, True])
def test_a_try_that_is_left_while_it_records_says_nothing_more_and_the_next_one_begins_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_call: bool
) -> None:
    monkeypatch.setattr(devices, "sound_system", lambda: None)
    mailbox = Mailbox()

    async def whole() -> None:
        desk = Desk(Slots(lambda: None), mailbox, ManualClock(), tmp_path, "test", PictureCache())
        tried = DeviceDesk(desk, Studio(desk), lambda: None)

        async def records() -> None:
            """It has begun: that is said, and nothing else."""
            tried.perform(TryDevices(True))
            while (said := [one for one in mailbox.drain() if isinstance(one, PlaybackTried)]) == []:
                if not tried._try_out.is_playing and tried._try_out._ticking is not None:
                    tried.perform(TryPlayback())
                await asyncio.sleep(0.01)
            assert said == [PlaybackTried("recording")]

        tried.perform(UseDevices("none", f"file:{tone(tmp_path)}", "clock"))
        await records()
        if is_call:
            await tried.let_go()
        else:
            tried.perform(TryDevices(False))
        while "playback" in {task.get_name() for task in asyncio.all_tasks()}:
            await asyncio.sleep(0.01)
        told = [one for one in mailbox.drain() if isinstance(one, PlaybackTried)]
        assert told == ([PlaybackTried("in_call")] if is_call else [])
        await records()
        await tried.let_go()
        await desk.close()
        assert media_threads() == []

    asyncio.run(whole())


def run(story: Callable[[], Awaitable[LinkTried]]) -> LinkTried:
    return asyncio.run(story())  # type: ignore[arg-type]


def test_the_way_to_a_server_is_measured_without_signing_in(
    shared_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linkprobe, "FLOOD_S", 1.0)
    tried = run(lambda: probe(read_address(shared_server.url)))
    assert tried.rtt_ms is not None and tried.rtt_ms >= 1
    assert tried.bps > 20_000  # on a computer that has no time to ask


def test_a_slow_link_is_measured_and_one_that_falls_silent_has_what_was_measured(
    shared_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a link on which all of it takes longer than a single echo may."""
    monkeypatch.setattr(linkprobe, "FLOOD_S", 0.1)
    monkeypatch.setattr(linkprobe, "WITHIN_S", 0.8)
    with Relay.both(shared_server.port, delay_ms=100) as relay:
        address = read_address(f"ws://127.0.0.1:{relay.port}")
        tried = run(lambda: probe(address))
        assert tried.rtt_ms is not None and tried.bps > 0
        echo = linkprobe._echo

        async def first(connection: ClientConnection, number: int) -> float:
            took_s = await echo(connection, number)
            relay.cut()
            return took_s

        monkeypatch.setattr(linkprobe, "_echo", first)
        tried = run(lambda: probe(address))
        assert tried.rtt_ms is not None and tried.bps == 0


def test_a_server_that_is_not_there_has_no_figures() -> None:
    assert run(lambda: probe(read_address("ws://127.0.0.1:1"))) == LinkTried()
