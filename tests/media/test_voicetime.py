"""The time of the own voice: it never stops, it is the microphone's, and silence takes only the place that is empty."""

from app.media.voicetime import Step, VoiceTime


def sent(
    came: list[float], until_ms: int, muted: tuple[int, int] = (0, 0), asleep: tuple[int, int] = (0, 0)
) -> list[tuple[int, Step, int]]:
    """(when, what, how many) of a sender that looks every millisecond at blocks that come at these times."""
    time, waiting, done = VoiceTime(), 0, []
    for now in range(until_ms):
        waiting += sum(now - 1 < at <= now for at in came)
        if asleep[0] <= now < asleep[1]:
            continue
        while (step := time.step(now, waiting, muted[0] <= now < muted[1])) != "wait":
            done.append((now, step, time.leap(now, waiting) if step == "leap" else 1))
            waiting -= step in ("take", "drop")
        assert 0 < time.wait_ms(now) <= 180
    return done


def count(done: list[tuple[int, Step, int]], step: Step) -> int:
    return sum(number for _, one, number in done if one == step)


def test_without_a_microphone_there_is_silence_every_10_ms() -> None:
    assert [at for at, step, _ in sent([], 1_000) if step == "silence"] == list(range(10, 1_000, 10))


def test_a_microphone_is_sent_block_by_block_as_it_comes() -> None:
    came = [10.0 * n + 4 for n in range(100)]
    assert [step for _, step, _ in sent(came, 1_000) if step != "silence"] == ["take"] * 100
    assert count(sent(came, 1_000), "silence") <= 1  # before its first block


def test_bunches_of_60_ms_are_taken_whole_and_no_silence_comes_between() -> None:
    came = [float(-(-n // 6) * 60) for n in range(1, 601)]
    done = sent(came, 6_001)
    assert count(done, "take") == 600
    assert count(done, "silence") <= 7  # before the first


def test_a_clock_that_is_a_thousandth_fast_or_slow_is_followed_for_ten_minutes() -> None:
    for pace in (9.99, 10.01):
        came = [pace * n + 5 for n in range(60_000)]
        time, at, silent = VoiceTime(), 0, 0
        for now in came:
            while (step := time.step(now, 1)) == "silence":
                silent += 1
            assert step == "take"
            at += 1
        assert at == 60_000 and silent == 0


def test_a_microphone_that_goes_is_followed_by_silence_that_leaves_no_gap_in_time() -> None:
    done = sent([10.0 * n for n in range(1, 101)], 2_000)
    assert 197 <= count(done, "take") + count(done, "silence") <= 200
    assert count(done, "drop") == 0
    assert next(at for at, step, _ in done if at > 1_000 and step == "silence") <= 1_000 + 121


def test_a_muted_microphone_is_silence_at_once_and_not_a_block_of_it_goes_out() -> None:
    done = sent([10.0 * n for n in range(1, 300)], 3_000, muted=(1_000, 2_000))
    while_muted = [step for at, step, _ in done if 1_000 <= at < 2_000]
    assert while_muted.count("silence") in (99, 100, 101)
    assert "take" not in while_muted
    assert count(done, "take") + count(done, "silence") in (298, 299, 300)


def test_blocks_that_come_after_silence_has_taken_their_place_do_not_make_time_longer() -> None:
    came = [10.0 * n for n in range(1, 101)] + [1_200.0] * 20 + [1_200 + 10.0 * n for n in range(1, 100)]
    done = sent(came, 2_190)
    given = count(done, "take") + count(done, "silence")
    assert 218 <= given <= 226  # at most 60 ms ahead
    assert count(done, "drop") >= 5


def test_a_program_that_stood_still_says_all_that_was_kept_for_it() -> None:
    came = [10.0 * n for n in range(1, 200)]
    done = sent(came, 2_000, asleep=(700, 1_500))
    assert count(done, "take") == 199
    assert count(done, "silence") == count(done, "leap") == 0


def test_a_computer_that_slept_passes_the_time_over() -> None:
    awake = [10.0 * n for n in range(1, 101)] + [60_000 + 10.0 * n for n in range(1, 101)]
    done = sent(awake, 61_001, asleep=(1_001, 60_000))
    assert count(done, "leap") in (5_899, 5_900)
    assert count(done, "take") == 200
    assert count(done, "silence") <= 1
