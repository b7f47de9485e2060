"""Sound in a process of its own: a real one speaks, is heard, dies and comes back, and ends when nobody needs it."""

import itertools
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.media.booth import booth as booths
from app.media.booth.apart import VoicesApart
from app.media.booth.far import FarMicrophone, FarSpeaker
from app.media.booth.farvoice import FarHear, FarSend
from app.media.codecs.opus import OpusPacket, VoiceSettings
from app.media.mediatime import media_ms
from app.media.microphone import Microphone
from app.media.rtp.voiceplan import VoicePacket
from app.media.speaker import Speaker
from app.media.voicehear import VoiceHear
from app.media.voices import VoicesHere
from tests.media.parts import now_ms, tone

WITHIN_S = 60.0


def until(condition: Callable[[], object]) -> None:
    ends = time.monotonic() + WITHIN_S
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.005)


class Place:
    """Who speaks here is heard here."""

    def __init__(self, folder: Path, muted: bool = False) -> None:
        self.faults: list[str] = []
        self.voices = VoicesApart(now_ms, self.faults.append)
        self.packets: list[tuple[OpusPacket, float]] = []
        self.microphone, self.speaker = self.voices.sound(f"file:{tone(folder)}", "clock", False, lambda _: None)
        self.hear, self.send = self.voices.hear(), self.voices.send(self._said)
        self.send.use(self.microphone.blocks)
        self.speaker.follow(self.hear)
        if muted:
            self.microphone.set_muted(True)
            self.send.set_muted(True)
        for part in (self.speaker, self.microphone, self.send):
            part.start()

    @property
    def parts(self) -> tuple[FarSend, FarHear, FarMicrophone, FarSpeaker]:
        return self.send, self.hear, self.microphone, self.speaker

    @property
    def pid(self) -> int:
        until(lambda: self.voices.booth.pid)
        assert self.voices.booth.pid is not None
        return self.voices.booth.pid

    def close(self) -> None:
        for part in self.parts:
            part.close()
        self.voices.close()

    def _said(self, packet: OpusPacket, captured_ms: float) -> None:
        number = len(self.packets)
        self.packets.append((packet, captured_ms))
        self.hear.put(VoicePacket(number % 65_536, packet.start % (1 << 32), media_ms(), packet.payload))


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    made = Place(tmp_path)
    yield made
    made.close()


def follows(packets: list[OpusPacket]) -> bool:
    """Time never goes back, and nothing is said twice."""
    return all(one.start + one.samples <= other.start for one, other in itertools.pairwise(packets))


def test_what_is_said_is_heard_and_recorded_at_its_time(place: Place) -> None:
    began = now_ms()
    said, played = place.microphone.blocks.reader(), place.speaker.played.reader()
    until(lambda: len(said) > 20 and len(played) > 20 and place.hear.stats.total > 20 * 480)
    assert (place.microphone.state.kind, place.speaker.state.kind) == ("on", "on")
    assert place.hear.state.kind == place.send.state.kind == "on"
    assert place.microphone.level > 0.1
    assert place.hear.sounding is not None
    packets = [packet for packet, _ in place.packets]
    assert follows(packets)
    assert all(began - 1_000 <= captured_ms <= now_ms() for _, captured_ms in place.packets)
    blocks = [block for _ in range(len(said)) if (block := said.take()) is not None]
    apart = [block.at_ms - other.at_ms for other, block in itertools.pairwise(blocks)]
    assert apart.count(10) > len(apart) / 2 and min(apart) >= 0  # one that is the least late yet draws time to itself
    assert all(block.samples.size == 480 for block in blocks)
    assert any(block.samples.any() for block in blocks)
    place.microphone.blocks.drop(said)
    place.microphone.end()
    assert place.microphone.level == 0.0


def test_nothing_of_a_muted_microphone_comes_here(tmp_path: Path) -> None:
    place = Place(tmp_path, muted=True)
    try:
        said = place.microphone.blocks.reader()
        until(lambda: len(place.packets) > 5)
        assert (len(said), place.microphone.level) == (0, 0.0)
        place.microphone.set_muted(False)
        place.send.set_muted(False)
        until(lambda: len(said))
    finally:
        place.close()


def test_settings_and_the_stethoscope_reach_the_booth(place: Place) -> None:
    until(lambda: place.packets)
    assert place.packets[-1][0].samples == 960
    place.send.settings(VoiceSettings(16_000, 60))
    until(lambda: place.packets[-1][0].samples == 2_880)
    place.send.stethoscope(True)
    place.hear.use_faithful(True)
    place.microphone.set_plain(True)
    place.speaker.set_silent(True)
    until(lambda: place.packets[-1][0].samples == 960 and len(place.packets[-1][0].payload) == 160)
    assert follows([packet for packet, _ in place.packets])


def test_a_process_that_dies_is_made_anew_and_the_call_goes_on(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    place.send.settings(VoiceSettings(16_000, 60))
    said = place.microphone.blocks.reader()
    until(lambda: place.hear.stats.total and place.packets[-1][0].samples == 2_880)
    before, spoken, heard = place.pid, len(place.packets), place.hear.stats.total
    os.kill(before, signal.SIGTERM)
    until(lambda: len(place.packets) > spoken + 5 and place.hear.stats.total > heard)
    assert place.pid != before
    assert place.faults == [booths.FAULT]
    assert place.packets[-1][0].samples == 2_880  # as it was asked of the one before
    assert follows([packet for packet, _ in place.packets])
    assert place.speaker.underruns >= 1  # what was not played
    while said.take() is not None:
        pass
    until(lambda: len(said))
    assert "started again" in caplog.text
    caplog.clear()


@pytest.mark.skipif(sys.platform == "win32", reason="there nobody stops a process without ending it")
def test_a_process_that_hangs_is_ended_and_made_anew(
    place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(booths, "_SILENT_TICKS", 4)
    until(lambda: place.packets)
    before = place.pid
    os.kill(before, signal.SIGSTOP)
    until(lambda: place.voices.booth.pid not in (None, before))
    spoken = len(place.packets)
    until(lambda: len(place.packets) > spoken)
    assert "started again" in caplog.text
    caplog.clear()


def test_without_a_part_the_process_ends_and_comes_with_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(booths, "LINGER_S", 0.0)
    place = Place(tmp_path)
    before = place.pid
    for part in place.parts:
        part.close()
    until(lambda: place.voices.booth.pid is None)
    hear = place.voices.hear()
    assert place.pid != before
    hear.close()
    place.voices.close()
    assert place.faults == []
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("booth")]


def test_a_process_that_cannot_be_started_costs_the_sound_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tried = threading.Event()

    def refused() -> None:
        tried.set()
        raise OSError

    monkeypatch.setattr(booths, "started", refused)
    place = Place(tmp_path)
    assert tried.wait(WITHIN_S)
    until(lambda: place.faults)
    place.close()
    caplog.clear()
    assert place.packets == []


def test_parts_of_two_processes_are_not_joined(place: Place, tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        place.send.use(Microphone("none", now_ms).blocks)
    with pytest.raises(TypeError):
        place.speaker.follow(VoiceHear())
    with pytest.raises(TypeError):
        Speaker("none", now_ms).follow(place.hear)


def test_here_the_same_is_made_in_this_process(tmp_path: Path) -> None:
    voices = VoicesHere(now_ms)
    microphone, speaker = voices.sound("none", "none", False, lambda _: None)
    hear, send = voices.hear(), voices.send(lambda packet, at_ms: None)
    speaker.follow(hear)
    speaker.follow(None)
    send.use(microphone.blocks)
    hear.put(VoicePacket(1, 2, 3.0, b"\0"))
    hear.close()
    assert hear.pull(10.0) is None
    voices.close()
