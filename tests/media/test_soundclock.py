"""Sound is stamped by when it was due, however late and bunched it comes."""

from app.media.soundclock import SoundClock

START = 1_800_000_000_000


def test_a_burst_after_a_stall_lies_where_it_was_said() -> None:
    clock = SoundClock()
    comes = [*range(0, 500, 10), *[900] * 40, *range(900, 1_500, 10)]
    assert [clock.stamp(START + at) - START for at in comes] == list(range(0, 1_500, 10))


def test_blocks_that_are_a_little_late_lie_where_the_punctual_ones_say() -> None:
    clock = SoundClock()
    comes = [10 * i + (0 if i % 50 == 20 else 30 + i % 7) for i in range(1_000)]
    stamps = [clock.stamp(START + at) - START for at in comes]
    assert stamps[20:] == [10 * i for i in range(20, 1_000)]


def test_a_device_whose_clock_is_slower_is_followed() -> None:
    clock = SoundClock()
    comes = [round(10.01 * i) for i in range(20_000)]  # a thousandth: far more than a device is off
    assert all(abs(clock.stamp(START + at) - START - at) <= 7 for at in comes)


def test_a_device_whose_clock_is_faster_and_a_clock_set_back_are_followed_at_once() -> None:
    clock = SoundClock()
    assert all(clock.stamp(START + at) - START == at for at in (round(9.99 * i) for i in range(20_000)))
    assert clock.stamp(START) == START


def test_after_a_sleep_or_a_loss_the_next_block_lies_where_it_comes() -> None:
    clock = SoundClock()
    assert [clock.stamp(START + at) - START for at in (0, 10, 5_000, 5_010)] == [0, 10, 5_000, 5_010]
    clock.lose()
    assert clock.stamp(START + 5_500) == START + 5_500
