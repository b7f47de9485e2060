"""What the program asks of the booth and believes of it, with a process that does what the test says."""

import os
import threading
import time
from collections.abc import Callable

import numpy as np
import pytest

from app.media.booth import booth as booths
from app.media.booth import wire
from app.media.booth.apart import VoicesApart
from app.media.booth.outbox import MOST_WAITING
from app.media.rtp.voiceplan import VoicePacket, VoiceStats
from tests.media.parts import now_ms, wait_for


class Child:
    pid = 1

    def __init__(self) -> None:
        (asked, asks), (told, tells) = os.pipe(), os.pipe()
        self.asked, self.sink = os.fdopen(asked, "rb"), os.fdopen(asks, "wb")
        self.source, self.tells = os.fdopen(told, "rb"), os.fdopen(tells, "wb")
        self.killed = threading.Event()

    def kill(self) -> None:
        if not self.killed.is_set():
            self.killed.set()
            self.tells.close()
            self.asked.close()

    def wait(self) -> int:
        return 0

    def next_asks(self) -> list[wire.AnyAsk]:
        return wire.ASKS.decode(wire.read(self.asked))


@pytest.fixture
def begin(monkeypatch: pytest.MonkeyPatch) -> Callable[..., VoicesApart]:
    def with_children(*children: Child) -> VoicesApart:
        waiting = iter(children)
        monkeypatch.setattr(booths, "started", lambda: (child := next(waiting), child.sink, child.source))
        return VoicesApart(now_ms)

    return with_children


def test_another_process_is_told_what_is_muted_and_silent_before_anything_begins(
    begin: Callable[..., VoicesApart], caplog: pytest.LogCaptureFixture
) -> None:
    first, second = Child(), Child()
    voices = begin(first, second)
    microphone, speaker = voices.sound("default", "default", True, lambda _: None)
    speaker.start()
    microphone.start()
    microphone.set_muted(True)
    speaker.set_silent(True)
    wait_for(lambda: voices.booth.pid)
    speaker.lay(np.full(960, 7, np.int16))
    wait_for(lambda: any(isinstance(ask, wire.Lay) and len(ask.samples) == 1_920 for ask in first.next_asks()))
    first.kill()
    asks = second.next_asks()
    assert not any(isinstance(ask, wire.Lay) for ask in asks)  # words of a moment ago are not said from their beginning
    begins = [at for at, ask in enumerate(asks) if isinstance(ask, wire.Start)]
    turns = [(at, ask.switch) for at, ask in enumerate(asks) if isinstance(ask, wire.Turn)]
    assert len(begins) == 2 and {switch for _, switch in turns} == {"muted", "silent"}
    assert max(at for at, _ in turns) < min(begins)
    microphone.close()
    speaker.close()
    second.kill()
    voices.close()
    caplog.clear()


def test_a_process_that_begins_is_given_its_time_and_one_that_takes_nothing_is_ended(
    begin: Callable[..., VoicesApart], caplog: pytest.LogCaptureFixture
) -> None:
    child, another = Child(), Child()
    voices = begin(child, another)
    hear = voices.hear()

    def come() -> None:
        for number in range(3 * MOST_WAITING):
            hear.put(VoicePacket(number, 0, 0.0, bytes(1_000)))

    wait_for(lambda: voices.booth.pid)
    come()
    assert not child.killed.wait(0.1)
    wire.write(child.tells, [wire.Heard(hear.part, VoiceStats(total=1), 0, None, 0.0)])
    wait_for(lambda: hear.stats.total)
    come()
    assert child.killed.is_set()
    hear.close()
    another.kill()
    voices.close()
    caplog.clear()


def test_a_process_that_hangs_is_ended_though_its_pipe_is_full(
    begin: Callable[..., VoicesApart], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(booths, "_TICK_S", 0.01)
    monkeypatch.setattr(booths, "_FIRST_TICKS", 20)
    child = Child()
    voices = begin(child)
    hear = voices.hear()
    for number in range(MOST_WAITING):
        hear.put(VoicePacket(number, 0, 0.0, bytes(1_000)))
    hear.close()
    assert child.killed.wait(60.0)
    voices.close()


def test_the_end_waits_for_no_process_that_has_not_begun(begin: Callable[..., VoicesApart]) -> None:
    child = Child()
    voices = begin(child)
    hear = voices.hear()
    wait_for(lambda: voices.booth.pid)
    voices.close()
    assert child.killed.is_set() and voices.booth.pid is None
    hear.close()


def test_what_never_begins_is_said_twice_and_not_for_ever(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tries: list[float] = []

    def refused() -> None:
        tries.append(time.monotonic())
        raise OSError

    monkeypatch.setattr(booths, "started", refused)
    monkeypatch.setattr(booths, "_LATER_S", 0.01)
    said: list[str] = []
    voices = VoicesApart(now_ms, said.append)
    hear = voices.hear()
    wait_for(lambda: len(tries) > 6)
    hear.close()
    voices.close()
    assert said == [booths.FAULT, booths.FAULTS]
    caplog.clear()


def test_what_was_said_before_muting_and_is_still_in_the_pipe_does_not_leave() -> None:
    voices = VoicesApart(now_ms)
    voices.close()  # no process: what it tells is told here
    left: list[int] = []
    microphone, _ = voices.sound("none", "none", False, lambda _: None)
    send = voices.send(lambda packet, _: left.append(packet.start))
    send.use(microphone.blocks)

    def told(start: int, sounds: bool) -> None:
        send.told(wire.Said(0, b"\xff", start, 960, 0.0, sounds))

    told(0, True)
    microphone.set_muted(True)
    told(960, True)
    told(1_920, False)  # a copy of the one before is in it
    told(2_880, False)
    microphone.set_muted(False)
    told(3_840, True)
    send.set_muted(True)
    told(4_800, True)
    send.set_muted(False)
    told(5_760, True)
    microphone.end()
    told(6_720, True)
    send.use(None)
    told(7_680, True)
    assert left == [0, 2_880, 3_840, 5_760]


@pytest.mark.parametrize(("is_faithful", "missing", "concealed"), [(True, 72_000, 0), (False, 0, 72_000)])
def test_what_nobody_heard_between_two_processes_is_counted(is_faithful: bool, missing: int, concealed: int) -> None:
    voices = VoicesApart(now_ms)
    voices.close()
    hear = voices.hear()
    hear.use_faithful(is_faithful)
    hear.told(wire.Heard(hear.part, VoiceStats(total=960), 0, 5, 1_000.0))
    hear.anew()
    hear.told(wire.Heard(hear.part, VoiceStats(), 0, None, 0.0))
    hear.told(wire.Heard(hear.part, VoiceStats(total=480), 0, 9, 2_500.0))
    assert hear.stats == VoiceStats(total=960 + 72_000 + 480, missing=missing, concealed=concealed)
