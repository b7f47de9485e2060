"""The plan for every packet, one conversation at a time: 20 ms frames, asked whenever less than a block is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.media.blocks import BLOCK
from app.media.rtp.voicebuffer import VoiceBuffer
from app.media.rtp.voiceplan import Plan, VoicePacket

FRAME = 960
PLAIN = bytes([9 << 3, 0x80]) + b"x" * 30  # wide band speech, active, without a copy of what came before
COPY = bytes([9 << 3, 0xC0]) + b"x" * 30
PAUSE = bytes([9 << 3])


class Listening:
    """Asks as a player does and writes down what it was told."""

    def __init__(self, faithful: bool = False) -> None:
        self.buffer = VoiceBuffer(faithful)
        self.now = 0.0
        self.left = 0
        self.plans: list[Plan] = []

    def run(self, until_ms: float, arriving: "dict[int, float]", payloads: "dict[int, bytes] | None" = None) -> None:
        """`arriving`: packet number to when it comes; numbers count frames of 20 ms."""
        due = sorted((at, number) for number, at in arriving.items() if at >= self.now)
        while self.now < until_ms:
            while due and due[0][0] <= self.now:
                at, number = due.pop(0)
                payload = (payloads or {}).get(number, COPY)
                self.buffer.put(VoicePacket(number % 65_536, number * FRAME % (1 << 32), at, payload))
            while self.left < BLOCK:
                plan = self.buffer.plan(self.now, self.left)
                self.plans.append(plan)
                self.left += plan.samples
            self.left -= BLOCK
            self.now += 10

    @property
    def kinds(self) -> list[str]:
        return [plan.kind for plan in self.plans]

    def after_start(self) -> list[str]:
        return self.kinds[self.kinds.index("decode") :]


def on_time(count: int, first: int = 0, without: "tuple[int, ...]" = (), late_ms: float = 0.0) -> "dict[int, float]":
    return {n: n * 20.0 + 20 + late_ms for n in range(first, first + count) if n not in without}


def test_sound_begins_after_the_delay_aimed_at_and_goes_on_in_order() -> None:
    one = Listening()
    one.run(1_000, on_time(60))
    assert set(one.after_start()) == {"decode"}
    starts = [plan.start for plan in one.plans if plan.kind == "decode"]
    assert starts == list(range(0, len(starts) * FRAME, FRAME))
    assert 20 < one.buffer.stats.delay_ms <= 60


def test_a_lost_packet_is_recovered_from_the_next_and_from_then_on_the_next_is_waited_for() -> None:
    one = Listening()
    one.run(3_000, on_time(160, without=(20, 60)))
    assert one.kinds.count("recover") == 2
    recovered = [plan for plan in one.plans if plan.kind == "recover"]
    assert [plan.start for plan in recovered] == [20 * FRAME, 60 * FRAME]
    assert one.buffer.stats.lost == 2
    at = one.plans.index(recovered[1])
    assert {plan.kind for plan in one.plans[at - 5 : at + 5]} == {"decode", "recover"}  # no concealment the second time


def test_without_a_copy_the_length_of_the_loss_is_concealed() -> None:
    one = Listening()
    one.run(2_000, on_time(100, without=(20, 21)), dict.fromkeys(range(100), PLAIN))
    stats = one.buffer.stats
    assert stats.concealed == 2 * FRAME
    assert (stats.recovered, stats.holes, stats.lost) == (0, 1, 2)


def test_a_burst_of_three_is_concealed_for_two_and_recovered_for_one() -> None:
    one = Listening()
    one.run(3_000, on_time(150, without=(50, 51, 52)))
    assert one.buffer.stats.recovered == FRAME
    assert one.buffer.stats.concealed == 2 * FRAME


def test_what_is_only_late_is_played_later_and_nothing_of_it_is_dropped() -> None:
    arriving = on_time(150)
    for number in range(40, 44):
        arriving[number] = 44 * 20.0 + 20  # 80 ms stood still, then came together
    one = Listening()
    one.run(2_900, arriving, dict.fromkeys(range(150), PLAIN))
    stats = one.buffer.stats
    starts = [plan.start for plan in one.plans if plan.kind == "decode"]
    assert starts == list(range(0, len(starts) * FRAME, FRAME))
    assert 0 < stats.concealed <= 80 * 48
    assert (stats.late, stats.lost, stats.skipped) == (0, 0, 0)


def test_delay_gained_by_waiting_is_given_back_by_pace() -> None:
    arriving = on_time(1_500)
    for number in range(40, 52):
        arriving[number] = 52 * 20.0 + 20
    one = Listening()
    one.run(2_000, arriving)
    high = one.buffer.stats.delay_ms
    one.run(29_000, arriving)
    paces = {plan.pace for plan in one.plans}
    assert {"shorter", "much shorter"} <= paces
    assert high > 100
    assert one.buffer.stats.target_ms < 60


def test_a_clock_of_the_sender_that_leaps_is_not_filled_with_what_nobody_said() -> None:
    one = Listening()
    one.run(900, on_time(40))
    for n in range(20):
        one.buffer.put(VoicePacket(41 + n, (540 + n) * FRAME, 900.0 + n * 20, COPY))
    one.run(1_300, {})
    assert one.buffer.stats.concealed <= 200 * 48
    assert 540 * FRAME in [plan.start for plan in one.plans]


def test_an_outage_fades_to_silence_and_playing_begins_anew_without_the_old() -> None:
    one = Listening()
    one.run(8_000, on_time(100) | on_time(150, 250))
    kinds = one.after_start()
    assert kinds.count("conceal") == 18  # 180 ms
    assert "silence" in kinds
    first = next(plan for plan in one.plans[one.kinds.index("silence", 20) :] if plan.kind == "decode")
    assert first.start == 250 * FRAME
    assert one.buffer.stats.concealed > 2_500 * 48


def test_after_a_standstill_of_two_seconds_the_oldest_is_skipped() -> None:
    arriving = on_time(300) | dict.fromkeys(range(100, 200), 200 * 20.0 + 20)
    one = Listening()
    one.run(6_000, arriving)
    assert 20 <= one.buffer.stats.skipped <= 100
    assert one.buffer.stats.delay_ms < 650


def test_a_pause_of_the_sender_is_no_loss_and_gets_comfort() -> None:
    spoken = {number: n * 20.0 + 20 for n, number in enumerate(range(40))}
    one = Listening()
    one.run(810, spoken, {39: PAUSE})
    one.run(1_500, {})
    later = VoicePacket(40, 75 * FRAME, 1_520.0, COPY)
    one.buffer.put(later)
    one.run(1_560, {})
    assert "comfort" in one.kinds
    assert one.plans[-1].kind in ("decode", "comfort")
    assert "recover" not in one.kinds
    assert one.buffer.stats.concealed == 0


def test_numbers_go_round() -> None:
    first = 65_530
    one = Listening()
    arriving = {n: (n - first) * 20.0 + 20 for n in range(first, first + 40)}
    one.run(700, arriving)
    assert set(one.after_start()) == {"decode"}


def test_a_sender_that_begins_again_is_followed() -> None:
    one = Listening()
    one.run(500, on_time(25))
    one.run(1_500, {40_000 + n: 500 + n * 20.0 for n in range(60)})
    assert one.plans[-1].kind == "decode"


@pytest.mark.parametrize("without", [(50,), (50, 51, 52)])
def test_the_stethoscope_says_what_is_missing_and_keeps_its_time(without: "tuple[int, ...]") -> None:
    one = Listening(faithful=True)
    one.run(3_000, on_time(160, without=without))
    kinds = set(one.after_start())
    assert kinds == {"decode", "missing"}
    assert {plan.pace for plan in one.plans} == {"even"}
    lost = [plan for plan in one.plans if plan.kind == "missing" and plan.start is not None]
    assert lost[0].start == 50 * FRAME
    assert sum(plan.samples for plan in lost) == len(without) * FRAME
    assert one.buffer.stats.missing == len(without) * FRAME


def test_the_stethoscope_is_not_hurried_when_the_path_becomes_faster() -> None:
    one = Listening(faithful=True)
    one.run(4_000, on_time(100, late_ms=150.0) | on_time(110, 100))
    assert one.buffer.stats.delay_ms > one.buffer.stats.target_ms + 100
    assert {plan.pace for plan in one.plans} == {"even"}


def test_the_stethoscope_never_plays_what_comes_after_its_time_but_follows_a_slower_path() -> None:
    one = Listening(faithful=True)
    one.run(12_000, on_time(100) | on_time(500, 100, late_ms=400.0))
    assert one.buffer.stats.late > 20
    assert {"conceal", "recover"}.isdisjoint(one.kinds)
    assert one.plans[-1].kind == "decode"


@given(
    st.lists(
        st.tuples(st.integers(0, 65_535), st.integers(0, (1 << 32) - 1), st.binary(max_size=12)),
        min_size=1,
        max_size=60,
    ),
    st.booleans(),
)
def test_whatever_comes_there_is_a_plan_and_the_queue_is_bounded(
    packets: "list[tuple[int, int, bytes]]", faithful: bool
) -> None:
    buffer = VoiceBuffer(faithful)
    for now, (sequence, timestamp, payload) in enumerate(packets):
        buffer.put(VoicePacket(sequence, timestamp, now * 20.0, payload))
        for _ in range(4):
            plan = buffer.plan(now * 20.0, 0)
            assert 0 < plan.samples <= 5_760
            assert plan.payload or plan.kind not in ("decode", "recover")


@pytest.mark.parametrize("off", [1, 60, 119, 121])
def test_what_is_recovered_is_whole_steps_also_where_the_sender_counts_time_in_another(off: int) -> None:
    one = Listening()
    one.run(820, on_time(40))
    for n in range(41, 60):
        one.buffer.put(VoicePacket(n, n * FRAME - off, n * 20.0 + 20, COPY))
    one.run(1_200, {})
    (recovered,) = [plan for plan in one.plans if plan.kind == "recover"]
    assert recovered.samples == (FRAME - off) // 120 * 120
    assert all(plan.samples % 120 == 0 for plan in one.plans)


def test_beside_a_queue_that_stands_a_copy_is_waited_for_all_the_same() -> None:
    """Frames of 60 ms, every tenth lost; from the fifteenth second on all else waits 75 ms in a queue."""
    long = bytes([11 << 3, 0xF0]) + b"x" * 60
    buffer, at, left = VoiceBuffer(), 0.0, 0
    arriving = {n: n * 60.0 + 80 + (75 if n >= 250 else 0) for n in range(330) if n % 10 != 5}
    while at < 19_000:
        for number in [n for n, due in arriving.items() if due <= at]:
            buffer.put(VoicePacket(number, number * 2_880, arriving.pop(number), long))
        while left < BLOCK:
            left += buffer.plan(at, left).samples
        left -= BLOCK
        at += 10
    assert buffer.target_ms >= 60 + 75 + 60  # the frame itself, the queue, the next frame with the copy
