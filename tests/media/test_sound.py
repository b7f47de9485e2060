"""Blocks, playout, loudspeaker, microphone and the echo canceller."""

import itertools
import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from app.media import devices
from app.media import microphone as microphone_module
from app.media import speaker as speaker_module
from app.media.blocks import BLOCK, Block, BlockFan, BlockQueue, level_of
from app.media.echo import EchoCanceller
from app.media.microphone import Microphone
from app.media.playout import HIGH, TARGET, Playout
from app.media.rtp.voice import Heard
from app.media.speaker import Speaker
from tests.media.parts import now_ms, patiently, running, tone, wait_for


def blocks(count: int) -> "np.ndarray[tuple[int, ...], np.dtype[np.int16]]":
    return np.arange(count * BLOCK).astype(np.int16)


def test_a_full_queue_loses_the_oldest_and_counts() -> None:
    fan = BlockFan()
    queue = fan.reader()
    for i in range(103):
        fan.put(Block(np.zeros(BLOCK, np.int16), i))
    first = queue.take()
    assert first is not None and first.at_ms == 3 and queue.lost == 3


def test_who_waits_for_blocks_is_woken_when_one_is_there() -> None:
    fan, found = BlockFan(), []
    queue = fan.reader(lambda: found.append(queue.take()))
    fan.put(Block(np.zeros(BLOCK, np.int16), 7))
    assert [one.at_ms for one in found if one is not None] == [7]


def test_playout_begins_at_its_target_and_keeps_every_sample_in_order() -> None:
    playout = Playout()
    sound = blocks(TARGET)
    playout.put(sound[:1000])
    assert playout.pull() is None
    playout.put(sound[1000:])
    pulled = [playout.pull() for _ in range(TARGET)]
    assert np.array_equal(np.concatenate([one for one in pulled if one is not None]), sound)
    assert playout.underruns == 0


def test_playout_counts_a_run_dry_once_and_not_after_the_end_of_the_stream() -> None:
    playout = Playout()
    playout.put(blocks(TARGET))
    for _ in range(TARGET + 5):
        playout.pull()
    assert playout.underruns == 1 and playout.target > TARGET
    playout.put(blocks(playout.target))
    assert playout.pull() is not None
    playout.hush()
    playout.pull()
    assert playout.underruns == 1


def test_playout_cuts_a_pile_back_to_its_target() -> None:
    playout = Playout()
    playout.put(blocks(HIGH + 5))
    playout.pull()
    assert playout.skipped == HIGH + 5 - TARGET


def test_level_reads_nothing_for_silence_and_one_for_full_scale() -> None:
    assert level_of(np.zeros(BLOCK, np.int16)) == 0.0
    assert level_of(np.full(BLOCK, 32767, np.int16)) == pytest.approx(1.0, abs=0.01)


def test_a_file_is_heard_through_the_clocked_loudspeaker(tmp_path: Path) -> None:
    microphone = Microphone(f"file:{tone(tmp_path)}", now_ms)
    speaker = Speaker("none", now_ms)
    spoken, played = microphone.blocks.reader(), speaker.played.reader()
    microphone.start()
    speaker.start()
    loud: list[float] = []

    def heard() -> bool:
        while (block := spoken.take()) is not None:
            speaker.play(block.samples)
        while (block := played.take()) is not None:
            loud.append(level_of(block.samples))
        return len(loud) > 30

    wait_for(heard)
    speaker.hush()
    waited = [patiently(one._thread) for one in (microphone, speaker)]
    microphone.close()
    speaker.close()
    assert max(loud) > 0.7 and all(one.is_set() for one in waited) and running() == []


def asked(count: int) -> "tuple[list[float], Callable[[float], Heard | None]]":
    """A source that has nothing at first, then so many blocks; and when it was asked."""
    times: list[float] = []

    def source(now_ms: float) -> Heard | None:
        times.append(now_ms)
        return Heard(np.full(BLOCK, len(times), np.int16), False, None) if 3 < len(times) <= 3 + count else None

    return times, source


def test_a_source_is_asked_at_an_even_pace_however_unevenly_the_device_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    comes_ms = [40 * (n // 4) for n in range(100)]  # four blocks at once: the buffer of a device
    monkeypatch.setattr(speaker_module, "media_ms", lambda: 5_000.0 + comes_ms.pop(0))
    times, source = asked(0)
    speaker = Speaker("none", now_ms)
    speaker.listen(source)
    for _ in range(100):
        speaker._next()
    assert {later - former for former, later in itertools.pairwise(times[4:])} == {10}


def test_what_a_source_has_is_played() -> None:
    times, source = asked(20)
    speaker = Speaker("none", now_ms)
    played = speaker.played.reader()
    speaker.play(blocks(2 * TARGET))  # nobody asks the ring meanwhile
    speaker.listen(source)
    speaker.start()
    wait_for(lambda: len(times) > 25)
    speaker.close()
    heard = [int(block.samples[0]) for _ in range(len(played)) if (block := played.take()) is not None]
    assert heard == list(range(4, 24))
    assert speaker.dry == 0


def test_a_source_that_fails_at_one_block_is_asked_for_the_next(caplog: pytest.LogCaptureFixture) -> None:
    times, source = asked(20)

    def failing(at_ms: float) -> Heard | None:
        heard = source(at_ms)
        if 10 <= len(times) < 13:
            raise ValueError("a packet nobody thought of")
        return heard

    speaker = Speaker("none", now_ms)
    played = speaker.played.reader()
    speaker.listen(failing)
    with caplog.at_level(logging.ERROR):
        speaker.start()
        wait_for(lambda: len(times) > 25)
        speaker.close()
    assert len(played) == 17 and speaker.failed == 3
    assert len(caplog.records) == 1 and caplog.records[0].exc_info is not None


def test_without_its_source_the_loudspeaker_plays_the_ring_again() -> None:
    times, source = asked(1)
    speaker = Speaker("none", now_ms)
    played = speaker.played.reader()
    speaker.listen(source)
    speaker.start()
    wait_for(lambda: len(times) > 4)
    speaker.listen(None)
    speaker.play(blocks(2 * TARGET))
    wait_for(lambda: len(played) > TARGET)
    speaker.close()
    assert speaker.dry <= 1


def test_a_silent_loudspeaker_takes_what_comes_and_plays_none_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    system = PortAudio()
    system.plugged = ["Headset"]
    monkeypatch.setattr(devices, "sound_system", lambda: system)
    times, source = asked(10_000)
    speaker = Speaker("default", now_ms)
    played = speaker.played.reader()
    speaker.listen(source)
    speaker.set_silent(True)
    speaker.start()
    wait_for(lambda: len(times) > 10)
    assert played.take() is None and system.written == {0}
    speaker.set_silent(False)
    wait_for(lambda: len(played) > 3)
    speaker.close()
    assert len(system.written) > 1


def test_blocks_that_the_loudspeaker_asks_for_too_late_are_underruns(monkeypatch: pytest.MonkeyPatch) -> None:
    """A source that holds the thread up for longer than a device's buffer lasts."""
    times, source = asked(10_000)
    at = [5_000.0]

    class Ending(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            at[0] += 1_000 * (timeout or 0.0)
            return self.is_set()

    def slow(at_ms: float) -> Heard | None:
        if len(times) == 20:
            at[0] += 200
        if len(times) == 60:
            speaker.end()
        return source(at_ms)

    monkeypatch.setattr(speaker_module, "media_ms", lambda: at[0])
    speaker = Speaker("none", now_ms)
    speaker._ending = Ending()
    speaker.listen(slow)
    speaker._run()
    assert 10 <= speaker.late < 20 and speaker.underruns == speaker.late


def test_a_device_that_ran_dry_is_an_underrun(monkeypatch: pytest.MonkeyPatch) -> None:
    system = PortAudio()
    system.plugged = ["Headset"]
    system.dry_writes = 1
    monkeypatch.setattr(devices, "sound_system", lambda: system)
    times, source = asked(10_000)
    speaker = Speaker("default", now_ms)
    speaker.listen(source)
    speaker.start()
    wait_for(lambda: len(times) > 5)
    speaker.close()
    assert (speaker.late, speaker.dry) == (1, 0)


def test_a_device_that_runs_dry_again_and_again_is_opened_deeper(monkeypatch: pytest.MonkeyPatch) -> None:
    system = PortAudio()
    system.plugged = ["Headset"]
    system.dry_writes = 4
    monkeypatch.setattr(devices, "sound_system", lambda: system)
    times, source = asked(10_000)
    speaker = Speaker("default", now_ms, EchoCanceller())
    speaker.listen(source)
    speaker.start()
    wait_for(lambda: len(system.latencies) > 1 and len(times) > 10)
    speaker.close()
    assert speaker.depth_ms == 100
    assert system.latencies == [0.06, 0.1]
    assert speaker.late == 4


def test_the_stethoscope_is_heard_as_the_device_gives_it(monkeypatch: pytest.MonkeyPatch) -> None:
    system = PortAudio()
    system.plugged = ["Headset"]
    monkeypatch.setattr(devices, "sound_system", lambda: system)
    microphone = Microphone("default", now_ms, EchoCanceller())
    microphone.set_plain(True)
    spoken = microphone.blocks.reader()
    microphone.start()
    wait_for(lambda: len(spoken) > 3)
    assert {value for block in taken(spoken) for value in block.samples.tolist()} == {50}
    microphone.set_plain(False)
    wait_for(lambda: any(np.any(block.samples != 50) for block in taken(spoken)))
    microphone.close()


def taken(queue: BlockQueue) -> list[Block]:
    return [block for _ in range(len(queue)) if (block := queue.take()) is not None]


def test_what_is_read_late_is_stamped_by_when_it_was_said() -> None:
    read = iter(range(10_000))

    def comes_late() -> int:
        """A block every 10 ms, looked at on time or up to 90 ms after that."""
        number = next(read)
        return 1_800_000_000_000 + 10 * number + (0 if number % 10 == 0 else 90 - 10 * (number % 10))

    microphone = Microphone("none", comes_late)
    spoken = microphone.blocks.reader()
    for _ in range(41):  # by hand: a computer that stands still for a second begins its clock anew
        microphone._publish(np.zeros(BLOCK, np.int16))
    stamps = [block.at_ms - 1_800_000_000_000 for _ in range(41) if (block := spoken.take()) is not None]
    assert stamps == [10 * i - 10 for i in range(41)]


def test_no_block_leaves_a_muted_microphone(tmp_path: Path) -> None:
    microphone = Microphone(f"file:{tone(tmp_path)}", now_ms)
    microphone.set_muted(True)
    spoken = microphone.blocks.reader()
    microphone.start()
    wait_for(lambda: microphone.state.kind == "on")
    assert spoken.take() is None and microphone.level == 0.0
    microphone.set_muted(False)
    wait_for(lambda: spoken.take() is not None)
    microphone.close()


def test_no_block_leaves_a_microphone_that_was_ended(tmp_path: Path) -> None:
    microphone = Microphone(f"file:{tone(tmp_path)}", now_ms)
    spoken = microphone.blocks.reader()
    microphone.end()
    microphone._publish(np.full(BLOCK, 900, np.int16))
    assert spoken.take() is None and microphone.level == 0.0


def test_a_silent_microphone_is_a_state_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(microphone_module, "SILENT_S", 0.2)
    microphone = Microphone(f"file:{tone(tmp_path, loudness=0)}", now_ms)
    microphone.start()
    wait_for(lambda: microphone.state.kind == "silent")
    assert "no sound at all" in microphone.state.sentence
    microphone.close()


def test_a_missing_file_is_an_absent_microphone_that_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(microphone_module, "RETRY_S", 0.05)
    microphone = Microphone(f"file:{tmp_path / 'tone.wav'}", now_ms)
    microphone.start()
    wait_for(lambda: microphone.state.kind == "absent")
    tone(tmp_path)
    wait_for(lambda: microphone.state.kind == "on")
    microphone.close()


def test_a_computer_without_a_sound_system_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "sound_system", lambda: None)
    microphone, speaker = Microphone("default", now_ms), Speaker("default", now_ms)
    microphone.start()
    speaker.start()
    wait_for(lambda: microphone.state.kind == "absent" and speaker.state.kind == "absent")
    assert "PortAudio" in microphone.state.sentence and "PortAudio" in speaker.state.sentence
    assert devices.microphones() == () and devices.speakers() == ()
    microphone.close()
    speaker.close()


class PortAudio(ModuleType):
    """As sounddevice: what is plugged in is seen from the next `_initialize` on, and ending cuts every stream off."""

    class PortAudioError(Exception):
        pass

    def __init__(self) -> None:
        super().__init__("sounddevice")
        self.plugged: list[str] = []
        self._listed: list[str] = []
        self._initialized = 1
        self.open_streams = self.cut_off = self.dry_writes = 0
        self.written: set[int] = set()
        self.latencies: list[float] = []

    def _terminate(self) -> None:
        self._initialized -= 1
        self.cut_off += self.open_streams

    def _initialize(self) -> None:
        self._initialized += 1
        self._listed = list(self.plugged)

    def query_devices(self, index: int | None = None) -> list[dict[str, object]]:
        return [{"name": name, "max_input_channels": 1, "max_output_channels": 1} for name in self._listed]

    def InputStream(self, *_: object, latency: float, **__: object) -> "Stream":
        if not self._listed:
            raise self.PortAudioError
        self.latencies.append(latency)
        return Stream(self)

    OutputStream = InputStream


class Stream:
    latency = 0.03

    def __init__(self, system: PortAudio) -> None:
        self._system = system

    def __enter__(self) -> "Stream":
        self._system.open_streams += 1
        return self

    def __exit__(self, *_: object) -> None:
        self._system.open_streams -= 1

    def read(self, length: int) -> tuple[np.ndarray, bool]:  # type: ignore[type-arg]
        time.sleep(0.01)
        if not self._system.plugged:
            raise self._system.PortAudioError
        return np.full((length, 1), 50, np.int16), False

    def write(self, block: np.ndarray) -> bool:  # type: ignore[type-arg]
        time.sleep(0.01)
        if not self._system.plugged:
            raise self._system.PortAudioError
        self._system.written.add(int(block[0, 0]))
        self._system.dry_writes -= 1
        return self._system.dry_writes >= 0


@pytest.mark.parametrize("spec", ["default", "Headset"])
def test_a_headset_plugged_in_later_is_taken_up_and_so_is_one_that_went(
    spec: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = PortAudio()
    monkeypatch.setattr(devices, "sound_system", lambda: system)
    monkeypatch.setattr(microphone_module, "RETRY_S", 0.02)
    monkeypatch.setattr(speaker_module, "RETRY_S", 0.02)
    microphone, speaker = Microphone(spec, now_ms), Speaker(spec, now_ms)
    microphone.start()
    speaker.start()
    for plugged in (True, False, True):
        wait_for(lambda: (microphone.state.kind == "absent" and speaker.state.kind == "absent") or system.plugged)
        system.plugged = ["Headset"] if plugged else []
        wait_for(lambda: {microphone.state.kind, speaker.state.kind} == {"on" if system.plugged else "absent"})
    microphone.close()
    speaker.close()
    assert system.cut_off == 0


def test_while_a_stream_is_open_a_listing_does_not_cut_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    system = PortAudio()
    system.plugged = ["Headset"]
    monkeypatch.setattr(devices, "sound_system", lambda: system)
    assert devices.microphones() == ("Headset",)
    with devices.in_use(system):
        system.plugged.append("Another")
        assert devices.speakers() == ("Headset",)
    assert devices.speakers() == ("Headset", "Another") and system._initialized == 1


def test_sounddevice_can_still_be_begun_anew() -> None:
    """These names are its own business: a new version may take them away."""
    sound = devices.sound_system()
    if sound is None:
        pytest.skip("PortAudio is missing here")
    devices.look_again(sound)
    assert sound._initialized == 1 and callable(sound._terminate)


def test_a_loudspeaker_that_is_not_there_is_a_state_and_time_goes_on() -> None:
    speaker = Speaker("no such loudspeaker", now_ms)
    played = speaker.played.reader()
    speaker.start()
    wait_for(lambda: speaker.state.kind == "absent")
    speaker.play(blocks(2 * TARGET))
    wait_for(lambda: played.take() is not None)
    speaker.hush()
    speaker.close()


def test_the_echo_of_the_loudspeaker_is_taken_out() -> None:
    random = np.random.default_rng(1)
    far = (random.normal(size=(400, BLOCK)) * 3000).astype(np.int16)
    echo = np.concatenate((np.zeros(6 * BLOCK, np.int16), far.reshape(-1)))[: far.size].reshape(400, BLOCK) // 2
    canceller = EchoCanceller()
    left = []
    for loud, heard in zip(far, echo, strict=True):
        canceller.far(loud)
        left.append(canceller.near(heard.astype(np.int16)))
    assert np.std(np.concatenate(left[300:])) < 0.03 * np.std(echo[300:])


def test_the_echo_canceller_takes_blocks_of_ten_milliseconds_only() -> None:
    with pytest.raises(ValueError, match="480"):
        EchoCanceller().far(np.zeros(441, np.int16))
